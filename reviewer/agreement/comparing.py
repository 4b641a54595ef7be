"""Comparing two passes over cables: one alignment, from which everything comes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviewer.agreement.alignment import MATHET, Alignment, align
from reviewer.agreement.differing import differences
from reviewer.agreement.linking import Partners, compare_links
from reviewer.agreement.units import Unit, continuum_of
from reviewer.domain import aspects
from reviewer.domain.codebook import Codebook
from reviewer.domain.comparison import Coding, Comparison
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One cable as two people read it.

    ``text`` is what statements may stand on, without furniture, in code points:
    figures are taken over it. Without it they are taken over what was marked.
    """

    cable_id: CableId
    first: Coding
    second: Coding
    text: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A reading whose statements have been paired.

    ``first`` and ``second`` are the statements in order of place, ``units`` the same
    on a continuum of ``length`` characters; the alignment counts into them.
    """

    reading: Reading
    first: tuple[Statement, ...]
    second: tuple[Statement, ...]
    units: tuple[tuple[Unit, ...], tuple[Unit, ...]]
    length: int
    alignment: Alignment

    @property
    def pairs(self) -> Iterator[tuple[Statement, Statement]]:
        """The statements that answer each other, in order of place."""
        for match in self.alignment.overlapping:
            yield self.first[match.a], self.second[match.b]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison and the alignment that it and every figure come from."""

    aligned: Aligned
    comparison: Comparison


def compare(readings: Iterable[Reading], book: Codebook) -> tuple[Compared, ...]:
    """Compare two passes over some cables.

    Args:
        readings: The cables. Links from one cable to another are compared by what
            their ends are aligned with, so that all cables belong in one call.
        book: The codebook, which says what the default of an attribute is and what
            never counts.

    Returns:
        One comparison for each reading, in their order.
    """
    aligned = [align_reading(reading, book) for reading in readings]
    partners = Partners(
        (one.statement_id, other.statement_id)
        for item in aligned
        for one, other in item.pairs
    )
    return tuple(_compared(item, book, partners) for item in aligned)


def align_reading(reading: Reading, book: Codebook) -> Aligned:
    """Pair the statements of two passes over a cable."""
    first, second = _by_place(reading.first), _by_place(reading.second)
    continuum = continuum_of(reading.text, (*first, *second))
    ours, theirs = (tuple(map(continuum.unit, side)) for side in (first, second))

    def alike(a: int, b: int) -> bool:
        return not any(aspects.differing(first[a], second[b], book))

    return Aligned(
        reading=reading,
        first=first,
        second=second,
        units=(ours, theirs),
        length=continuum.length,
        alignment=align(ours, theirs, MATHET, alike),
    )


def _by_place(coding: Coding) -> tuple[Statement, ...]:
    """Ties go by id, so that the order of entry tells nothing."""
    return tuple(
        sorted(
            coding.statements,
            key=lambda item: (item.start, item.end, item.statement_id),
        )
    )


def _compared(aligned: Aligned, book: Codebook, partners: Partners) -> Compared:
    reading, (ours, theirs) = aligned.reading, aligned.units
    matches = aligned.alignment.overlapping
    statements = differences(
        reading.cable_id,
        aligned.first,
        aligned.second,
        {(m.a, m.b): ours[m.a].pieces != theirs[m.b].pieces for m in matches},
        book,
    )
    links = compare_links(
        reading.cable_id, reading.first.links, reading.second.links, partners
    )
    comparison = Comparison(
        cable_id=reading.cable_id,
        first=reading.first,
        second=reading.second,
        pairs=tuple(
            (one.statement_id, other.statement_id) for one, other in aligned.pairs
        ),
        agreed=(*statements.agreed, *links.agreed),
        disagreements=(*statements.disagreements, *links.disagreements),
    )
    return Compared(aligned=aligned, comparison=comparison)
