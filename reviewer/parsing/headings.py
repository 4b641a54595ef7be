"""Headings: titles set apart by rules, blank lines or their own label.

A heading belongs to what follows. Rules printed around it are no part of its
span but of its ``block``, which no paragraph may claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import Heading
from reviewer.domain.text import Span
from reviewer.parsing.lines import Line, first_at_or_after, is_rule
from reviewer.parsing.lone_titles import DANGLING_END, ENDS_TEXT, LoneTitles
from reviewer.parsing.markings import read_marking
from reviewer.parsing.titles import (
    LONGEST_TITLE,
    NUMBERED,
    SENTENCE_END,
    is_table_row,
    is_title,
)

_RUN = re.compile(r"[-=_*~]{3,}(?:[ ]?[-=_*~]{1,80}){0,40}|(?:[-=_*] ){3,40}[-=_*]?")
_LONGEST_ALONE = 75
_LONGEST_GLUED = 60
_LONGEST_LABEL = 40
_MOST_LINES = 3
_REACH = 24
_RUNS = ("---", "===", "***", "___", "- - -")
_GUESSED = "heading_guessed"
_IN_LINE = "heading_in_line"


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading and the stretch it takes up with its rules.

    An empty ``block`` marks a title inside a numbered paragraph. ``doubt`` is the
    code of a note, where something else than a heading might stand there.
    """

    heading: Heading
    block: Span
    doubt: str | None = None


def find_headings(
    text: str, lines: Sequence[Line], openers: frozenset[int]
) -> list[FoundHeading]:
    """Find the headings among a body's content lines.

    Args:
        text: The whole text.
        lines: The body's lines without those that are furniture.
        openers: Offsets at which a numbered paragraph begins.
    """
    finder = _Finder(text, lines, openers)
    found = list(finder.run())
    taken = {item.heading.span.end for item in found}
    found += [item for item in finder.glued() if item.heading.span.end not in taken]
    return sorted(found, key=lambda item: item.heading.span)


class _Finder:
    """One pass over the lines."""

    def __init__(
        self, text: str, lines: Sequence[Line], openers: frozenset[int]
    ) -> None:
        self._text = text
        self._lines = lines
        self._openers = openers
        self._titles = LoneTitles(lines, openers)
        self._rules = [
            not line.text[0].isalnum() and is_rule(line.text) for line in lines
        ]
        self._runs = self._lines_with_runs()
        self._done = 0

    def _lines_with_runs(self) -> frozenset[int]:
        """The lines on which a rule may stand; plain searches beat a pattern."""
        found: set[int] = set()
        for run in _RUNS:
            start = self._lines[0].start if self._lines else 0
            while (start := self._text.find(run, start)) >= 0:
                index = first_at_or_after(self._lines, start)
                if index == len(self._lines):
                    break
                found.add(index)
                start = max(self._lines[index].end, start + 1)
        return frozenset(found)

    def run(self) -> Iterator[FoundHeading]:
        openers, runs = self._openers, self._runs
        ruled = [number for number, rule in enumerate(self._rules) if rule]
        near_rule = {number - above for number in ruled for above in range(_MOST_LINES)}
        for index, line in enumerate(self._lines):
            start, _, text, after_blank, _ = line
            if (
                after_blank
                or len(text) < _LONGEST_LABEL
                or start in openers
                or index in near_rule
                or index in runs
            ) and index >= self._done:
                yield from self._at(index, line)

    def glued(self) -> Iterator[FoundHeading]:
        """Titles that joining left between two paragraphs, on the first one's line."""
        for opener in sorted(self._openers):
            start = self._titles.before(self._text, opener)
            if start is not None:
                end = start + len(self._text[start:opener].rstrip())
                yield self._make(start, end, Span(start, end), _IN_LINE)

    def _at(self, index: int, line: Line) -> Sequence[FoundHeading]:
        text = line.text
        if self._rules[index]:
            return self._between_rules(index)
        if index in self._runs:
            return self._in_line(index, line)
        return self._on_line(index, line) if len(text) <= LONGEST_TITLE else ()

    def _on_line(self, index: int, line: Line) -> Sequence[FoundHeading]:
        """A title of the line's own, with a rule below it or without."""
        rules = self._rules[index + 1 : index + _MOST_LINES]
        if line.start in self._openers:
            if rules[:1] == [True]:
                return self._ruled_behind_number(index, line)
        elif True in rules and (found := self._underlined(index)):
            return found
        if line.after_blank or len(line.text) < _LONGEST_LABEL:
            return self._lone(index, line)
        return ()

    def _between_rules(self, index: int) -> Sequence[FoundHeading]:
        """A title of one to three lines with a rule above and below."""
        lines, stop = self._lines, index + _MOST_LINES + 2
        end = next(
            (n for n in range(index + 1, min(stop, len(lines))) if self._rules[n]), 0
        )
        inside = lines[index + 1 : end]
        if not inside or any(line.start in self._openers for line in inside):
            return ()
        title = " ".join(line.text for line in inside)
        if not is_title(title) or any(line.after_blank for line in inside[1:]):
            return ()
        end = self._last_rule(end)
        block = Span(lines[index].start, lines[end].end)
        return (self._make(inside[0].start, inside[-1].end, block),)

    def _underlined(self, index: int) -> Sequence[FoundHeading]:
        """A title of one or two lines with a rule below it."""
        lines = self._lines
        end = self._rules.index(True, index + 1)
        inside = lines[index:end]
        title = " ".join(line.text for line in inside)
        cut = any(
            line.after_blank or line.start in self._openers for line in inside[1:]
        )
        first = inside[0].after_blank
        if self._follows_end(inside[0]):
            return ()
        if cut or not is_title(title) or (lines[end].after_blank and not first):
            return ()
        if self._is_table_below(end) or not (first or self._may_follow(index)):
            return ()
        end = self._last_rule(end)
        block = Span(inside[0].start, lines[end].end)
        return (self._make(inside[0].start, inside[-1].end, block),)

    def _last_rule(self, index: int) -> int:
        """Take up the rule at ``index`` and those it was wrapped into."""
        rules = self._rules
        while index + 1 < len(rules) and rules[index + 1]:
            index += 1
        self._done = index + 1
        return index

    def _may_follow(self, index: int) -> bool:
        """Whether the line above is no part of the same title or sentence."""
        if index == 0:
            return True
        above = self._lines[index - 1].text
        return above[-1] in ENDS_TEXT or len(above) > _LONGEST_ALONE

    def _is_table_below(self, end: int) -> bool:
        below = self._below(end)
        return below is not None and is_table_row(below.text)

    def _below(self, index: int) -> Line | None:
        return self._lines[index + 1] if index + 1 < len(self._lines) else None

    def _in_line(self, index: int, line: Line) -> Sequence[FoundHeading]:
        """Titles between or before rules that were joined into a line."""
        runs = [match.span() for match in _RUN.finditer(line.text)]
        found: list[FoundHeading] = []
        above: int | None = None  # where a rule begins that no title has used yet
        position = 0
        for start, end in runs:
            heading = self._title_in(line, position, start, ruled=above is not None)
            if heading:
                begin = heading.span.start if above is None else line.start + above
                stop = line.start + end
                if begin - line.start <= self._number_end(line):
                    begin = stop  # the title is the first thing in its paragraph
                doubt = _IN_LINE if above is None else None
                found.append(FoundHeading(heading, Span(begin, stop), doubt))
            above = None if heading else start
            position = end
        if len(runs) == 1 and above == 0 and True in self._rules[index + 1 : index + 2]:
            found += self._closed_below(index, line, position)
        return found

    def _follows_end(self, line: Line) -> bool:
        """Whether the line above breaks off behind ``END``: a closing phrase."""
        above = self._text[max(line.start - _REACH, 0) : line.start].rstrip()
        return DANGLING_END.search(above) is not None

    def _number_end(self, line: Line) -> int:
        """How many characters number and marking take up; -1 without a number."""
        match = NUMBERED.match(line.text) if line.start in self._openers else None
        if match is None:
            return -1
        marking = read_marking(line.text, match.end())
        return marking.span.end + 1 if marking else match.end()

    def _closed_below(
        self, index: int, line: Line, position: int
    ) -> Iterator[FoundHeading]:
        """``------ TITLE`` whose second rule stands on the next line."""
        heading = self._title_in(line, position, len(line.text), ruled=True)
        if heading:
            block = Span(line.start, self._lines[self._last_rule(index + 1)].end)
            yield FoundHeading(heading, block)

    def _title_in(
        self, line: Line, start: int, end: int, *, ruled: bool
    ) -> Heading | None:
        """The title in ``line.text[start:end]``, or at that stretch's end."""
        piece = line.text[start:end]
        if start == 0 and self._follows_end(line):
            return None
        opens = start == 0 and line.start in self._openers
        whole = ruled or (not opens and SENTENCE_END.search(piece) is None)
        if whole and is_title(piece):
            return self._heading(line.start + start, line.start + end)
        if ruled:
            return None
        tail = piece[-_LONGEST_GLUED:]
        ends = list(SENTENCE_END.finditer(tail))
        if ends and is_title(tail[ends[-1].end() :]):
            at = end - len(tail) + ends[-1].end()
            return self._heading(line.start + at, line.start + end)
        return None

    def _lone(self, index: int, line: Line) -> Sequence[FoundHeading]:
        """A title without a rule of its own on the line or below it."""
        title = self._titles.at(index)
        if title is None:
            return ()
        end = self._lines[index + title.lines - 1].end
        self._done = index + title.lines
        block = Span(end if title.is_inner else line.start, end)
        doubt = None if title.is_sure else _GUESSED
        return (self._make(line.start + title.start, end, block, doubt),)

    def _ruled_behind_number(self, index: int, line: Line) -> Sequence[FoundHeading]:
        """A title alone after the paragraph's number, with a rule below it."""
        at = max(self._number_end(line), 0)
        title = line.text[at:]
        if not is_title(title):
            return ()
        self._last_rule(index + 1)
        return (self._make(line.start + at, line.end, Span(line.end, line.end)),)

    def _make(
        self, start: int, end: int, block: Span, doubt: str | None = None
    ) -> FoundHeading:
        return FoundHeading(self._heading(start, end), block, doubt)

    def _heading(self, start: int, end: int) -> Heading:
        piece = self._text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        shown = self._text[start:end]
        marking = read_marking(self._text, start)
        if marking and marking.span.end < end:
            shown = self._text[marking.span.end : end]
        return Heading(
            text=" ".join(shown.split()).strip("/*- "),
            span=Span(start, end),
            marking=marking.marking if marking else None,
        )
