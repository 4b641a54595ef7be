"""Printed numbers that may open a paragraph: at a line's start and in mid-line.

Whether one does is settled by ``numbers``; here they are only found and read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.text import Span
from reviewer.parsing.lines import Line
from reviewer.parsing.markings import ReadMarking, read_marking, read_slip

_AT_LINE_START = re.compile(
    r"(¶)? ?(\d{1,3})(?:\.[,)] ?(?=[(\[][A-Za-z])|(\)\.|\.\.?|[):])(?!\d)"
    r"| ?([.,-]) ?(?=[(\[][A-Za-z ])| ?(?=[(\[][A-Za-z]))"
)
_IN_MID_LINE = re.compile(
    r" ¶?(?P<number>[0-9]{1,3})"
    r"(?:[.,)]{1,2} {0,3}(?=\()|\. {1,2}(?=[A-Z])| (?=\([CSU]))"
)
_MARKED_BEFORE = re.compile(r"\([A-Z/ ]{1,12}\) ?(?=¶?\d{1,3}\. )")
_GARBLED = re.compile(r"¶?[^\s\d(¶*•-][.*,)%]? {1,3}(?=\((?:SBU|[CSU])[)/])")
_MISREAD = re.compile(
    r"¶?(?=[0-9]{0,2}[lIOo|])([0-9lIOo|]{1,3})[.)] {0,3}(?=\((?:SBU|[CSU])[)/])"
)
"""``l.`` is a list's twelfth letter, too: the count decides."""
_DIGITS = str.maketrans("lI|Oo", "11100")
_LETTERED = re.compile(r"¶?[A-Fa-o][.)]")
_REFERRING = re.compile(r"\b(?:paras?|paragraphs?|refs?|and|or|to|of|in) $")
_BEFORE_MID_LINE = frozenset(".!?:\"'”’)]*=_-")
_SENTENCE_END = frozenset(".!?:;\"'”’)]*=_-~XxZ")
_RULE_SIGNS = "-=_*"
_FIRST_SIGNS = frozenset("0123456789¶(")
_LARGEST = 199


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number that may open a paragraph.

    ``start`` is its first character (pilcrow or digit), ``end`` lies behind the
    separator and blanks, where a marking or the text begins. ``after_blank``
    holds below a blank line, and in mid-line behind a rule. ``cuts_sentence``
    tells that the line above ends in the middle of one. ``number`` is 0 where
    the transmission garbled it; ``misread`` that letters stand for its digits.
    """

    start: int
    end: int
    printed: str
    number: int
    separator: str
    marking: ReadMarking | None
    after_blank: bool = False
    mid_line: bool = False
    cuts_sentence: bool = False
    misread: bool = False


class NumberKind(StrEnum):
    """How a number fits the count."""

    PLAIN = "plain"
    PILCROW = "pilcrow"
    GAP = "gap"
    REPEATED = "repeated"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An accepted number with its resolved value."""

    numeral: Numeral
    value: int
    kind: NumberKind


def find_numerals(text: str, lines: Sequence[Line], span: Span) -> list[Numeral]:
    """Every number at a line start, and those in mid-line that look the part."""
    found: list[Numeral] = []
    above = ""
    for line in lines:
        first = line.text[0]
        if first in _FIRST_SIGNS or (line.after_blank and "(" in line.text[:8]):
            numeral = _of_line(text, line, above)
            if numeral:
                found.append(numeral)
        above = line.text[-1]
    starts = {numeral.start for numeral in found}
    for match in _IN_MID_LINE.finditer(text, span.start, span.end):
        start = match.start() + 1
        numeral = None if start in starts else _in_middle(text, start, match)
        if numeral and _may_begin(text, numeral):
            found.append(numeral)
    found.sort(key=lambda numeral: numeral.start)
    return found


def _of_line(text: str, line: Line, above: str) -> Numeral | None:
    numeral = None
    if line.text[0] in _FIRST_SIGNS:
        numeral = _at_start(text, line, above)
    if numeral is None and line.after_blank and "(" in line.text[:8]:
        numeral = _garbled(text, line)
    return numeral


def _at_start(text: str, line: Line, above: str) -> Numeral | None:
    start, before = 0, None
    if line.text[0] == "(":
        lead = _MARKED_BEFORE.match(line.text)
        before = read_marking(text, line.start) if lead else None
        if lead is None or before is None:
            return None
        start = lead.end()
    match = _AT_LINE_START.match(line.text, start)
    if match is None or int(match[2]) > _LARGEST:
        return None
    end = _after_blanks(text, line.start + match.end(), line.end)
    if end == line.end and text[end : end + 2] == "\n(" and read_marking(text, end + 1):
        end += 1
    return Numeral(
        start=line.start,
        end=end,
        printed=match[0].strip(),
        number=int(match[2]),
        separator=(match[3] or ".").replace("..", "."),
        marking=before or read_marking(text, end) or read_slip(text, end),
        after_blank=line.after_blank,
        cuts_sentence=not line.after_blank and above not in _SENTENCE_END,
    )


def _garbled(text: str, line: Line) -> Numeral | None:
    """``Q*  (SBU)``: a marking behind a sign that must have been a number."""
    if match := _MISREAD.match(line.text):
        return _misread(text, line, match)
    match = _GARBLED.match(line.text)
    if match is None or _LETTERED.match(line.text):
        return None
    end = line.start + match.end()
    return Numeral(
        start=line.start,
        end=end,
        printed=match[0].strip(),
        number=0,
        separator=".",
        marking=read_marking(text, end),
        after_blank=True,
    )


def _misread(text: str, line: Line, match: re.Match[str]) -> Numeral:
    """``1O. (C)``: letters that stand for digits, in front of a marking."""
    end = line.start + match.end()
    return Numeral(
        start=line.start,
        end=end,
        printed=match[0].strip(),
        number=int(match[1].translate(_DIGITS)),
        separator=".",
        marking=read_marking(text, end),
        after_blank=True,
        misread=True,
    )


def _in_middle(text: str, start: int, match: re.Match[str]) -> Numeral | None:
    marking = read_marking(text, match.end())
    if text[match.end()] == "(" and marking is None:
        return None
    return Numeral(
        start=start,
        end=match.end(),
        printed=text[start : match.end()].strip(),
        number=int(match["number"]),
        separator=".",
        marking=marking,
        after_blank=text[start - 2] in _RULE_SIGNS,
        # The pilcrow was put at line starts: the line's end was lost later.
        mid_line=text[start] != "¶",
    )


def _may_begin(text: str, numeral: Numeral) -> bool:
    """Whether a number in mid-line can open a paragraph by what stands before."""
    before = text[max(numeral.start - 12, 0) : numeral.start].lower()
    if not numeral.mid_line or before.rstrip(" ")[-1:] in _BEFORE_MID_LINE:
        return True
    return (
        numeral.marking is not None
        and numeral.printed.endswith(".")
        and not _REFERRING.search(before)
    )


def _after_blanks(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " \t\u00a0":
        position += 1
    return position
