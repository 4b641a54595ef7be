"""Handing a pass in: what it still lacks, then the step itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog


class SubmitDialog(FramedDialog):
    """Lists gaps, of which Enter opens one, and hands in all the same on demand.

    Args:
        what: Which pass over which cable.
        count: How many statements it holds, in words.
        gaps: The id of a statement and what it lacks, in order of place.
        parent: The window.

    Signals:
        gap_chosen: The id of the statement to go to.
        confirmed: Hand the pass in.
    """

    gap_chosen = Signal(str)
    confirmed = Signal()

    def __init__(
        self,
        what: str,
        count: str,
        gaps: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("submitDialog", what, parent)
        self.add_text(count)
        self.gaps = QListWidget()
        self.gaps.setObjectName("submitGaps")
        self.gaps.setAccessibleName(self.tr("What is missing"))
        self.gaps.setMinimumSize(fonts.scaled(480), fonts.scaled(140))
        for statement_id, words in gaps:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, statement_id)
            self.gaps.addItem(item)
        if gaps:
            missing = self.tr("Missing: {n}. Enter goes to the place.")
            self.add_text(missing.format(n=len(gaps)), look="attention")
            self.body.addWidget(self.gaps, 1)
            self.gaps.itemActivated.connect(self._go)
            self.gaps.itemClicked.connect(self._go)
        else:
            self.add_text(self.tr("Nothing is missing."))
        self.add_text(
            self.tr(
                "A submitted pass is kept as it is. It can be reopened with a reason "
                "and is then handed in again as a later revision."
            )
        )
        self._problem = self.add_text("", look="error")
        self._problem.hide()
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        words = self.tr("Submit all the same") if gaps else self.tr("Submit")
        self.submit = self.add_button(words, main=True)
        self.submit.setObjectName("submitButton")
        self.submit.clicked.connect(self.confirmed)
        if gaps:
            self.gaps.setCurrentRow(0)
            self.gaps.setFocus()
        else:
            self.submit.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was not handed in."""
        self._problem.setText(text)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter hands in; Enter in the list goes to the place."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        elif enter and self.gaps.hasFocus() and self.gaps.count():
            self._go(self.gaps.currentItem())
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem) -> None:
        self.accept()
        self.gap_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
