"""What of the text can be seen, and how to bring the rest into sight."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reviewer.gui.reader.sheet import Sheet

_LEAD = 1 / 3
"""Where in the window a place that was out of sight is put."""


@dataclass(frozen=True, slots=True)
class Place:
    """A visible block; ``origin`` is its layout's origin within the viewport."""

    number: int
    block: QTextBlock
    origin: QPointF
    height: float


class Sight:
    """Looks at a text view; keeps what it saw until told that something moved.

    Finding out costs Qt a search through all blocks, and four widgets ask for it
    in every frame.
    """

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._sheet: Sheet | None = None
        self._pitch = 0.0
        self._places: tuple[Place, ...] | None = None
        self._between: tuple[int, int] | None = None

    def show(self, sheet: Sheet | None, pitch: float) -> None:
        """Look at another sheet, with lines of so many pixels."""
        self._sheet = sheet
        self._pitch = pitch
        self.look_again()

    def look_again(self) -> None:
        """Forget what was seen: scrolled, or lines were broken anew."""
        self._places = None
        self._between = None

    def places(self) -> tuple[Place, ...]:
        """The blocks that can be seen, from the top."""
        if self._places is None:
            self._places = tuple(self._seen())
        return self._places

    def place_of(self, number: int) -> Place:
        """Where a block is, seen or not; lays the text out as far as that."""
        block = self._view.document().findBlockByNumber(number)
        box = self._view.document().documentLayout().blockBoundingRect(block)
        origin = block.layout().position() - QPointF(0, self._scrolled())
        height = block.layout().lineCount() * block.blockFormat().lineHeight()
        return Place(number, block, origin, max(height, box.height()))

    def top_position(self) -> int:
        """The text position of the first place that can be seen."""
        return self.between()[0]

    def between(self) -> tuple[int, int]:
        """The text positions of the first and the last place that can be seen."""
        if self._between is None:
            port = self._view.viewport()
            first = self._position_at(QPointF(0, 0))
            last = self._position_at(QPointF(port.width(), port.height() - 1))
            self._between = first, max(first, last)
        return self._between

    def bring(self, position: int) -> None:
        """Scroll so that a text position can be read with what surrounds it."""
        top, bottom = self._line_of(position)
        height = self._view.viewport().height()
        if top < self._pitch or bottom > height - self._pitch:
            self._scroll_by(top - round(height * _LEAD))

    def lift(self, position: int, *, under: int) -> None:
        """Scroll so that reading can go on from a text position.

        Args:
            position: Where reading begins.
            under: What is to be seen above it, such as its heading.

        Only what begins in the upper half is left where it is.
        """
        top, _ = self._line_of(under)
        _, bottom = self._line_of(position)
        height = self._view.viewport().height()
        if top < 0 or bottom > height / 2:
            self._scroll_by(top - round(height * _LEAD / 2))

    def centre_on(self, position: int) -> None:
        """Scroll so that a text position is in the middle of the window."""
        top, bottom = self._line_of(position)
        self._scroll_by((top + bottom - self._view.viewport().height()) // 2)

    def put_on_top(self, position: int) -> None:
        """Scroll so that the line of a text position is the first."""
        self._scroll_by(self._line_of(position)[0])

    def _seen(self) -> Iterator[Place]:
        if not self._sheet or not self._sheet.blocks:
            return
        # Marks of the last line reach below their block.
        port = QRectF(self._view.viewport().rect())
        top = QPointF(0, port.top() + self._scrolled() - self._pitch)
        layout = self._view.document().documentLayout()
        hit = layout.hitTest(top, Qt.HitTestAccuracy.FuzzyHit)
        block = self._view.document().findBlock(max(hit, 0))
        while block.isValid():
            place = self.place_of(block.blockNumber())
            if place.origin.y() > port.bottom() + self._pitch:
                return
            yield place
            block = block.next()

    def _position_at(self, point: QPointF) -> int:
        if not self._sheet:
            return 0
        layout = self._view.document().documentLayout()
        inside = point + QPointF(0, self._scrolled())
        hit = layout.hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return self._sheet.positions.text_position(max(hit, 0))

    def _line_of(self, position: int) -> tuple[int, int]:
        """Upper and lower edge of a position's line within the viewport."""
        cursor = QTextCursor(self._view.document())
        if self._sheet:
            cursor.setPosition(self._sheet.positions.qt_position(position))
        self.place_of(cursor.blockNumber())
        caret = self._view.cursorRect(cursor)
        return caret.top(), caret.bottom()

    def _scroll_by(self, pixels: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _scrolled(self) -> int:
        return self._view.verticalScrollBar().value()
