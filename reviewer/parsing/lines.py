"""Lines of a text with their places; the unit every recogniser works on."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

_RULE = re.compile(r"[-=_*~–—%+]{3,}|[-=_*~–—+%][-=_*~–—+% ]{2,}")
_LINE_END_SLASH = re.compile(r"\\(?=[ \t]{0,8}(?:\n|$))")
_BLANKS = (
    "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)


class Line(NamedTuple):
    """A line that holds more than blanks.

    ``start`` and ``end`` enclose ``text``, which has neither surrounding blanks
    nor the backslash that some copies carry at line ends. ``after_blank`` tells
    that a blank line, or nothing, stands above; ``indent`` counts the blanks cut.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    indent: int = 0

    @property
    def is_rule(self) -> bool:
        """Whether the line is drawn from dashes, stars or the like."""
        return is_rule(self.text)


def is_rule(text: str) -> bool:
    """Say whether a stripped line is a rule, spaced or not."""
    return not text[0].isalnum() and _RULE.fullmatch(text) is not None


def split_lines(
    text: str, start: int, end: int, printed: str | None = None
) -> list[Line]:
    """Split ``text[start:end]``; blank lines are only told by ``after_blank``.

    Args:
        text: The text, furniture blanked out.
        start: First offset.
        end: Offset behind the last.
        printed: The text with its furniture: a line that is blank only without
            it does not count as a blank line.
    """
    lines: list[Line] = []
    add, make = lines.append, partial(tuple.__new__, Line)  # half of Line()'s price
    position = start
    after_blank = True
    for raw in text[start:end].split("\n"):
        shown = raw.strip()
        if shown and shown[-1] == "\\":
            shown = shown[:-1].rstrip()
        if shown:
            indent = 0 if raw[0] == shown[0] else raw.index(shown[0])
            first = position + indent
            add(make((first, first + len(shown), shown, after_blank, indent)))
            after_blank = False
        elif printed is None or not printed[position : position + len(raw)].strip():
            after_blank = True
        position += len(raw) + 1
    return lines


def evened(text: str) -> str:
    """The text with one kind of blank, and none of the signs copies leave behind.

    Tabs and blanks of other widths become blanks; so do backslashes at line ends
    and the first half of a pilcrow that was decoded twice. No offset changes.
    """
    if "\\" in text:
        text = _LINE_END_SLASH.sub(" ", text)
    if "Â¶" in text:
        text = text.replace("Â¶", " ¶")
    for blank in _BLANKS if not text.isascii() else _BLANKS[:3]:
        if blank in text:  # five times faster than to translate
            text = text.replace(blank, " ")
    return text


def lowered(text: str) -> str:
    """Lower-case a text without changing a single offset."""
    result = text.lower()
    if len(result) != len(text):  # only U+0130 grows
        result = text.replace("\u0130", "I").lower()
    return result


def first_at_or_after(lines: Sequence[Line], position: int) -> int:
    """Index of the first line that ends behind ``position``; may be ``len``."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inwards over blanks and line-end backslashes."""
    shown = text[start:end].rstrip(" \t\n\r\\\u00a0")
    words = shown.lstrip()
    end = start + len(shown)
    return end - len(words), end
