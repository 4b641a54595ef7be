"""The line at the head of a panel: its name, a count, and room for tools."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.gui import fonts
from reviewer.gui.plain_text import CountLabel, PlainLabel

_HEIGHT = 40


class PanelTitle(QWidget):
    """A panel's name in bold, what it holds in quiet, tools at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = PlainLabel(text, weight=600)
        self._count = CountLabel(look="quiet")
        self.setMinimumHeight(fonts.scaled(_HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._name)
        self._row.addWidget(self._count)
        self._row.addStretch(1)

    def show_count(self, text: str) -> None:
        """Say how much the panel holds."""
        self._count.setText(text)

    @property
    def count(self) -> str:
        """What is said about how much the panel holds."""
        return self._count.text()

    def add_tool(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)
