"""A statement as a card: its words, who says it, where, and what posts answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, marks, theme
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip
from reviewer.gui.propositions import carrying, words
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Card

_PADDING = 12
_RADIUS = 8
_QUOTE, _PITCH, _MOST_LINES = 14, 20, 6
_LINE, _FOOT, _ICON = 20, 26, 16


class CardView(QWidget):
    """One card that can be focused, opened and dragged.

    Signals:
        reached: It got the keyboard.
        opened: Enter, or a double click.
    """

    reached = Signal(object)
    opened = Signal(object)

    def __init__(self, card: Card, others: Sequence[Card]) -> None:
        super().__init__()
        self.card = card
        self._relation = words.relation(card, others)
        self._calls = words.is_unaddressed(card)
        self._pressed: QPoint | None = None
        self.setObjectName("propositionCard")
        self.setAccessibleName(words.spoken(card, others))
        self.setAccessibleDescription(self.tr("Enter opens the cable at this place"))
        self.setToolTip(tooltip(shown_text(card.quote)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The card for every other program, with its provenance."""
        where = f"{words.place(self.card)} ({self.card.marking})"
        return f"“{self.card.quote}” – {words.said_by(self.card)} [{where}]"

    def hasHeightForWidth(self) -> bool:
        """Height follows from width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words at a width."""
        lines = len(self._quoted(width - 2 * self._padding()))
        height = lines * self._pitch() + _row(_LINE) + _row(_FOOT)
        if self._relation:
            height += _row(_FOOT) + fonts.scaled(8)
        return round(height + 2 * self._padding())

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        width = max(self.width(), fonts.scaled(200))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never what makes the columns wider than the page."""
        return QSize(fonts.scaled(120), fonts.scaled(_LINE))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it was reached."""
        super().focusInEvent(event)
        self.update()
        self.reached.emit(self.card)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus line away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cable."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.card)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the cable."""
        self.opened.emit(self.card)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the card onto another proposition."""
        moved = event.position().toPoint() - (self._pressed or QPoint())
        far = moved.manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is not None and far:
            self._pressed = None
            drag = QDrag(self)
            ids = (self.card.statement.statement_id,)
            drag.setMimeData(carrying.packed(ids, self.text))
            drag.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, words, place and what posts answer."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        pen = QPen(colours.accent, 2) if focused else QPen(colours.line, 1)
        painter.setPen(pen)
        painter.setBrush(colours.raised)
        half = pen.widthF() / 2
        frame = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        edge = self._padding()
        inner = self.rect().toRectF().adjusted(edge, edge, -edge, -edge)
        self._paint_words(painter, inner)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        colours = theme.current()
        lines = self._quoted(area.width())
        quote = QRectF(area.topLeft(), QPointF(area.right(), area.top()))
        quote.setHeight(len(lines) * self._pitch())
        font = _quote_font()
        pitch = self._pitch()
        paint_lines(painter, quote, lines, font=font, colour=colours.text, pitch=pitch)
        line = QRectF(area.left(), quote.bottom(), area.width(), _row(_LINE))
        who, small = words.said_by(self.card), fonts.sans(12)
        paint_line(painter, line, who, font=small, colour=colours.quiet)
        line = QRectF(area.left(), line.bottom(), area.width(), _row(_FOOT))
        self._paint_place(painter, line)
        if self._relation:
            top = line.bottom() + fonts.scaled(4)
            painter.fillRect(QRectF(area.left(), top, area.width(), 1), colours.line)
            line = QRectF(area.left(), top + 4, area.width(), _row(_FOOT))
            self._paint_relation(painter, line)

    def _paint_place(self, painter: QPainter, area: QRectF) -> None:
        """Letter tag, cable and paragraph, marking."""
        colours, card = theme.current(), self.card
        size, middle = fonts.scaled(marks.TAG_SIZE), area.center().y()
        tag = QRectF(area.left(), round(middle - size / 2), size, size)
        marks.paint_letter_tag(painter, tag, words.LOOKS[card.stand])
        left, font = tag.right() + 8, fonts.sans(12)
        chip = marks.level_chip_width(card.marking)
        room = area.right() - left - chip - 8
        where = words.place(card)
        needed = QFontMetricsF(font).horizontalAdvance(where) + 1
        spot = QRectF(left, area.top(), min(needed, room), area.height())
        paint_line(painter, spot, where, font=font, colour=colours.text)
        height = fonts.scaled(marks.CHIP_HEIGHT)
        sign = QRectF(spot.right() + 8, round(middle - height / 2), chip, height)
        marks.paint_level_chip(painter, sign, card.marking)

    def _paint_relation(self, painter: QPainter, area: QRectF) -> None:
        colours = theme.current()
        size = fonts.scaled(_ICON)
        sign = QRectF(area.left(), area.center().y() - size / 2, size, size)
        icons.paint(painter, sign, "link", colours.quiet)
        said = area.adjusted(size + 6, 0, 0, 0)
        colour = colours.attention if self._calls else colours.text
        font = fonts.sans(12, 600 if self._calls else 400)
        paint_line(painter, said, self._relation, font=font, colour=colour)

    def _quoted(self, width: float) -> list[str]:
        quote = f"“{shown_text(self.card.quote)}”"
        return elided_lines(quote, _quote_font(), width, _MOST_LINES)

    @staticmethod
    def _pitch() -> float:
        return max(fonts.scaled(_PITCH), QFontMetricsF(_quote_font()).height())

    @staticmethod
    def _padding() -> int:
        return fonts.scaled(_PADDING)


def _quote_font() -> QFont:
    return fonts.serif(_QUOTE)


def _row(designed: float) -> float:
    return max(fonts.scaled(designed), QFontMetricsF(fonts.sans(12)).height())
