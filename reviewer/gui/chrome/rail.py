"""What stands for the cable list where the window is narrow."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.gui import fonts, theme
from reviewer.gui.chrome.top_bar import IconButton
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.proportions import RAIL


class Rail(QWidget):
    """A strip of 48 pixels: the list's button and how many cables there are."""

    list_requested = Signal()
    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Cables"))
        self._list = IconButton("railList", "folder", self.tr("Cables (Ctrl+1)"))
        self._list.setCheckable(True)
        self._count = PlainLabel(px=12, weight=600)
        self._count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._search = IconButton("railSearch", "search", self.tr("Search cables"))
        self._list.clicked.connect(self.list_requested)
        self._search.clicked.connect(self.search_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self._list, self._count, self._search):
            column.addWidget(widget)
        column.addStretch(1)
        self._measure()

    def show_count(self, cables: int) -> None:
        """Say how many cables the project has."""
        self._count.setText(f"{cables:,}")
        self._count.setAccessibleName(self.tr("{n} cables").format(n=cables))

    def show_open(self, *, is_open: bool) -> None:
        """Show whether the list lies over the reader."""
        self._list.setChecked(is_open)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(max(fonts.scaled(32) + 16, RAIL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A panel's colour with a line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().panel)
        line = theme.current().line
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
