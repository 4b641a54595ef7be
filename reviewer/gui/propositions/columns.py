"""The columns of a board: one for each stand, its cards in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.domain.proposition import Stand
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.propositions import carrying, words
from reviewer.gui.propositions.card import CardView
from reviewer.gui.text_lines import paint_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Board, Card

_LEAST, _GAP = 220, 16
_HEAD, _SAMPLE = 32, 24


class Columns(QWidget):
    """Four columns side by side, two by two, or one below the other.

    Signals:
        reached: The ``Card`` that got the keyboard.
        opened: The ``Card`` whose cable is to be opened.
        removal_requested: The ``Card`` to be taken out.
        dropped: Ids of statements to be gathered here.
    """

    reached = Signal(object)
    opened = Signal(object)
    removal_requested = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._columns = {stand: _Column(stand) for stand in Stand}
        self._across = 0
        self._hint = PlainLabel(
            self.tr("Drop or paste a statement here, or press T on one in the text."),
            px=12,
            look="quiet",
        )
        self._hint.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._lay_out(len(self._columns))

    def show_board(self, board: Board) -> None:
        """Show the cards of a proposition; the one with the keyboard keeps it."""
        held = self.current
        every = board.in_order
        for stand, column in self._columns.items():
            column.show_cards(board.cards[stand], every)
            for view in column.cards:
                view.reached.connect(self.reached)
                view.opened.connect(self.opened)
        fewest = min(self._columns.values(), key=lambda column: len(column.cards))
        fewest.show_hint(self._hint)
        if held:
            self.go_to(held.statement.statement_id)

    def go_to(self, statement_id: str) -> None:
        """Give the keyboard to the card of a statement, if it is here."""
        for view in self.cards:
            if view.card.statement.statement_id == statement_id:
                view.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def go_to_first(self) -> bool:
        """Give the keyboard to the first card; says whether there is one."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.cards)

    @property
    def cards(self) -> tuple[CardView, ...]:
        """The cards, column by column."""
        return tuple(v for column in self._columns.values() for v in column.cards)

    @property
    def current(self) -> Card | None:
        """The card that has the keyboard."""
        return next((view.card for view in self.cards if view.hasFocus()), None)

    @property
    def across(self) -> int:
        """How many columns stand side by side."""
        return self._across

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many side by side as have room."""
        super().resizeEvent(event)
        room = (self.width() + _GAP) / (fonts.scaled(_LEAST) + _GAP)
        self._lay_out(4 if room >= 4 else 2 if room >= 1.7 else 1)  # noqa: PLR2004

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card; Del takes one out."""
        key, card = event.key(), self.current
        if key == Qt.Key.Key_Delete and card:
            self.removal_requested.emit(card)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step_aside(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Statements may be dropped."""
        if carrying.carried(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Gather what is dropped."""
        self.dropped.emit(carrying.carried(event.mimeData()))
        event.acceptProposedAction()

    def _step(self, step: int) -> None:
        cards = self.cards
        at = next((n for n, view in enumerate(cards) if view.hasFocus()), -step)
        if 0 <= at + step < len(cards):
            cards[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _step_aside(self, step: int) -> None:
        """Go to the card at about the same height of the next column that has one."""
        filled = [column.cards for column in self._columns.values() if column.cards]
        for number, cards in enumerate(filled):
            rows = [row for row, view in enumerate(cards) if view.hasFocus()]
            if rows and 0 <= number + step < len(filled):
                beside = filled[number + step]
                row = min(rows[0], len(beside) - 1)
                beside[row].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        while self._grid.count():
            self._grid.takeAt(0)
        for number, column in enumerate(self._columns.values()):
            self._grid.addWidget(column, number // across, number % across)
        for number in range(len(self._columns)):
            self._grid.setColumnStretch(number, 1 if number < across else 0)


class _Column(QWidget):
    """A head and cards below it."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self.cards: tuple[CardView, ...] = ()
        self._head = _Head(stand)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self._head)
        self._rows.addStretch(1)
        self._hint = _HintFrame(self)
        self._hint.hide()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Preferred)

    def show_cards(self, cards: Sequence[Card], others: Sequence[Card]) -> None:
        """Show these cards and no others."""
        for view in self.cards:
            self._rows.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._rows.removeWidget(self._hint)
        self._hint.hide()
        self.cards = tuple(CardView(card, others) for card in cards)
        for number, view in enumerate(self.cards, start=1):
            self._rows.insertWidget(number, view)
        self._head.show_count(len(cards))

    def show_hint(self, words: PlainLabel) -> None:
        """Say below the cards how another one comes here."""
        self._hint.take(words)
        self._rows.insertWidget(len(self.cards) + 1, self._hint)
        self._hint.show()


class _Head(QWidget):
    """The name of a column, how many cards it has, and how its statements look."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self._stand = stand
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_count(self, count: int) -> None:
        """Say how many cards there are."""
        self._count = count
        self.setAccessibleName(f"{words.stand_name(self._stand)}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """A row of 32."""
        height = QFontMetricsF(fonts.sans(13, 600)).height() + 12
        return QSize(fonts.scaled(160), max(fonts.scaled(_HEAD), round(height)))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, count, a sample of the underline, and the line below."""
        painter, colours = QPainter(self), theme.current()
        area = self.rect().toRectF().adjusted(0, 0, 0, -4)
        name, font = words.stand_name(self._stand), fonts.sans(13, 600)
        paint_line(painter, area, name, font=font, colour=colours.text)
        left = QFontMetricsF(font).horizontalAdvance(name) + 8
        count = area.adjusted(left, 0, 0, 0)
        quiet = fonts.sans(13)
        paint_line(painter, count, str(self._count), font=quiet, colour=colours.quiet)
        sample, y = fonts.scaled(_SAMPLE), area.center().y()
        look = words.LOOKS[self._stand]
        marks.paint_underline(painter, look, area.right() - sample, area.right(), y)
        below = QRectF(QPointF(0, self.height() - 1), QPointF(area.right(), 0))
        painter.fillRect(QRectF(0, self.height() - 1, below.width(), 1), colours.line)


class _HintFrame(QWidget):
    """Dashes round a place where something may be dropped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)

    def take(self, words: PlainLabel) -> None:
        """Hold the words."""
        self._column.addWidget(words)
        words.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().line, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8
        )
