"""The board of a proposition: its title, who says what about it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.marks import LevelChip
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.propositions import words
from reviewer.gui.propositions.columns import Columns
from reviewer.gui.propositions.page_title import PageTitle
from reviewer.gui.propositions.timeline import Timeline
from reviewer.gui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from reviewer.services.boards import Board, Card

_NARROW = 640
"""Below this width, in design pixels, the buttons stand above the title."""
_TOP = 60
"""What lies within the head of a column, in design pixels."""
_LOW = 560
"""Below this height, in design pixels, the timeline scrolls with the cards."""


class BoardPane(QWidget):
    """One proposition: head, columns, timeline.

    Signals:
        add_requested: A statement shall be gathered here.
        rename_requested: The title shall be put otherwise.
        opened: The ``Card`` whose cable is to be opened.
        removal_requested: The ``Card`` to be taken out.
        dropped: Ids of statements to be gathered here.
    """

    add_requested = Signal()
    rename_requested = Signal()
    opened = Signal(object)
    removal_requested = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("propositionBoard")
        self.extent = PlainLabel(px=12, look="quiet")
        self.title = PageTitle()
        self.chip = LevelChip()
        self.summary = PlainLabel(look="quiet")
        self.summary.setWordWrap(True)
        self.add = KeyButton(self.tr("Add statement"), "T")
        self.add.clicked.connect(self.add_requested)
        self.rename = KeyButton(self.tr("Rename"), "F2")
        self.rename.clicked.connect(self.rename_requested)
        self.columns = Columns()
        self.columns.opened.connect(self.opened)
        self.columns.removal_requested.connect(self.removal_requested)
        self.columns.dropped.connect(self.dropped)
        self.columns.reached.connect(self._light)
        self.timeline = Timeline()
        self.timeline.opened.connect(self.opened)
        self._scroll = QScrollArea()
        self._inner = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._is_low = False
        self._above = QHBoxLayout()
        self._head = QHBoxLayout()
        self._place()

    def show_board(self, board: Board, number: int, total: int) -> None:
        """Show a proposition, the ``number``-th of ``total``."""
        title = shown_text(board.proposition.title)
        self.setAccessibleName(self.tr("Proposition {title}").format(title=title))
        self.extent.setText(words.extent(board, number, total))
        self.title.setText(title)
        self.chip.setVisible(board.marking is not None)
        if board.marking:
            self.chip.set_marking(board.marking)
        self.summary.setText(board.summary)
        self.columns.show_board(board)
        self.timeline.show_board(board)
        held = self.columns.current
        self.timeline.show_current(held.statement.statement_id if held else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little height, let the timeline scroll with the cards."""
        super().resizeEvent(event)
        is_low = self.height() < fonts.scaled(_LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            where = self._inner if is_low else self._column
            where.addWidget(self.timeline)
        is_narrow = self.width() < fonts.scaled(_NARROW)
        row = self._above if is_narrow else self._head
        for button in (self.add, self.rename):
            row.addWidget(button)

    def _light(self, card: Card) -> None:
        self.timeline.show_current(card.statement.statement_id)
        view = next(v for v in self.columns.cards if v.card is card)
        if view.mapTo(self.columns, view.rect().topLeft()).y() < fonts.scaled(_TOP):
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self._scroll.ensureWidgetVisible(view, 0, 8)

    def _place(self) -> None:
        head = self._head
        head.setSpacing(12)
        self._above.setSpacing(12)
        self._above.addWidget(self.extent, 1)
        head.addWidget(self.title, 1000)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.add)
        head.addWidget(self.rename)
        inner = QWidget()
        inner.setLayout(self._inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(16)
        self._inner.addWidget(self.columns, 1)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(never)
        inner.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        column = self._column
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(4)
        column.addLayout(self._above)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addSpacing(8)
        column.addWidget(self._scroll, 1)
        column.addSpacing(8)
        column.addWidget(self.timeline)
