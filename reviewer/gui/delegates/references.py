"""The rows of references: relation, cable, whether it is here, subject."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import fonts, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.references import LINE_ROLE, ReferenceColumn, ReferenceLine
from reviewer.gui.text_lines import paint_line

_HEIGHT = 28
_MARGIN = 16
_PAD = 8


class ReferenceDelegate(QStyledItemDelegate):
    """Paints a reference's row, cell by cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, ReferenceLine):
            return
        column, area = ReferenceColumn(index.column()), rows.area_of(option)
        first, last = index.column() == 0, column is ReferenceColumn.ABOUT
        rows.start_cell(painter)
        state = rows.state_of(option)
        rows.paint_ground(painter, area, state, first=first, last=last)
        colours, weight = theme.current(), 400
        colour = colours.quiet
        if column is ReferenceColumn.CABLE:
            colour, weight = colours.text, 600 if line.target else 400
        elif column is ReferenceColumn.STATE and line.is_missing:
            colour, weight = colours.attention, 600
        inner = area.adjusted(
            _MARGIN if first else _PAD, 0, -(_MARGIN if last else 4), 0
        )
        font = fonts.sans(13, weight)
        paint_line(painter, inner, str(index.data()), font=font, colour=colour)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A row of 28, or as high as its type asks for."""
        return QSize(super().sizeHint(option, index).width(), self.row_height())

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.sans(13))
