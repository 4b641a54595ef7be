"""The claims that no post addresses, over all cables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.gui.chrome.caps import Caps
from reviewer.gui.counting import counted
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.propositions.card_rows import CardList
from reviewer.gui.propositions.page_title import PageTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Card


class Unanswered(QWidget):
    """One list, oldest first.

    Signals:
        opened: The ``Card`` whose cable is to be opened.
        gather_requested: The ``Card`` that shall stand under a proposition.
    """

    opened = Signal(object)
    gather_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unansweredClaims")
        self._title = PageTitle(self.tr("Not addressed by posts"))
        self.count = PlainLabel(look="quiet")
        self.list = CardList("unansweredList")
        self.list.setAccessibleName(self.tr("Claims that no post addresses"))
        self.list.doubleClicked.connect(self._open)
        self.setFocusProxy(self.list)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for key, says in (
            ("Return", self.tr("open in its cable")),
            ("T", self.tr("gather under a proposition")),
        ):
            foot.addWidget(Caps(key))
            foot.addWidget(PlainLabel(says, px=12, look="quiet"))
            foot.addSpacing(12)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these claims."""
        said = counted(len(cards), self.tr("claim"), self.tr("claims"))
        self.count.setText(self.tr("{claims}, the oldest first").format(claims=said))
        self.list.show_cards(cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cable, T gathers."""
        card = self.list.current
        if card and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(card)
        elif card and event.key() == Qt.Key.Key_T and not event.modifiers():
            self.gather_requested.emit(card)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        if card := self.list.current:
            self.opened.emit(card)
