"""A step of the review that needs a reason: what it does, and why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel


class ReasonDialog(FramedDialog):
    """Says what follows and takes the reason; a refusal is said and it stays open.

    Signals:
        confirmed: The name (empty where none is asked) and the reason.
    """

    confirmed = Signal(str, str)

    def __init__(
        self,
        title: str,
        says: str,
        button: str,
        parent: QWidget | None = None,
        *,
        warns: str = "",
        asks_name: str = "",
    ) -> None:
        super().__init__("reasonDialog", title, parent)
        self.add_text(says)
        if warns:
            self.add_text(warns, look="attention")
        self.name = QLineEdit()
        self.name.setObjectName("reasonName")
        self.name.setAccessibleName(asks_name)
        if asks_name:
            self.body.addWidget(PlainLabel(asks_name))
            self.body.addWidget(self.name)
        self.reason = QLineEdit()
        self.reason.setObjectName("reasonField")
        self.reason.setAccessibleName(self.tr("Reason"))
        self.body.addWidget(PlainLabel(self.tr("Reason")))
        self.body.addWidget(self.reason)
        self._problem = self.add_text("", look="error")
        self._problem.hide()
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(button, main=True).clicked.connect(self._confirm)
        (self.name if asks_name else self.reason).setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be."""
        self._problem.setText(text)
        self._problem.show()
        self.reason.setFocus()

    @Slot()
    def _confirm(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.show_refusal(self.tr("This needs a reason; it is kept for ever."))
            return
        self.confirmed.emit(self.name.text().strip(), reason)
