"""A bar of as many parts as there are things to settle."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.gui import fonts, theme
from reviewer.gui.settled import Settled

_HEIGHT = 8
_MOST = 40
"""From here on the parts touch each other, lest they vanish."""


class Segments(QWidget):
    """Settled parts in the accent, deferred ones in amber, open ones empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Settled, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Settled]) -> None:
        """Show how far each is."""
        self._parts = tuple(parts)
        done = sum(part in {Settled.DECIDED, Settled.AGREED} for part in parts)
        said = self.tr("{n} of {all} decided")
        self.setAccessibleName(said.format(n=done, all=len(parts)))
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(fonts.scaled(160), fonts.scaled(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts side by side."""
        if not self._parts:
            return
        painter, colours = QPainter(self), theme.current()
        width = self.width() / len(self._parts)
        gap = 2.0 if len(self._parts) <= _MOST else 0.0
        fills = {
            Settled.OPEN: colours.sunk,
            Settled.DEFERRED: colours.attention_line,
        }
        for number, part in enumerate(self._parts):
            area = QRectF(number * width, 0, width - gap, self.height())
            painter.fillRect(area, fills.get(part, colours.accent))
            if part is Settled.OPEN:
                painter.setPen(QPen(colours.line, 1))
                painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
