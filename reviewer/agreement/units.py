"""Statements as places on a continuum: what the measures of agreement are made of."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, ordered

_KINDS = {kind.value for kind in Kind}


class Unit(NamedTuple):
    """A stretch of the continuum under a label; its pieces may have gaps between.

    ``start`` and ``end`` are the ends of the whole, ``size`` counts the characters
    that the pieces hold. Pieces are ascending and disjoint.
    """

    start: int
    end: int
    label: str
    size: int
    pieces: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, pieces: Sequence[tuple[int, int]], label: str) -> "Unit":
        """A unit of ascending, disjoint pieces, at least one."""
        size = sum(end - start for start, end in pieces)
        return cls(pieces[0][0], pieces[-1][1], label, size, tuple(pieces))

    def moved(self, by: int) -> "Unit":
        """The same unit further on (or back)."""
        pieces = tuple((start + by, end + by) for start, end in self.pieces)
        return Unit(self.start + by, self.end + by, self.label, self.size, pieces)


def label_of(statement: Statement) -> str:
    """What a statement is called in figures: the type of a claim, else its kind."""
    name = statement.statement_type
    if statement.kind is not Kind.CLAIM or name is None:
        return statement.kind.value
    return f"claim/{name}" if name in _KINDS else name


class Continuum:
    """The text that statements may stand on, without what lies between.

    Page lines and other furniture are cut out and the rest is laid end to end, so
    that a statement that goes on after a page line is one piece, and text that
    nobody could mark is not counted as agreed upon.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = ordered(spans)
        self._starts = [span.start for span in self._spans]
        self._before = [0]
        for span in self._spans:
            self._before.append(self._before[-1] + len(span))

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self._before[-1]

    def position(self, offset: int) -> int:
        """Where a place of the text lies; one that was cut out, at the cut."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        inside = min(offset - self._starts[at], len(self._spans[at]))
        return self._before[at] + inside

    def unit(self, statement: Statement) -> Unit:
        """A statement's content as a unit.

        Content that lies wholly outside becomes an empty unit at the cut, which
        overlaps nothing; see ``continuum_of`` for how that is avoided.
        """
        pieces: list[tuple[int, int]] = []
        for span in statement.spans:
            start, end = self.position(span.start), self.position(span.end)
            if pieces and start <= pieces[-1][1]:
                start = pieces.pop()[0]
            pieces.append((start, end))
        return Unit.of(pieces, label_of(statement))


def continuum_of(text: Iterable[Span], statements: Iterable[Statement]) -> Continuum:
    """The continuum of some text, widened by whatever was marked outside of it."""
    marked = (span for statement in statements for span in statement.spans)
    return Continuum((*text, *marked))


def shared(one: Unit, other: Unit) -> int:
    """How many characters two units have in common."""
    if len(one.pieces) == 1 == len(other.pieces):
        return max(0, min(one.end, other.end) - max(one.start, other.start))
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in one.pieces
        for other_start, other_end in other.pieces
    )
