"""Text in, cables out."""

from dataclasses import replace

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    PartKind,
)
from reviewer.domain.text import Span
from reviewer.parsing.blocks import BlockFinder
from reviewer.parsing.declassification import read_classified_by
from reviewer.parsing.header import ReadHeader, read_header
from reviewer.parsing.lines import Line, first_at_or_after, lowered, split_lines
from reviewer.parsing.paragraphs import Body, Segment, read_body
from reviewer.parsing.tiling import tile

PARSER_VERSION = 1
"""Raised with every change that reads some text differently."""


def parse_document(text: str, *, printed_id: str | None = None) -> tuple[Cable, ...]:
    """Read every cable of a text.

    Args:
        text: Decoded text with LF line ends.
        printed_id: The id under which the document was filed, if it is known;
            it stands in for what the text does not print.

    Returns:
        At least one cable; the cables' spans tile the text.
    """
    return (_parse(text, Span(0, len(text)), printed_id),)


def parse_cable(text: str, *, printed_id: str | None = None) -> Cable:
    """Read one cable: its header, paragraphs and portion markings.

    Reading is total: whatever follows the header becomes paragraphs, and what
    is doubtful is told in ``Cable.notes`` rather than refused.

    Args:
        text: Decoded text with LF line ends.
        printed_id: See ``parse_document``.

    Returns:
        The cable. A paragraph without a marking has ``marking=None``; none is
        inferred. For all other invariants see ``Cable``.

    Source:
        Paragraph numbering and marking: 5 FAH-1 H-246.
    """
    return _parse(text, Span(0, len(text)), printed_id)


def _parse(text: str, span: Span, printed_id: str | None) -> Cable:
    lines = split_lines(text, span.start, span.end)
    head = read_header(text, lines, span, printed_id)
    start = head.frame.body_start
    body = read_body(
        text,
        lower := lowered(text),
        _lines_from(lines, start),
        Span(start, span.end),
        posts=head.posts,
        has_header=head.is_present,
    )
    blocks = BlockFinder(
        text, lower, Span(start, _text_end(body)), body.paragraphs, body.headings
    ).run()
    furniture = [*_above(head), *body.furniture]
    segments = [Segment(PartKind.HEADER, span.start), *body.segments]
    return Cable(
        cable_id=head.cable_id,
        span=span,
        header=_completed(text, head, body),
        paragraphs=tuple(body.paragraphs),
        headings=tuple(body.headings),
        blocks=blocks,
        furniture=tuple(furniture),
        signature=body.signature,
        notes=tuple(sorted([*head.notes, *body.notes], key=lambda note: note.span)),
        parts=tile(span, segments, furniture),
    )


def _text_end(body: Body) -> int:
    return body.signature.span.start if body.signature else body.span.end


def _lines_from(lines: list[Line], start: int) -> list[Line]:
    """The lines from ``start`` on; the first may begin in mid-line."""
    index = first_at_or_after(lines, start)
    rest = lines[index:]
    if rest and rest[0].start < start:
        line = rest[0]
        shown = line.text[start - line.start :].lstrip()
        rest[0] = Line(line.end - len(shown), line.end, shown, after_blank=True)
    return rest


def _above(head: ReadHeader) -> list[Furniture]:
    return [
        Furniture(kind=FurnitureKind.BOILERPLATE, span=span)
        for span in head.frame.boilerplate
    ]


def _completed(text: str, head: ReadHeader, body: Body) -> Header:
    """Take "Classified by" from paragraph 1 where it is printed there."""
    header = head.header
    if header.classified_by or not body.paragraphs or not body.paragraphs[0].pieces:
        return header
    piece = body.paragraphs[0].pieces[0]
    shown = text[piece.start : min(piece.end, piece.start + 300)]
    by = read_classified_by(" ".join(shown.split()))
    return replace(header, classified_by=by) if by else header
