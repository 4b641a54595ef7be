"""Figures of agreement side by side, each with what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.gui import fonts, theme
from reviewer.gui.models.figures import Figure, FigureGroup
from reviewer.gui.plain_text import PlainLabel

_RADIUS = 8
_IN_A_ROW = 6


class Card(QWidget):
    """A raised field with a one-pixel edge."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)


class FigureCard(Card):
    """A group of figures under one title."""

    def __init__(self, group: FigureGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(group.title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # facts break into lines
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(group.title, weight=600))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, figure in enumerate(group.figures):
            grid.addWidget(FigureView(figure), *divmod(number, _IN_A_ROW))
        column.addLayout(grid)


class FigureView(QWidget):
    """One figure: its name, the value large, what it rests on."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self.setAccessibleName(figure.spoken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(figure.title, px=12, look="quiet"))
        look = "attention" if figure.is_missing else ""
        column.addWidget(PlainLabel(figure.value, px=26, weight=600, look=look))
        for fact in figure.basis:
            label = PlainLabel(fact, px=12, look="quiet")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)


def cards_of(groups: Sequence[FigureGroup]) -> list[tuple[FigureCard, int]]:
    """Cards with the share of the width that each wants."""
    return [(FigureCard(group), max(len(group.figures), 2)) for group in groups]


def least_width() -> int:
    """Below this the cards stand one below the other."""
    return fonts.scaled(1080)
