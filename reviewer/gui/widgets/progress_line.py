"""How much of the work is done, as a line with its figures."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.gui import fonts, theme
from reviewer.gui.text_lines import paint_line

_MARGIN = 16
_BAR = 4


class ProgressLine(QWidget):
    """``12 of 38 with statements`` over a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int) -> None:
        """Show on how many of all something is recorded."""
        if (done, total) == (self._done, self._total):
            return
        self._done, self._total = done, total
        self.setAccessibleName(self._said())
        self.update()

    def sizeHint(self) -> QSize:
        """A line of words and a bar."""
        words = max(fonts.scaled(20), round(QFontMetricsF(fonts.sans(12)).height()))
        return QSize(fonts.scaled(160), words + _BAR + 20)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, the figures and the bar."""
        painter = QPainter(self)
        colours = theme.current()
        area = self.rect().toRectF()
        for top in (0.0, area.height() - 1):
            painter.fillRect(QRectF(0, top, area.width(), 1), colours.fine_line)
        inner = area.adjusted(_MARGIN, 6, -_MARGIN, -10)
        words = inner.adjusted(0, 0, 0, -_BAR - 4)
        font, quiet = fonts.sans(12), colours.quiet
        paint_line(painter, words, self._said(), font=font, colour=quiet)
        bar = QRectF(inner.left(), inner.bottom() - _BAR, inner.width(), _BAR)
        painter.fillRect(bar, colours.line)
        if self._total:
            bar.setWidth(bar.width() * self._done / self._total)
            painter.fillRect(bar, colours.accent)

    def _said(self) -> str:
        return self.tr("{done} of {total} with statements").format(
            done=self._done, total=self._total
        )
