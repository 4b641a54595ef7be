"""Summary, Comment and Note: where each begins and how far it reaches.

A block runs from its label word or opening bracket to the end of its closing
phrase or bracket. Unclosed is normal: it then ends with its paragraph, or,
where the label is a heading, before the next heading or the signature.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reviewer.domain.cable import Block, BlockKind, Heading, Paragraph, ParseNote
from reviewer.domain.text import Span
from reviewer.parsing.doubting import doubts_on_blocks
from reviewer.parsing.lines import trim
from reviewer.parsing.openings import Closing, LabelFinder, Opening

_RULE_SIGNS = " \n\t\\-=_*~"
_NEAR = 40
"""Characters between a closing phrase and its bracket, at most."""


class BlockFinder:
    """Finds the blocks of one body; ``text`` has its furniture blanked out.

    ``notes`` are the doubts of the run.
    """

    def __init__(
        self,
        text: str,
        lower: str,
        span: Span,
        paragraphs: Sequence[Paragraph],
        headings: Sequence[Heading],
    ) -> None:
        self._text = text
        self._span = span
        self.notes: list[ParseNote] = []
        self._paragraphs = paragraphs
        self._labels = LabelFinder(text, lower, span, paragraphs, headings)
        self._barriers = sorted(
            heading.span.start
            for heading in headings
            if not self._labels.is_inner(heading)
        )

    def run(self) -> tuple[Block, ...]:
        """All blocks, ascending by start."""
        closings = list(self._labels.closings())
        openings = self._labels.openings(closings)
        used = self._match(openings, closings)
        blocks = self._settle(openings)
        self.notes += doubts_on_blocks(self._text, blocks)
        blocks += self._unopened(blocks, closings, used)
        return tuple(
            sorted(blocks, key=lambda block: (block.span.start, block.span.end))
        )

    def _match(
        self, openings: Sequence[Opening], closings: Sequence[Closing]
    ) -> set[int]:
        """Give each closing phrase to the nearest open label of its kind before it."""
        used: set[int] = set()
        open_: dict[BlockKind, list[Opening]] = {kind: [] for kind in BlockKind}
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

    def _is_barred(self, opening: Opening, closing: Closing) -> bool:
        """Whether a heading stands between label and closing phrase.

        A summary may have headings of its own, a comment has none.
        """
        if opening.kind is BlockKind.SUMMARY:
            return False
        index = bisect_left(self._barriers, opening.after)
        return index < len(self._barriers) and (
            self._barriers[index] < closing.span.start
        )

    def _settle(self, openings: Sequence[Opening]) -> list[Block]:
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
        self, opening: Opening, openings: Sequence[Opening], number: int
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
        self, opening: Opening, openings: Sequence[Opening], number: int
    ) -> int:
        """How far an unclosed block reaches."""
        index = bisect_left(self._barriers, opening.after)
        limit = self._barriers[index] if index < len(self._barriers) else self._span.end
        if not opening.is_heading:
            paragraph = self._labels.paragraph_at(opening.start)
            if paragraph and paragraph.span.end > opening.after:
                limit = min(limit, paragraph.span.end)
        if opening.kind is not BlockKind.NOTE:
            limit = min(limit, self._next_label(opening, openings, number, limit))
        limit = max(limit, opening.after)
        words = self._text[opening.after : limit].rstrip(_RULE_SIGNS)
        return trim(self._text, opening.after, opening.after + len(words))[1]

    @staticmethod
    def _next_label(
        opening: Opening, openings: Sequence[Opening], number: int, limit: int
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
        self, blocks: Sequence[Block], closings: Sequence[Closing], used: set[int]
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
                message = "No label opens the summary that ends here."
                self.notes.append(
                    ParseNote(code="block_unopened", message=message, span=closing.span)
                )
                yield Block(kind=BlockKind.SUMMARY, span=span, closed=True)
            return
