"""Suggestions in the reader: their marks, and the bubble beside the current one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.domain.text import Span
from reviewer.gui.reader.ghost_bubble import GhostBubble, Offer
from reviewer.gui.reader.ghost_marks import Ghost, GhostMarks
from reviewer.gui.reader.margin import Margin
from reviewer.gui.reader.text_view import ReaderText

_BESIDE = 8


class ReaderGhosts(QObject):
    """Keeps marks and bubble where the words are.

    Signals:
        clicked: The number of a suggestion that was clicked.
    """

    clicked = Signal(int)

    def __init__(self, view: ReaderText, margin: Margin, pane: QWidget) -> None:
        super().__init__(pane)
        self._view, self._pane = view, pane
        self._about: tuple[Span, ...] = ()
        self.marks = GhostMarks(view, margin)
        self.bubble = GhostBubble(pane)
        self.marks.clicked.connect(self.clicked)
        view.moved.connect(self.place)
        pane.installEventFilter(self)

    def show_ghosts(self, ghosts: Sequence[Ghost], current: int | None) -> None:
        """Draw other suggestions, or none."""
        self.marks.show_ghosts(ghosts, current)

    def show_offer(self, offer: Offer | None, about: tuple[Span, ...] = ()) -> None:
        """Show the bubble beside some words, or (None) no bubble."""
        self._about = about if offer else ()
        if offer:
            self.bubble.show_offer(offer)
        self.place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the pane's size and the scale of its type."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.PaletteChange}:
            self.place()
        return False

    @Slot()
    def place(self) -> None:
        """Put the bubble beside its words; away while they are out of sight."""
        area = self.marks.area_of(self._about) if self._about else None
        port = self._view.viewport()
        shown = area is not None and area.intersects(QRectF(port.rect()))
        if area is not None and shown:
            corner = self._view.mapTo(self._pane, port.pos()).toPointF()
            within = QRectF(corner, port.size().toSizeF())
            about = area.translated(corner).adjusted(0, -_BESIDE, 0, _BESIDE / 2)
            self.bubble.place(about, within)
        self.bubble.setVisible(shown)
