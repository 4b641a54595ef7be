"""Find in the cable: words in, places out; the text is never asked of Qt."""

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reviewer.domain.text import Span
from reviewer.gui import fonts, theme
from reviewer.gui.chrome.top_bar import IconButton
from reviewer.gui.plain_text import PlainLabel


def places(text: str, within: Span, words: str) -> tuple[Span, ...]:
    """Where words stand in a text, in any case and across line ends."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    found = pattern.finditer(text, within.start, within.end)
    return tuple(Span(*match.span()) for match in found)


class FindBar(QWidget):
    """A field, how many places there are, and steps between them.

    Signals:
        found: The place that was gone to.
        places_changed: All places, ascending; none once the bar is closed.
        closed: The focus goes back to the text.
    """

    found = Signal(object)
    places_changed = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(self.tr("Find in the cable"))
        self._text = ""
        self._within = Span(0, 0)
        self._places: tuple[Span, ...] = ()
        self._at = 0
        self._field = QLineEdit()
        self._field.setObjectName("findField")
        self._field.setAccessibleName(self.tr("Find in the cable"))
        self._field.setPlaceholderText(self.tr("Find in the cable"))
        self._field.setClearButtonEnabled(True)
        self._count = PlainLabel(px=12, look="quiet")
        previous = IconButton(
            "findPrevious", "chevron-up", self.tr("Previous place (Shift+F3)")
        )
        following = IconButton("findNext", "chevron-down", self.tr("Next place (F3)"))
        close = IconButton("findClose", "close", self.tr("Close (Esc)"))
        self._field.textChanged.connect(self._search)
        previous.clicked.connect(self.previous)
        following.clicked.connect(self.next)
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        self._field.setMaximumWidth(fonts.scaled(360))
        row.addWidget(self._field, 2)
        row.addWidget(self._count)
        for button in (previous, following):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        self.hide()

    def open_bar(self, text: str, within: Span) -> None:
        """Show the bar for a cable's text, with the focus in its field."""
        self.show_in(text, within)
        self._field.selectAll()
        self._field.setFocus()

    def show_in(self, text: str, within: Span) -> None:
        """Look for the same words in a cable's text; the focus stays where it is."""
        self._text, self._within = text, within
        self.show()
        self._search(self._field.text())

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and give the focus back."""
        self.hide()
        self.closed.emit()

    @Slot()
    def next(self) -> None:
        """Go to the next place, from the last to the first."""
        self._go(self._at + 1)

    @Slot()
    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._go(self._at - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(self._at + (-1 if back else 1))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is lit without the bar."""
        super().hideEvent(event)
        self.places_changed.emit(())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A panel's colour with a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().panel)
        painter.fillRect(0, 0, self.width(), 1, theme.current().line)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._places = places(self._text, self._within, words)
        self._at = 0
        self.places_changed.emit(self._places)
        if self._places:
            self._go(0)
        elif words.strip():
            self._count.setText(self.tr("Not in this cable"))
        else:
            self._count.setText("")

    def _go(self, at: int) -> None:
        if not self._places:
            return
        self._at = at % len(self._places)
        said = self.tr("{n} of {total}")
        self._count.setText(said.format(n=self._at + 1, total=len(self._places)))
        self.found.emit(self._places[self._at])
