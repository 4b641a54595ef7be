"""What the codebook says about the value in hand."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewer.domain.codebook import Value
from reviewer.gui import theme
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_RADIUS = 8
_PADDING = 12


class DefinitionBox(TextFlow):
    """Name and definition, what to include and what to leave out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, px=12, pitch=17, padding=(_PADDING, 10))

    def show_value(self, value: Value, *, of: str = "") -> None:
        """Show a value; ``of`` names the attribute it belongs to."""
        name = f"{of}: {value.title}" if of else value.title
        definition = value.definition
        pieces = [Piece(name, bold=True), Piece(f" – {_continued(definition)}")]
        if value.include:
            pieces.append(Piece(self.tr(" Include: ") + value.include, quiet=True))
        if value.exclude:
            pieces.append(Piece(self.tr(" Exclude: ") + value.exclude, quiet=True))
        self.show_pieces(pieces)

    def show_hint(self, text: str) -> None:
        """Say something else for the moment."""
        self.show_pieces([Piece(text)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sunk ground; with a line where nothing is sunk."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        flat = colours.sunk == colours.panel
        painter.setPen(QPen(colours.fine_line if flat else colours.sunk, 1))
        painter.setBrush(colours.sunk)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.end()
        super().paintEvent(event)


def _continued(sentence: str) -> str:
    """A sentence as it goes on after a dash; names keep their capital."""
    second = sentence[1:2]
    if second.isupper() or sentence.startswith("I "):
        return sentence
    return sentence[:1].lower() + sentence[1:]
