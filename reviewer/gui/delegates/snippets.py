"""The words that were found, lit where they stand."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reviewer.domain.context import Snippet
from reviewer.gui import fonts, theme
from reviewer.gui.models.coding import shown_text

LINES = 2


def paint_snippet(
    painter: QPainter, area: QRectF, snippet: Snippet, *, pitch: float
) -> None:
    """Draw up to two lines of a snippet; hits are bold on a fill of their own."""
    layout = QTextLayout(shown_text(snippet.text), fonts.sans(12))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_lit(snippet))
    layout.beginLayout()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(area.width(), 1))
        line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
    layout.endLayout()
    painter.setPen(theme.current().quiet)
    layout.draw(painter, area.topLeft())


def _lit(snippet: Snippet) -> list[QTextLayout.FormatRange]:
    colours = theme.current()
    found = []
    for hit in snippet.hits:
        lit = QTextLayout.FormatRange()
        lit.start = _units(snippet.text[: hit.start])
        lit.length = _units(snippet.text[hit.start : hit.end])
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(colours.text)
        look.setBackground(colours.attention_fill)
        lit.format = look
        found.append(lit)
    return found


def _units(text: str) -> int:
    """How long Qt takes a text to be, which counts UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)
