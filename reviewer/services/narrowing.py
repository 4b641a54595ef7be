"""How the cables found could be narrowed: facets, and how many a search would find.

Only the asking person's own passes are counted, so that no figure tells a blind
reader of the other's work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reviewer.domain.query import Field, QueryError
from reviewer.domain.query_terms import terms, without, written
from reviewer.services.asking import asker, understood
from reviewer.services.searching import watched
from reviewer.store import facets as stored
from reviewer.store.own_work import OwnWork
from reviewer.store.project import Project, Transaction
from reviewer.store.search import narrowing

__all__ = ["Facet", "FacetName", "FacetValue", "counts", "facets"]
Cancelled = Callable[[], bool]


class FacetName(StrEnum):
    """What cables can be told apart by, in the order of showing."""

    LEVEL = "level"
    YEAR = "year"
    POST = "post"
    TAG = "tag"
    STATE = "state"
    HAS = "has"


_FIELDS: Final = {
    FacetName.LEVEL: Field.LEVEL,
    FacetName.YEAR: Field.FROM,
    FacetName.POST: Field.POST,
    FacetName.TAG: Field.TAG,
    FacetName.STATE: Field.STATE,
    FacetName.HAS: Field.HAS,
}
_SINGLE: Final = frozenset(FacetName) - {FacetName.TAG, FacetName.HAS}
"""A cable has one value of these, so choosing another one replaces the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value with how many cables have it; ``term`` is what asks for it."""

    value: str
    count: int
    term: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one facet, most frequent first, years newest first.

    ``is_single``: one value at most is asked for.
    """

    name: FacetName
    values: tuple[FacetValue, ...]
    is_single: bool

    @property
    def operator(self) -> str:
        """The operator of its terms."""
        return _FIELDS[self.name].value


def facets(
    project: Project, text: str, *, reviewer: str, cancelled: Cancelled | None = None
) -> tuple[Facet, ...]:
    """Count the cables found by each value of each facet.

    A facet of which one value at most can be asked for is counted without its own
    terms, so that its other values can be compared and changed to.

    Args:
        project: Where to look.
        text: A search, as ``searching.search`` takes it.
        reviewer: Whose states and statements are counted.
        cancelled: Asked every few milliseconds; True gives up.

    Raises:
        QueryError, SearchStoppedError: As ``searching.search``.
    """
    chosen = frozenset(term.text for term in terms(text))
    with project.reading() as tx, watched(project, tx, cancelled):
        own = asker(tx, reviewer)
        return tuple(_facet(tx, name, text, own, chosen) for name in FacetName)


def _facet(
    tx: Transaction, name: FacetName, text: str, own: OwnWork, chosen: frozenset[str]
) -> Facet:
    field = _FIELDS[name]
    is_single = name in _SINGLE
    rest = without(text, frozenset({field.value})) if is_single else text
    where = narrowing(tx, understood(tx, rest), own)
    values = (
        FacetValue(value=value, count=count, term=term, is_chosen=term in chosen)
        for value, count in stored.count(tx, name.value, where, own)
        if (term := _term(field, value))
    )
    return Facet(name=name, values=tuple(values), is_single=is_single)


def _term(field: Field, value: str) -> str:
    return written(field, value.removeprefix("-"), negated=value.startswith("-"))


def counts(
    project: Project,
    texts: Sequence[str],
    *,
    reviewer: str,
    cancelled: Cancelled | None = None,
) -> tuple[int | None, ...]:
    """How many cables each of several searches finds.

    Returns:
        None for a search that means nothing in this project.

    Raises:
        SearchStoppedError: It was given up.
    """
    with project.reading() as tx, watched(project, tx, cancelled):
        own = asker(tx, reviewer)
        return tuple(_count(tx, text, own) for text in texts)


def _count(tx: Transaction, text: str, own: OwnWork) -> int | None:
    try:
        query = understood(tx, text)
    except QueryError:
        return None
    return stored.total(tx, narrowing(tx, query, own))
