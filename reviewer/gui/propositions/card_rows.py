"""Statements of many cables as rows: words, who says them, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip
from reviewer.gui.propositions import words
from reviewer.gui.text_lines import paint_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Card

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Card`` of an index."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEIGHT, _MARGIN = 52, 16


class CardModel(QAbstractListModel):
    """The statements that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    def put(self, cards: Sequence[Card]) -> None:
        """Show these."""
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many as statements."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The card for the delegate, words for everybody else."""
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_text(card.quote)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(card, ())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(words.spoken(card, ()))
        return None


class CardList(QListView):
    """The statements; letters are keys elsewhere."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def current(self) -> Card | None:
        """The statement that is chosen."""
        card: Card | None = self.currentIndex().data(CARD_ROLE)
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and all letters to whoever holds the list."""
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these, the first one chosen or the one that was, if it is there."""
        row = max(self.currentIndex().row(), 0)
        self.cards.put(cards)
        self.setCurrentIndex(self.cards.index(min(row, len(cards) - 1), 0))


class _CardDelegate(QStyledItemDelegate):
    """Paints a statement in two lines."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        card: Card = index.data(CARD_ROLE)
        rows.start_cell(painter)
        rows.paint_ground(painter, rows.area_of(option), rows.state_of(option))
        area = rows.area_of(option).adjusted(_MARGIN, 4, -_MARGIN, -4)
        size = fonts.scaled(marks.TAG_SIZE)
        tag = QRectF(area.left(), area.top() + 4, size, size)
        marks.paint_letter_tag(painter, tag, words.LOOKS[card.stand])
        text = area.adjusted(size + 12, 0, 0, 0)
        half = text.height() / 2
        top = QRectF(text.left(), text.top(), text.width(), half)
        colours, quote = theme.current(), f"“{shown_text(card.quote)}”"
        paint_line(painter, top, quote, font=fonts.serif(14), colour=colours.text)
        self._paint_foot(painter, top.translated(0, half), card)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A row of 52."""
        return QSize(0, rows.row_height(_HEIGHT, fonts.serif(14), fonts.sans(12)))

    @staticmethod
    def _paint_foot(painter: QPainter, area: QRectF, card: Card) -> None:
        font, colour = fonts.sans(12), theme.current().quiet
        said = f"{words.place(card)} · {words.said_by(card)}"
        width = QFontMetricsF(font).horizontalAdvance(said) + 1
        chip = marks.level_chip_width(card.marking)
        spot = QRectF(area)
        spot.setWidth(min(width, area.width() - chip - 8))
        paint_line(painter, spot, said, font=font, colour=colour)
        height = fonts.scaled(marks.CHIP_HEIGHT)
        top = round(area.center().y() - height / 2)
        sign = QRectF(spot.right() + 8, top, chip, height)
        marks.paint_level_chip(painter, sign, card.marking)
