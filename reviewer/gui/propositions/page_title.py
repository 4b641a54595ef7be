"""The title of a page, in the type of pages."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy

from reviewer.gui import fonts


class PageTitle(QLabel):
    """The title in the type of the page, broken where it must be."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._measure()

    def setText(self, text: str) -> None:
        """Say something else, and be no wider than it."""
        super().setText(text)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def _measure(self) -> None:
        font = fonts.serif(20, 600)
        if font != self.font():
            self.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        self.setMaximumWidth(round(wide) + 4)
