"""Taking a correction back where that lowers a marking: it asks why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel


class TakeBack(FramedDialog):
    """A field for the reason.

    Signals:
        confirmed: The reason.
    """

    confirmed = Signal(str)

    def __init__(self, what: str, why: str, parent: QWidget | None = None) -> None:
        title = self.tr("Take back: {what}").format(what=what)
        super().__init__("takeBack", title, parent)
        self._problem = self.add_text(why, look="attention")
        self.body.addWidget(PlainLabel(self.tr("Why")))
        self.reason = QLineEdit()
        self.reason.setObjectName("takeBackReason")
        self.reason.setAccessibleName(self.tr("Why"))
        self.body.addWidget(self.reason)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(self.tr("Take back"), main=True).clicked.connect(self._confirm)
        self.reason.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be."""
        self._problem.setText(text)
        self.reason.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit(self.reason.text().strip())
