"""A cable as sentences, each with its zone and the way back to the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.cable import Block, BlockKind, Cable
from reviewer.domain.sentences import Passage, passages, sentences
from reviewer.domain.text import Span

_BLANK = re.compile(r"[\s\\]")


class Zone(StrEnum):
    """Where in a cable a sentence stands; it decides whose voice is expected."""

    BODY = "body"
    SUMMARY = "summary"
    COMMENT = "comment"
    NOTE = "note"
    AFTERMATH = "aftermath"
    """Behind a Comment that nothing closes, up to the next heading or block."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a sentence, in code points of ``Sentence.text``."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence on one line.

    ``text`` has each blank of the cable as one plain blank, so that places in it
    correspond to the cable's code points; where a page line cuts the sentence one
    blank stands for it. ``paragraph`` counts from 0; ``first`` says that the
    sentence opens its paragraph.
    """

    text: str
    spans: tuple[Span, ...]
    paragraph: int
    zone: Zone
    first: bool = False

    def spans_of(self, *places: Place) -> tuple[Span, ...]:
        """The places in the cable's text, ascending."""
        return tuple(span for place in places for span in self._mapped(place))

    def span_of(self, place: Place | None) -> Span | None:
        """The first stretch of a place in the cable's text."""
        found = self.spans_of(place) if place else ()
        return found[0] if found else None

    def _mapped(self, place: Place) -> Iterator[Span]:
        at = 0
        for span in self.spans:
            start = max(place.start - at, 0)
            end = min(place.end - at, len(span))
            if start < end:
                yield Span(span.start + start, span.start + end)
            at += len(span) + 1


_ZONES = {
    BlockKind.SUMMARY: Zone.SUMMARY,
    BlockKind.COMMENT: Zone.COMMENT,
    BlockKind.NOTE: Zone.NOTE,
}


def read_sentences(text: str, cable: Cable) -> tuple[Sentence, ...]:
    """All sentences of a cable's paragraphs in order; headings are left out."""
    zones = _Zones(cable)
    return tuple(
        sentence
        for passage in passages(text, cable)
        if passage.paragraph is not None
        for sentence in _read(text, passage, passage.paragraph, zones)
    )


def _read(
    text: str, passage: Passage, paragraph: int, zones: "_Zones"
) -> Iterator[Sentence]:
    for number, spans in enumerate(sentences(text, passage)):
        joined = " ".join(text[span.start : span.end] for span in spans)
        yield Sentence(
            text=_BLANK.sub(" ", joined),
            spans=spans,
            paragraph=paragraph,
            zone=zones.at(spans[0].start),
            first=number == 0,
        )


class _Zones:
    """The innermost block at a place; blocks may lie inside each other."""

    def __init__(self, cable: Cable) -> None:
        self._blocks = sorted(cable.blocks, key=lambda block: block.span)
        self._starts = [block.span.start for block in self._blocks]
        ends = [*self._starts, *(heading.span.start for heading in cable.headings)]
        self._ends = sorted(ends)

    def at(self, position: int) -> Zone:
        """The zone that a sentence beginning here lies in."""
        before = self._blocks[: bisect_right(self._starts, position)]
        for block in reversed(before):
            if block.span.contains(position):
                return _ZONES[block.kind]
        if before and self._goes_on(before[-1], position):
            return Zone.AFTERMATH
        return Zone.BODY

    def _goes_on(self, block: Block, position: int) -> bool:
        """Whether an unclosed Comment may still be going on at a place."""
        if block.kind is not BlockKind.COMMENT or block.closed:
            return False
        following = bisect_right(self._ends, block.span.start)
        return following == len(self._ends) or position < self._ends[following]
