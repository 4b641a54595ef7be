"""The body: paragraphs, headings, furniture and signature, cut where they meet."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.domain.cable import (
    Furniture,
    FurnitureKind,
    Heading,
    Paragraph,
    ParseNote,
    PartKind,
    Signature,
)
from reviewer.domain.text import Span
from reviewer.parsing.doubting import doubts_on_paragraphs
from reviewer.parsing.furniture import find_line_furniture, in_order
from reviewer.parsing.headings import FoundHeading, find_headings
from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import Line
from reviewer.parsing.markings import (
    read_marking,
)
from reviewer.parsing.numbers import settle_numbers
from reviewer.parsing.numerals import Numbered, find_numerals
from reviewer.parsing.portions import Portions, inherited
from reviewer.parsing.quotes import Quotes, find_quotes
from reviewer.parsing.signature import find_closing_fields, find_signature


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
    body.signature, closing = find_closing_fields(content)
    if closing:
        end = closing[0].start
        found += _residue(closing, end, [])
    else:
        body.signature = find_signature(content)
        body.notes += _doubts_on_signature(body.signature, content)
        end = body.signature.span.start if body.signature else span.end
        if body.signature:
            found += _residue(content, body.signature.span.end, body.notes)
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
    body.notes += quotes.doubts()
    quotes = quotes.ended_at(starts, end)
    headings = find_headings(text, content, frozenset(starts))
    body.headings = [item.heading for item in headings]
    body.notes += _doubts_on_headings(headings)
    _Assembly(text, body, content, end).run(numbered, headings, quotes)
    return body


def _without(lines: Sequence[Line], furniture: Sequence[Furniture]) -> list[Line]:
    """Drop the lines that are furniture."""
    if not furniture:
        return list(lines)
    starts = {item.span.start for item in furniture}
    return [line for line in lines if line.start not in starts]


def _doubts_on_signature(
    signature: Signature | None, content: Sequence[Line]
) -> Iterator[ParseNote]:
    """A name in capitals on a line of its own is sure; others are not."""
    if signature is None:
        return
    at = signature.span.start
    line = next(line for line in reversed(content) if line.start <= at)
    if line.start < at or not signature.text.isupper():
        message = f"“{signature.text}” is taken as the signature."
        span = signature.span
        yield ParseNote(code="signature_guessed", message=message, span=span)


def _doubts_on_headings(headings: Sequence[FoundHeading]) -> Iterator[ParseNote]:
    for found in headings:
        if found.doubt:
            shown = found.heading.text
            yield ParseNote(
                code=found.doubt,
                message=f"“{shown}” is taken as a heading.",
                span=found.heading.span,
            )


def _residue(
    content: Sequence[Line], end: int, notes: list[ParseNote]
) -> Iterator[Furniture]:
    """Lines below the signature are what filing left there."""
    for line in content:
        if line.start >= end:
            span = Span(line.start, line.end)
            message = f"“{line.text[:40]}” below the signature is set aside."
            notes.append(ParseNote(code="residue_guessed", message=message, span=span))
            yield Furniture(kind=FurnitureKind.TRAILER, span=span)


_LISTED = re.compile(r"(?:--?|[*•]|\(?[A-Z]{1,2}[.)]|\(?[a-z0-9]{1,2}[.)])[ \t]")
_LIST_REACH = 4000
"""Characters within which the letter before stands in a list."""


class _Assembly:
    """Cuts the body at numbers, headings, labels and markings."""

    def __init__(
        self, text: str, body: Body, content: Sequence[Line], end: int
    ) -> None:
        self._text = text
        self._body = body
        self._content = content
        self._end = end
        holes = [item.span for item in body.furniture]
        self._portions = Portions(text, end, holes, body.notes)

    def run(
        self,
        numbered: Sequence[Numbered],
        headings: Sequence[FoundHeading],
        quotes: Quotes,
    ) -> None:
        body = self._body
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
        body.paragraphs = inherited(self._text, body.paragraphs)
        body.notes += doubts_on_paragraphs(self._text, body.paragraphs)
        if body.signature:
            start = body.signature.span.start
            body.segments.append(Segment(PartKind.SIGNATURE, start))

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
        at = self._portions.next_text(found.block.end)
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
            if not (first or line.after_blank):
                continue
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
        at = self._portions.next_text(block.end)
        if at < self._end and at not in cuts:
            cuts[at] = None

    def _is_opener(self, line: Line) -> bool:
        label = LABEL.match(line.text)
        if label and not label["note"]:
            return True
        if line.text[0] != "(" or read_marking(self._text, line.start) is None:
            return False
        return not self._is_listed_letter(line)

    def _is_listed_letter(self, line: Line) -> bool:
        """Whether ``(C)`` is the third of ``(A)``, ``(B)``, ``(C)``."""
        letter = line.text[1:3]
        if letter[1:] != ")":
            return False
        before = f"\n({chr(ord(letter[0]) - 1)})"
        start = max(line.start - _LIST_REACH, self._body.span.start)
        return self._text.find(before, start, line.start) >= 0

    def _cut(self, what: Numbered | FoundHeading | None, start: int, stop: int) -> None:
        body = self._body
        if isinstance(what, FoundHeading):
            body.segments.append(Segment(PartKind.HEADING, start))
            return
        if what is None and not self._portions.has_words(start, stop):
            return  # a rule or furniture alone goes with what stands above
        paragraph = self._portions.paragraph(what, start, stop)
        body.segments.append(Segment(PartKind.PARAGRAPH, start, len(body.paragraphs)))
        body.paragraphs.append(paragraph)


def _block_at(blocks: Sequence[Span], position: int) -> Span | None:
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    if index >= 0 and blocks[index].end > position:
        return blocks[index]
    return None
