"""Summary, Comment and Note: where each begins and how far it reaches.

A block runs from its label word or opening bracket to the end of its closing
phrase or bracket. Unclosed is normal: it then ends with its paragraph, or,
where the label is a heading, before the next heading or the signature.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import Block, BlockKind, Heading, Paragraph
from reviewer.domain.text import Span
from reviewer.parsing.labels import END, LABEL, kind_of, kinds_closed
from reviewer.parsing.lines import trim

_WORDS = ("summary", "comment", "note")
_WORDS_BEFORE = ("bio ", "biographic ", "embassy ", "post ", "mission ", "begin ")
_REACH = 96
"""Most characters of a label or closing phrase."""
_MID_LABEL = re.compile(
    r"(?:BEGIN )?(?:(?:EMBASSY|POST|MISSION|BIO|BIOGRAPHIC) )?(?:(?P<summary>SUMMARY)|"
    r"(?P<comment>COMMENT)|(?P<note>NOTE))(?P<more>)(?: BY [A-Z]{2,10})? ?:",
    re.IGNORECASE,
)
_SENTENCE_ENDS = frozenset(".!?)\"'”’:;-")
_BRACKETS = re.compile(r"[()\[\]]")
_LONGEST_BRACKET = 6000
_RULE_SIGNS = " \n\t\\-=_*~"
_NEAR = 40
"""A label this close below a heading with the same label repeats it."""


@dataclass(slots=True)
class _Opening:
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
class _Closing:
    kinds: frozenset[BlockKind]
    span: Span


class BlockFinder:
    """Finds the blocks of one body; ``text`` has its furniture blanked out."""

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
        self._barriers = sorted(
            heading.span.start for heading in headings if not self._is_inner(heading)
        )
        self._contents = frozenset(
            paragraph.pieces[0].start for paragraph in paragraphs if paragraph.pieces
        )

    def run(self) -> tuple[Block, ...]:
        """All blocks, ascending by start."""
        closings = list(self._closings())
        openings = self._openings(closings)
        used = self._match(openings, closings)
        blocks = self._settle(openings)
        blocks += self._unopened(blocks, closings, used)
        return tuple(
            sorted(blocks, key=lambda block: (block.span.start, block.span.end))
        )

    def _is_inner(self, heading: Heading) -> bool:
        paragraph = self._paragraph_at(heading.span.start)
        return paragraph is not None and heading.span.start < paragraph.span.end

    def _paragraph_at(self, position: int) -> Paragraph | None:
        index = bisect_right(self._starts, position) - 1
        return self._paragraphs[index] if index >= 0 else None

    def _closings(self) -> Iterator[_Closing]:
        lower, end = self._lower, self._span.end
        position = self._span.start
        while (at := lower.find("end", position, end)) >= 0:
            position = at + 3
            if lower[at + 3 : at + 4] not in (" ", "\n"):
                continue
            folded = self._text[at : min(at + _REACH, end)].replace("\n", " ")
            match = END.match(folded)
            if match is None:
                continue
            stop = at + match.end()
            stop += self._text[stop : stop + 1] == "."
            yield _Closing(kinds_closed(match), Span(at, stop))
            position = stop

    def _openings(self, closings: Sequence[_Closing]) -> list[_Opening]:
        ends = [closing.span.start for closing in closings]
        openings: list[_Opening] = []
        for at in sorted(self._candidates()):
            index = bisect_right(ends, at) - 1
            if index >= 0 and closings[index].span.end > at:
                continue
            opening = self._opening_at(at)
            if opening and not self._repeats(openings, opening):
                openings.append(opening)
        return openings

    def _repeats(self, openings: Sequence[_Opening], opening: _Opening) -> bool:
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
                found.add(self._label_start(at))
                position = at + len(word)
        return found

    def _label_start(self, at: int) -> int:
        """Step back from a label word to the first word of its label."""
        for word in _WORDS_BEFORE:
            if at - len(word) >= self._span.start and self._lower.startswith(
                word, at - len(word)
            ):
                at -= len(word)
        return at

    def _opening_at(self, at: int) -> _Opening | None:
        if heading := self._labelled.get(at):
            return self._heading_opening(heading)
        stretch = self._text[at : min(at + _REACH, self._span.end)]
        before = self._text[at - 1 : at] if at > self._span.start else ""
        if before in ("(", "["):
            match = LABEL.match(stretch)
            return self._bracket_opening(at, match) if match else None
        if at in self._contents or self._opens_line(at):
            match = LABEL.match(stretch)
            if match is None or (at not in self._contents and match["note"]):
                return None
        else:
            match = _MID_LABEL.match(stretch)
            if match is None or not stretch[0].isupper() or not self._ends_sentence(at):
                return None
        return _Opening(
            kind_of(match), at, at + match.end(), continued=bool(match["more"])
        )

    def _bracket_opening(self, at: int, match: re.Match[str]) -> _Opening:
        return _Opening(
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

    def _heading_opening(self, heading: Heading) -> _Opening | None:
        start, end = heading.span.start, heading.span.end
        if heading.marking:
            start = self._text.index(")", start, end) + 1
        while start < end and self._text[start] in " /":
            start += 1
        match = LABEL.match(self._text[start:end].rstrip("/ "))
        if match is None:
            return None
        outer = not self._is_inner(heading)
        return _Opening(
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

    def _match(
        self, openings: Sequence[_Opening], closings: Sequence[_Closing]
    ) -> set[int]:
        """Give each closing phrase to the nearest open label of its kind before it."""
        used: set[int] = set()
        open_: dict[BlockKind, list[_Opening]] = {kind: [] for kind in BlockKind}
        upcoming = 0
        for number, closing in enumerate(closings):
            while upcoming < len(openings) and (
                openings[upcoming].after <= closing.span.start
            ):
                open_[openings[upcoming].kind].append(openings[upcoming])
                upcoming += 1
            for kind in closing.kinds:
                while open_[kind]:
                    opening = open_[kind].pop()
                    if opening.bracket_end and opening.bracket_end < closing.span.start:
                        continue
                    if self._is_barred(opening, closing):
                        open_[kind].clear()
                        break
                    opening.closed_at = closing.span.end
                    used.add(number)
                    break
        return used

    def _is_barred(self, opening: _Opening, closing: _Closing) -> bool:
        """Whether a heading stands between label and closing phrase.

        A summary may have headings of its own, a comment has none.
        """
        if opening.kind is BlockKind.SUMMARY and not opening.is_heading:
            return False
        index = bisect_left(self._barriers, opening.after)
        return index < len(self._barriers) and (
            self._barriers[index] < closing.span.start
        )

    def _settle(self, openings: Sequence[_Opening]) -> list[Block]:
        blocks: list[Block] = []
        last: dict[BlockKind, int] = {}
        for number, opening in enumerate(openings):
            span, closed = self._extent(opening, openings, number)
            before = last.get(opening.kind)
            if before is not None:
                earlier = blocks[before]
                if opening.continued and not opening.is_bracket:
                    whole = Span(earlier.span.start, max(earlier.span.end, span.end))
                    blocks[before] = Block(kind=opening.kind, span=whole, closed=closed)
                    continue
                if span.start < earlier.span.end and not opening.is_bracket:
                    continue
            last[opening.kind] = len(blocks)
            blocks.append(Block(kind=opening.kind, span=span, closed=closed))
        return blocks

    def _extent(
        self, opening: _Opening, openings: Sequence[_Opening], number: int
    ) -> tuple[Span, bool]:
        end = opening.closed_at
        if opening.is_bracket:
            inside = opening.bracket_end
            if inside and (end is None or end >= inside or self._only_end(end, inside)):
                return Span(opening.start, max(inside, end or 0)), True
        if end is not None:
            return Span(opening.start, end), True
        end = self._open_end(opening, openings, number)
        return Span(opening.start, max(end, opening.after)), False

    def _only_end(self, end: int, inside: int) -> bool:
        """Whether nothing but the bracket follows the closing phrase."""
        return inside - end <= _NEAR and not self._text[end : inside - 1].strip(" .\n")

    def _open_end(
        self, opening: _Opening, openings: Sequence[_Opening], number: int
    ) -> int:
        """How far an unclosed block reaches."""
        index = bisect_left(self._barriers, opening.after)
        limit = self._barriers[index] if index < len(self._barriers) else self._span.end
        if not opening.is_heading:
            paragraph = self._paragraph_at(opening.start)
            if paragraph and paragraph.span.end > opening.after:
                limit = min(limit, paragraph.span.end)
        if opening.kind is not BlockKind.NOTE:
            limit = min(limit, self._next_label(opening, openings, number, limit))
        limit = max(limit, opening.after)
        words = self._text[opening.after : limit].rstrip(_RULE_SIGNS)
        return trim(self._text, opening.after, opening.after + len(words))[1]

    @staticmethod
    def _next_label(
        opening: _Opening, openings: Sequence[_Opening], number: int, limit: int
    ) -> int:
        """The next label that is neither a note's nor in brackets."""
        for other in openings[number + 1 : number + 12]:
            if other.start >= limit:
                break
            if other.kind is BlockKind.NOTE or other.is_bracket:
                continue
            if not (other.continued and other.kind is opening.kind):
                return other.start
        return limit

    def _unopened(
        self, blocks: Sequence[Block], closings: Sequence[_Closing], used: set[int]
    ) -> Iterator[Block]:
        """An "End summary" without a start closes what began with the text."""
        if any(block.kind is BlockKind.SUMMARY for block in blocks):
            return
        pieces = self._paragraphs[0].pieces if self._paragraphs else ()
        for number, closing in enumerate(closings):
            if number in used or BlockKind.SUMMARY not in closing.kinds:
                continue
            if pieces and pieces[0].start < closing.span.start:
                span = Span(pieces[0].start, closing.span.end)
                yield Block(kind=BlockKind.SUMMARY, span=span, closed=True)
            return


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
