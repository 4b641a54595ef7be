"""A large choice of the first page: icon, title, what it does, its key."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome import caps

_SIZE = QSize(256, 272)
_PADDING = 24
_TILE = 48


class StartCard(QAbstractButton):
    """One of the large choices; the main one is outlined in the accent."""

    def __init__(
        self,
        name: str,
        icon: str,
        key: str,
        parent: QWidget | None = None,
        *,
        main: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._icon_name = icon
        self._key = key
        self._main = main
        self._why = ""
        self._badge = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(fonts.scaled(_SIZE.width()))

    def explain(self, title: str, why: str, badge: str = "") -> None:
        """Say what the choice does."""
        self.setText(title)
        self._why = why
        self._badge = badge
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{why} {badge}".strip())
        self._measure()

    def sizeHint(self) -> QSize:
        """Three cards fit beside the list of first steps."""
        height = self._text_height() + fonts.scaled(2 * _PADDING + _TILE + 90)
        if self._badge:
            height += fonts.scaled(34)
        least = fonts.scaled(_SIZE.height())
        return QSize(fonts.scaled(_SIZE.width()), max(least, height))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its title allows."""
        return QSize(fonts.scaled(190), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower card is higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def _measure(self) -> None:
        self.setMaximumWidth(fonts.scaled(_SIZE.width()))
        # A scroll area would squeeze what only asks for its height.
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card from top to foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        strong = self._main or self.hasFocus()
        width = 2 if strong else 1
        edge = colours.input_edge if self.underMouse() else colours.line
        painter.setPen(QPen(colours.accent if strong else edge, width))
        painter.setBrush(colours.raised)
        half = width / 2
        frame = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, 10, 10)
        if self.hasFocus() and self._main:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.selected_line, 1))
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 8, 8)
        self._paint_tile(painter)
        top = self._paint_words(painter, fonts.scaled(_PADDING + _TILE + 20))
        if self._badge:
            self._paint_badge(painter, top + fonts.scaled(10))
        left = fonts.scaled(_PADDING)
        foot = self.height() - fonts.scaled(_PADDING + 10)
        caps.paint(painter, left + caps.width(self._key), foot, self._key)

    def _paint_tile(self, painter: QPainter) -> None:
        colours = theme.current()
        left, side = fonts.scaled(_PADDING), fonts.scaled(_TILE)
        tile = QRectF(left, left, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent if self._main else colours.selected)
        painter.drawRoundedRect(tile, 6, 6)
        inner = QRectF(0, 0, fonts.scaled(24), fonts.scaled(24))
        inner.moveCenter(tile.center())
        colour: QColor = colours.on_accent if self._main else colours.accent
        icons.paint(painter, inner, self._icon_name, colour)

    def _paint_words(self, painter: QPainter, top: float) -> float:
        colours = theme.current()
        left, height = fonts.scaled(_PADDING), fonts.scaled(22)
        room = self.width() - 2 * left
        painter.setPen(colours.text)
        painter.setFont(fonts.sans(16, 600))
        title = QRectF(left, top, room, height)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(colours.quiet)
        painter.setFont(fonts.sans(13))
        area = QRectF(left, title.bottom() + 6, room, self._text_height())
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self._why)
        return area.bottom()

    def _paint_badge(self, painter: QPainter, top: float) -> None:
        colours = theme.current()
        font = fonts.sans(12, 600)
        width = QFontMetricsF(font).horizontalAdvance(self._badge) + 16
        pill = QRectF(fonts.scaled(_PADDING), top, width, fonts.scaled(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.selected)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(colours.text)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _text_height(self) -> int:
        width = max(self.width(), fonts.scaled(190)) - 2 * fonts.scaled(_PADDING)
        metrics = QFontMetricsF(fonts.sans(13))
        area = QRectF(0, 0, width, 10_000)
        bounds = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, self._why)
        return round(bounds.height()) + 2
