"""Where the marks of one block are drawn: tints, underlines, tags, bars.

Coordinates are pixels relative to the block's own layout, so they stay true while
the text scrolls and change only when lines are broken anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from reviewer.domain.statement import Look, Statement, look_of
from reviewer.gui import marks
from reviewer.gui.reader import lanes
from reviewer.gui.reader.positions import Positions

_ABOVE_BASE = 13.7
"""From a line's base up to the upper edge of a tint: just over the capitals."""
_FIRST_SLOT = 3.6
"""From a line's base down to the upper edge of the first underline."""
_SLOT_INK = 2.6
_GAP = 1.0
_HIGHEST = 24
"""No underline is higher, in pixels, at the largest type."""


class Marked(NamedTuple):
    """A statement within a block, in UTF-16 units of the block.

    ``opens`` says that the statement begins here rather than goes on.
    """

    start: int
    end: int
    statement: Statement
    opens: bool


class Underline(NamedTuple):
    """One underline on one line; ``y`` is its upper edge."""

    look: Look
    x1: float
    x2: float
    y: float


class Tint(NamedTuple):
    """A stretch of one line in a statement's colour."""

    look: Look
    is_current: bool
    area: QRectF


class TagRow(NamedTuple):
    """The statements that begin on one line, and underlines hidden from there on."""

    top: float
    height: float
    statements: tuple[Statement, ...]
    hidden: int


@dataclass(slots=True)
class BlockMarks:
    """Everything that is drawn for the statements of one block."""

    tints: list[Tint] = field(default_factory=list)
    underlines: list[Underline] = field(default_factory=list)
    rows: list[TagRow] = field(default_factory=list)
    bars: list[tuple[float, float]] = field(default_factory=list)

    def between(self, top: float, bottom: float) -> "BlockMarks":
        """The marks that reach into a band of the block."""
        return BlockMarks(
            [t for t in self.tints if t.area.top() < bottom and t.area.bottom() > top],
            [u for u in self.underlines if top - _HIGHEST < u.y < bottom],
            [r for r in self.rows if r.top < bottom and r.top + r.height > top],
            [bar for bar in self.bars if bar[0] < bottom and bar[1] > top],
        )


class _Line(NamedTuple):
    line: QTextLine
    start: int
    end: int
    base: float
    top: float
    height: float


def slots_of(marked: Sequence[Marked]) -> list[int]:
    """The slot of each underline in a block, also of those not drawn."""
    return lanes.assign(_intervals(marked))


def measure(
    block: QTextBlock,
    marked: Sequence[Marked],
    slots: Sequence[int],
    *,
    current_id: str | None,
    factor: float,
) -> BlockMarks:
    """Lay out the marks of a block.

    Args:
        block: Its lines must be broken already.
        marked: What is marked in it, ascending.
        slots: See ``slots_of``.
        current_id: The statement that lies above all others.
        factor: Pixels for one design pixel.
    """
    result = BlockMarks()
    lines = list(_lines(block))
    order = sorted(
        range(len(marked)),
        key=lambda n: (
            marked[n].statement.statement_id == current_id,
            marked[n].statement.created_at,
            n,
        ),
    )
    ranked = [
        lanes.Interval(marked[n].start, marked[n].end, rank)
        for rank, n in enumerate(order)
    ]
    for top in lanes.topmost(ranked):
        number = order[top.key]
        item = Marked(top.start, top.end, marked[number].statement, opens=False)
        depth = min(slots[number], lanes.VISIBLE_LANES - 1)
        _add_tint(result, lines, item, depth, current_id, factor)
    for item, slot in zip(marked, slots, strict=True):
        if slot < lanes.VISIBLE_LANES:
            _add_underlines(result, lines, item, slot, factor)
    result.rows = list(_rows(lines, marked, slots))
    result.bars = list(_bars(lines, marked, factor))
    return result


def stacked(
    block: QTextBlock,
    positions: Positions,
    number: int,
    statements: Sequence[Statement],
    factor: float,
) -> BlockMarks:
    """Lay out a few statements of a block as current ones, one line each.

    Args:
        block: Its lines must be broken already.
        positions: Of the sheet that the block belongs to.
        number: Which block of the sheet.
        statements: The line of the first is the uppermost.
        factor: Pixels for one design pixel.
    """
    result = BlockMarks()
    lines = list(_lines(block))
    for slot, statement in enumerate(statements):
        for span in statement.spans:
            piece = positions.piece_in(span, number)
            if piece:
                item = Marked(piece.start, piece.end, statement, opens=False)
                current = statement.statement_id
                _add_tint(result, lines, item, len(statements) - 1, current, factor)
                _add_underlines(result, lines, item, slot, factor)
    return result


def segments(
    block: QTextBlock, start: int, end: int, factor: float
) -> Iterator[QRectF]:
    """The areas of a stretch of a block, line by line, as a selection fills them.

    Each reaches to the next line, so that a selection is one shape.
    """
    pitch = block.blockFormat().lineHeight()
    for line, x1, x2 in _crossed(list(_lines(block)), start, end):
        top = line.top + (line.height - pitch) / 2
        yield QRectF(x1 - _GAP * factor, top, x2 - x1 + 2 * _GAP * factor, pitch)


def extent(block: QTextBlock, stretch: tuple[int, int] | None) -> tuple[float, float]:
    """Top and height of the lines that a stretch runs over; of all without one."""
    layout = block.layout()
    first, last = 0, layout.lineCount() - 1
    if last < 0:
        return 0.0, 0.0
    if stretch:
        found = [layout.lineForTextPosition(place) for place in stretch]
        first, last = (n.lineNumber() if n.isValid() else last for n in found)
    top, bottom = layout.lineAt(first), layout.lineAt(last)
    return top.y(), bottom.y() + bottom.height() - top.y()


def _intervals(marked: Sequence[Marked]) -> list[lanes.Interval]:
    return [lanes.Interval(m.start, m.end, n) for n, m in enumerate(marked)]


def _lines(block: QTextBlock) -> Iterator[_Line]:
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start = line.textStart()
        yield _Line(
            line,
            start,
            start + line.textLength(),
            line.y() + line.ascent(),
            line.y(),
            line.height(),
        )


def _add_tint(
    result: BlockMarks,
    lines: Sequence[_Line],
    item: Marked,
    slot: int,
    current_id: str | None,
    factor: float,
) -> None:
    look = look_of(item.statement)
    is_current = item.statement.statement_id == current_id
    below = (_FIRST_SLOT + slot * marks.SLOT + _SLOT_INK) * factor
    for line, x1, x2 in _crossed(lines, item.start, item.end):
        top = line.base - _ABOVE_BASE * factor
        area = QRectF(x1, top, x2 - x1 - _GAP, line.base + below - top)
        if look != "report" or is_current:
            result.tints.append(Tint(look, is_current, area))


def _add_underlines(
    result: BlockMarks, lines: Sequence[_Line], item: Marked, slot: int, factor: float
) -> None:
    look = look_of(item.statement)
    below = (_FIRST_SLOT + slot * marks.SLOT) * factor
    for line, x1, x2 in _crossed(lines, item.start, item.end):
        result.underlines.append(Underline(look, x1, x2 - _GAP, line.base + below))


def _rows(
    lines: Sequence[_Line], marked: Sequence[Marked], slots: Sequence[int]
) -> Iterator[TagRow]:
    starting: dict[int, list[Statement]] = {}
    hidden: dict[int, int] = {}
    starts = [line.start for line in lines]
    for item, slot in zip(marked, slots, strict=True):
        number = bisect_right(starts, item.start) - 1
        if item.opens:
            starting.setdefault(number, []).append(item.statement)
        elif slot >= lanes.VISIBLE_LANES:
            hidden[number] = hidden.get(number, 0) + 1
    for number in sorted(starting.keys() | hidden.keys()):
        line = lines[number]
        found = tuple(starting.get(number, ()))
        yield TagRow(line.top, line.height, found, hidden.get(number, 0))


def _bars(
    lines: Sequence[_Line], marked: Sequence[Marked], factor: float
) -> Iterator[tuple[float, float]]:
    """The extents of the bar beside comments: neighbouring lines are one bar."""
    touched: set[int] = set()
    starts = [line.start for line in lines]
    for item in marked:
        if look_of(item.statement) == "comment":
            first = bisect_right(starts, item.start) - 1
            touched.update(range(first, bisect_left(starts, item.end)))
    for number in sorted(touched):
        if number - 1 in touched:
            continue
        last = number
        while last + 1 in touched:
            last += 1
        top = lines[number].base - _ABOVE_BASE * factor
        yield top, lines[last].base + (_FIRST_SLOT + _SLOT_INK) * factor


def _crossed(
    lines: Sequence[_Line], start: int, end: int
) -> Iterator[tuple[_Line, float, float]]:
    """The lines that a stretch runs over, each with the stretch's left and right."""
    number = max(bisect_right(lines, start, key=lambda line: line.start) - 1, 0)
    for line in islice(lines, number, None):
        if line.start >= end:
            return
        if start < line.end:
            left = _x(line, max(start, line.start))
            yield line, left, _right(line, min(end, line.end))


def _right(line: _Line, end: int) -> float:
    # A blank at the end of a line hangs over it; it is not drawn.
    if end == line.end:
        return line.line.naturalTextRect().right()
    return _x(line, end)


def _x(line: _Line, position: int) -> float:
    # The binding returns the adjusted position along with the x.
    x, _position = cast("tuple[float, int]", line.line.cursorToX(position))
    return x
