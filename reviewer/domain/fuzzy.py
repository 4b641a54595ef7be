"""Finding a name by what somebody remembers of it."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
_WHOLE, _START, _WORDS, _LETTERS = range(4)
"""How well a text fits, the best first."""


def ranked(
    wanted: str, among: Iterable[T], text_of: Callable[[T], str]
) -> tuple[T, ...]:
    """What fits to some letters, the best first and else in its own order.

    Every word of ``wanted`` must begin or be part of a word. Where that fits to
    nothing, it is enough that all its letters occur in their order. Case and accents
    do not matter.

    Args:
        wanted: What was typed; a blank one fits to everything.
        among: The things to choose from.
        text_of: What a thing is called, with all its other names.
    """
    query = _folded(wanted)
    scored = ((_fit(query, _folded(text_of(one))), one) for one in among)
    fitting = [(fit, one) for fit, one in scored if fit is not None]
    if any(kind < _LETTERS for (kind, _), _ in fitting):
        fitting = [(fit, one) for fit, one in fitting if fit[0] < _LETTERS]
    return tuple(one for _, one in sorted(fitting, key=lambda pair: pair[0]))


def _fit(query: str, text: str) -> tuple[int, int] | None:
    """How well a text fits, and how far in it does; None where it does not."""
    words = query.split()
    if not words or query == text:
        return _WHOLE, 0
    if text.startswith(query):
        return _START, 0
    if all(word in text for word in words):
        inside = sum(not _begins_word(word, text) for word in words)
        return _WORDS, inside
    gap = _gap("".join(words), text)
    return None if gap is None else (_LETTERS, gap)


def _begins_word(word: str, text: str) -> bool:
    return text.startswith(word) or f" {word}" in text


def _gap(letters: Sequence[str], text: str) -> int | None:
    """How many other letters stand between those looked for, if all are there."""
    first = at = text.find(letters[0])
    for letter in letters[1:]:
        if at >= 0:
            at = text.find(letter, at + 1)
    return at - first - len(letters) + 1 if at >= 0 else None


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())
