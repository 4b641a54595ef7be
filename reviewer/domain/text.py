"""Places in a text, counted in Unicode code points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of code points; may be empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def contains(self, position: int) -> bool:
        """Say whether the code point at ``position`` lies inside."""
        return self.start <= position < self.end

    def intersects(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans, drop empty ones and merge those that touch or overlap."""
    result: list[Span] = []
    for span in sorted(span for span in spans if span):
        if result and span.start <= result[-1].end:
            last = result[-1]
            result[-1] = Span(last.start, max(last.end, span.end))
        else:
            result.append(span)
    return tuple(result)


def without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Cut holes out of a span; what is left is ascending and never empty."""
    left: list[Span] = []
    start = span.start
    for hole in ordered(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = hole.end
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(left)


def excerpt(text: str, spans: Sequence[Span]) -> str:
    """Quote the spans on one line: blanks folded, pieces joined by `` … ``."""
    pieces = (_BLANKS.sub(" ", text[s.start : s.end]).strip() for s in spans)
    return " … ".join(piece for piece in pieces if piece)


def plain(text: str) -> str:
    """Text as every file and screen can carry it: ``?`` for a lone surrogate."""
    return text.encode("utf-8", "replace").decode()


def digest(data: str | bytes) -> str:
    """SHA-256 in hex. Text is hashed as UTF-8 with surrogates passed through."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()
