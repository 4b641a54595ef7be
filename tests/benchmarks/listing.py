"""The window's list of many cables: first rows, memory, order, filters, figures."""

import tracemalloc
from collections.abc import Callable, Iterator, Sequence

from reviewer.domain.queues import QUEUES
from reviewer.gui.models.cables import MOST_PAGES, PAGE, CableModel
from reviewer.services import browsing, narrowing, searching
from reviewer.services.browsing import CableRow
from reviewer.services.projects import Project
from reviewer.services.searching import Order
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, median_ms

NAMES = (
    "list, first rows in the window's model",
    "list, memory with all pages that are kept",
    "list, ids of all cables",
    "sort, slowest column, first rows",
    "filter by tag, level and time, first rows",
    "list, a page out of the middle",
    "list, the place of a cable",
    "facets of all cables (beside the window)",
    "facets of a word (beside the window)",
    "counts of the queues (beside the window)",
)
_WHO = "analyst"
_SCREEN = 12
_FILTER = "tag:PTER level:C..S from:2000-01..2004-12"


def listed(project: Project) -> Iterator[Measured]:
    """Everything the list does with a project of many cables."""
    model = CableModel()

    def show(text: str = "", order: Order = Order.IMPORTED) -> None:
        found = searching.search(project, text, reviewer=_WHO, order=order)
        model.show_found(found.ids, lambda ids: _page(project, ids))
        for place in range(min(_SCREEN, model.rowCount())):
            model.row_at(place)

    yield Measured(NAMES[0], median_ms(show), "ms", 200)
    yield Measured(NAMES[1], _memory(show, model), "MB", 25)
    ids = searching.search(project, "", reviewer=_WHO).ids
    yield Measured(NAMES[2], len(ids) * ids.itemsize / 1024**2, "MB")
    yield Measured(NAMES[3], _slowest_order(show), "ms", 250)
    yield Measured(NAMES[4], median_ms(lambda: show(_FILTER, Order.DATE)), "ms", 250)
    show()
    middle = iter(range(len(ids) // 2, len(ids), PAGE))
    yield Measured(NAMES[5], median_ms(lambda: model.row_at(next(middle, 0))), "ms")
    yield Measured(NAMES[6], median_ms(lambda: model.place_of(ids[-1])), "ms")
    yield from _figures(project)


def _figures(project: Project) -> Iterator[Measured]:
    for name, text in ((NAMES[7], ""), (NAMES[8], corpus.word(500))):
        took = median_ms(lambda t=text: narrowing.facets(project, t, reviewer=_WHO))  # type: ignore[misc]
        yield Measured(name, took, "ms")
    texts = [queue.query for queue in QUEUES]
    took = median_ms(lambda: narrowing.counts(project, texts, reviewer=_WHO))
    yield Measured(NAMES[9], took, "ms")


def _page(project: Project, ids: Sequence[int]) -> tuple[CableRow, ...]:
    return browsing.page(project, ids, reviewer=_WHO)


def _memory(show: Callable[[], None], model: CableModel) -> float:
    """What stays allocated once as many pages were looked at as are ever kept."""
    tracemalloc.start()
    show()
    for place in range(0, min(model.rowCount(), (MOST_PAGES + 8) * PAGE), PAGE):
        model.row_at(place)
    held = tracemalloc.get_traced_memory()[0] / 1024**2
    tracemalloc.stop()
    return held


def _slowest_order(show: Callable[[str, Order], None]) -> float:
    orders = [order for order in Order if order is not Order.RELEVANCE]
    return max(median_ms(lambda o=order: show("", o)) for order in orders)  # type: ignore[misc]
