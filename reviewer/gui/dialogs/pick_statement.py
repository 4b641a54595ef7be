"""Which statement of the project is to be gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reviewer.domain.fuzzy import ranked
from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.propositions import words
from reviewer.gui.propositions.card_rows import CardList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Card

_KEYS = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)


class PickStatement(FramedDialog):
    """A field and the statements that fit to it; Enter takes the chosen one.

    Signals:
        picked: Id of the statement.
    """

    picked = Signal(str)

    def __init__(
        self, title: str, cards: Sequence[Card], parent: QWidget | None = None
    ) -> None:
        super().__init__("pickStatement", self.tr("Add a statement"), parent)
        self._cards = cards
        self.add_text(title)
        self.field = QLineEdit()
        self.field.setObjectName("statementField")
        self.field.setAccessibleName(self.tr("Find a statement"))
        self.field.setPlaceholderText(self.tr("Words, speaker or cable"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list = CardList("statementChoices")
        self.list.setAccessibleName(self.tr("Statements"))
        self.list.setMinimumSize(fonts.scaled(560), fonts.scaled(320))
        self.list.doubleClicked.connect(self._take)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self._add = self.add_button(self.tr("Add"), main=True)
        self._add.clicked.connect(self._take)
        self._search("")
        self.field.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move about the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            QApplication.sendEvent(self.list, event)
            return True
        return False

    @Slot(str)
    def _search(self, text: str) -> None:
        found = ranked(text, self._cards, _searched)
        self.list.show_cards(found)
        self._add.setEnabled(bool(found))

    @Slot()
    def _take(self) -> None:
        card = self.list.current
        if card:
            self.accept()
            self.picked.emit(card.statement.statement_id)


def _searched(card: Card) -> str:
    return f"{card.quote} {words.said_by(card)} {words.place(card)}"
