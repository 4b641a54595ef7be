"""Statements as places on a continuum: what the measures of agreement are made of."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, ordered

_KINDS = {kind.value for kind in Kind}


class Unit(NamedTuple):
    """A stretch of the continuum under a label; it may have gaps.

    ``start`` and ``end`` are the ends of the whole, ``size`` counts the characters
    that it holds. ``parts`` are what it is made of if it is not in one piece,
    ascending and disjoint (see ``pieces``).
    """

    start: int
    end: int
    label: str
    size: int
    parts: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, pieces: Sequence[tuple[int, int]], label: str) -> "Unit":
        """A unit of ascending, disjoint pieces, at least one."""
        size = sum(end - start for start, end in pieces)
        parts = tuple(pieces) if len(pieces) > 1 else ()
        return cls(pieces[0][0], pieces[-1][1], label, size, parts)

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """What it is made of; one piece where it has no gap."""
        return self.parts or ((self.start, self.end),)

    def moved(self, by: int) -> "Unit":
        """The same unit further on (or back)."""
        start, end, label, size, parts = self
        if parts:
            parts = tuple((begin + by, stop + by) for begin, stop in parts)
        return Unit(start + by, end + by, label, size, parts)


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
    nobody could mark is not counted as agreed upon. ``length`` counts characters.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = ordered(spans)
        self.length = 0
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]
        self._shifts: list[int] = []
        for span in self.spans:
            self._shifts.append(self.length - span.start)
            self.length += len(span)

    def position(self, offset: int) -> int:
        """Where a place of the text lies; one that was cut out, at the cut."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return min(offset, self._ends[at]) + self._shifts[at]

    def holds(self, span: Span) -> bool:
        """Whether a span lies wholly inside, across no cut."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._ends[at]

    def unit(self, statement: Statement) -> Unit:
        """A statement's content as a unit; what was cut out of it has no length."""
        label, spans = label_of(statement), statement.spans
        if len(spans) == 1:
            start, end = self.position(spans[0].start), self.position(spans[0].end)
            return Unit(start, end, label, end - start)
        pieces: list[tuple[int, int]] = []
        for span in spans:
            start, end = self.position(span.start), self.position(span.end)
            if pieces and start <= pieces[-1][1]:
                start = pieces.pop()[0]
            pieces.append((start, end))
        return Unit.of(pieces, label)


def continuum_of(text: Iterable[Span], statements: Iterable[Statement]) -> Continuum:
    """The continuum of some text, widened by whatever was marked outside of it."""
    continuum = Continuum(text)
    marked = (span for statement in statements for span in statement.spans)
    outside = [span for span in marked if not continuum.holds(span)]
    return Continuum((*continuum.spans, *outside)) if outside else continuum


def shared(one: Unit, other: Unit) -> int:
    """How many characters two units have in common."""
    if not one.parts and not other.parts:
        return max(0, min(one.end, other.end) - max(one.start, other.start))
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in one.pieces
        for other_start, other_end in other.pieces
    )
