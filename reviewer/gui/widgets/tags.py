"""Letter tags inside rows that paint themselves."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reviewer.domain.statement import Look
from reviewer.gui import fonts, marks


def paint_tag(painter: QPainter, left: float, middle: float, look: Look) -> float:
    """Draw a letter tag at a place, mid-height; returns its right end."""
    size = fonts.scaled(marks.TAG_SIZE)
    tag = QRectF(round(left), round(middle - size / 2), size, size)
    marks.paint_letter_tag(painter, tag, look)
    return tag.right()
