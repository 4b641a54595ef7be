"""Titles without a rule: between blank lines, on a number's line, at a text's end.

What is set as a title (capitals where the body has none, or capital first letters)
and stands in front of a numbered paragraph is one; so is a label on its own line.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import Line
from reviewer.parsing.markings import read_marking
from reviewer.parsing.titles import (
    NUMBERED,
    SENTENCE_END,
    has_title_case,
    is_all_caps,
    is_title,
)

DANGLING_END = re.compile(r"\bEND(?: OF)?$", re.IGNORECASE)
"""A line that breaks off within a closing phrase: what follows is no title."""
ENDS_TEXT = frozenset(".!?:\")'”*-=_X")
"""Last signs of a line behind which a new thing may begin."""
_SLASHED = re.compile(r"//[^/\n]{2,80}//$")
_FRAMED = re.compile(r"(\*{1,3}|--) ?[A-Z0-9\"“][^*\n]{1,70}?[^*\n -] ?\1$")
_NO_GLUED = re.compile(r"\d|^(?:See|Ref|Septel|Note|Para)\b|@|X{4,}", re.IGNORECASE)
_LONGEST_ALONE = 75
_LONGEST_PLAIN = 48
_LONGEST_GLUED = 60
_DEEPEST_INDENT = 8
_NARROWEST = 55
_WIDEST = 80
"""Characters of a line as messages wrapped them; longer ones were joined."""
_FEWEST_WORDS = 2
_TWO_LINES = 2
_SHORTEST_FIRST = 30
"""Characters of the first of two lines; shorter ones are a list's."""


class LoneTitle(NamedTuple):
    """A title that begins ``start`` characters into the first of ``lines`` lines.

    ``is_inner`` tells that it stands within a paragraph; ``is_sure`` that it can
    hardly be anything else.
    """

    start: int
    lines: int = 1
    is_inner: bool = False
    is_sure: bool = False


class LoneTitles:
    """Finds them among a body's lines.

    Args:
        lines: The body's lines without those that are furniture.
        openers: Offsets at which a numbered paragraph begins.
    """

    def __init__(self, lines: Sequence[Line], openers: frozenset[int]) -> None:
        self._lines = lines
        self._openers = openers

    @cached_property
    def _caps(self) -> bool:
        return is_all_caps(self._lines)

    @cached_property
    def _width(self) -> int:
        """How wide the lines are that were not joined."""
        lengths = (len(line.text) for line in self._lines)
        return max([_NARROWEST, *(n for n in lengths if n <= _WIDEST)])

    def at(self, index: int) -> LoneTitle | None:
        """The title that the line at ``index`` is, or begins."""
        line = self._lines[index]
        if line.start in self._openers:
            return self._behind_number(index, line)
        label = LABEL.match(line.text)
        if label and not line.text[label.end() :].strip(" :."):
            is_heading = not label["note"] and self._is_set_apart(index)
            return LoneTitle(0, is_sure=True) if is_heading else None
        if line.text[0] in "/*-" and _is_framed(line.text):
            return LoneTitle(0, is_sure=True)
        return self._between_blanks(index, line, labelled=label is not None)

    def before(self, text: str, opener: int) -> int | None:
        """Where a title begins that joining left in front of a paragraph.

        Args:
            text: The whole text.
            opener: Where the paragraph begins; the title ends the line before.
        """
        line = text.rfind("\n", 0, opener) + 1
        if not text[line:opener].strip():
            line = text.rfind("\n", 0, max(line - 1, 0)) + 1
            if opener - line < _WIDEST:
                return None
        start = max(opener - _WIDEST, line)
        tail = text[start:opener].rstrip()
        if not tail or tail[-1] in ENDS_TEXT or self._caps:
            return None
        ends = list(SENTENCE_END.finditer(tail))
        title = tail[ends[-1].end() :] if ends else ""
        if not len(title.split()) >= _FEWEST_WORDS or len(title) > _LONGEST_GLUED:
            return None
        if _NO_GLUED.search(title) or not self._is_set_as_title(title, labelled=False):
            return None
        return start + len(tail) - len(title)

    def _between_blanks(
        self, index: int, line: Line, *, labelled: bool
    ) -> LoneTitle | None:
        """One or two lines in front of a paragraph, set apart or set as a title."""
        if line.indent > _DEEPEST_INDENT or len(line.text) > _LONGEST_ALONE:
            return None
        if self._opens(index + 1):
            if line.after_blank:
                found = self._is_set_as_title(line.text, labelled=labelled)
                return LoneTitle(0) if found or self._is_plain(index) else None
            return LoneTitle(0) if self._is_behind_text(index) else None
        if not (line.after_blank and self._opens(index + _TWO_LINES)):
            return None
        below = self._lines[index + 1]
        whole = f"{line.text} {below.text}"
        is_long = not below.after_blank and len(line.text) >= _SHORTEST_FIRST
        if is_long and self._is_set_as_title(whole, labelled=False):
            return LoneTitle(0, lines=_TWO_LINES)
        return None

    def _behind_number(self, index: int, line: Line) -> LoneTitle | None:
        """A title that stands alone after the paragraph's number."""
        below = self._below(index)
        ends_paragraph = below is None or below.after_blank
        if not (ends_paragraph or self._fits_above(index)) or self._opens(index + 1):
            return None
        match = NUMBERED.match(line.text)
        if match is None or len(line.text) > _LONGEST_ALONE:
            return None
        at = match.end()
        if marking := read_marking(line.text, at):
            at = len(line.text) - len(line.text[marking.span.end :].lstrip())
        title = line.text[at:]
        if title[-1:] == ":" or not is_title(title):
            return None
        if title.isupper():
            return None if self._caps else LoneTitle(at, is_inner=True)
        set_apart = ends_paragraph and below is not None
        if set_apart and len(title.split()) > 1 and has_title_case(title):
            return LoneTitle(at, is_inner=True)
        return None

    def _is_set_as_title(self, text: str, *, labelled: bool) -> bool:
        if marking := read_marking(text, 0):
            text = text[marking.span.end :].strip()
        if not is_title(text):
            return False
        if labelled and ":" in text:
            return True
        return not self._caps if text.isupper() else has_title_case(text)

    def _is_plain(self, index: int) -> bool:
        """A title in small letters: short, behind a full sentence, set apart."""
        text, below = self._lines[index].text, self._lines[index + 1]
        above = self._lines[index - 1].text if index else "."
        return (
            not self._caps
            and below.after_blank
            and text[0].isupper()
            and not text.isupper()
            and len(text) <= _LONGEST_PLAIN
            and above[-1] in ENDS_TEXT
            and is_title(text)
        )

    def _is_behind_text(self, index: int) -> bool:
        """A title right below a full sentence, where blank lines were lost."""
        text = self._lines[index].text
        above = self._lines[index - 1].text if index else ""
        return (
            above.endswith((".", "!", "?", ".)"))
            and len(text.split()) >= _FEWEST_WORDS
            and text[-1] not in ENDS_TEXT
            and self._fits_above(index)
            and self._is_set_as_title(text, labelled=False)
        )

    def _fits_above(self, index: int) -> bool:
        """Whether the next line's first word had room: the break is on purpose."""
        below = self._below(index)
        if below is None:
            return True
        word = below.text.split(" ", 1)[0]
        return len(self._lines[index].text) + 1 + len(word) <= self._width

    def _is_set_apart(self, index: int) -> bool:
        """Whether a blank line or a paragraph's start is next to a label."""
        if index and DANGLING_END.search(self._lines[index - 1].text):
            return False
        below = self._below(index)
        return self._lines[index].after_blank or (
            below is not None and (below.after_blank or below.start in self._openers)
        )

    def _opens(self, index: int) -> bool:
        """Whether a numbered paragraph begins with the line: a heading precedes one."""
        return index < len(self._lines) and self._lines[index].start in self._openers

    def _below(self, index: int) -> Line | None:
        return self._lines[index + 1] if index + 1 < len(self._lines) else None


def _is_framed(text: str) -> bool:
    """Whether a line is ``//TITLE//``, ``** Title **`` or the like."""
    is_framed = _SLASHED.match(text) or _FRAMED.match(text)
    return is_framed is not None and is_title(text.strip("/*- "))
