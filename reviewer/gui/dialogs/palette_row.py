"""How the command palette draws a row."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome import caps

_NOW = 40
_LATER = 50
_TITLE = 32


class RowKind(Enum):
    """What a row is."""

    TITLE = "title"
    NOW = "now"
    LATER = "later"


_HEIGHTS = {RowKind.TITLE: _TITLE, RowKind.NOW: _NOW, RowKind.LATER: _LATER}
Index = QModelIndex | QPersistentModelIndex


class PaletteRow(QStyledItemDelegate):
    """Titles, what can be done, and what cannot with its reason."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Fixed heights by kind."""
        row: Any = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, fonts.scaled(_HEIGHTS[row.kind]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        row: Any = index.data(Qt.ItemDataRole.UserRole)
        shown: Any = option
        area = QRectF(shown.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.TITLE:
            self._paint_title(painter, area, row.text, first=index.row() == 0)
        else:
            if shown.state & QStyle.StateFlag.State_Selected:
                colours = theme.current()
                painter.fillRect(area, colours.selected)
                edge = QRectF(area.left(), area.top(), 3, area.height())
                painter.fillRect(edge, colours.accent)
            self._paint_entry(painter, area, row)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, area: QRectF, text: str, *, first: bool
    ) -> None:
        colours = theme.current()
        if not first:
            line = QRectF(area.left(), area.top(), area.width(), 1)
            painter.fillRect(line, colours.line)
        painter.setPen(colours.quiet)
        painter.setFont(fonts.sans(12, 600))
        words = area.adjusted(16, 4, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_entry(self, painter: QPainter, area: QRectF, row: Any) -> None:
        colours = theme.current()
        entry = row.entry
        side = fonts.scaled(20)
        middle = area.center().y()
        icon = QRectF(16, middle - side / 2, side, side)
        icons.paint(painter, icon, entry.icon or "check", colours.quiet)
        left = 16 + side + fonts.scaled(12)
        right = area.right() - 16
        caps.paint(painter, right, middle, entry.key)
        line = QRectF(
            left, area.top(), right - left - caps.width(entry.key), area.height()
        )
        if row.kind is RowKind.LATER:
            line = QRectF(left, area.top() + 5, line.width(), fonts.scaled(20))
            self._paint_reason(
                painter, line.translated(0, fonts.scaled(20)), entry.reason
            )
        plain = colours.text if row.kind is RowKind.NOW else colours.quiet
        _paint_marked(painter, line, row.text, row.words, plain)

    def _paint_reason(self, painter: QPainter, area: QRectF, reason: str) -> None:
        colours = theme.current()
        side = fonts.scaled(14)
        icon = QRectF(area.left(), area.center().y() - side / 2, side, side)
        icons.paint(painter, icon, "info", colours.attention)
        painter.setFont(fonts.sans(12))
        painter.setPen(colours.attention)
        words = area.adjusted(side + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, reason)


def _paint_marked(
    painter: QPainter, area: QRectF, text: str, words: tuple[str, ...], plain: QColor
) -> None:
    """Draw a text with the typed words in the accent, bold."""
    left = area.left()
    for piece, is_hit in _pieces(text, words):
        font = fonts.sans(13, 600 if is_hit else 500)
        painter.setFont(font)
        painter.setPen(theme.current().accent if is_hit else plain)
        width = QFontMetricsF(font).horizontalAdvance(piece)
        place = QRectF(left, area.top(), width + 2, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, piece)
        left += width


def _pieces(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Cut a text at the first place of each word."""
    folded = text.casefold()
    hits = [False] * len(text)
    for word in words:
        at = folded.find(word)
        if at >= 0 and len(folded) == len(text):
            hits[at : at + len(word)] = [True] * len(word)
    pieces: list[tuple[str, bool]] = []
    for char, is_hit in zip(text, hits, strict=True):
        if pieces and pieces[-1][1] == is_hit:
            pieces[-1] = (pieces[-1][0] + char, is_hit)
        else:
            pieces.append((char, is_hit))
    return pieces
