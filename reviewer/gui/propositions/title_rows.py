"""The propositions as rows of a list: title, how many statements, what posts say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.domain.proposition import Response
from reviewer.gui import fonts, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip
from reviewer.gui.propositions import words
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines

if TYPE_CHECKING:
    from reviewer.services.boards import Line

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Line`` of an index."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEIGHT, _PITCH, _MARGIN = 72, 18, 16


class LineModel(QAbstractListModel):
    """The propositions that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def put(self, lines: tuple[Line, ...]) -> None:
        """Show these; nothing is told where they are shown already."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def row_of(self, proposition_id: str | None) -> int | None:
        """The row of a proposition."""
        ids = [line.proposition.proposition_id for line in self._lines]
        return next((n for n, one in enumerate(ids) if one == proposition_id), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many as propositions."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for the delegate, words for everybody else."""
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.proposition.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.line_spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.proposition.title)
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints a proposition: two lines of title, counts, and the response."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        line: Line = index.data(LINE_ROLE)
        rows.start_cell(painter)
        selected, focused = rows.state_of(option)
        rows.paint_ground(painter, rows.area_of(option), (selected, focused))
        area = rows.area_of(option).adjusted(_MARGIN, 8, -_MARGIN, -6)
        self._paint_title(painter, area, line.proposition.title)
        foot = QRectF(area)
        foot.setTop(area.bottom() - _foot_height())
        self._paint_foot(painter, foot, line)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A row of 72."""
        title, small = fonts.sans(13, 500), fonts.sans(12)
        return QSize(0, rows.row_height(_HEIGHT, title, title, small) + 2)

    def _paint_title(self, painter: QPainter, area: QRectF, title: str) -> None:
        font, colour = fonts.sans(13, 500), theme.current().text
        pitch = max(fonts.scaled(_PITCH), QFontMetricsF(font).height())
        lines = elided_lines(shown_text(title), font, area.width(), 2)
        top = QRectF(area.left(), area.top(), area.width(), pitch * len(lines))
        paint_lines(painter, top, lines, font=font, colour=colour, pitch=pitch)

    def _paint_foot(self, painter: QPainter, area: QRectF, line: Line) -> None:
        colours, calls = theme.current(), line.response is Response.NOT_ADDRESSED
        font = fonts.sans(12, 600 if calls else 400)
        colour = colours.attention if calls else colours.quiet
        said, right = words.response_words(line.response), Qt.AlignmentFlag.AlignRight
        paint_line(painter, area, said, font=font, colour=colour, align=right)
        room = area.width() - QFontMetricsF(font).horizontalAdvance(said) - 8
        left = QRectF(area.left(), area.top(), room, area.height())
        count = words.line_count(line)
        paint_line(painter, left, count, font=fonts.sans(12), colour=colours.quiet)


def _foot_height() -> float:
    return max(fonts.scaled(20), QFontMetricsF(fonts.sans(12)).height())
