"""Paragraph numbers: which printed numbers open a paragraph.

The test is the sequence, not the pattern: a number that continues the count is
a paragraph's, one that does not is a list item's. A pilcrow that was turned
into the digit 1 (``¶1.`` printed as ``11.``) is seen by the same walk.

Source: 5 FAH-1 H-246.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reviewer.domain.cable import ParseNote
from reviewer.parsing.number_doubts import FRAGMENT_START, NumberDoubts
from reviewer.parsing.numerals import Numbered, NumberKind, Numeral
from reviewer.parsing.quotes import Quotes

_SMALL_JUMP = 3
_PLAIN_TEENS = 10
_DAMAGED_STARTS = range(12, 15)
"""First numbers that are 2 to 4 behind a pilcrow: no cable begins at 12."""


def settle_numbers(
    numerals: Sequence[Numeral],
    *,
    quotes: Quotes,
    has_header: bool,
    notes: list[ParseNote],
) -> list[Numbered]:
    """Walk the numbers and keep those that continue the count.

    Args:
        numerals: Ascending.
        quotes: Quoted texts; their unmarked numbers are list items if the count
            goes on behind them.
        has_header: A fragment without header that begins at 11 keeps its 11.
        notes: Doubts are appended.
    """
    return _Walk(numerals, quotes, has_header=has_header, notes=notes).run()


class _Walk:
    """The count so far, and the list that is open, if any."""

    def __init__(
        self,
        numerals: Sequence[Numeral],
        quotes: Quotes,
        *,
        has_header: bool,
        notes: list[ParseNote],
    ) -> None:
        self._numerals = numerals
        self._quotes = quotes
        self._has_header = has_header
        self._doubts = NumberDoubts(notes, has_header=has_header)
        self._accepted: list[Numbered] = []
        self._want = 1
        self._pilcrow = False
        self._plain_teens = False
        self._list_next = 0
        self._list_separator = ""
        self._mid_list = False
        self._separator = ""
        self._at_line_start = [item for item in numerals if not item.mid_line]
        self._last_of = {
            (item.number, item.separator): index
            for index, item in enumerate(numerals)
            if not item.mid_line
        }
        self._marked: dict[int, list[int]] = {}
        for index, item in enumerate(numerals):
            if item.marking:
                self._marked.setdefault(item.number, []).append(index)

    def run(self) -> list[Numbered]:
        for index, numeral in enumerate(self._numerals):
            if numeral.mid_line and not self._fits_mid_line(index, numeral):
                continue
            if self._is_listed(index, numeral):
                self._list_next += 1
                continue
            settled = self._settle(index, numeral)
            if settled:
                self._accept(settled)
                continue
            if self._is_left(numeral):
                self._doubts.left(numeral)
            if self._in_mode(numeral) == 1 and self._want > 1:
                self._list_next, self._list_separator = 2, numeral.separator
        return self._accepted

    def _accept(self, settled: Numbered) -> None:
        self._accepted.append(settled)
        self._want = max(self._want, settled.value + 1)
        self._list_next = 0
        self._mid_list = False
        self._separator = self._separator or settled.numeral.separator
        if settled.kind is NumberKind.PILCROW:
            self._pilcrow = True
        elif settled.numeral.number >= _PLAIN_TEENS and not self._pilcrow:
            self._plain_teens = True
        self._doubts.settled(settled, is_first=len(self._accepted) == 1)

    def _in_mode(self, numeral: Numeral) -> int:
        """The value that the number has in the mode found so far."""
        digits = str(numeral.number)
        if self._pilcrow and len(digits) > 1 and digits[0] == "1":
            return int(digits[1:])
        return numeral.number

    def _is_listed(self, index: int, numeral: Numeral) -> bool:
        """Whether the number continues the open list rather than the count."""
        value = self._in_mode(numeral)
        if not self._list_next or value != self._list_next:
            return False
        if numeral.separator != self._list_separator:
            return False
        if value != self._want:
            return True
        if numeral.marking or numeral.separator != self._separator:
            return numeral.marking is None
        if self._is_marked_text():
            return True
        return self._last_of.get((numeral.number, numeral.separator), -1) > index

    def _settle(self, index: int, numeral: Numeral) -> Numbered | None:
        if not numeral.marking and (
            self._is_other_style(index, numeral)
            or self._is_quoted(numeral)
            or self._is_claimed(index, numeral)
            or (numeral.cuts_sentence and self._is_odd_one(numeral))
        ):
            return None
        number, want = numeral.number, self._want
        if numeral.misread:
            fits = number == want
            return Numbered(numeral, want, NumberKind.GARBLED) if fits else None
        if number == 0:
            return self._settle_garbled(index, numeral)
        if number == want:
            return Numbered(numeral, number, NumberKind.PLAIN)
        if str(number) == f"1{want}" and self._may_be_pilcrow():
            return Numbered(numeral, want, NumberKind.PILCROW)
        return self._settle_jump(index, numeral)

    def _settle_garbled(self, index: int, numeral: Numeral) -> Numbered | None:
        """A garbled number counts where it fills the gap before the next one."""
        following = self._next_at_line_start(index)
        if following is None:
            return None
        is_next = self._in_mode(following) == self._want + 1 or (
            str(following.number) == f"1{self._want + 1}"
        )
        return Numbered(numeral, self._want, NumberKind.GARBLED) if is_next else None

    def _settle_jump(self, index: int, numeral: Numeral) -> Numbered | None:
        """A number that is not the next one but may still be a paragraph's."""
        number, want = numeral.number, self._want
        value = self._in_mode(numeral)
        if want == 1 and number == FRAGMENT_START and not self._has_header:
            return Numbered(numeral, number, NumberKind.GAP)
        if want == 1 and self._has_header and number in _DAMAGED_STARTS:
            return Numbered(numeral, number - 10, NumberKind.PILCROW)
        if 0 < value - want <= _SMALL_JUMP and not self._list_next:
            kind = NumberKind.PILCROW if value != number else NumberKind.GAP
            return Numbered(numeral, value, kind)
        if self._continues_later(index, numeral, value):
            return Numbered(numeral, value, NumberKind.GAP)
        if value == want - 1 and self._is_repeated(index, numeral):
            return Numbered(numeral, value, NumberKind.REPEATED)
        return self._settle_slip(index, numeral, value)

    def _settle_slip(self, index: int, numeral: Numeral, value: int) -> Numbered | None:
        """A marked number out of order is a slip if the count goes on behind it."""
        if not numeral.marking or not numeral.after_blank or self._want == 1:
            return None
        following = self._next_at_line_start(index)
        if self._list_next or numeral.mid_line or following is None:
            return None
        next_value = self._in_mode(following)
        if 1 < value < self._want and next_value == self._want:
            return Numbered(numeral, value, NumberKind.REPEATED)
        if next_value == self._want + 1:
            return Numbered(numeral, self._want, NumberKind.GARBLED)
        return None

    def _may_be_pilcrow(self) -> bool:
        return not self._plain_teens and (self._has_header or self._want > 1)

    def _is_other_style(self, index: int, numeral: Numeral) -> bool:
        """A list's ``4)`` among paragraphs that are numbered ``4.``.

        It is a slip where the count needs it: no list is open and 5 comes next.
        """
        if not self._separator or numeral.separator == self._separator:
            return False
        following = self._next_at_line_start(index)
        return not (
            numeral.after_blank
            and not self._list_next
            and self._in_mode(numeral) == self._want
            and following is not None
            and following.separator == self._separator
            and self._in_mode(following) == self._want + 1
        )

    def _is_claimed(self, index: int, numeral: Numeral) -> bool:
        """Whether a marked number further down has the better right to the count.

        Nothing that is marked and counts on may stand in between.
        """
        claims = self._marked.get(numeral.number, ())
        at = bisect_right(claims, index)
        if at == len(claims):
            return False
        next_ones = self._marked.get(numeral.number + 1, ())
        following = bisect_right(next_ones, index)
        return following == len(next_ones) or claims[at] < next_ones[following]

    def _is_odd_one(self, numeral: Numeral) -> bool:
        """Whether it is unmarked, without pilcrow, among marked paragraphs."""
        return numeral.printed[0] != "¶" and self._is_marked_text()

    def _is_marked_text(self) -> bool:
        last = self._accepted[-3:]
        return bool(last) and all(item.numeral.marking for item in last)

    def _is_quoted(self, numeral: Numeral) -> bool:
        """Whether a quoted text has numbered it: the count goes on behind."""
        quote = self._quotes.closed_at(numeral.start)
        if quote is None:
            return False
        index = bisect_left(self._at_line_start, quote.end, key=lambda item: item.start)
        behind = self._at_line_start[index : index + 1]
        return bool(behind) and self._in_mode(behind[0]) == self._want

    def _fits_mid_line(self, index: int, numeral: Numeral) -> bool:
        """In mid-line only the very next number counts.

        Unmarked it must fill a gap, or it would be the end of a sentence.
        """
        if self._want == 1:
            return self._begins_mid_line(numeral)
        self._mid_list = self._mid_list or numeral.number == 1
        if self._want not in (numeral.number, self._in_mode(numeral)):
            return False
        if numeral.marking or numeral.after_blank:
            return True
        following = self._next_at_line_start(index)
        if following is None:
            # The whole text may be one line; then no list may be open in it.
            is_one_line = len(self._at_line_start) <= 1
            return is_one_line and not (self._mid_list or self._is_marked_text())
        return self._in_mode(following) == self._want + 1

    def _begins_mid_line(self, numeral: Numeral) -> bool:
        """Whether paragraph 1 stands behind the first title on a joined line."""
        is_first = numeral.number in (1, FRAGMENT_START) and numeral.after_blank
        return is_first and numeral.marking is not None and self._has_header

    def _next_at_line_start(self, index: int) -> Numeral | None:
        later = (item for item in self._numerals[index + 1 : index + 9])
        return next((item for item in later if not item.mid_line), None)

    def _continues_later(self, index: int, numeral: Numeral, value: int) -> bool:
        """Whether a larger jump is a cut in the text: the count goes on behind it."""
        if self._list_next or value <= self._want or numeral.mid_line:
            return False
        following = self._next_at_line_start(index)
        return (
            following is not None
            and following.separator == numeral.separator
            and 0 < self._in_mode(following) - value <= _SMALL_JUMP
        )

    def _is_repeated(self, index: int, numeral: Numeral) -> bool:
        """Whether the drafter used a number twice."""
        if self._list_next or not numeral.after_blank or numeral.mid_line:
            return False
        if not numeral.marking and self._is_marked_text():
            return False
        following = self._next_at_line_start(index)
        if following is None:
            return True
        if self._in_mode(following) != self._want:
            return False
        # A list's 1 has the next paragraph's 2 below the list's own.
        last = self._last_of[following.number, following.separator]
        return self._numerals[last] is following or numeral.marking is not None

    def _is_left(self, numeral: Numeral) -> bool:
        """Whether the count wanted a number and yet did not take it."""
        return (
            self._in_mode(numeral) == self._want > 1
            and not numeral.mid_line
            and numeral.number not in self._marked
            and self._quotes.closed_at(numeral.start) is None
        )
