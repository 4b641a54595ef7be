"""Portions: number, marking, words and end of one paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.cable import Paragraph, ParseNote
from reviewer.domain.classification import highest
from reviewer.domain.text import Span
from reviewer.parsing.labels import LABEL
from reviewer.parsing.lines import trim
from reviewer.parsing.markings import (
    ReadMarking,
    read_controls,
    read_marking,
    read_whole_text,
)
from reviewer.parsing.numerals import Numbered

_TRAILING_RULE = " -=_*~"
_SHORTEST_RULE = 5


class Portions:
    """Reads the paragraphs of one body.

    Args:
        text: The whole text, furniture blanked out.
        end: Where the body's words end.
        holes: The furniture's spans, ascending.
        notes: Doubts are appended.
    """

    def __init__(
        self, text: str, end: int, holes: Sequence[Span], notes: list[ParseNote]
    ) -> None:
        self._text = text
        self._end = end
        self._holes = holes
        self._hole_starts = [hole.start for hole in holes]
        self._notes = notes

    def next_text(self, position: int) -> int:
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

    def has_words(self, start: int, stop: int) -> bool:
        """Whether anything but rules and furniture stands in a stretch."""
        pieces = self._pieces(start, stop)
        return any(
            sign.isalnum() for one in pieces for sign in self._text[one.start : one.end]
        )

    def paragraph(self, item: Numbered | None, start: int, stop: int) -> Paragraph:
        """Read the paragraph at ``start``; ``item`` is its number, if it has one."""
        end = self._text_end(start, stop)
        at = item.numeral.end if item else start
        marking = item.numeral.marking if item else read_marking(self._text, start)
        whole = read_whole_text(self._text, marking.span.start if marking else at)
        if whole:
            marking = whole if marking is None else marking
            at = at if marking is whole else min(self.next_text(marking.span.end), end)
        elif marking:
            at = min(self.next_text(marking.span.end), end)
            marking, at = self._second(marking, at, end)
        elif marking := self._after_label(at):
            message = "The marking behind the label counts for the paragraph."
            self._tell("marking_behind_label", message, marking.span)
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
        second = read_marking(self._text, at) or read_controls(self._text, at, first)
        if second is None or second.span.start - first.span.end > 2:  # noqa: PLR2004
            return first, at
        self._tell("two_markings", "Two markings: the higher is taken.", second.span)
        chosen = highest([first.marking, second.marking]) or first.marking
        span = Span(first.span.start, second.span.end)
        return ReadMarking(chosen, span), min(self.next_text(span.end), end)

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
        self._notes.append(ParseNote(code=code, message=message, span=span))


def inherited(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Apply a whole-text marking to every unmarked paragraph."""
    for paragraph in paragraphs:
        if paragraph.marking_span and read_whole_text(
            text, paragraph.marking_span.start
        ):
            break
    else:
        return list(paragraphs)
    return [
        other
        if other.marking
        else replace(other, marking=paragraph.marking, inherited=True)
        for other in paragraphs
    ]
