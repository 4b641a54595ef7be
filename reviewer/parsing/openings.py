"""Labels and closing phrases of Summary, Comment and Note, in text order.

A label may open a paragraph, a line, a bracket, a heading, or a sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import BlockKind, Heading, Paragraph
from reviewer.domain.text import Span
from reviewer.parsing.labels import (
    BEGUN,
    END,
    ENDED,
    LABEL,
    LONGEST_BEFORE_END,
    WORDS_BEFORE,
    kind_of,
    kinds_closed,
)

_WORDS = ("summary", "comment", "note")
_LONGEST_OWNER = 32
_REACH = 96
"""Most characters of a label or closing phrase."""
_MID_LABEL = re.compile(
    r"(?:(?:BEGIN|START) )?(?:[A-Z]{2,10}(?:'S)? ){0,2}(?:(?P<summary>SUMMARY)|"
    r"(?P<comment>COMMENT)|(?P<note>NOTE))(?P<more>)(?: BY [A-Z]{2,10})? ?:",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"(?:(?P<summary>SUMMARY)|(?P<comment>COMMENT)|(?P<note>NOTE))(?P<more>)"
    r"(?= {1,2}[A-Z][a-z]| {1,2}A [a-z])"
)
"""A label in capitals without a sign behind it, before words that have none."""
_SENTENCE_ENDS = frozenset(".!?)\"'”’:;-")
_END_WORD = re.compile(r"end(?:[ \n]|(?<= end)s?[.)])")
_BRACKETS = re.compile(r"[()\[\]]")
_LONGEST_BRACKET = 6000
_NEAR = 40
"""A label this close below a heading with the same label repeats it."""


@dataclass(slots=True)
class Opening:
    """A label: where its block starts, and where its text begins."""

    kind: BlockKind
    start: int
    after: int
    bracket_end: int | None = None
    is_bracket: bool = False
    is_heading: bool = False
    continued: bool = False
    closed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """An end phrase and the kinds of block it ends."""

    kinds: frozenset[BlockKind]
    span: Span


class LabelFinder:
    """Finds the labels of one body; ``text`` has its furniture blanked out."""

    def __init__(
        self,
        text: str,
        lower: str,
        span: Span,
        paragraphs: Sequence[Paragraph],
        headings: Sequence[Heading],
    ) -> None:
        self._text = text
        self._lower = lower
        self._span = span
        self._paragraphs = paragraphs
        self._brackets: dict[int, int] | None = None
        self._starts = [paragraph.span.start for paragraph in paragraphs]
        self._labelled = {heading.span.start: heading for heading in headings}
        self._contents = frozenset(
            paragraph.pieces[0].start for paragraph in paragraphs if paragraph.pieces
        )

    def is_inner(self, heading: Heading) -> bool:
        """Whether a heading stands inside a paragraph."""
        paragraph = self.paragraph_at(heading.span.start)
        return paragraph is not None and heading.span.start < paragraph.span.end

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The last paragraph that begins at or before ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self._paragraphs[index] if index >= 0 else None

    def closings(self) -> Iterator[Closing]:
        """Every closing phrase, ascending."""
        lower, end = self._lower, self._span.end
        position = self._span.start
        for word in _END_WORD.finditer(lower, position, end):
            at = word.start()
            if at < position:
                continue
            if word[0][-1] not in " \n":
                if turned := self._turned_closing(at):
                    yield turned
                continue
            folded = self._text[at : min(at + _REACH, end)].replace("\n", " ")
            match = END.match(folded)
            if match is None:
                continue
            stop = at + match.end()
            stop += self._text[stop : stop + 1] == "."
            yield Closing(kinds_closed(match), Span(at, stop))
            position = stop

    def _turned_closing(self, at: int) -> Closing | None:
        """``COMMENT ENDS.``, at whose ``END`` the search has come."""
        near = max(at - LONGEST_BEFORE_END - 1, self._span.start)
        for start in range(near, at):
            match = ENDED.match(self._text, start, self._span.end)
            if match and self._ends_sentence(start):
                stop = match.end() + (self._text[match.end()] == ".")
                return Closing(kinds_closed(match), Span(start, stop))
        return None

    def openings(self, closings: Sequence[Closing]) -> list[Opening]:
        """Every label that is no part of a closing phrase, ascending."""
        ends = [closing.span.start for closing in closings]
        openings: list[Opening] = []
        for at in sorted(self._candidates()):
            index = bisect_right(ends, at) - 1
            if index >= 0 and closings[index].span.end > at:
                continue
            opening = self._opening_at(at)
            if opening and not self._repeats(openings, opening):
                openings.append(opening)
        return openings

    def _repeats(self, openings: Sequence[Opening], opening: Opening) -> bool:
        """A heading "Summary" and "1. Summary:" right below it are one label."""
        if not openings or opening.is_bracket:
            return False
        last = openings[-1]
        if last.kind is not opening.kind or not last.is_heading:
            return opening.start < last.after
        between = self._text[last.after : opening.start]
        return len(between) < 4 * _NEAR and sum(map(str.isalpha, between)) < _NEAR // 8

    def _candidates(self) -> set[int]:
        """Places where a label may begin: contents, headings, label words."""
        found = {*self._contents, *self._labelled}
        lower, end = self._lower, self._span.end
        for word in _WORDS:
            position = self._span.start
            while (at := lower.find(word, position, end)) >= 0:
                position = at + len(word)
                if lower[position : position + 2] != "d ":  # "noted", the most frequent
                    found.add(self._label_start(at))
        return found

    def _label_start(self, at: int) -> int:
        """Step back from a label word to the first word of its label."""
        if not self._lower.startswith(" ", at - 1):
            return at
        before = self._lower[max(at - _LONGEST_OWNER, self._span.start) : at]
        found = WORDS_BEFORE.search(before)
        return at - len(before) + found.start() if found else at

    def _opening_at(self, at: int) -> Opening | None:
        if heading := self._labelled.get(at):
            return self._heading_opening(heading)
        stretch = self._text[at : min(at + _REACH, self._span.end)]
        before = self._text[at - 1 : at] if at > self._span.start else ""
        if before in ("(", "["):
            match = LABEL.match(stretch) or BEGUN.match(stretch)
            return self._bracket_opening(at, match) if match else None
        if at in self._contents or self._opens_line(at):
            match = LABEL.match(stretch)
            if at in self._contents:
                match = match or _BARE_LABEL.match(stretch)
            elif match and match["note"]:
                match = self._in_sentence(at, stretch)
        else:
            match = self._in_sentence(at, stretch)
        if match is None:
            return None
        return Opening(
            kind_of(match), at, at + match.end(), continued=bool(match["more"])
        )

    def _in_sentence(self, at: int, stretch: str) -> re.Match[str] | None:
        """A label behind a full sentence, with a capital and a colon."""
        match = _MID_LABEL.match(stretch) if stretch[0].isupper() else None
        return match if match and self._ends_sentence(at) else None

    def _bracket_opening(self, at: int, match: re.Match[str]) -> Opening:
        return Opening(
            kind_of(match),
            at - 1,
            at + match.end(),
            bracket_end=self._bracket_end(at - 1),
            is_bracket=True,
        )

    def _bracket_end(self, start: int) -> int | None:
        """The offset behind the matching bracket, if it is near enough."""
        if self._brackets is None:
            self._brackets = _pairs(self._text, self._span)
        end = self._brackets.get(start)
        return end if end and end - start <= _LONGEST_BRACKET else None

    def _heading_opening(self, heading: Heading) -> Opening | None:
        start, end = heading.span.start, heading.span.end
        if heading.marking:
            start = self._text.index(")", start, end) + 1
        while start < end and self._text[start] in " /":
            start += 1
        match = LABEL.match(self._text[start:end].rstrip("/ "))
        if match is None:
            return None
        outer = not self.is_inner(heading)
        return Opening(
            kind_of(match),
            start,
            end,
            is_heading=outer,
            continued=bool(match["more"]),
        )

    def _opens_line(self, at: int) -> bool:
        line = max(self._text.rfind("\n", self._span.start, at) + 1, self._span.start)
        return at - line < _REACH and not self._text[line:at].strip()

    def _ends_sentence(self, at: int) -> bool:
        before = self._text[max(at - 6, self._span.start) : at].rstrip()
        return bool(before) and before[-1] in _SENTENCE_ENDS


def _pairs(text: str, span: Span) -> dict[int, int]:
    """The offset behind the closing bracket, for each opening one."""
    pairs: dict[int, int] = {}
    opened: dict[str, list[int]] = {")": [], "]": []}
    for match in _BRACKETS.finditer(text, span.start, span.end):
        if match[0] in opened:
            if opened[match[0]]:
                pairs[opened[match[0]].pop()] = match.end()
        else:
            opened[")" if match[0] == "(" else "]"].append(match.start())
    return pairs
