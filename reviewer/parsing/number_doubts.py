"""Notes on numbers that were read as, or were not taken for, a paragraph's."""

from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span
from reviewer.parsing.numerals import Numbered, NumberKind, Numeral

FRAGMENT_START = 11
"""A text without header that begins at 11 may begin at paragraph 1."""
_IN_MID_LINE = "The line was joined: {printed} opens a paragraph in its middle."
_LEFT = "{printed} could be the next paragraph; it is taken as a list's number."
_FRAGMENT = "The text has no header and begins at {printed} — perhaps paragraph 1."
_NOTES = {
    NumberKind.GARBLED: (
        "number_garbled",
        "The number {printed} does not fit; by the count this is paragraph {value}.",
    ),
    NumberKind.PILCROW: (
        "pilcrow_as_digit",
        "The pilcrow was turned into a digit 1: {printed} is paragraph {value}.",
    ),
    NumberKind.GAP: (
        "number_gap",
        "Numbers are missing before paragraph {value}.",
    ),
    NumberKind.REPEATED: (
        "number_repeated",
        "The number {value} was used before; this is taken as a paragraph too.",
    ),
}


class NumberDoubts:
    """Tells of the numbers of one body.

    Args:
        notes: Doubts are appended.
        has_header: Whether a header stands above.
    """

    def __init__(self, notes: list[ParseNote], *, has_header: bool) -> None:
        self._notes = notes
        self._has_header = has_header

    def settled(self, settled: Numbered, *, is_first: bool) -> None:
        """Tell of a number that was taken, where it is not plainly the next one."""
        note = _NOTES.get(settled.kind)
        if settled.numeral.mid_line and note is None:
            self._add(settled.numeral, "number_in_mid_line", _IN_MID_LINE)
        if note is None or (settled.kind is NumberKind.PILCROW and not is_first):
            return
        code, sentence = note
        if not self._has_header and is_first and settled.value == FRAGMENT_START:
            code, sentence = "fragment_number", _FRAGMENT
        self._add(settled.numeral, code, sentence, settled.value)

    def left(self, numeral: Numeral) -> None:
        """Tell of a number that the count wanted and did not get."""
        self._add(numeral, "number_left_in_text", _LEFT)

    def _add(self, numeral: Numeral, code: str, sentence: str, value: int = 0) -> None:
        message = sentence.format(printed=numeral.printed, value=value)
        span = Span(numeral.start, numeral.start + len(numeral.printed))
        self._notes.append(ParseNote(code=code, message=message, span=span))
