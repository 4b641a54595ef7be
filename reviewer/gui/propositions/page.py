"""The page of propositions: the list at the left, the board beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from reviewer.domain.proposition import Proposition
from reviewer.gui import theme
from reviewer.gui.propositions import carrying
from reviewer.gui.propositions.board import BoardPane
from reviewer.gui.propositions.title_list import TitleList
from reviewer.gui.propositions.unanswered import Unanswered
from reviewer.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Board, Card, Line


class PropositionsPage(QWidget):
    """List, board or unanswered claims; it shows what it is handed.

    Signals:
        chosen: Id of the proposition to be shown.
        unanswered_requested: The claims that no post addresses are to be shown.
        new_requested: A proposition is to be made.
        rename_requested: The ``Proposition`` that is to have another title.
        removal_requested: Id of a proposition that is to go.
        add_requested: Id of the proposition that a statement is looked for.
        gathered: Id of a proposition, and ids of statements to be put there.
        taken_out: Id of a proposition, and of the statement that is to leave it.
        gather_requested: A ``Card`` that shall stand under some proposition.
        opened: The ``Card`` whose cable is to be opened.
        left: Esc: back to the text.
    """

    chosen = Signal(str)
    unanswered_requested = Signal()
    new_requested = Signal()
    rename_requested = Signal(object)
    removal_requested = Signal(str)
    add_requested = Signal(str)
    gathered = Signal(str, object)
    taken_out = Signal(str, str)
    gather_requested = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("propositionsPage")
        self.setAccessibleName(self.tr("Propositions"))
        self._shown: Proposition | None = None
        self.titles = TitleList()
        self.board = BoardPane()
        self.unanswered = Unanswered()
        self.empty = EmptyState()
        self.empty.explain(
            "quote",
            self.tr("No propositions yet"),
            self.tr(
                "A proposition is a sentence of your own that statements of several "
                "cables are about. T on a statement in the text gathers it under one."
            ),
            how=self.tr("New proposition"),
            key="Ins",
        )
        self._stack = QStackedWidget()
        for pane in (self.empty, self.board, self.unanswered):
            self._stack.addWidget(pane)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.titles)
        row.addWidget(self._stack, 1)
        self._connect()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the list of propositions."""
        shown = self._shown.proposition_id if self._shown else None
        self.titles.show_lines(tuple(lines), shown)

    def show_board(self, board: Board | None, number: int = 0, total: int = 0) -> None:
        """Show a proposition, or that there is none."""
        self._shown = board.proposition if board else None
        if board is None:
            self._stack.setCurrentWidget(self.empty)
            return
        self.board.show_board(board, number, total)
        self._stack.setCurrentWidget(self.board)

    def show_unanswered(self, cards: Sequence[Card]) -> None:
        """Show the claims that no post addresses."""
        self._shown = None
        self.unanswered.show_cards(cards)
        self._stack.setCurrentWidget(self.unanswered)

    @property
    def is_on_unanswered(self) -> bool:
        """Whether the claims that no post addresses are shown."""
        return self._stack.currentWidget() is self.unanswered

    @property
    def shown(self) -> Proposition | None:
        """The proposition that is shown."""
        return self._shown

    def enter(self) -> None:
        """Give the keyboard to what is worked with first."""
        if self.is_on_unanswered:
            self.unanswered.setFocus()
        elif self._shown:
            self.titles.view.setFocus()
        else:
            self.empty.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share."""
        super().resizeEvent(event)
        self.titles.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T adds, F2 renames, Insert makes one; copy, paste, Esc."""
        plain = not event.modifiers() or event.key() == Qt.Key.Key_Insert
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Insert and plain:
            self.new_requested.emit()
        elif event.key() == Qt.Key.Key_T and plain:
            self._add()
        elif event.key() == Qt.Key.Key_F2 and plain:
            self._rename()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), theme.current().panel)

    @Slot()
    def _add(self) -> None:
        if self._shown:
            self.add_requested.emit(self._shown.proposition_id)

    @Slot()
    def _rename(self) -> None:
        if self._shown:
            self.rename_requested.emit(self._shown)

    @Slot(object)
    def _take_out(self, card: Card) -> None:
        if self._shown:
            self.taken_out.emit(self._shown.proposition_id, card.statement.statement_id)

    @Slot(object)
    def _take_in(self, ids: Sequence[str]) -> None:
        if self._shown and ids:
            self.gathered.emit(self._shown.proposition_id, ids)

    def _copy(self) -> None:
        views = [view for view in self.board.columns.cards if view.hasFocus()]
        for view in views:
            ids = (view.card.statement.statement_id,)
            QGuiApplication.clipboard().setMimeData(carrying.packed(ids, view.text))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        self._take_in(carrying.carried(data))

    @Slot()
    def _enter_board(self) -> None:
        if self.is_on_unanswered:
            self.unanswered.setFocus()
        elif not self.board.columns.go_to_first():
            self.board.add.setFocus()

    def _connect(self) -> None:
        titles, board = self.titles, self.board
        titles.chosen.connect(self.chosen)
        titles.entered.connect(self._enter_board)
        titles.new_requested.connect(self.new_requested)
        titles.removal_requested.connect(self.removal_requested)
        titles.dropped.connect(self.gathered)
        titles.unanswered_requested.connect(self.unanswered_requested)
        board.add_requested.connect(self._add)
        board.rename_requested.connect(self._rename)
        board.opened.connect(self.opened)
        board.removal_requested.connect(self._take_out)
        board.dropped.connect(self._take_in)
        self.unanswered.opened.connect(self.opened)
        self.unanswered.gather_requested.connect(self.gather_requested)
        self.empty.acted.connect(self.new_requested)
