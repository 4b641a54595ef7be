"""Characters that deceive the eye: invisible, turning the line, or look-alikes.

None is ever read as part of a marking; each is told.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span
from reviewer.parsing.markings import canonical

_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_BRACKET = re.compile(
    "[(\\[\uff08\uff3b\u3010\ufe59]([^()\\[\\]\n\uff09\uff3d\u3011\ufe5a]{1,40})"
    "[)\\]\uff09\uff3d\u3011\ufe5a]"
)
_LATIN = str.maketrans(
    "\u0410\u0412\u0415\u0406\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03f9\u0441\u0455",
    "ABEIKMHOPCTXSABEZHIKMNOPTYXCcs",
)
_MOST_NOTES = 20


def find_commas_for_apostrophes(
    lower: str, text: str, span: Span
) -> Iterator[ParseNote]:
    """Tell once where a converter wrote ``harbor,s`` for ``harbor's``.

    Args:
        lower: The text in lower case; searched.
        text: The text; quoted.
        span: Where to look.
    """
    at = span.start
    while (at := lower.find(",s ", at, span.end)) >= 0:
        if at > span.start and lower[at - 1].isalpha() and text[at + 1] in "sS":
            word = text[max(at - 12, span.start) : at + 2].rsplit(maxsplit=1)[-1]
            yield ParseNote(
                code="comma_for_apostrophe",
                message=f"Commas stand for apostrophes, as in {word}.",
                span=Span(at, at + 1),
            )
            return
        at += 1


def find_look_alikes(text: str, span: Span) -> Iterator[ParseNote]:
    """Tell of hidden characters, and of brackets that only look like a marking."""
    if _is_plain(text):
        return
    found = _HIDDEN.finditer(text, span.start, span.end)
    for match in islice(found, _MOST_NOTES):
        yield ParseNote(
            code="hidden_character",
            message=f"Here stands the invisible character {_named(match[0])}.",
            span=Span(*match.span()),
        )
    brackets = _BRACKET.finditer(text, span.start, span.end)
    for match in islice(filter(_deceives, brackets), _MOST_NOTES):
        odd = next(sign for sign in match[0] if not sign.isascii())
        yield ParseNote(
            code="look_alike",
            message="This looks like a marking but is written with "
            f"{_named(odd)}; it was not read as one.",
            span=Span(*match.span()),
        )


def _is_plain(text: str) -> bool:
    """Whether no character at all can deceive; true of nearly every cable."""
    if text.isascii() or text.replace("¶", "").isascii():
        return True
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return "\u00ad" not in text


def _deceives(match: re.Match[str]) -> bool:
    if match[0].isascii():
        return False
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", match[1])).translate(_LATIN)
    return canonical(plain.strip()) is not None


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
