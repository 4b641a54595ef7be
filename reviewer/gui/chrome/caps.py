"""Key sequences as key-caps: ``Ctrl+Shift+P`` becomes three of them."""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.gui import fonts, marks

_WORDS = {
    "Del": "Del",
    "Return": "Enter",
    "Down": "↓",
    "Up": "↑",
    "Left": "←",
    "Right": "→",
    "Escape": "Esc",
}


def words(key: str) -> tuple[str, ...]:
    """The caps of a key sequence as Qt writes it portably."""
    if not key:
        return ()
    if key.endswith("++"):
        return (*words(key[:-2]), "+")
    return (
        tuple(_WORDS.get(part, part) for part in key.split("+"))
        if key != "+"
        else ("+",)
    )


def width(key: str) -> float:
    """How wide the caps of a sequence are, with 4 pixels between them."""
    caps = words(key)
    return sum(map(marks.key_cap_width, caps)) + 4 * max(len(caps) - 1, 0)


def paint(painter: QPainter, right: float, middle: float, key: str) -> None:
    """Draw the caps of a sequence so that they end at ``right``."""
    left = right - width(key)
    height = fonts.scaled(marks.KEY_CAP_HEIGHT)
    for word in words(key):
        size = QSizeF(marks.key_cap_width(word), height)
        area = QRectF(QPointF(left, middle - height / 2), size)
        marks.paint_key_cap(painter, area, word)
        left += size.width() + 4


class Caps(QWidget):
    """A row of key-caps as a widget."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("key {key}").format(key=key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for word in words(key):
            row.addWidget(marks.KeyCap(word))
