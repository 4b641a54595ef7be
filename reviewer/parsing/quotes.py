"""Quoted texts, from ``BEGIN TEXT`` to ``END TEXT``: their numbers are their own."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span

_QUALIFIERS = (
    r"(?:(?:FULL|FINAL|OFFICIAL|UNOFFICIAL|INFORMAL|TRANSLATED|ENGLISH|EMBASSY|DRAFT|"
    r"PRESS|TALKING|LETTER|NOTE|OF|U\.S\.|THE) ){0,3}"
)
_NOUNS = {
    "text": r"TEXT|TRANSLATION|TRANSCRIPT|EXCERPT",
    "points": r"(?:TALKING )?POINTS",
    "paper": r"NON-?PAPER|AIDE[ -]MEMOIRE",
    "statement": r"STATEMENT|COMMUNIQUE|LETTER|QUOTE",
}
_NOUN = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NOUNS.items())
_BEGIN = re.compile(rf"\bBEGIN {{1,2}}{_QUALIFIERS}(?:{_NOUN})\b", re.IGNORECASE)
_END = re.compile(
    rf"\bEND {{0,2}}(?:OF {{0,2}})?{_QUALIFIERS}(?:{_NOUN})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quoted texts of a body, ascending and without overlap.

    ``closed`` have an end phrase; ``openings`` are where others begin.
    """

    closed: tuple[Span, ...] = ()
    openings: tuple[int, ...] = ()

    def closed_at(self, position: int) -> Span | None:
        """The closed quote around ``position``."""
        return _span_at(self.closed, position)

    def doubts(self) -> Iterator[ParseNote]:
        """Notes on the texts that have no end phrase."""
        for opening in self.openings:
            yield ParseNote(
                code="quote_unclosed",
                message="A quoted text begins here and has no end phrase; it is "
                "taken to end with its paragraph.",
                span=Span(opening, opening + len("begin")),
            )

    def ended_at(self, numbers: Sequence[int], end: int) -> "Quotes":
        """Let unclosed quotes reach to the next of ``numbers``, or to ``end``."""
        spans = list(self.closed)
        for opening in self.openings:
            index = bisect_right(numbers, opening)
            stop = numbers[index] if index < len(numbers) else end
            if stop > opening and _span_at(spans, opening) is None:
                spans.append(Span(opening, stop))
        return Quotes(tuple(sorted(spans)))


def find_quotes(text: str, lower: str, span: Span) -> Quotes:
    """Find quoted texts; the end phrase must name the same kind of text."""
    begins = list(_matches(_BEGIN, "begin ", text, lower, span))
    if not begins:
        return Quotes()
    ends: dict[str, list[Span]] = {name: [] for name in _NOUNS}
    for match in _matches(_END, "end", text, lower, span):
        ends[match.lastgroup or "text"].append(Span(*match.span()))
    closed: list[Span] = []
    openings: list[int] = []
    for begin in begins:
        if closed and begin.start() < closed[-1].end:
            continue
        found = ends[begin.lastgroup or "text"]
        index = bisect_right(found, begin.end(), key=lambda end: end.start)
        if index < len(found):
            closed.append(Span(begin.start(), found[index].end))
        else:
            openings.append(begin.start())
    return Quotes(tuple(closed), tuple(openings))


def _matches(
    pattern: re.Pattern[str], word: str, text: str, lower: str, span: Span
) -> list[re.Match[str]]:
    found = []
    position = span.start
    while (at := lower.find(word, position, span.end)) >= 0:
        if match := pattern.match(text, at, span.end):
            found.append(match)
        position = at + len(word)
    return found


def _span_at(spans: Sequence[Span], position: int) -> Span | None:
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    if index >= 0 and spans[index].end > position:
        return spans[index]
    return None
