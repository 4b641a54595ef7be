"""Under which proposition: one that is there, or a new one made in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from reviewer.domain.fuzzy import ranked
from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.models.coding import shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.services.boards import Line

_ID = Qt.ItemDataRole.UserRole
_ROWS = 7


class PickProposition(FramedDialog):
    """A field and the propositions that fit to it; Enter takes the chosen one.

    Signals:
        picked: Id of the proposition.
        wanted: The title of a new one.
    """

    picked = Signal(str)
    wanted = Signal(str)

    def __init__(
        self, quote: str, lines: Sequence[Line], parent: QWidget | None = None
    ) -> None:
        title = self.tr("Gather under a proposition")
        super().__init__("pickProposition", title, parent)
        self._lines = lines
        self.add_text(f"“{shown_text(quote)}”")
        self.field = QLineEdit()
        self.field.setObjectName("propositionField")
        self.field.setAccessibleName(self.tr("Proposition"))
        self.field.setPlaceholderText(self.tr("Find a proposition, or write a new one"))
        self.field.setMinimumWidth(fonts.scaled(440))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setObjectName("propositionChoices")
        self.list.setAccessibleName(self.tr("Propositions"))
        self.list.setSpacing(3)
        self.list.setMinimumHeight(fonts.scaled(_ROWS * 28))
        self.list.itemActivated.connect(self._take)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Gather"), main=True)
        self._go.clicked.connect(self._take)
        self._search("")
        self.field.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move about the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return False

    @Slot(str)
    def _search(self, text: str) -> None:
        self.list.clear()
        title = " ".join(text.split())
        found = ranked(text, self._lines, lambda line: line.proposition.title)
        for line in found:
            item = QListWidgetItem(shown_text(line.proposition.title))
            item.setData(_ID, line.proposition.proposition_id)
            self.list.addItem(item)
        titles = {line.proposition.title.casefold() for line in found}
        if title and title.casefold() not in titles:
            made = self.tr("New proposition “{title}”").format(title=title)
            self.list.addItem(QListWidgetItem(made))
        self.list.setCurrentRow(0)
        self._go.setEnabled(self.list.count() > 0)

    @Slot()
    def _take(self) -> None:
        known = self.list.currentIndex().data(_ID)
        title = " ".join(self.field.text().split())
        self.accept()
        if known:
            self.picked.emit(known)
        else:
            self.wanted.emit(title)
