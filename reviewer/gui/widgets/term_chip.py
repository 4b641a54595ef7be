"""A part of a search that stands by itself and can be taken away."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.text_lines import paint_line

_HEIGHT = 24
_PAD = 8
_CROSS = 12


class TermChip(QAbstractButton):
    """Pressing it removes the term."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(self.tr("Remove {term}").format(term=text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as words and cross."""
        metrics = QFontMetricsF(fonts.sans(12))
        width = metrics.horizontalAdvance(self.text()) + 2 * fonts.scaled(_PAD)
        width += fonts.scaled(_CROSS) + 4
        height = max(fonts.scaled(_HEIGHT), round(metrics.height()) + 4)
        return QSize(round(width + 1), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove it too."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, words and cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        area = self.rect().toRectF()
        edge = colours.accent if self.hasFocus() else colours.selected_line
        painter.setBrush(colours.selected)
        quiet = not self.hasFocus() and not colours.outlines_current
        width = 2 if self.hasFocus() else 1
        painter.setPen(Qt.PenStyle.NoPen if quiet else QPen(edge, width))
        radius = area.height() / 2 - 1
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)
        cross = fonts.scaled(_CROSS)
        spot = QRectF(0, (area.height() - cross) / 2, cross, cross)
        spot.moveRight(area.right() - fonts.scaled(_PAD) + 2)
        icons.paint(painter, spot, "close", colours.quiet)
        words = area.adjusted(fonts.scaled(_PAD), 0, 0, 0)
        words.setRight(spot.left())
        ink = colours.text
        paint_line(painter, words, self.text(), font=fonts.sans(12), colour=ink)
