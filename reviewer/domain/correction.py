"""What a person says of a cable's structure, above what the parser read.

A correction belongs to the cable, not to a pass: everybody reads the same paragraphs.
It is anchored to the text, which never changes, so it outlives the reading that it
corrected; `correcting` applies it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.domain.cable import BlockKind, FurnitureKind, Paragraph
from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId, CorrectionId, ReviewerId
from reviewer.domain.text import Span, plain

LONGEST_QUOTE = 80
"""How much of its place a correction quotes, in code points."""
_OPENING = re.compile(
    r"[¶\s]*(?P<number>\(?[0-9]{1,3}[.)]?(?=[\s(\[]|$))?[ \t]*"
    r"(?P<marking>[(\[] ?[A-Za-z][A-Za-z0-9 ,/-]{0,70} ?[)\]])?[ \t]*"
)
_FIRST_WORD = re.compile(r"\S+")


class CorrectionKind(StrEnum):
    """What is corrected, in the order in which corrections are applied."""

    CABLE = "cable"
    FURNITURE = "furniture"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCK = "block"
    NUMBER = "number"
    MARKING = "marking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a place is, or is not (``holds``).

    ``span`` and ``quote`` name the place: the opening of a paragraph, the whole of a
    heading, a piece of furniture or a block, the first words of a cable. ``quote`` is
    the beginning of what stands there. ``value`` depends on the kind:

    ========= ==================================================================
    number    the paragraph's number, ``""`` for none
    paragraph ``""``
    marking   the canonical marking, ``""`` for unmarked
    block     a ``BlockKind``
    heading   ``""``
    furniture a ``FurnitureKind``
    cable     the id of the cable that begins, or does not begin, at the place
    ========= ==================================================================
    """

    correction_id: CorrectionId
    cable_id: CableId
    kind: CorrectionKind
    span: Span
    quote: str
    reviewer_id: ReviewerId
    created_at: datetime
    holds: bool = True
    value: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a value that is none of its kind.

        Raises:
            ValueError: It is none.
        """
        match self.kind:
            case CorrectionKind.NUMBER:
                _ = self.number
            case CorrectionKind.MARKING:
                _ = self.marking
            case CorrectionKind.BLOCK:
                BlockKind(self.value)
            case CorrectionKind.FURNITURE if self.holds:
                FurnitureKind(self.value)
            case _:
                pass

    @property
    def marking(self) -> Marking | None:
        """The marking of a MARKING correction; None is unmarked."""
        return Marking.from_canonical(self.value) if self.value else None

    @property
    def number(self) -> int | None:
        """The number of a NUMBER correction; None is unnumbered."""
        return int(self.value) if self.value else None

    def stands_in(self, text: str) -> bool:
        """Whether the text still says at the place what the correction quotes."""
        end = self.span.start + len(self.quote)
        return plain(text[self.span.start : end]) == self.quote

    def settles(self, other: "Correction") -> bool:
        """Whether both answer the same question, so that one replaces the other."""
        if self.kind is not other.kind or self.cable_id != other.cable_id:
            return False
        if self.kind is CorrectionKind.BLOCK:
            return self.span.intersects(other.span) and self.value == other.value
        return self.span == other.span or self.span.start == other.span.start


@dataclass(frozen=True, slots=True)
class Opening:
    """What a paragraph begins with: its printed number and marking, if any."""

    span: Span
    text_start: int
    printed: str = ""
    printed_marking: Span | None = None


def opening_at(text: str, position: int, end: int) -> Opening:
    """Read what stands at the beginning of a paragraph.

    The span reaches over number and marking, and over the first word where there is
    neither; it is empty only where nothing but blanks follow.
    """
    found = _OPENING.match(text, position, end)
    if found and (found["number"] or found["marking"]):
        marked = Span(*found.span("marking")) if found["marking"] else None
        printed = text[position : found.end("number")] if found["number"] else ""
        return Opening(Span(position, found.end()), found.end(), printed, marked)
    word = _FIRST_WORD.search(text, position, end)
    return Opening(Span(position, word.end() if word else position), position)


def opening_of(text: str, paragraph: Paragraph) -> Span:
    """The place by which a correction names a paragraph; never empty."""
    start = paragraph.span.start
    if paragraph.pieces and paragraph.pieces[0].start > start:
        return Span(start, min(paragraph.pieces[0].start, start + LONGEST_QUOTE))
    word = _FIRST_WORD.search(text, start, max(paragraph.span.end, start + 1))
    return Span(start, word.end() if word else start + 1)


def quote_of(text: str, span: Span) -> str:
    """The beginning of what stands at a place, as a correction quotes it."""
    return plain(text[span.start : min(span.end, span.start + LONGEST_QUOTE)])


def in_order(corrections: Sequence[Correction]) -> list[Correction]:
    """As they are applied: furniture first, markings last, each by its place."""
    rank = {kind: number for number, kind in enumerate(CorrectionKind)}
    return sorted(
        corrections,
        key=lambda one: (rank[one.kind], one.span, one.created_at, one.correction_id),
    )
