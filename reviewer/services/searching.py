"""Finding cables, over the whole project.

A person finds by the cables' texts and by their own notes, labels and speakers;
what other people wrote is never searched.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reviewer.domain.context import Snippet, snippet
from reviewer.domain.identifiers import CableId
from reviewer.domain.query import Query, QueryError
from reviewer.domain.text import Span
from reviewer.services.asking import asker, understood
from reviewer.store import hits, listings
from reviewer.store import search as stored_search
from reviewer.store.failures import SearchStoppedError
from reviewer.store.listings import Positions
from reviewer.store.project import Project, Transaction
from reviewer.store.search import Order

__all__ = [
    "Order",
    "QueryError",
    "SearchResult",
    "SearchStoppedError",
    "Snippet",
    "cable_ids",
    "search",
    "snippets",
    "watched",
]
Cancelled = Callable[[], bool]
SNIPPET_WIDTH = 60
_AT_ONCE = 500
"""How many ids are asked of the store together."""
_SUBJECT_LINE = re.compile(r"^SUBJ(?:ECT)?:.*?\n\s*\n", re.MULTILINE | re.DOTALL)


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


def cable_ids(project: Project, text: str, *, reviewer: str) -> tuple[CableId, ...]:
    """The ids of all cables that a search finds, in the order of import.

    Raises:
        QueryError: The text means nothing; the sentence says where.
    """
    found = search(project, text, reviewer=reviewer, order=Order.IMPORTED).ids
    with project.reading() as tx:
        return tuple(
            item.cable_id
            for start in range(0, len(found), _AT_ONCE)
            for item in listings.page(tx, found[start : start + _AT_ONCE])
        )


def snippets(
    project: Project, ids: Sequence[int], query: Query, *, lead: int = SNIPPET_WIDTH
) -> dict[int, Snippet]:
    """What to show below each visible row: the words found and what stands around.

    A place behind the subject line is preferred, since a row shows the subject itself.

    Args:
        project: Where ``ids`` were found.
        ids: Positions of cables, as many as can be seen.
        query: ``SearchResult.query``.
        lead: How many characters at most stand before the first word found.

    Returns:
        A snippet by position; none for cables that were found by other things.
    """
    with project.reading() as tx:
        found = hits.hits(tx, query.phrases, ids)
        return {
            one.position: snippet(
                one.text, _in_body(one), width=SNIPPET_WIDTH, lead=lead
            )
            for one in found
        }


def _in_body(found: hits.Hits) -> Sequence[Span]:
    """The hits behind the paragraph of the subject line; all if there are none."""
    subject = _SUBJECT_LINE.search(found.text)
    end = subject.end() if subject else 0
    return [span for span in found.spans if span.start >= end] or found.spans


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
