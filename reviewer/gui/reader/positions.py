"""Places in the text, in the display, and in Qt, converted here and nowhere else.

Three ways of counting meet in the reader:

* *text positions*: code points of the stored text, as spans and exports use them;
* *display positions*: code points of what is shown, where line ends are joined,
  numbers and markings stand in the gutter, and blocks are parted by one line end;
* *qt positions*: UTF-16 units of that same display, as Qt counts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.layout import DisplayBlock
from reviewer.domain.text import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span that one block shows, in UTF-16 units of that block."""

    block: int
    start: int
    end: int


class Positions:
    """Converts positions of one layout; every call is O(log n).

    Blocks and their runs ascend in the text, as ``lay_out`` makes them.
    """

    def __init__(self, blocks: Sequence[DisplayBlock]) -> None:
        self._text_starts: list[int] = []
        self._text_ends: list[int] = []
        self._display_starts: list[int] = []
        self._display_ends: list[int] = []
        self._block_starts: list[int] = []
        self._block_ends: list[int] = []
        shown: list[str] = []
        at = 0
        for block in blocks:
            self._block_starts.append(at)
            for run in block.runs:
                self._text_starts.append(run.span.start)
                self._text_ends.append(run.span.end)
                self._display_starts.append(at)
                at += len(run.shown)
                self._display_ends.append(at)
                shown.append(run.shown)
            self._block_ends.append(at)
            shown.append("\n")
            at += 1
        self.shown = "".join(shown[:-1])
        """The whole display; blocks are parted by one line end."""
        self._astral = [match.start() for match in _ASTRAL.finditer(self.shown)]
        self._astral_qt = [at + n for n, at in enumerate(self._astral)]
        self._qt_blocks = [self._to_qt(start) for start in self._block_starts]

    @property
    def block_count(self) -> int:
        """How many blocks are displayed."""
        return len(self._block_starts)

    @property
    def qt_length(self) -> int:
        """Length of the display in UTF-16 units."""
        return len(self.shown) + len(self._astral)

    def qt_position(self, position: int, *, after: bool = False) -> int:
        """Where a text position is displayed.

        Args:
            position: A text position; one that is not shown moves to the next
                code point that is.
            after: Take ``position`` as an end: it stands behind the last shown
                code point before it.
        """
        display = self._display_end(position) if after else self._display(position)
        return self._to_qt(display)

    def text_position(self, qt_position: int, *, after: bool = False) -> int:
        """The text position shown at a qt position.

        Args:
            qt_position: Any number; one inside a surrogate pair moves to its
                start, one outside the display to the nearest end.
            after: Take ``qt_position`` as an end.
        """
        display = self._from_qt(qt_position)
        if not self._text_starts:
            return 0
        return self._text_end(display) if after else self._text(display)

    def block_at(self, position: int) -> int:
        """Number of the block that shows a text position, or the next one."""
        display = self._display(position)
        return max(bisect_right(self._block_starts, display) - 1, 0)

    def block_start(self, block: int) -> int:
        """Qt position of a block's first unit."""
        return self._qt_blocks[block]

    def block_range(self, block: int) -> tuple[int, int]:
        """Qt position of a block's first unit, and its length."""
        start = self._qt_blocks[block]
        return start, self._to_qt(self._block_ends[block]) - start

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Split a span of the text into what each block shows of it."""
        start, end = self._display(span.start), self._display_end(span.end)
        if start >= end or not span:
            return
        block = bisect_right(self._block_starts, start) - 1
        while block < len(self._block_starts) and self._block_starts[block] < end:
            first = max(start, self._block_starts[block])
            last = min(end, self._block_ends[block])
            if first < last:
                origin = self._qt_blocks[block]
                yield Piece(
                    block, self._to_qt(first) - origin, self._to_qt(last) - origin
                )
            block += 1

    def piece_in(self, span: Span, block: int) -> Piece | None:
        """What one block shows of a span, if anything."""
        start = max(self._display(span.start), self._block_starts[block])
        end = min(self._display_end(span.end), self._block_ends[block])
        if start >= end or not span:
            return None
        origin = self._qt_blocks[block]
        return Piece(block, self._to_qt(start) - origin, self._to_qt(end) - origin)

    def span_between(self, qt_start: int, qt_end: int) -> Span:
        """The stretch of text shown between two qt positions, maybe empty."""
        start = self.text_position(qt_start)
        if qt_end <= qt_start:
            return Span(start, start)
        end = self.text_position(qt_end, after=True)
        return Span(start, max(start, end))

    def _to_qt(self, display: int) -> int:
        return display + bisect_left(self._astral, display)

    def _from_qt(self, qt_position: int) -> int:
        bounded = min(max(qt_position, 0), self.qt_length)
        return bounded - bisect_left(self._astral_qt, bounded)

    def _display(self, position: int) -> int:
        run = bisect_right(self._text_ends, position)
        if run == len(self._text_ends):
            return len(self.shown)
        inside = position - self._text_starts[run]
        if inside <= 0 or not self._corresponds(run):
            return self._display_starts[run]
        return self._display_starts[run] + inside

    def _display_end(self, position: int) -> int:
        run = bisect_left(self._text_starts, position) - 1
        if run < 0:
            return 0
        if position >= self._text_ends[run] or not self._corresponds(run):
            return self._display_ends[run]
        return self._display_starts[run] + position - self._text_starts[run]

    def _text(self, display: int) -> int:
        run = bisect_right(self._display_ends, display)
        if run == len(self._display_ends):
            return self._text_ends[-1]
        inside = display - self._display_starts[run]
        if inside <= 0 or not self._corresponds(run):
            return self._text_starts[run]
        return self._text_starts[run] + inside

    def _text_end(self, display: int) -> int:
        run = bisect_left(self._display_starts, display) - 1
        if run < 0:
            return self._text_starts[0]
        if display >= self._display_ends[run] or not self._corresponds(run):
            return self._text_ends[run]
        return self._text_starts[run] + display - self._display_starts[run]

    def _corresponds(self, run: int) -> bool:
        """Whether text and display of a run match code point by code point."""
        shown = self._display_ends[run] - self._display_starts[run]
        return shown == self._text_ends[run] - self._text_starts[run]
