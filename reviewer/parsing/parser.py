"""Text in, cables out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    ParseNote,
    PartKind,
)
from reviewer.domain.text import Span
from reviewer.parsing.blocks import BlockFinder
from reviewer.parsing.classification_line import read_classification_line
from reviewer.parsing.declassification import read_classified_by, read_reasons
from reviewer.parsing.doubting import doubts_on_furniture, doubts_on_markings
from reviewer.parsing.furniture import find_furniture, in_order, masked
from reviewer.parsing.header import ReadHeader, read_header
from reviewer.parsing.lines import (
    Line,
    evened,
    first_at_or_after,
    lowered,
    split_lines,
)
from reviewer.parsing.lookalikes import find_commas_for_apostrophes, find_look_alikes
from reviewer.parsing.paragraphs import Body, Segment, read_body
from reviewer.parsing.splitting import split_document
from reviewer.parsing.tiling import tile

PARSER_VERSION = 5
"""Raised with every change that reads some text differently."""
_HEAD = 4000
"""How far from the start a cable names its post."""
_FROM = re.compile(
    r"^FM (?:AM[A-Z]{5,8}|US[A-Z]{3,8}|EMBASSY) ([^\n/]{2,40})", re.MULTILINE
)


def parse_document(text: str, *, printed_id: str | None = None) -> tuple[Cable, ...]:
    """Read every cable of a text.

    Args:
        text: Decoded text with LF line ends.
        printed_id: The id under which the document was filed, if it is known;
            it stands in for what the text does not print.

    Returns:
        At least one cable; the cables' spans tile the text.
    """
    even = evened(text)
    return _parse_all(even, split_document(even), printed_id)


def parse_divided(
    text: str, starts: Sequence[int], *, printed_id: str | None = None
) -> tuple[Cable, ...]:
    """Read the cables of a text that is divided otherwise than its signs say.

    Args:
        text: See ``parse_document``.
        starts: Where each cable begins, ascending, from 0.
        printed_id: See ``parse_document``.
    """
    spans = [Span(*edges) for edges in pairwise([*starts, len(text)])]
    return _parse_all(evened(text), spans, printed_id)


def _parse_all(
    even: str, spans: Sequence[Span], printed_id: str | None
) -> tuple[Cable, ...]:
    source = _Source.of(even, spans)
    first = _parse(source, spans[0], printed_id)
    others = [_parse(source, span, None) for span in spans[1:]]
    return (_with_warning(first, others), *others)


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
    span = Span(0, len(text))
    return _parse(_Source.of(evened(text), [span]), span, printed_id)


@dataclass(frozen=True, slots=True)
class _Source:
    """A document's text as its cables are read from it.

    ``text`` is even (see ``evened``), ``plain`` has the furniture blanked out of it,
    ``lower`` is the same in lower case.
    """

    text: str
    plain: str
    lower: str
    furniture: tuple[Furniture, ...]

    @classmethod
    def of(cls, text: str, spans: Sequence[Span]) -> "_Source":
        found: list[Furniture] = []
        lower = lowered(text)
        for span in spans:
            found += find_furniture(text, lower, span, partial(_posts, text, span))
        return cls(text, masked(text, found), masked(lower, found), tuple(found))

    def furniture_in(self, span: Span) -> list[Furniture]:
        start = bisect_left(self.furniture, span.start, key=_start)
        end = bisect_left(self.furniture, span.end, key=_start)
        return list(self.furniture[start:end])


def _start(item: Furniture) -> int:
    return item.span.start


def _parse(source: _Source, span: Span, printed_id: str | None) -> Cable:
    plain, found = source.plain, source.furniture_in(span)
    lines = split_lines(plain, span.start, span.end, source.text if found else None)
    head = read_header(plain, lines, span, printed_id)
    start = head.frame.body_start
    body = read_body(
        plain,
        source.lower,
        _lines_from(lines, start),
        Span(start, span.end),
        furniture=[item for item in found if item.span.start >= start],
        has_header=head.is_present,
    )
    finder = BlockFinder(
        plain,
        source.lower,
        Span(start, _text_end(body)),
        body.paragraphs,
        body.headings,
    )
    blocks = finder.run()
    above = [item for item in found if item.span.start < start]
    furniture = in_order([*_above(head), *above, *body.furniture])
    segments = [Segment(PartKind.HEADER, span.start), *body.segments]
    return Cable(
        cable_id=head.cable_id,
        span=span,
        header=_completed(plain, head, body),
        paragraphs=tuple(body.paragraphs),
        headings=tuple(body.headings),
        blocks=blocks,
        furniture=furniture,
        signature=body.signature,
        notes=_in_text_order(
            [
                *head.notes,
                *body.notes,
                *finder.notes,
                *_doubts_on_start(head, body),
                *doubts_on_markings(plain, body.paragraphs),
                *doubts_on_furniture(source.text, body.furniture, _last_word(body)),
                *find_look_alikes(source.text, span),
                *find_commas_for_apostrophes(source.lower, source.text, span),
            ]
        ),
        parts=tile(span, segments, furniture),
    )


def _in_text_order(notes: list[ParseNote]) -> tuple[ParseNote, ...]:
    return tuple(sorted(notes, key=lambda note: note.span))


def _doubts_on_start(head: ReadHeader, body: Body) -> Iterator[ParseNote]:
    """Tell where the body begins at words that no number or heading announces."""
    start = head.frame.body_start
    first = body.paragraphs[0] if body.paragraphs else None
    if not head.frame.is_guessed or first is None or first.number is not None:
        return
    if first.span.start == start:
        message = "The body is taken to begin here, below a blank line."
        span = Span(start, start)
        yield ParseNote(code="body_start_guessed", message=message, span=span)


def _posts(text: str, span: Span) -> tuple[str, ...]:
    """The post's names, from the first lines, to know its page lines by."""
    head = text[span.start : min(span.end, span.start + _HEAD)]
    names = [match[1].strip() for match in _FROM.finditer(head)]
    if not names:
        found = map(read_classification_line, split_lines(head, 0, len(head)))
        names = [line.post for line in found if line and line.post][:1]
    return tuple(names)


def _text_end(body: Body) -> int:
    return body.signature.span.start if body.signature else body.span.end


def _last_word(body: Body) -> int:
    return body.paragraphs[-1].span.end if body.paragraphs else body.span.start


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
        if span.end <= head.frame.body_start
    ]


def _completed(text: str, head: ReadHeader, body: Body) -> Header:
    """Take "Classified by" from paragraph 1 where it is printed there."""
    header = head.header
    if header.classified_by or not body.paragraphs or not body.paragraphs[0].pieces:
        return header
    piece = body.paragraphs[0].pieces[0]
    shown = text[piece.start : min(piece.end, piece.start + 300)]
    words = " ".join(shown.split())
    by = read_classified_by(words)
    if by is None:
        return header
    reasons = dict.fromkeys([*header.reasons, *read_reasons(words)])
    return replace(header, classified_by=by, reasons=tuple(reasons))


def _with_warning(first: Cable, others: list[Cable]) -> Cable:
    """Tell of cables that were found below the first one in its file."""
    if not others:
        return first
    own = first.header.overall.level.rank if first.header.overall else 0
    notes = list(first.notes)
    for other in others:
        overall = other.header.overall
        name = other.cable_id or "a cable without an id"
        higher = overall is not None and overall.level.rank > own
        notes.append(
            ParseNote(
                code="neighbour_classified_higher" if higher else "several_cables",
                message=f"The same text goes on with {name}, split off here"
                + (f", which is {overall.banner}." if overall and higher else "."),
                span=Span(max(other.span.start - 1, first.span.start), other.span.start)
                if other.span.start <= first.span.end
                else Span(first.span.end, first.span.end),
            )
        )
    return replace(first, notes=tuple(notes))
