"""The body: paragraphs, headings, furniture and signature, cut where they meet."""

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
from reviewer.parsing.furniture import find_furniture
from reviewer.parsing.headings import FoundHeading, find_headings
from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import Line, trim
from reviewer.parsing.markings import ReadMarking, read_marking, read_whole_text
from reviewer.parsing.numbers import (
    Numbered,
    find_numerals,
    find_quotes,
    settle_numbers,
)
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
    posts: Sequence[str],
    has_header: bool,
) -> Body:
    """Read the body at ``span``; ``lines`` are its lines, furniture included."""
    body = Body(span=span)
    furniture = find_furniture(text, lines, span, posts)
    content = _without_furniture(lines, furniture)
    body.signature = find_signature(text, content)
    end = body.signature.span.start if body.signature else span.end
    body.furniture = [*furniture]
    if body.signature:
        body.furniture += _residue(content, body.signature.span.end, furniture)
        body.furniture.sort(key=lambda item: item.span.start)
        content = [line for line in content if line.start < end]
    quotes = list(find_quotes(text, lower, Span(span.start, end)))
    numbered = settle_numbers(
        find_numerals(text, content, Span(span.start, end)),
        quotes=[quote for quote in quotes if quote.end < end],
        has_header=has_header,
        notes=body.notes,
    )
    starts = frozenset(item.numeral.start for item in numbered)
    found = find_headings(text, content, starts)
    body.headings = [item.heading for item in found]
    outer = [item for item in found if not _is_quoted(item, quotes, numbered)]
    _Assembly(text, body, content, end).run(numbered, outer, quotes)
    return body


def _without_furniture(
    lines: Sequence[Line], furniture: Sequence[Furniture]
) -> list[Line]:
    """Drop the lines that are furniture and nothing else."""
    if not furniture:
        return list(lines)
    kept: list[Line] = []
    starts = [item.span.start for item in furniture]
    for line in lines:
        index = bisect_right(starts, line.start) - 1
        if index >= 0 and furniture[index].span.end >= line.end:
            continue
        kept.append(line)
    return kept


def _residue(
    content: Sequence[Line], end: int, furniture: Sequence[Furniture]
) -> Iterator[Furniture]:
    """Lines below the signature are what filing left there."""
    starts = [item.span.start for item in furniture]
    for line in content:
        if line.start < end:
            continue
        index = bisect_right(starts, line.end) - 1
        if index < 0 or furniture[index].span.end <= line.start:
            yield Furniture(kind=FurnitureKind.TRAILER, span=Span(line.start, line.end))


def _is_quoted(
    found: FoundHeading, quotes: Sequence[Span], numbered: Sequence[Numbered]
) -> bool:
    """Whether a heading stands in a quoted text inside a numbered paragraph."""
    at = found.heading.span.start
    for quote in quotes:
        if quote.contains(at):
            between = any(
                quote.start < item.numeral.start <= found.block.start
                for item in numbered
            )
            following = any(item.numeral.start > at for item in numbered)
            return not between and (following or bool(numbered))
    return False


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
        quotes: Sequence[Span],
    ) -> None:
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

    def _add_openers(
        self,
        cuts: dict[int, Numbered | FoundHeading | None],
        headings: Sequence[FoundHeading],
        quotes: Sequence[Span],
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
                and not any(quote.contains(line.start) for quote in quotes)
            ):
                cuts[line.start] = None
            if first:
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
        _, end = trim(self._text, start, stop)
        end = self._before_furniture(end, start)
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

    def _before_furniture(self, end: int, start: int) -> int:
        """Furniture at the very end is no part of the paragraph."""
        while end > start:
            index = bisect_right(self._hole_starts, end - 1) - 1
            if index < 0 or self._holes[index].end < end:
                break
            _, end = trim(self._text, start, max(self._holes[index].start, start))
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
