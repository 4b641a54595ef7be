"""The body: paragraphs, headings, furniture and signature, cut where they meet."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reviewer.domain.cable import (
    Confidence,
    Furniture,
    FurnitureKind,
    Heading,
    Paragraph,
    ParseNote,
    PartKind,
    Signature,
)
from reviewer.domain.classification import highest
from reviewer.domain.text import Span
from reviewer.parsing.furniture import find_line_furniture, in_order
from reviewer.parsing.headings import FoundHeading, find_headings
from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import Line, trim
from reviewer.parsing.markings import ReadMarking, read_marking, read_whole_text
from reviewer.parsing.numbers import (
    Numbered,
    find_numerals,
    settle_numbers,
)
from reviewer.parsing.quotes import Quotes, find_quotes
from reviewer.parsing.signature import find_signature


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the body before furniture is cut out of it."""

    kind: PartKind
    start: int
    index: int | None = None


@dataclass(slots=True)
class Body:
    """What the body consists of; ``segments`` ascend from ``span.start``."""

    span: Span
    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    signature: Signature | None = None
    segments: list[Segment] = field(default_factory=list)
    notes: list[ParseNote] = field(default_factory=list)


def read_body(
    text: str,
    lower: str,
    lines: Sequence[Line],
    span: Span,
    *,
    furniture: Sequence[Furniture],
    has_header: bool,
) -> Body:
    """Read the body at ``span``.

    Args:
        text: The whole text, furniture blanked out.
        lower: The same in lower case.
        lines: The lines of the body.
        span: The body's span.
        furniture: What was blanked out in the body.
        has_header: Whether a header stands above.
    """
    body = Body(span=span)
    found = list(find_line_furniture(text, lines))
    content = _without(lines, found)
    body.signature = find_signature(content)
    end = body.signature.span.start if body.signature else span.end
    if body.signature:
        found += _residue(content, body.signature.span.end)
        content = [line for line in content if line.start < end]
    body.furniture = list(in_order([*furniture, *found]))
    inner = Span(span.start, end)
    quotes = find_quotes(text, lower, inner)
    numbered = settle_numbers(
        find_numerals(text, content, inner),
        quotes=quotes,
        has_header=has_header,
        notes=body.notes,
    )
    starts = [item.numeral.start for item in numbered]
    quotes = quotes.ended_at(starts, end)
    headings = find_headings(text, content, frozenset(starts))
    body.headings = [item.heading for item in headings]
    _Assembly(text, body, content, end).run(numbered, headings, quotes)
    return body


def _without(lines: Sequence[Line], furniture: Sequence[Furniture]) -> list[Line]:
    """Drop the lines that are furniture."""
    if not furniture:
        return list(lines)
    starts = {item.span.start for item in furniture}
    return [line for line in lines if line.start not in starts]


def _residue(content: Sequence[Line], end: int) -> Iterator[Furniture]:
    """Lines below the signature are what filing left there."""
    for line in content:
        if line.start >= end:
            span = Span(line.start, line.end)
            yield Furniture(kind=FurnitureKind.TRAILER, span=span)


_LISTED = re.compile(r"(?:--?|[*•]|\(?[A-Z]{1,2}[.)]|\(?[a-z0-9]{1,2}[.)])[ \t]")
_TRAILING_RULE = " -=_*~"
_SHORTEST_RULE = 5


class _Assembly:
    """Cuts the body at numbers, headings, labels and markings."""

    def __init__(
        self, text: str, body: Body, content: Sequence[Line], end: int
    ) -> None:
        self._text = text
        self._body = body
        self._content = content
        self._end = end
        self._holes = [item.span for item in body.furniture]
        self._hole_starts = [hole.start for hole in self._holes]

    def run(
        self,
        numbered: Sequence[Numbered],
        headings: Sequence[FoundHeading],
        quotes: Quotes,
    ) -> None:
        numbers = [item.numeral.start for item in numbered]
        headings = [
            found for found in headings if not self._is_inner(found, numbers, quotes)
        ]
        cuts: dict[int, Numbered | FoundHeading | None] = {}
        for item in numbered:
            cuts[item.numeral.start] = item
        for found in headings:
            if found.block:
                cuts.setdefault(found.block.start, found)
        self._add_openers(cuts, headings, quotes)
        positions = sorted(at for at in cuts if at < self._end)
        for number, at in enumerate(positions):
            stop = positions[number + 1] if number + 1 < len(positions) else self._end
            self._cut(cuts[at], at, stop)
        self._inherit()
        if self._body.signature:
            self._body.segments.append(Segment(PartKind.SIGNATURE, self._end))

    def _is_inner(
        self, found: FoundHeading, numbers: Sequence[int], quotes: Quotes
    ) -> bool:
        """Whether a heading stands inside a numbered paragraph.

        In a quoted text, or above lettered items, it does not end the paragraph.
        """
        index = bisect_right(numbers, found.heading.span.start)
        if not found.block or index == 0:
            return False
        quote = quotes.closed_at(found.heading.span.start)
        if quote:
            return quote.start >= numbers[index - 1]
        at = self._next_text(found.block.end)
        listed = _LISTED.match(self._text, at) is not None
        return listed and at not in numbers[index : index + 1]

    def _add_openers(
        self,
        cuts: dict[int, Numbered | FoundHeading | None],
        headings: Sequence[FoundHeading],
        quotes: Quotes,
    ) -> None:
        """Add the starts of unnumbered paragraphs."""
        blocks = sorted(found.block for found in headings if found.block)
        first = True
        for line in self._content:
            inside = _block_at(blocks, line.start)
            if inside is not None:
                if inside.end >= line.end:
                    first = False
                    continue
            elif (
                line.start not in cuts
                and line.after_blank
                and not first
                and self._is_opener(line)
                and quotes.closed_at(line.start) is None
            ):
                cuts[line.start] = None
            if first and not line.is_rule:
                cuts.setdefault(line.start, None)
                first = False
        for block in blocks:
            self._add_after(cuts, block)

    def _add_after(
        self, cuts: dict[int, Numbered | FoundHeading | None], block: Span
    ) -> None:
        """Text that follows a heading without a number opens a paragraph."""
        at = self._next_text(block.end)
        if at < self._end and at not in cuts:
            cuts[at] = None

    def _next_text(self, position: int) -> int:
        """The next character that is neither blank nor furniture."""
        while position < self._end:
            index = bisect_right(self._hole_starts, position) - 1
            if index >= 0 and self._holes[index].end > position:
                position = self._holes[index].end
            elif self._text[position].isspace() or self._text[position] == "\\":
                position += 1
            else:
                break
        return position

    def _is_opener(self, line: Line) -> bool:
        label = LABEL.match(line.text)
        if label and not label["note"]:
            return True
        return line.text[0] == "(" and read_marking(self._text, line.start) is not None

    def _cut(self, what: Numbered | FoundHeading | None, start: int, stop: int) -> None:
        body = self._body
        if isinstance(what, FoundHeading):
            body.segments.append(Segment(PartKind.HEADING, start))
            return
        paragraph = self._paragraph(what, start, stop)
        body.segments.append(Segment(PartKind.PARAGRAPH, start, len(body.paragraphs)))
        body.paragraphs.append(paragraph)

    def _paragraph(self, item: Numbered | None, start: int, stop: int) -> Paragraph:
        end = self._text_end(start, stop)
        at = item.numeral.end if item else start
        marking = item.numeral.marking if item else read_marking(self._text, start)
        whole = None if marking else read_whole_text(self._text, at)
        if whole:
            marking = whole
        elif marking:
            at = min(self._next_text(marking.span.end), end)
            marking, at = self._second(marking, at, end)
        else:
            marking = self._after_label(at)
        if marking and marking.mistyped:
            self._tell("mistyped_marking", "The marking is misspelt.", marking.span)
        return Paragraph(
            number=item.value if item else None,
            printed=item.numeral.printed if item else "",
            span=Span(start, max(end, start)),
            pieces=self._pieces(min(at, end), end),
            marking=marking.marking if marking else None,
            marking_span=marking.span if marking else None,
        )

    def _second(self, first: ReadMarking, at: int, end: int) -> tuple[ReadMarking, int]:
        """Two markings in a row: the higher one counts."""
        second = read_marking(self._text, at)
        if second is None or second.span.start - first.span.end > 2:  # noqa: PLR2004
            return first, at
        self._tell("two_markings", "Two markings: the higher is taken.", second.span)
        chosen = highest([first.marking, second.marking]) or first.marking
        span = Span(first.span.start, second.span.end)
        return ReadMarking(chosen, span), min(self._next_text(span.end), end)

    def _after_label(self, at: int) -> ReadMarking | None:
        """``Summary: (C)``: a marking behind the label is the paragraph's."""
        label = LABEL.match(self._text[at : at + 80])
        if label is None:
            return None
        position = at + label.end()
        while self._text[position : position + 1] in (" ", ":", ".", "-", "—", "–"):
            position += 1
        return read_marking(self._text, position)

    def _text_end(self, start: int, stop: int) -> int:
        """The end of the words; a rule below them belongs to what follows."""
        _, end = trim(self._text, start, stop)
        piece = self._text[start:end]
        without = piece.rstrip(_TRAILING_RULE)
        if len(piece) - len(without) >= _SHORTEST_RULE and without.strip():
            _, end = trim(self._text, start, start + len(without))
        return end

    def _pieces(self, start: int, end: int) -> tuple[Span, ...]:
        pieces: list[Span] = []
        index = max(bisect_right(self._hole_starts, start) - 1, 0)
        while start < end:
            hole = self._holes[index] if index < len(self._holes) else None
            stop = min(hole.start, end) if hole else end
            if stop > start:
                piece = Span(*trim(self._text, start, stop))
                if piece:
                    pieces.append(piece)
            if hole is None:
                break
            start = max(hole.end, start)
            index += 1
        return tuple(pieces)

    def _tell(self, code: str, message: str, span: Span) -> None:
        self._body.notes.append(
            ParseNote(
                code=code, message=message, span=span, confidence=Confidence.LIKELY
            )
        )

    def _inherit(self) -> None:
        """A whole-text marking applies to every unmarked paragraph."""
        for paragraph in self._body.paragraphs:
            if paragraph.marking_span and read_whole_text(
                self._text, paragraph.marking_span.start
            ):
                break
        else:
            return
        self._body.paragraphs = [
            other
            if other.marking
            else replace(other, marking=paragraph.marking, inherited=True)
            for other in self._body.paragraphs
        ]


def _block_at(blocks: Sequence[Span], position: int) -> Span | None:
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    if index >= 0 and blocks[index].end > position:
        return blocks[index]
    return None
