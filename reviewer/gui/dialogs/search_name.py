"""Under which name a search is to be kept."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog


class SearchNameDialog(FramedDialog):
    """One line; a name that is taken is told before it is replaced.

    Signals:
        named: The name, and the search.
    """

    named = Signal(str, str)

    def __init__(
        self, search: str, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("searchName", self.tr("Save this search"), parent)
        self._search = search
        self._taken = taken
        self.add_text(search)
        self._field = QLineEdit()
        self._field.setObjectName("searchNameField")
        self._field.setAccessibleName(self.tr("Name of the search"))
        self._field.setPlaceholderText(self.tr("Name"))
        self._field.setMaxLength(80)
        self._field.setMinimumWidth(fonts.scaled(320))
        self.body.addWidget(self._field)
        self._told = self.add_text("", look="attention")
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self._save = self.add_button(self.tr("Save"), main=True)
        self._save.clicked.connect(self.accept)
        self._field.textChanged.connect(self._judge)
        self._judge("")
        self._field.setFocus()

    def accept(self) -> None:
        """Tell the name."""
        self.named.emit(self._field.text(), self._search)
        super().accept()

    @Slot(str)
    def _judge(self, name: str) -> None:
        name = " ".join(name.split())
        self._save.setEnabled(bool(name))
        replaced = self.tr("You have one of that name; it will be replaced.")
        self._told.setText(replaced if name in self._taken else "")
