"""Deciding by an edit: how it should be, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.models.verdict_offers import Edit
from reviewer.gui.plain_text import PlainLabel


class EditDecision(FramedDialog):
    """Arrows choose, Enter goes to the note, Enter there decides.

    Signals:
        confirmed: An ``Edit`` and the note.
    """

    confirmed = Signal(object, str)

    def __init__(
        self,
        title: str,
        edits: Sequence[Edit],
        note: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("editDecision", title, parent)
        self._edits = tuple(edits)
        self.offers = QListWidget()
        self.offers.setObjectName("editOffers")
        self.offers.setAccessibleName(self.tr("As it should be"))
        self.offers.setMinimumSize(fonts.scaled(480), fonts.scaled(220))
        self.offers.addItems([edit.words for edit in edits])
        self.offers.setCurrentRow(0)
        self.body.addWidget(self.offers, 1)
        self.note = QLineEdit(note)
        self.note.setObjectName("editNote")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("why it should be so – needed"))
        self.body.addWidget(PlainLabel(self.tr("Note")))
        self.body.addWidget(self.note)
        self._problem = self.add_text("", look="error")
        self._problem.hide()
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(self.tr("Decide"), main=True).clicked.connect(self._confirm)
        self.offers.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was not decided."""
        self._problem.setText(text)
        self._problem.show()
        self.note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list goes on to the note."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.offers.hasFocus():
            self.note.setFocus()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _confirm(self) -> None:
        note, row = self.note.text().strip(), self.offers.currentRow()
        if not note:
            self.show_refusal(self.tr("An edit needs a note that says why."))
        elif 0 <= row < len(self._edits):
            self.confirmed.emit(self._edits[row], note)
