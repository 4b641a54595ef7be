"""The rows of the marking audit: rule, severity as shape and word, place, sentence."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.domain.audit import Severity
from reviewer.gui import fonts, icons, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.findings import ICONS, LINE_ROLE, FindingColumn, FindingLine
from reviewer.gui.text_lines import paint_line

_HEIGHT = 32
_MARGIN = 16
_PAD = 8
_ICON = 16


def colour_of(severity: Severity) -> QColor:
    """The colour that goes with a severity's shape and word."""
    colours = theme.current()
    return {
        Severity.ERROR: colours.error,
        Severity.WARNING: colours.attention,
        Severity.NOTE: colours.quiet,
    }[severity]


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding's row, cell by cell."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, FindingLine):
            return
        column, area = FindingColumn(index.column()), rows.area_of(option)
        first, last = column is FindingColumn.RULE, column is FindingColumn.ANSWER
        rows.start_cell(painter)
        state = rows.state_of(option)
        rows.paint_ground(painter, area, state, first=first, last=last)
        left, right = (_MARGIN if first else _PAD), (_MARGIN if last else 4)
        inner = area.adjusted(left, 0, -right, 0)
        _paint_words(painter, inner, column, line, str(index.data()))
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A row of 32, or as high as its type asks for."""
        return QSize(super().sizeHint(option, index).width(), self.row_height())

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.sans(13))


def _paint_words(
    painter: QPainter, area: QRectF, column: FindingColumn, line: FindingLine, said: str
) -> None:
    colours = theme.current()
    loud = {FindingColumn.RULE, FindingColumn.FINDING}
    colour, weight = (colours.text if column in loud else colours.quiet), 400
    if column is FindingColumn.RULE:
        weight = 600
    if column is FindingColumn.SEVERITY:
        colour = colour_of(line.severity)
        weight = 400 if line.severity is Severity.NOTE else 600
        area = _after_icon(painter, area, ICONS[line.severity], colour)
    if column is FindingColumn.ANSWER and line.is_begun:
        colour = colours.attention
    elif column is FindingColumn.ANSWER and line.answer:
        colour = colours.done
        area = _after_icon(painter, area, "check", colour)
    paint_line(painter, area, said, font=fonts.sans(13, weight), colour=colour)


def _after_icon(painter: QPainter, area: QRectF, name: str, colour: QColor) -> QRectF:
    size = fonts.scaled(_ICON)
    spot = QRectF(area.left(), round(area.center().y() - size / 2), size, size)
    icons.paint(painter, spot, name, colour)
    return area.adjusted(size + 6, 0, 0, 0)
