"""Which labels are taken for which, with the cases behind every count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reviewer.agreement.comparing import Aligned
from reviewer.agreement.units import label_of
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Place:
    """A case behind a figure: what either pass has there, None where it has nothing."""

    cable_id: CableId
    a: StatementId | None
    b: StatementId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """Rows are labels of the first pass, columns of the second; None is *no statement*.

    ``labels`` are all that the codebook has and those in use besides; ``cells`` holds
    only cells with a case, and every statement is in exactly one.
    """

    labels: tuple[str, ...]
    cells: Mapping[tuple[str | None, str | None], tuple[Place, ...]]

    def cases(self, row: str | None, column: str | None) -> tuple[Place, ...]:
        """The cases of a cell, in order of cable and place."""
        return self.cells.get((row, column), ())

    def count(self, row: str | None, column: str | None) -> int:
        """How many cases a cell has."""
        return len(self.cases(row, column))


def confusion(aligned: Iterable[Aligned], book: Codebook) -> Confusion:
    """Count labels of statements that answer each other, and of those left alone."""
    cells: dict[tuple[str | None, str | None], list[Place]] = {}
    for item in aligned:
        for one, other in _rows(item):
            key = label_of(one) if one else None, label_of(other) if other else None
            ids = (
                one.statement_id if one else None,
                other.statement_id if other else None,
            )
            cells.setdefault(key, []).append(Place(item.reading.cable_id, *ids))
    used = {label for key in cells for label in key if label is not None}
    known = labels_of(book)
    return Confusion(
        labels=(*known, *sorted(used - set(known))),
        cells={key: tuple(places) for key, places in cells.items()},
    )


def labels_of(book: Codebook) -> tuple[str, ...]:
    """The labels of a codebook: types of claims, then the other kinds."""
    types = book.attribute(STATEMENT_TYPE)
    values = types.values if types else ()
    kinds = (entry.kind for entry in book.kinds if entry.kind is not Kind.CLAIM)
    return (*(value.name for value in values if not value.retired), *kinds)


def _rows(item: Aligned) -> Iterator[tuple[Statement | None, Statement | None]]:
    matches = item.alignment.overlapping
    paired_a, paired_b = {m.a for m in matches}, {m.b for m in matches}
    yield from item.pairs
    for index, one in enumerate(item.first):
        if index not in paired_a:
            yield one, None
    for index, other in enumerate(item.second):
        if index not in paired_b:
            yield None, other
