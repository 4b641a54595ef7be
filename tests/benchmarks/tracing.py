"""Places in many cables: finding, ordering and reading them, recording at many."""

from collections.abc import Iterator
from time import perf_counter

from reviewer.domain.codebook import Kind
from reviewer.domain.concordance import Inquiry, Places, Sort
from reviewer.services import bulk_tagging, concordance, history, referencing, searching
from reviewer.services.bulk_tagging import Wish
from reviewer.services.projects import Project
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, median_ms

NAMES = (
    "concordance, places of a frequent word, a second",
    "concordance, all places of a rare word",
    "concordance, sorted by what is left, places a second",
    "concordance, regular expression, cables a second",
    "concordance, a page of lines out of the middle",
    "concordance, memory of the places",
    "record at 1,000 places as one step",
    "undo of that step",
    "references, list of the missing cables",
)
_WHO = "analyst"
_PAGE = 32
_MANY = 1_000


def traced(project: Project) -> Iterator[Measured]:
    """Everything that is done with places; the project is as before in the end."""
    frequent, rare = Inquiry(text=corpus.word(60)), Inquiry(text=corpus.word(20_000))
    seconds, places = _found(project, frequent)
    yield Measured(NAMES[0], len(places) / seconds, "/s")
    yield Measured(NAMES[1], median_ms(lambda: _found(project, rare)), "ms")
    by_left = Inquiry(text=frequent.text, sort=Sort.LEFT)
    seconds, ordered = _found(project, by_left)
    yield Measured(NAMES[2], len(ordered) / seconds, "/s")
    pattern = Inquiry(text=rf"{frequent.text} \w+ \w+", is_pattern=True)
    seconds, _ = _found(project, pattern)
    cables = searching.search(project, "", reviewer=_WHO).total
    yield Measured(NAMES[3], cables / seconds, "/s")
    middle = len(ordered) // 2
    page = ordered.part(middle, middle + _PAGE)
    took = median_ms(lambda: concordance.lines(project, page, reviewer=_WHO))
    yield Measured(NAMES[4], took, "ms")
    kept = (places.positions, places.starts, places.ends)
    size = sum(len(one) * one.itemsize for one in kept)
    yield Measured(NAMES[5], size / 1024**2, "MB")
    yield from _recorded(project, places)
    yield Measured(NAMES[8], median_ms(lambda: referencing.missing(project)), "ms")


def _found(project: Project, inquiry: Inquiry) -> tuple[float, Places]:
    """How many seconds by the clock finding takes, and what is found."""
    start = perf_counter()
    places = concordance.find(project, inquiry, reviewer=_WHO)
    return perf_counter() - start, places


def _recorded(project: Project, places: Places) -> Iterator[Measured]:
    step = max(len(places) // _MANY, 1)
    chosen = [places[number] for number in range(0, len(places), step)][:_MANY]
    wish = Wish(kind=Kind.REPORT)
    start = perf_counter()
    bulk_tagging.tag_places(project, chosen, reviewer=_WHO, wish=wish)
    yield Measured(NAMES[6], 1000 * (perf_counter() - start), "ms")
    start = perf_counter()
    history.undo(project, reviewer=_WHO)
    yield Measured(NAMES[7], 1000 * (perf_counter() - start), "ms")
