"""One side of a disagreement as a card: its letter, what it is, its words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.gui import theme
from reviewer.gui.marks import LetterTag, LevelChip
from reviewer.gui.models.side_words import SideWords
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_RADIUS = 8


class SideCard(QWidget):
    """X or Y; nothing on it says whose it is."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"side{letter}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._letter = PlainLabel(letter, px=16, weight=600, look="accent")
        self._tag = LetterTag()
        self._title = PlainLabel(weight=600)
        self._place = PlainLabel(look="quiet")
        self._chip = LevelChip()
        self._extent = PlainLabel(px=12, look="quiet")
        self.words = TextFlow(px=14, pitch=22, serif=True, upright=True)
        self.details = TextFlow(px=12, pitch=18)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._letter, self._tag, self._title, self._place, self._chip):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._extent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.details)
        column.addStretch(1)

    def show_side(self, side: SideWords) -> None:
        """Show what this side says."""
        self.setAccessibleName(side.spoken)
        line = side.line
        for widget in (self._tag, self._place, self._chip):
            widget.setVisible(line is not None)
        self._title.setText(side.title)
        self._extent.setText(side.extent)
        if line is not None:
            self._tag.set_look(line.look)
            self._place.setText(f"¶{line.paragraph}" if line.paragraph else "")
            self._chip.set_marking(line.marking, inherited=line.inherited)
        self.words.show_pieces(side.pieces)
        self.words.setVisible(bool(side.pieces))
        self.details.show_pieces(tuple(_sentences(side.details)))
        self.details.setVisible(bool(side.details))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _sentences(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Details one after the other, with room between them."""
    found: list[Piece] = []
    for piece in pieces:
        if found:
            found.append(Piece("   "))
        found.append(piece)
    return found
