"""Headings: titles set apart by rules, blank lines or their own label.

A heading belongs to what follows. Rules printed around it are no part of its
span but of its ``block``, which no paragraph may claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import Heading
from reviewer.domain.text import Span
from reviewer.parsing.classification_line import read_level_alone
from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import Line
from reviewer.parsing.markings import read_marking

_RUN = re.compile(r"[-=_*~]{3,}(?:[ ]?[-=_*~]{1,80}){0,40}|(?:[-=_*] ){3,40}[-=_*]?")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2} {1,3}(?=[\"'“‘(]?[A-Z0-9.])")
_NUMBERED = re.compile(r"¶? ?\d{1,3}[.)]")
_BULLET = re.compile(r"(?:--?|[*•]|\(?[0-9a-z]{1,2}\)|¶)[ \t]?")
_TABLE = re.compile(r"\S {3,}\S")
_SLASHED = re.compile(r"//[^/\n]{2,80}//$")
_END_LABEL = re.compile(
    r"(?:\(?(?:BEGIN|END)\b|TOTALS?\b|NNNN|BT$|PAGE \d|DRAFTED|X{5,}|\(?SIGNED)",
    re.IGNORECASE,
)
_DANGLING_END = re.compile(r"\bEND(?: OF)?$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_MINOR = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "without",
        "not",
        "no",
        "be",
        "are",
        "was",
        "it",
        "its",
        "del",
        "de",
        "la",
        "el",
        "der",
        "von",
    ]
)
_LONGEST = 110
_LONGEST_ALONE = 75
_LONGEST_GLUED = 60
_MOST_LINES = 3
_LONGEST_LABEL = 40
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading and the stretch it takes up with its rules."""

    heading: Heading
    block: Span


def find_headings(
    text: str, lines: Sequence[Line], openers: frozenset[int]
) -> list[FoundHeading]:
    """Find the headings among a body's content lines.

    Args:
        text: The whole text.
        lines: The body's lines without those that are furniture.
        openers: Offsets at which a numbered paragraph begins.
    """
    return list(_Finder(text, lines, openers).run())


def is_title(title: str) -> bool:
    """Say whether words could be a heading, by themselves."""
    title = title.strip()
    if not 2 <= len(title) <= _LONGEST or not _WORD.search(title):  # noqa: PLR2004
        return False
    if title[-1] in ".,;" and not title.endswith(("..", ". .", "U.S.", "?.", "!.")):
        return False
    if _TABLE.search(title) or _NUMBERED.match(title) or _END_LABEL.match(title):
        return False
    if _BULLET.match(title) and not title.startswith(("* ", "¶")):
        return title.startswith("...")
    return len(title.split()) <= _MOST_WORDS and not read_level_alone(title)


class _Finder:
    """One pass over the lines."""

    def __init__(
        self, text: str, lines: Sequence[Line], openers: frozenset[int]
    ) -> None:
        self._text = text
        self._lines = lines
        self._openers = openers
        self._caps = _is_all_caps(lines)
        self._rules = [line.is_rule for line in lines]
        self._done = 0

    def run(self) -> Iterator[FoundHeading]:
        for index, line in enumerate(self._lines):
            if index < self._done:
                continue
            found = self._at(index, line)
            if found:
                yield from found

    def _at(self, index: int, line: Line) -> list[FoundHeading]:
        text = line.text
        if line.start in self._openers:
            return self._on_number_line(index, line)
        if self._rules[index]:
            return self._after_rule(index)
        if "---" in text or "===" in text or "***" in text or "___" in text:
            return self._in_line(index, line)
        if len(text) > _LONGEST:
            return []
        if True in self._rules[index + 1 : index + _MOST_LINES]:
            found = self._underlined(index)
            if found:
                return found
        if line.after_blank or len(text) < _LONGEST_LABEL:
            return self._alone(index, line)
        return []

    def _after_rule(self, index: int) -> list[FoundHeading]:
        """A title of one to three lines between two rules."""
        lines = self._lines
        for end in range(index + 2, min(index + _MOST_LINES + 2, len(lines))):
            if not self._rules[end]:
                continue
            inside = lines[index + 1 : end]
            if all(item.start not in self._openers for item in inside) and is_title(
                " ".join(item.text for item in inside)[: _LONGEST * 2]
            ):
                if end - index > 2 and not self._is_close(inside):  # noqa: PLR2004
                    return []
                self._done = end + 1
                block = Span(lines[index].start, lines[end].end)
                return [self._make(inside[0].start, inside[-1].end, block)]
            return []
        return []

    @staticmethod
    def _is_close(inside: Sequence[Line]) -> bool:
        return not any(item.after_blank for item in inside[1:])

    def _underlined(self, index: int) -> list[FoundHeading]:
        """A title with a rule below it."""
        lines = self._lines
        for end in range(index + 1, min(index + _MOST_LINES, len(lines))):
            if self._rules[end]:
                inside = lines[index:end]
                break
            if lines[end].after_blank or lines[end].start in self._openers:
                return []
        else:
            return []
        if lines[end].after_blank and not inside[0].after_blank:
            return []
        title = " ".join(item.text for item in inside)
        if not is_title(title) or self._is_table_below(end):
            return []
        if not inside[0].after_blank and not self._may_follow(index):
            return []
        self._done = end + 1
        block = Span(inside[0].start, lines[end].end)
        return [self._make(inside[0].start, inside[-1].end, block)]

    def _may_follow(self, index: int) -> bool:
        """Whether the line above is no part of the same title or sentence."""
        if index == 0:
            return True
        above = self._lines[index - 1].text
        return above[-1] in ".!?:\")'”*-=_X" or len(above) > _LONGEST_ALONE

    def _is_table_below(self, end: int) -> bool:
        below = self._lines[end + 1 : end + 2]
        return (
            bool(below)
            and len(below[0].text) < _LONGEST
            and (_TABLE.search(below[0].text) is not None)
        )

    def _in_line(self, index: int, line: Line) -> list[FoundHeading]:
        """Titles between or before rules that were joined into a line."""
        runs = [match.span() for match in _RUN.finditer(line.text)]
        if not runs:
            return []
        edges = [(0, 0), *runs, (len(line.text), len(line.text))]
        found: list[FoundHeading] = []
        used = -1
        for number in range(len(edges) - 1):
            start, end = edges[number][1], edges[number + 1][0]
            last = number == len(edges) - 2
            has_rule_above = number > 0 and number - 1 != used
            if last:
                if not (has_rule_above and number == 1 and self._rule_below(index)):
                    continue
            heading = self._title_in(line, start, end, above=has_rule_above)
            if heading is None:
                continue
            block_start = edges[number][0] if has_rule_above else None
            block = Span(
                heading.span.start if block_start is None else line.start + block_start,
                line.start + edges[number + 1][1],
            )
            if last:
                block = Span(block.start, self._lines[index + 1].end)
                self._done = index + 2
            found.append(FoundHeading(heading, block))
            used = number
        return found

    def _rule_below(self, index: int) -> bool:
        return True in self._rules[index + 1 : index + 2]

    def _title_in(
        self, line: Line, start: int, end: int, *, above: bool
    ) -> Heading | None:
        """The title in ``line.text[start:end]``, or at that stretch's end."""
        piece = line.text[start:end]
        if above and is_title(piece):
            return self._heading(line.start + start, line.start + end)
        if not above:
            if (
                line.start + start not in self._openers
                and is_title(piece)
                and (_SENTENCE_END.search(piece) is None)
            ):
                return self._heading(line.start + start, line.start + end)
            tail = piece[-_LONGEST_GLUED - 12 :]
            ends = list(_SENTENCE_END.finditer(tail))
            if ends and is_title(tail[ends[-1].end() :]):
                at = end - len(tail) + ends[-1].end()
                return self._heading(line.start + at, line.start + end)
        return None

    def _alone(self, index: int, line: Line) -> list[FoundHeading]:
        """A title between blank lines, or a label on a line of its own."""
        text = line.text
        label = LABEL.match(text)
        if label and (
            label.end() == len(text) or text[label.end() :].strip(" :.") == ""
        ):
            ended = index and _DANGLING_END.search(self._lines[index - 1].text)
            if self._is_set_apart(index) and not label["note"] and not ended:
                return [self._whole(line)]
            return []
        if _SLASHED.match(text) and not text.upper().startswith("//SIGNED"):
            return [self._whole(line)]
        if len(text) > _LONGEST_ALONE or not line.after_blank:
            return []
        if not self._precedes_paragraph(index) or line.indent > 8:  # noqa: PLR2004
            return []
        shown = text
        if marking := read_marking(text, 0):
            shown = text[marking.span.end :].strip()
        elif label and ":" in text and is_title(text):
            return [self._whole(line)]
        if not is_title(shown) or not self._is_titled(shown):
            return []
        return [self._whole(line)]

    def _is_titled(self, text: str) -> bool:
        if text.isupper():
            return not self._caps
        words = _WORD.findall(text)
        capital = sum(word[0].isupper() for word in words if word not in _MINOR)
        counted = sum(word not in _MINOR for word in words)
        return counted > 0 and capital >= 0.8 * counted

    def _is_set_apart(self, index: int) -> bool:
        line = self._lines[index]
        below = self._lines[index + 1 : index + 2]
        return line.after_blank or bool(
            below and (below[0].after_blank or below[0].start in self._openers)
        )

    def _precedes_paragraph(self, index: int) -> bool:
        """A heading belongs to a paragraph that follows it."""
        below = self._lines[index + 1 : index + 2]
        return bool(below) and below[0].start in self._openers

    def _on_number_line(self, index: int, line: Line) -> list[FoundHeading]:
        """A title that stands alone after the paragraph's number."""
        if len(line.text) > _LONGEST_ALONE:
            if "---" in line.text or "===" in line.text:
                return self._in_line(index, line)
            return []
        match = _NUMBERED.match(line.text)
        if match is None:
            return []
        at = (
            match.end()
            + len(line.text[match.end() :])
            - len(line.text[match.end() :].lstrip())
        )
        if marking := read_marking(line.text, at):
            at = marking.span.end
            at += len(line.text[at:]) - len(line.text[at:].lstrip())
        title = line.text[at:]
        below = self._lines[index + 1 : index + 2]
        if not title or not below or below[0].start in self._openers:
            return []
        ruled = below[0].is_rule
        if not is_title(title) or not (
            ruled or (self._is_titled(title) and title.isupper())
        ):
            return []
        if ruled:
            self._done = index + 2
        return [self._make(line.start + at, line.end, Span(line.end, line.end))]

    def _whole(self, line: Line) -> FoundHeading:
        return self._make(line.start, line.end, Span(line.start, line.end))

    def _make(self, start: int, end: int, block: Span) -> FoundHeading:
        return FoundHeading(self._heading(start, end), block)

    def _heading(self, start: int, end: int) -> Heading:
        piece = self._text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        shown = self._text[start:end]
        marking = read_marking(self._text, start)
        if marking and marking.span.end < end:
            shown = self._text[marking.span.end : end]
        return Heading(
            text=" ".join(shown.split()).strip("/ "),
            span=Span(start, end),
            marking=marking.marking if marking else None,
        )


def _is_all_caps(lines: Sequence[Line]) -> bool:
    """Whether the body is printed in capitals, so that capitals mean nothing."""
    upper = sum(line.text.isupper() for line in lines[:60])
    return upper > 0.7 * min(len(lines), 60)
