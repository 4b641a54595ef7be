"""Finding a quoted stretch of a cable, as a person or a script would give it."""

import re

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span
from reviewer.errors import RuleError

# Between two words: blanks, and the backslash that some texts put at a line's end.
_BETWEEN = r"(?:\s+(?:\\[ \t]*\n\s*)?|\\[ \t]*\n\s*)"
# Behind a hyphen inside a word a line may end, which is shown as nothing at all.
_HYPHEN = re.compile(r"(?<=\w)\\-(?=\w)")
_BROKEN_HYPHEN = r"-(?:[ \t]*(?:\\[ \t]*)?\n\s*)?"
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


class QuoteNotFoundError(RuleError):
    """The quote does not stand in the cable."""

    def __init__(self, quote: str, cable_id: str) -> None:
        super().__init__(
            f"The quote “{_short(quote)}” does not stand in {cable_id}. Copy it from "
            "the text; line ends and page lines do not matter, every word does."
        )


class AmbiguousQuoteError(RuleError):
    """The quote stands in the cable more than once."""

    def __init__(self, quote: str, cable_id: str, count: int) -> None:
        super().__init__(
            f"The quote “{_short(quote)}” stands {count} times in {cable_id}. Say "
            f"which one is meant with an occurrence from 1 to {count}."
        )


class OccurrenceError(RuleError):
    """There are fewer occurrences than the one asked for."""

    def __init__(self, quote: str, cable_id: str, asked: int, count: int) -> None:
        super().__init__(
            f"Occurrence {asked} of “{_short(quote)}” was asked for, but it stands "
            f"{count} times in {cable_id}. Count from 1."
        )


def occurrences(text: str, cable: Cable, quote: str) -> tuple[Span, ...]:
    """Every place of a cable where a quote stands, in the order of the text.

    Blanks and line ends are folded as they are for reading, furniture counts as
    a blank, and curly quotation marks are the same as straight ones; all else must
    agree to the letter. A place may therefore hold furniture, which a statement
    leaves out.
    """
    words = quote.translate(_PLAIN).split()
    if not words:
        return ()
    pattern = re.compile(_BETWEEN.join(_pattern(word) for word in words))
    searched = _without_furniture(text, cable).translate(_PLAIN)
    found = pattern.finditer(searched, cable.span.start, cable.span.end)
    return tuple(Span(*match.span()) for match in found)


def _pattern(word: str) -> str:
    return _HYPHEN.sub(lambda _: _BROKEN_HYPHEN, re.escape(word))


def place(
    text: str, cable: Cable, quote: str, *, occurrence: int | None = None
) -> Span:
    """The one place that is meant by a quote.

    Args:
        text: The text that the cable's spans count into.
        cable: The cable to look in.
        quote: The words looked for.
        occurrence: Which one, counted from 1; needed where there are several.

    Raises:
        RuleError: The quote stands nowhere, more than once, or less often.
    """
    found = occurrences(text, cable, quote)
    name = cable.cable_id or "the cable"
    if not found:
        raise QuoteNotFoundError(quote, name)
    if occurrence is None:
        if len(found) > 1:
            raise AmbiguousQuoteError(quote, name, len(found))
        return found[0]
    if not 1 <= occurrence <= len(found):
        raise OccurrenceError(quote, name, occurrence, len(found))
    return found[occurrence - 1]


def nearest(text: str, cable: Cable, quote: str, *, to: Span) -> Span:
    """The place of a quote that is nearest to another place: a cue, a source.

    Raises:
        QuoteNotFoundError: The quote stands nowhere.
    """
    found = occurrences(text, cable, quote)
    if not found:
        raise QuoteNotFoundError(quote, cable.cable_id or "the cable")
    return min(found, key=lambda span: _distance(span, to))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _without_furniture(text: str, cable: Cable) -> str:
    """The text with furniture blanked out, every other place unmoved."""
    pieces: list[str] = []
    at = 0
    for item in sorted(cable.furniture, key=lambda item: item.span):
        if item.span.start < at:
            continue
        pieces += [text[at : item.span.start], " " * len(item.span)]
        at = item.span.end
    return "".join([*pieces, text[at:]])


def _short(quote: str, most: int = 60) -> str:
    folded = " ".join(quote.split())
    return folded if len(folded) <= most else folded[: most - 1] + "…"
