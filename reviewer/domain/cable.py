"""A cable: its header, paragraphs, headings, blocks, furniture and doubts.

Every place counts code points into the text the cable was read from, which may
hold several cables. Nothing here is ever changed by a reviewer.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import takewhile

from reviewer.domain import doubts
from reviewer.domain.classification import Level, Marking, highest
from reviewer.domain.text import Span, without


class PartKind(StrEnum):
    """What a stretch of the text is; each code point is exactly one of these."""

    HEADER = "header"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"
    SIGNATURE = "signature"


class FurnitureKind(StrEnum):
    """Text that transport or filing left in the cable."""

    PAGE_LINE = "page_line"
    CAPTION_LINE = "caption_line"
    TRAILER = "trailer"
    STAMP = "stamp"
    REPEATED_HEADER = "repeated_header"
    BOILERPLATE = "boilerplate"


class BlockKind(StrEnum):
    """A labelled extent that may run over several paragraphs."""

    SUMMARY = "summary"
    COMMENT = "comment"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The subject line; the span includes a marking printed in it."""

    text: str
    span: Span
    marking: Marking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry of the REF line; ``cable_id`` is None for mails and calls."""

    text: str
    letter: str | None = None
    cable_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above the body, as far as it could be read.

    ``classification`` is the overall line's level spelled out; ``declassify_on``
    is a date only where one was printed or follows from a rule in the text,
    ``declassify_text`` what was printed. ``reasons`` are canonical: ``1.4(b)``.
    """

    transmission_id: str | None = None
    dtg: datetime | None = None
    precedence: tuple[str, ...] = ()
    from_post: str | None = None
    action: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    classification: str | None = None
    overall: Marking | None = None
    section: int | None = None
    sections: int | None = None
    captions: tuple[str, ...] = ()
    pass_lines: tuple[str, ...] = ()
    executive_order: str | None = None
    declassify_on: date | None = None
    declassify_text: str | None = None
    reasons: tuple[str, ...] = ()
    classified_by: str | None = None
    tags: tuple[str, ...] = ()
    subject: Subject | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered (or single unnumbered) paragraph.

    ``number`` is the resolved number, ``printed`` what stands in the text.
    ``span`` runs from the first printed character (pilcrow or digit) to the end
    of the text; ``pieces`` are its text after number and marking, without
    furniture. ``marking`` is what was read, or for ``inherited`` what applies
    by a whole-text marking; None means unmarked.
    """

    number: int | None
    printed: str
    span: Span
    pieces: tuple[Span, ...]
    marking: Marking | None = None
    marking_span: Span | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; the span has no rule lines and belongs to what follows."""

    text: str
    span: Span
    marking: Marking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A Summary, Comment or Note from its label to its closing phrase."""

    kind: BlockKind
    span: Span
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A page line, stamp or the like; never part of a statement."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The drafter's or chief's name at the end."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseNote:
    """A doubtful decision of the parser, told to the reader.

    ``code`` is one of ``doubts.DOUBTS``; it is stable and may be relied upon by
    scripts.
    """

    code: str
    message: str
    span: Span

    @property
    def confidence(self) -> float:
        """The estimated share of such decisions that are right, from 0 to 1."""
        return doubts.confidence(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One tile of the text; ``index`` names the paragraph for PARAGRAPH parts."""

    kind: PartKind
    span: Span
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cable:
    """One cable as read from a text.

    Invariants: ``parts`` are ascending and tile ``span`` without gap or
    overlap; all other spans lie inside ``span``; paragraphs ascend.
    """

    cable_id: str | None
    span: Span
    header: Header
    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    signature: Signature | None = None
    notes: tuple[ParseNote, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def banner(self) -> Marking | None:
        """The highest marking over the overall line and every portion."""
        found = [p.marking for p in self.paragraphs if p.marking]
        found += [h.marking for h in self.headings if h.marking]
        if self.header.overall:
            found.append(self.header.overall)
        if self.header.subject and self.header.subject.marking:
            found.append(self.header.subject.marking)
        return highest(found)

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that holds the code point at ``position``, if any."""
        index = self._begun_at(position)
        if index < 0 or not self.paragraphs[index].span.contains(position):
            return None
        return self.paragraphs[index]

    def paragraphs_over(self, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
        """The paragraphs that share text with the spans, ascending, each once."""
        found: dict[int, Paragraph] = {}
        for span in spans:
            index = max(self._begun_at(span.start), 0)
            for paragraph in self.paragraphs[index:]:
                if paragraph.span.start >= span.end:
                    break
                if paragraph.span.intersects(span):
                    found[paragraph.span.start] = paragraph
        return tuple(found[start] for start in sorted(found))

    def marking_at(self, position: int) -> Marking:
        """The marking that protects ``position``.

        A heading or subject has its own marking or the cable's overall one. Other
        unmarked text is never U: it takes the marking of the nearest marked
        paragraph before it, else the overall one. What is then still open takes the
        banner, and SECRET where a cable carries no marking at all.
        """
        before = self._marking_before(position)
        overall = self.header.overall
        title = self._title_at(position)
        if title is None:
            found = before or overall
        elif title.marking or self.paragraph_at(position):
            found = title.marking or before or overall
        else:
            found = overall or before
        return found or self.banner or Marking(Level.S)

    def marking_over(self, spans: Iterable[Span]) -> Marking:
        """The highest marking over everything that the spans touch.

        Raises:
            ValueError: There is no span.
        """
        places = {place for span in spans for place in self._openings_in(span)}
        found = highest(self.marking_at(place) for place in sorted(places))
        if found is None:
            raise ValueError("a marking needs a place")
        return found

    def _openings_in(self, span: Span) -> Iterator[int]:
        """The start of a span, and of each portion that begins inside it."""
        yield span.start
        for paragraph in self.paragraphs_over([span]):
            yield max(paragraph.span.start, span.start)
        for title in self._titles():
            if span.contains(title.span.start):
                yield title.span.start

    def _marking_before(self, position: int) -> Marking | None:
        for index in range(self._begun_at(position), -1, -1):
            marking = self.paragraphs[index].marking
            if marking:
                return marking
        return None

    def _title_at(self, position: int) -> "Heading | Subject | None":
        titles = self._titles()
        return next((it for it in titles if it.span.contains(position)), None)

    def _titles(self) -> Iterator["Heading | Subject"]:
        if self.header.subject:
            yield self.header.subject
        yield from self.headings

    def _begun_at(self, position: int) -> int:
        """The index of the last paragraph that begins by ``position``, or -1."""
        return bisect_right(self.paragraphs, position, key=_start) - 1

    def content_of(self, span: Span) -> tuple[Span, ...]:
        """Cut furniture out of a span: what a statement may consist of."""
        return without(span, (item.span for item in self.furniture))

    def shown(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """What of a statement's spans is quoted: what has become furniture is not.

        A statement keeps its spans when a place in it is corrected to be furniture;
        where nothing else is left, they are quoted all the same.
        """
        pieces = (piece for span in spans for piece in self._without_furniture(span))
        return tuple(pieces) or tuple(spans)

    def _without_furniture(self, span: Span) -> tuple[Span, ...]:
        index = bisect_right(self.furniture, span.start, key=_end)
        inside = takewhile(
            lambda item: item.span.start < span.end, self.furniture[index:]
        )
        holes = [item.span for item in inside]
        return without(span, holes) if holes else (span,)


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def _end(item: Furniture) -> int:
    return item.span.end
