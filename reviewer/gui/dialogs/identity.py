"""Who is working: asked at launch, so that nobody codes under another's name."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.gui.dialogs.frame import FramedDialog


class IdentityDialog(FramedDialog):
    """One field for a name."""

    named = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("identityDialog", self.tr("Who is working?"), parent)
        self.add_text(
            self.tr(
                "The name is shown in the window and stored with every statement. "
                "Another name gets a pass of its own and does not see yours."
            )
        )
        self._field = QLineEdit(name)
        self._field.setObjectName("identityField")
        self._field.setAccessibleName(self.tr("Who is working?"))
        self._field.setPlaceholderText(self.tr("Your name or role"))
        self._field.textChanged.connect(self._check)
        self.body.addWidget(self._field)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self._ok = self.add_button(self.tr("Work under this name"), main=True)
        self._ok.clicked.connect(self._take)
        self._check(name)
        self._field.selectAll()
        self._field.setFocus()

    @Slot(str)
    def _check(self, name: str) -> None:
        self._ok.setEnabled(bool(name.strip()))

    @Slot()
    def _take(self) -> None:
        self.named.emit(self._field.text().strip())
        self.accept()
