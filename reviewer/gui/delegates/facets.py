"""The lines of the filters: a title, a value with its count, or “more”."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import fonts, icons, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.facets import FACET_ROLE, FacetRow, RowKind
from reviewer.gui.text_lines import paint_line

_HEIGHT = 24
_MARGIN = 16
_TICK = 14


class FacetDelegate(QStyledItemDelegate):
    """Paints one line; what is asked for carries a tick and is bold."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        row: FacetRow | None = index.data(FACET_ROLE)
        if row is None:
            return
        rows.start_cell(painter)
        area = rows.area_of(option)
        if rows.has_focus(option):
            rows.paint_ground(painter, area, rows.state_of(option))
        inner = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        colours = theme.current()
        if row.kind is RowKind.TITLE:
            font = fonts.sans(12, 600)
            paint_line(painter, inner, row.words, font=font, colour=colours.quiet)
        else:
            self._paint_value(painter, inner, row)
        painter.restore()

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A line of 24."""
        return QSize(0, rows.row_height(_HEIGHT, fonts.sans(12)) - 4)

    @staticmethod
    def _paint_value(painter: QPainter, area: QRectF, row: FacetRow) -> None:
        colours = theme.current()
        font = fonts.sans(12, 600 if row.is_chosen else 400)
        count = f"{row.count:,}" if row.kind is RowKind.VALUE else ""
        room = QFontMetricsF(font).horizontalAdvance(count) + 8
        side = fonts.scaled(_TICK)
        if row.is_chosen:
            tick = QRectF(area.left(), area.center().y() - side / 2, side, side)
            icons.paint(painter, tick, "check", colours.accent)
        words = area.adjusted(side + 4, 0, -room, 0)
        ink = colours.text if row.kind is RowKind.VALUE else colours.accent
        paint_line(painter, words, row.words, font=font, colour=ink)
        right, quiet = Qt.AlignmentFlag.AlignRight, colours.quiet
        paint_line(painter, area, count, font=font, colour=quiet, align=right)
