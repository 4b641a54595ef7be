"""Signing a cable off: what is frozen, by whom, and where the receipt goes."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel


class SignOffDialog(FramedDialog):
    """No single key does it: the box is ticked first, then the button pressed.

    Signals:
        confirmed: The path of the receipt.
    """

    confirmed = Signal(object)

    def __init__(
        self, cable: str, facts: str, receipt: Path, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Sign off {cable}").format(cable=cable)
        super().__init__("signOffDialog", title, parent)
        self.add_text(facts)
        self.add_text(
            self.tr(
                "Signing off freezes the cable: text, both passes, all decisions and "
                "the result. The project's file refuses every change until the cable "
                "is reopened with a reason, as a new revision."
            )
        )
        self.body.addWidget(PlainLabel(self.tr("Receipt, to be kept elsewhere")))
        self.path = QLineEdit(str(receipt))
        self.path.setObjectName("receiptPath")
        self.path.setAccessibleName(self.tr("File of the receipt"))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        browse = self.add_button(self.tr("Choose…"))
        self._buttons.removeWidget(browse)
        browse.clicked.connect(self._browse)
        row.addWidget(browse)
        self.body.addLayout(row)
        self.sure = QCheckBox(self.tr("I have seen the result and sign it"))
        self.sure.setObjectName("signOffSure")
        self.body.addWidget(self.sure)
        self._problem = self.add_text("", look="error")
        self._problem.hide()
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.sign = self.add_button(self.tr("Sign off"), main=True)
        self.sign.setObjectName("signOffButton")
        self.sign.setEnabled(False)
        self.sure.toggled.connect(self.sign.setEnabled)
        self.sign.clicked.connect(self._confirm)
        self.sure.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it was not signed off."""
        self._problem.setText(text)
        self._problem.show()

    @Slot()
    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Receipt"), self.path.text(), "JSON (*.json)"
        )
        if name:
            self.path.setText(name)

    @Slot()
    def _confirm(self) -> None:
        if self.sure.isChecked():
            self.confirmed.emit(Path(self.path.text().strip()))
