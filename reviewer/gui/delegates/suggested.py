"""The rows of the list of suggestions: what, where, how sure; words; why."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.suggested import LINE_ROLE, GhostLine
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState

ROW_HEIGHT = 72
_MARGIN = 16


class GhostDelegate(RowDelegate):
    """Paints a suggestion on three lines."""

    def look_of(self, index: Index) -> Hashable | None:
        """All that it shows."""
        line = index.data(LINE_ROLE)
        return line if isinstance(line, GhostLine) else None

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw the row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, GhostLine):
            return
        for area in cells.values():
            rows.start_cell(painter)
            rows.paint_ground(painter, area, state)
            self._paint_line(painter, area, line)
            painter.restore()

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        kinds = (fonts.sans(13, 600), fonts.serif(14), fonts.sans(12))
        return rows.row_height(ROW_HEIGHT, *kinds)

    @staticmethod
    def _paint_line(painter: QPainter, area: QRectF, line: GhostLine) -> None:
        colours = theme.current()
        size = fonts.scaled(marks.TAG_SIZE)
        third = (area.height() - 8) / 3
        inner = area.adjusted(_MARGIN, 4, -_MARGIN, 0)
        head = QRectF(inner.left(), inner.top(), inner.width(), third)
        tag = QRectF(head.left(), round(head.center().y() - size / 2), size, size)
        marks.paint_ghost_tag(painter, tag, line.look)
        left = tag.right() + fonts.scaled(8)
        bold, small = fonts.sans(13, 600), fonts.sans(12)
        weight = QFontMetricsF(small).horizontalAdvance(line.weight) + 1
        spot = QRectF(head.right() - weight, head.top(), weight, third)
        paint_line(painter, spot, line.weight, font=small, colour=colours.quiet)
        words = QRectF(left, head.top(), spot.left() - left - 8, third)
        paint_line(painter, words, line.name, font=bold, colour=colours.text)
        at = left + QFontMetricsF(bold).horizontalAdvance(line.name) + 8
        if line.paragraph:
            place = f"¶{line.paragraph}"
            width = QFontMetricsF(small).horizontalAdvance(place) + 1
            where = QRectF(at, head.top(), width, third)
            paint_line(painter, where, place, font=small, colour=colours.quiet)
            at = where.right() + 6
        chip = QRectF(at, head.top(), max(spot.left() - at - 8, 1), third)
        rows.paint_chip(painter, chip, line.marking, inherited=line.inherited)
        below = QRectF(left, head.bottom(), inner.right() - left, third)
        quote = fonts.serif(14)
        paint_line(painter, below, line.quote, font=quote, colour=colours.text)
        below.translate(0, third)
        paint_line(
            painter,
            below,
            line.reason,
            font=small,
            colour=colours.quiet,
            align=Qt.AlignmentFlag.AlignLeft,
        )
