"""A count of what a person must look at; pressing it shows only that."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.text_lines import paint_line

_HEIGHT = 24
_PAD = 10
_ICON = 16


class AttentionChip(QAbstractButton):
    """An amber pill with a flag; checked while it filters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Say what there is to look at."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        if self.sizeHint() != self.size():
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as flag and words."""
        metrics = QFontMetricsF(self._type())
        width = metrics.horizontalAdvance(self.text()) + 2 * fonts.scaled(_PAD)
        width += fonts.scaled(_ICON) + 8
        height = max(fonts.scaled(_HEIGHT), round(metrics.height()) + 6)
        return QSize(round(width + 0.5), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the chip as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, flag and words; an edge while it filters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        area = self.rect().toRectF()
        painter.setBrush(colours.attention_fill)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
        elif self.isChecked():
            painter.setPen(QPen(colours.attention, 1))
        radius = area.height() / 2 - 1
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)
        size = fonts.scaled(_ICON)
        flag = QRectF(fonts.scaled(_PAD), (area.height() - size) / 2, size, size)
        name = "close" if self.isChecked() else "flag"
        icons.paint(painter, flag, name, colours.attention)
        words = QRectF(flag.right() + 6, 0, area.right() - flag.right(), area.height())
        font = self._type()
        paint_line(painter, words, self.text(), font=font, colour=colours.attention)

    @staticmethod
    def _type() -> QFont:
        return fonts.sans(12, 600)
