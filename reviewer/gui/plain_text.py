"""Text on its way into Qt: never taken for markup, always of the right size."""

from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.gui import fonts


def tooltip(text: str) -> str:
    """Escape text for a tooltip, which Qt would otherwise read as HTML at will."""
    mode = Qt.WhiteSpaceMode.WhiteSpaceNormal  # the other mode never breaks lines
    return QtGui.Qt.convertFromPlainText(text, mode)


class PlainLabel(QLabel):
    """A line of sans text that shows markup as the characters it is made of.

    Args:
        text: What it says.
        px: Design size; the label follows the scale of the window.
        weight: Font weight, 400 to 700.
        look: A look of the style sheet, such as ``quiet`` or ``attention``.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        px: float = 13,
        weight: int = 400,
        look: str = "",
    ) -> None:
        super().__init__(text, parent)
        self._px = px
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.sans(px, weight))
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        """Say something else; nothing is laid out anew for the same words."""
        if text != self.text():
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            wanted = fonts.sans(self._px, self._weight)
            if wanted.pixelSize() != self.font().pixelSize():
                self.setFont(wanted)


class CountLabel(PlainLabel):
    """A count that changes often: its surroundings move only when it gets wider."""

    def setText(self, text: str) -> None:
        """Count anew; Qt lays out anew only around what has no fixed size."""
        super().setText(text)
        self._fix()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room of a new scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fix()

    def _fix(self) -> None:
        wanted = self.sizeHint()
        if wanted != self.minimumSize():
            self.setFixedSize(wanted)
