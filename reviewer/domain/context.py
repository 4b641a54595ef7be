"""A place in a text with the words around it, on one line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.text import Span

_BLANKS = re.compile(r"\s+")
_ELLIPSIS = "…"
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line; ``hits`` are places in ``text``."""

    text: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The words left and right of a hit, and the hit; blanks folded."""

    left: str
    hit: str
    right: str


def context(
    text: str, hit: Span, *, left: int, right: int, inside: Span | None = None
) -> Context:
    """The whole words on each side of a hit.

    Args:
        text: The whole text.
        hit: A place in it.
        left: The most characters before the hit.
        right: The most behind it.
        inside: Where the context must stay; None means the whole text.
    """
    bounds = inside or Span(0, len(text))
    before = text[max(hit.start - 2 * left, bounds.start) : hit.start]
    behind = text[hit.end : min(hit.end + 2 * right, bounds.end)]
    return Context(
        left=_last_words(_folded(before), left),
        hit=_folded(text[hit.start : hit.end]).strip(),
        right=_first_words(_folded(behind), right),
    )


def snippet(
    text: str, spans: Iterable[Span], *, width: int, lead: int | None = None
) -> Snippet:
    """The surroundings of the first hit, with every hit inside them.

    Args:
        text: The whole text.
        spans: The hits, ascending; at least one.
        width: How many characters of text at most stand on each side.
        lead: How many before it, where that is less than behind it.
    """
    spans = tuple(spans)
    first = spans[0]
    before = width if lead is None else lead
    start = _word_start(text, max(first.start - before, 0), first.start)
    end = _word_end(text, min(first.end + width, len(text)))
    line = _ELLIPSIS if start else ""
    found: list[Span] = []
    at = start
    for span in (one for one in spans if one.end <= end):
        line += _folded(text[at : span.start])
        hit = _folded(text[span.start : span.end])
        found.append(Span(len(line), len(line) + len(hit)))
        line += hit
        at = span.end
    line += _folded(text[at:end])
    return Snippet(line + (_ELLIPSIS if end < len(text) else ""), tuple(found))


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _last_words(text: str, width: int) -> str:
    if len(text) <= width:
        return text.lstrip()
    return text[-width:].partition(" ")[2]


def _first_words(text: str, width: int) -> str:
    if len(text) <= width:
        return text.rstrip()
    return text[:width].rpartition(" ")[0]


def _word_start(text: str, position: int, limit: int) -> int:
    found = _BLANKS.search(text, position, limit)
    return found.end() if position and found else position


def _word_end(text: str, position: int) -> int:
    found = _BLANKS.search(text, position, position + _LONGEST_WORD)
    return found.start() if found else position
