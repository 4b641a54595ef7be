"""The rows of the disagreements: how far, letter, paragraph, words, outcome."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.cases import ROW_ROLE, CaseLine, GroupHead
from reviewer.gui.settled import Settled, paint_settled
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState

_HEIGHT = 30
_MARGIN = 16
_GAP = 8
_SIGN = 14
_NUMBER = 28


class CaseDelegate(RowDelegate):
    """Paints heads of kinds and the cases below them."""

    def look_of(self, index: Index) -> Hashable | None:
        """What the row shows."""
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupHead):
            return row
        if isinstance(row, CaseLine):
            return row.settled, row.look, row.paragraph, row.quote, row.outcome
        return None

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw the one cell."""
        row, area = index.data(ROW_ROLE), cells[0]
        rows.start_cell(painter)
        if isinstance(row, GroupHead):
            _paint_head(painter, area, row)
        elif isinstance(row, CaseLine):
            rows.paint_ground(painter, area, state)
            _paint_case(painter, area.adjusted(_MARGIN, 0, -_MARGIN, 0), row, state)
        painter.restore()

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.sans(13))


def _paint_head(painter: QPainter, area: QRectF, head: GroupHead) -> None:
    colours = theme.current()
    rows.paint_ground(painter, area, (False, False), fill=colours.sunk)
    inner = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
    right = Qt.AlignmentFlag.AlignRight
    small = fonts.sans(12)
    width = QFontMetricsF(small).horizontalAdvance(head.count) + _GAP
    paint_line(
        painter, inner, head.count, font=small, colour=colours.quiet, align=right
    )
    inner.setRight(inner.right() - width)
    title = fonts.sans(12, 600)
    paint_line(painter, inner, head.title, font=title, colour=colours.text)


def _paint_case(
    painter: QPainter, area: QRectF, line: CaseLine, state: RowState
) -> None:
    colours = theme.current()
    side = fonts.scaled(_SIGN)
    middle = area.center().y()
    sign = QRectF(area.left(), round(middle - side / 2), side, side)
    paint_settled(painter, sign, line.settled, current=state.is_selected)
    tag_side = fonts.scaled(marks.TAG_SIZE)
    left = sign.right() + _GAP
    tag = QRectF(left, round(middle - tag_side / 2), tag_side, tag_side)
    marks.paint_letter_tag(painter, tag, line.look)
    number = QRectF(
        tag.right() + _GAP, area.top(), fonts.scaled(_NUMBER), area.height()
    )
    small = fonts.sans(12)
    place = f"¶{line.paragraph}" if line.paragraph else "–"
    paint_line(painter, number, place, font=small, colour=colours.quiet)
    said = QFontMetricsF(small).horizontalAdvance(line.outcome)
    right = QRectF(area.right() - said - 2, area.top(), said + 2, area.height())
    paint_line(painter, right, line.outcome, font=small, colour=_colour_of(line))
    words = QRectF(area)
    words.setLeft(number.right() + _GAP)
    words.setRight(right.left() - _GAP)
    quote = fonts.serif(14)
    is_done = line.settled in {Settled.DECIDED, Settled.AGREED}
    colour = colours.quiet if is_done else colours.text
    paint_line(painter, words, line.quote, font=quote, colour=colour)


def _colour_of(line: CaseLine) -> QColor:
    colours = theme.current()
    waits = line.settled in {Settled.OPEN, Settled.DEFERRED}
    return colours.attention if waits else colours.quiet
