"""Summary, Comment and Note: where each begins and how far it reaches.

A block runs from its label word or opening bracket to the end of its closing
phrase or bracket. Unclosed is normal: it then ends with its paragraph, or,
where the label is a heading, before the next heading or the signature.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.cable import Block, BlockKind, Heading, Paragraph
from reviewer.domain.text import Span
from reviewer.parsing.labels import END, LABEL, kind_of
from reviewer.parsing.lines import trim

_WORDS = ("summ", "comment", "note", "key points", "bluf", "analysis", "assessment")
_REACH = 48
"""Most characters between a label's first word and the word that finds it."""
_MID_LABEL = re.compile(
    r"(?:BEGIN )?(?:(?:EMBASSY|POST|MISSION) )?(?:(?P<summary>SUMMARY)|"
    r"(?P<comment>COMMENT)|(?P<note>NOTE|BIO NOTE|BIOGRAPHIC NOTE))(?P<more>)"
    r"(?: BY [A-Z]{2,10})? ?:",
    re.IGNORECASE,
)
_SENTENCE_ENDS = frozenset(".!?)\"'”’:;-")
_LONGEST_BRACKET = 6000


@dataclass(frozen=True, slots=True)
class _Opening:
    """A label: where its block starts, and where its text begins."""

    kind: BlockKind
    start: int
    after: int
    bracket: str = ""
    is_heading: bool = False
    continued: bool = False
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class _Closing:
    kind: BlockKind
    span: Span


class BlockFinder:
    """Finds the blocks of one body."""

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
        self._starts = [paragraph.span.start for paragraph in paragraphs]
        self._headings = headings
        self._labelled = {heading.span.start: heading for heading in headings}
        self._contents = {
            paragraph.pieces[0].start: number
            for number, paragraph in enumerate(paragraphs)
            if paragraph.pieces
        }

    def run(self) -> tuple[Block, ...]:
        """All blocks, ascending by start."""
        closings = list(self._closings())
        openings = list(self._openings(closings))
        blocks = self._settle(openings, closings)
        return tuple(
            sorted(blocks, key=lambda block: (block.span.start, -block.span.end))
        )

    def _closings(self) -> Iterator[_Closing]:
        text, lower, end = self._text, self._lower, self._span.end
        position = self._span.start
        while (at := lower.find("end", position, end)) >= 0:
            position = at + 3
            if lower[at + 3 : at + 4] not in (" ", "\n"):
                continue
            match = END.match(self._folded(at, min(at + _REACH, end)))
            if match is None:
                continue
            stop = at + match.end()
            stop += text[stop : stop + 1] == "."
            yield _Closing(kind_of(match), Span(at, stop))
            position = stop

    def _folded(self, start: int, end: int) -> str:
        """A short stretch with line ends as blanks, for phrases over two lines."""
        return self._text[start:end].replace("\n", " ")

    def _openings(self, closings: Sequence[_Closing]) -> Iterator[_Opening]:
        ends = [closing.span for closing in closings]
        positions = sorted(self._candidates())
        for at in positions:
            index = bisect_right(ends, Span(at, at + 1)) if ends else 0
            near = ends[max(index - 1, 0) : index + 1]
            if any(end.contains(at) for end in near):
                continue
            if opening := self._opening_at(at):
                yield opening

    def _candidates(self) -> set[int]:
        """Places where a label may begin: contents, headings, brackets, mid-text."""
        found = set(self._contents)
        found.update(self._labelled)
        lower, end = self._lower, self._span.end
        for word in _WORDS[:3]:
            position = self._span.start
            while (at := lower.find(word, position, end)) >= 0:
                found.add(self._label_start(at))
                position = at + len(word)
        return found

    def _label_start(self, at: int) -> int:
        """Step back from a label word to the bracket or first word of its label."""
        start = at
        for word in ("bio ", "biographic ", "embassy ", "post ", "mission ", "begin "):
            if self._lower.startswith(word, start - len(word)):
                start -= len(word)
        return start

    def _opening_at(self, at: int) -> _Opening | None:
        stretch = self._text[at : at + _REACH * 2]
        if heading := self._labelled.get(at):
            return self._heading_opening(heading)
        bracket = self._text[at - 1 : at] if at > self._span.start else ""
        paragraph = self._contents.get(at, -1)
        if bracket in ("(", "["):
            match = LABEL.match(stretch)
            if match:
                return _Opening(kind_of(match), at - 1, at + match.end(), bracket)
            return None
        if paragraph >= 0 or self._opens_line(at):
            match = LABEL.match(stretch)
            if match and (paragraph >= 0 or stretch[match.end() :].lstrip()[:1] != "."):
                index = paragraph if paragraph >= 0 else self._paragraph_of(at)
                return _Opening(
                    kind_of(match),
                    at,
                    at + match.end(),
                    continued=bool(match["more"]),
                    paragraph=index,
                )
        elif (match := _MID_LABEL.match(stretch)) and self._ends_sentence(at):
            if stretch[0].isupper():
                return _Opening(
                    kind_of(match),
                    at,
                    at + match.end(),
                    paragraph=self._paragraph_of(at),
                )
        return None

    def _heading_opening(self, heading: Heading) -> _Opening | None:
        start, end = heading.span.start, heading.span.end
        text = self._text[start:end]
        skip = len(text) - len(text.lstrip("/"))
        if heading.marking:
            skip = text.index(")") + 1 if ")" in text else 0
            skip += len(text[skip:]) - len(text[skip:].lstrip())
        match = LABEL.match(text[skip:].rstrip("/ "))
        if match is None:
            return None
        return _Opening(
            kind_of(match),
            start + skip,
            end,
            is_heading=True,
            continued=bool(match["more"]),
        )

    def _opens_line(self, at: int) -> bool:
        line = self._text.rfind("\n", self._span.start, at) + 1
        return not self._text[max(line, self._span.start) : at].strip()

    def _ends_sentence(self, at: int) -> bool:
        before = self._text[max(at - 6, self._span.start) : at].rstrip()
        return bool(before) and before[-1] in _SENTENCE_ENDS

    def _paragraph_of(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _settle(
        self, openings: Sequence[_Opening], closings: Sequence[_Closing]
    ) -> list[Block]:
        blocks: list[Block] = []
        used: set[int] = set()
        inside = dict.fromkeys(BlockKind, -1)
        for number, opening in enumerate(openings):
            if opening.start < inside[opening.kind]:
                continue
            if opening.continued and self._extend(blocks, opening, closings, used):
                inside[opening.kind] = max(
                    block.span.end for block in blocks if block.kind is opening.kind
                )
                continue
            limit = self._limit(opening, openings[number + 1 :])
            block = self._close(opening, limit, closings, used)
            blocks.append(block)
            inside[opening.kind] = block.span.end
        blocks += self._unopened(blocks, closings, used)
        return blocks

    def _limit(self, opening: _Opening, later: Sequence[_Opening]) -> int:
        """How far an unclosed block may reach."""
        ends = [self._span.end]
        ends += [
            heading.span.start
            for heading in self._headings
            if heading.span.start >= opening.after and not self._is_inner(heading)
        ]
        if opening.kind is not BlockKind.NOTE:
            ends += [
                other.start
                for other in later
                if other.kind is not BlockKind.NOTE
                and other.start > opening.after + 1
                and not other.bracket
                and not (other.continued and other.kind is opening.kind)
            ][:1]
        return min(ends)

    def _is_inner(self, heading: Heading) -> bool:
        index = self._paragraph_of(heading.span.start)
        return index >= 0 and heading.span.start < self._paragraphs[index].span.end

    def _close(
        self,
        opening: _Opening,
        limit: int,
        closings: Sequence[_Closing],
        used: set[int],
    ) -> Block:
        closing = self._closing_for(opening, limit, closings, used)
        if opening.bracket:
            end = self._bracket_end(opening, closing)
            if end:
                return Block(
                    kind=opening.kind, span=Span(opening.start, end), closed=True
                )
        if closing:
            end = closing.span.end
            return Block(kind=opening.kind, span=Span(opening.start, end), closed=True)
        end = self._open_end(opening, limit)
        return Block(kind=opening.kind, span=Span(opening.start, end), closed=False)

    def _closing_for(
        self,
        opening: _Opening,
        limit: int,
        closings: Sequence[_Closing],
        used: set[int],
    ) -> _Closing | None:
        for number, closing in enumerate(closings):
            if closing.span.start < opening.after or number in used:
                continue
            if closing.span.start > limit:
                return None
            if closing.kind is opening.kind:
                used.add(number)
                return closing
        return None

    def _bracket_end(self, opening: _Opening, closing: _Closing | None) -> int | None:
        """The end of the matching bracket; behind the end phrase if there is one."""
        text, close = self._text, ")" if opening.bracket == "(" else "]"
        if closing:
            end = closing.span.end
            rest = text[end : end + 3]
            if close in rest and not rest[: rest.index(close)].strip(" ."):
                return end + rest.index(close) + 1
            return end
        depth = 0
        stop = min(opening.start + _LONGEST_BRACKET, self._span.end)
        for match in re.compile(r"[()\[\]]").finditer(text, opening.start, stop):
            if match[0] in "([":
                depth += match[0] == opening.bracket
            elif match[0] == close:
                depth -= 1
                if depth == 0:
                    return match.end()
        return None

    def _open_end(self, opening: _Opening, limit: int) -> int:
        end = limit
        if not opening.is_heading:
            index = opening.paragraph
            if index < 0:
                index = self._paragraph_of(opening.start)
            if index >= 0:
                end = min(limit, self._paragraphs[index].span.end)
        _, end = trim(self._text, opening.after, max(end, opening.after))
        return max(end, opening.after)

    def _extend(
        self,
        blocks: list[Block],
        opening: _Opening,
        closings: Sequence[_Closing],
        used: set[int],
    ) -> bool:
        """Add "Comment continued" to the block before it."""
        for number in range(len(blocks) - 1, -1, -1):
            if blocks[number].kind is opening.kind:
                break
        else:
            return False
        limit = self._limit(opening, ())
        rest = self._close(opening, limit, closings, used)
        blocks[number] = Block(
            kind=opening.kind,
            span=Span(blocks[number].span.start, rest.span.end),
            closed=rest.closed,
        )
        return True

    def _unopened(
        self, blocks: Sequence[Block], closings: Sequence[_Closing], used: set[int]
    ) -> Iterator[Block]:
        """An "End summary" without a start closes what began with the text."""
        if any(block.kind is BlockKind.SUMMARY for block in blocks):
            return
        for number, closing in enumerate(closings):
            if number in used or closing.kind is not BlockKind.SUMMARY:
                continue
            pieces = self._paragraphs[0].pieces if self._paragraphs else ()
            if pieces and pieces[0].start < closing.span.start:
                span = Span(pieces[0].start, closing.span.end)
                yield Block(kind=BlockKind.SUMMARY, span=span, closed=True)
            return
