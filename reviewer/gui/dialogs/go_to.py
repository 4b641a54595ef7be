"""Where to: a cable of the project, a paragraph, or both."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.domain import citing
from reviewer.gui.dialogs.frame import FramedDialog


class GoToDialog(FramedDialog):
    """One field for a place.

    Signals:
        wished: The cable's id ('' for the one in hand) and the paragraph (-1: none).
    """

    wished = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("goToDialog", self.tr("Go to a cable or paragraph"), parent)
        self.add_text(
            self.tr("A cable's id, a paragraph, or both: 09PORTSELWYN12 ¶6, or just 6.")
        )
        self.field = QLineEdit()
        self.field.setObjectName("goToField")
        self.field.setAccessibleName(self.tr("Cable and paragraph"))
        self.field.setPlaceholderText("09PORTSELWYN12 ¶6")
        self.field.textChanged.connect(self._check)
        self.body.addWidget(self.field)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Go"), main=True)
        self.go.clicked.connect(self._take)
        self._check("")
        self.field.setFocus()

    @Slot(str)
    def _check(self, text: str) -> None:
        self.go.setEnabled(citing.asked_place(text) is not None)

    @Slot()
    def _take(self) -> None:
        place = citing.asked_place(self.field.text())
        if place:
            cable_id, paragraph = place
            self.accept()
            self.wished.emit(cable_id, -1 if paragraph is None else paragraph)
