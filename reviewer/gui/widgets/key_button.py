"""A button that shows its key where it stands."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.gui import fonts, marks, pictures, theme
from reviewer.gui.text_lines import paint_line

_RADIUS = 6


class KeyCapButton(QAbstractButton):
    """A key-cap that can be pressed with the pointer too."""

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(key)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the key's name."""
        width = marks.key_cap_width(self.text())
        return QSize(round(width + 0.5), fonts.scaled(marks.KEY_CAP_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap and, with the keyboard on it, the focus line."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        marks.paint_key_cap(painter, area, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)


class KeyButton(QAbstractButton):
    """A button with a key-cap behind its words, or before them.

    Args:
        text: What the button does.
        key: The key that does the same; empty shows none.
        small: 24 instead of 32 pixels high.
        key_first: The cap stands before the words, as in a row of choices.
        main: The one thing to do here, filled with the accent.
    """

    def __init__(
        self,
        text: str,
        key: str = "",
        parent: QWidget | None = None,
        *,
        small: bool = False,
        key_first: bool = False,
        main: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._key = key
        self._main = main
        self._small = small
        self._key_first = key_first
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_action(text, key)

    def show_action(self, text: str, key: str) -> None:
        """Show other words and another key."""
        self._key = key
        self.setText(text)
        self.setAccessibleName(text)
        said = self.tr("Key {key}").format(key=key) if key else ""
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    @property
    def key(self) -> str:
        """The key shown."""
        return self._key

    def sizeHint(self) -> QSize:
        """As wide as words and cap."""
        metrics = QFontMetricsF(self._type())
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding()
        if self._key:
            width += marks.key_cap_width(self._key) + fonts.scaled(6)
        height = max(fonts.scaled(self._height()), round(metrics.height()) + 6)
        return QSize(round(width + 0.5), height)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when type or colours changed."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, words and cap."""
        look = (
            (self.text(), self._key, self._small, self._key_first, self._main),
            (self.isEnabled(), self.isChecked(), self.isDown()),
            (self.hasFocus(), self.underMouse()),
        )
        area = self.rect().toRectF()
        pictures.paint_kept(QPainter(self), area, ("button", look), self._paint)

    def _paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        inner = area.adjusted(self._padding(), 0, -self._padding(), 0)
        words = QRectF(inner)
        if self._key:
            cap = self._cap_area(inner)
            marks.paint_key_cap(painter, cap, self._key)
            gap = fonts.scaled(6)
            if self._key_first:
                words.setLeft(cap.right() + gap)
            else:
                words.setRight(cap.left() - gap)
        colours = theme.current()
        colour = colours.on_accent if self._main else colours.text
        colour = colour if self.isEnabled() else colours.furniture
        # A pixel of room, lest rounding elides what fits.
        words.setRight(words.right() + 1)
        paint_line(painter, words, self.text(), font=self._type(), colour=colour)

    def _paint_frame(self, painter: QPainter) -> None:
        colours = theme.current()
        fill, edge = self._fill_and_edge()
        width = 2 if self.hasFocus() else 1
        if self.hasFocus() and not self._main:
            edge = colours.accent
        half = width / 2
        painter.setPen(QPen(edge, width))
        painter.setBrush(fill)
        frame = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)

    def _fill_and_edge(self) -> tuple[QColor, QColor]:
        colours = theme.current()
        if not self.isEnabled():
            return colours.panel, colours.fine_line
        if self._main:
            return colours.accent, colours.text if self.hasFocus() else colours.accent
        if self.isChecked():
            return colours.selected, colours.accent
        if self.isDown():
            return colours.sunk, colours.line
        edge = colours.input_edge if self.underMouse() else colours.line
        return (colours.panel if self._key_first else colours.raised), edge

    def _cap_area(self, inner: QRectF) -> QRectF:
        width, height = marks.key_cap_width(self._key), fonts.scaled(20)
        left = inner.left() if self._key_first else inner.right() - width
        if self._small and height > inner.height() - 4:
            height = round(inner.height() - 4)
        top = inner.center().y() - height / 2
        return QRectF(QPointF(left, top), QPointF(left + width, top + height))

    def _height(self) -> int:
        return 26 if self._small else 32

    def _padding(self) -> int:
        if self._key_first:
            return fonts.scaled(5)
        return fonts.scaled(8 if self._small else 12)

    def _type(self) -> QFont:
        return fonts.sans(12 if self._small else 13, 500)
