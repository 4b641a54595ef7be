"""Finding cables and places in them, over the whole project.

A person finds by the cables' texts and by their own notes, labels and speakers;
what other people wrote is never searched.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.context import Snippet, context, snippet
from reviewer.domain.identifiers import CableId
from reviewer.domain.query import Query, QueryError
from reviewer.domain.text import Span
from reviewer.services.asking import asker, understood
from reviewer.store import citations, hits
from reviewer.store import search as stored_search
from reviewer.store.failures import SearchStoppedError
from reviewer.store.hits import Hits
from reviewer.store.listings import Positions
from reviewer.store.project import Project, Transaction
from reviewer.store.search import Order

__all__ = [
    "ConcordanceRow",
    "Order",
    "QueryError",
    "SearchResult",
    "SearchStoppedError",
    "Side",
    "Snippet",
    "backlinks",
    "concordance",
    "missing_references",
    "search",
    "snippets",
    "watched",
]
Cancelled = Callable[[], bool]
SNIPPET_WIDTH = 60
CONTEXT_WIDTH = 60
MOST_ROWS = 5_000
_CABLES_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found: positions of cables, to be shown by ``browsing.page``.

    ``query`` is what was understood, for ``snippets``.
    """

    ids: Positions
    query: Query

    @property
    def total(self) -> int:
        """How many cables were found."""
        return len(self.ids)


def search(
    project: Project,
    text: str,
    *,
    reviewer: str,
    order: Order = Order.RELEVANCE,
    descending: bool = False,
    cancelled: Cancelled | None = None,
) -> SearchResult:
    """Find the cables that meet every term of a search; an empty one finds all.

    Args:
        project: Where to look.
        text: As typed (``domain.query`` says what it may be).
        reviewer: Whose notes, labels, speakers and states are meant.
        order: What the list is sorted by. Relevance is the order of import where
            no word is looked for, or too many cables have it.
        descending: Turn the order round; relevance is always best first.
        cancelled: Asked every few milliseconds; True gives up.

    Raises:
        QueryError: The text means nothing; the sentence says where.
        SearchStoppedError: It was given up.
    """
    with project.reading() as tx:
        query, own = understood(tx, text), asker(tx, reviewer)
        with watched(project, tx, cancelled):
            found = stored_search.find(
                tx, query, own, order=order, descending=descending
            )
    return SearchResult(found, query)


def snippets(project: Project, ids: Sequence[int], query: Query) -> dict[int, Snippet]:
    """What to show below each visible row: the words found and what stands around.

    Args:
        project: Where ``ids`` were found.
        ids: Positions of cables, as many as can be seen.
        query: ``SearchResult.query``.

    Returns:
        A snippet by position; none for cables that were found by other things.
    """
    with project.reading() as tx:
        found = hits.hits(tx, query.phrases, ids)
        return {
            one.position: snippet(one.text, one.spans, width=SNIPPET_WIDTH)
            for one in found
        }


class Side(StrEnum):
    """By which context a concordance is sorted, from the hit outwards."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceRow:
    """A hit in its context; ``span`` counts into the whole text of the cable's file."""

    cable_id: CableId
    span: Span
    left: str
    hit: str
    right: str


def concordance(  # noqa: PLR0913 - what, whose, how wide, how many, which order
    project: Project,
    text: str,
    *,
    reviewer: str,
    sort: Side | None = None,
    width: int = CONTEXT_WIDTH,
    most: int = MOST_ROWS,
    cancelled: Cancelled | None = None,
) -> tuple[ConcordanceRow, ...]:
    """Every place where the words of a search stand, with the words around it.

    Args:
        project: Where to look.
        text: A search; its operators choose the cables, its words the places.
        reviewer: As in ``search``.
        sort: By the words before or behind the hit; else in the order of import.
        width: The most characters of context on each side.
        most: How many places are enough; ``most`` rows mean there may be more.
        cancelled: As in ``search``.

    Raises:
        QueryError, SearchStoppedError: As ``search``.
    """
    found = search(
        project, text, reviewer=reviewer, order=Order.IMPORTED, cancelled=cancelled
    )
    rows: list[ConcordanceRow] = []
    for start in range(0, found.total, _CABLES_AT_ONCE):
        part = found.ids[start : start + _CABLES_AT_ONCE]
        with project.reading() as tx, watched(project, tx, cancelled):
            for one in sorted(hits.hits(tx, found.query.phrases, part), key=_position):
                rows += _rows(one, width)
        if len(rows) >= most:
            break
    del rows[most:]
    return tuple(rows if sort is None else sorted(rows, key=_KEYS[sort]))


def _rows(found: Hits, width: int) -> Iterator[ConcordanceRow]:
    for span in found.spans:
        around = context(found.text, span, width=width)
        yield ConcordanceRow(
            cable_id=found.cable_id,
            span=Span(found.start + span.start, found.start + span.end),
            left=around.left,
            hit=around.hit,
            right=around.right,
        )


def _position(found: Hits) -> int:
    return found.position


def _left_key(row: ConcordanceRow) -> tuple[list[str], str]:
    return row.left.casefold().split()[::-1], row.cable_id


def _right_key(row: ConcordanceRow) -> tuple[list[str], str]:
    return row.right.casefold().split(), row.cable_id


_KEYS = {Side.LEFT: _left_key, Side.RIGHT: _right_key}


def missing_references(project: Project) -> tuple[tuple[CableId, int], ...]:
    """Cables that are cited but not in the project, with how many cite them."""
    with project.reading() as tx:
        return citations.missing(tx)


def backlinks(project: Project, cable_id: CableId) -> tuple[CableId, ...]:
    """The cables of the project whose REF lines name this one."""
    with project.reading() as tx:
        return citations.citing(tx, cable_id)


@contextmanager
def watched(
    project: Project, tx: Transaction, cancelled: Cancelled | None
) -> Iterator[None]:
    """Let what is asked of the project be given up in the middle.

    Raises:
        SearchStoppedError: ``cancelled`` said so.
    """
    if cancelled is None:
        yield
    elif cancelled():
        raise SearchStoppedError(project.path)
    else:
        with stored_search.interruptible(tx, cancelled):
            yield
