"""The sentence that a proposition is."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog


class PropositionTitle(FramedDialog):
    """One line; a title that is taken cannot be given again.

    Signals:
        titled: The title.
    """

    titled = Signal(str)

    def __init__(
        self, present: str, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        new, again = self.tr("New proposition"), self.tr("Rename the proposition")
        super().__init__("propositionTitle", again if present else new, parent)
        self._present = present
        self._taken = {title.casefold() for title in taken} - {present.casefold()}
        self.add_text(
            self.tr("One sentence that statements assert, deny or acknowledge.")
        )
        self._field = QLineEdit(present)
        self._field.setObjectName("propositionTitleField")
        self._field.setAccessibleName(self.tr("Title of the proposition"))
        self._field.setMaxLength(200)
        self._field.setMinimumWidth(fonts.scaled(440))
        self._field.selectAll()
        self.body.addWidget(self._field)
        self._told = self.add_text("", look="attention")
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        keep = self.tr("Rename") if present else self.tr("Make it")
        self._keep = self.add_button(keep, main=True)
        self._keep.clicked.connect(self.accept)
        self._field.textChanged.connect(self._judge)
        self._judge(present)
        self._field.setFocus()

    def accept(self) -> None:
        """Tell the title."""
        self.titled.emit(self._field.text())
        super().accept()

    @Slot(str)
    def _judge(self, text: str) -> None:
        title = " ".join(text.split())
        is_taken = title.casefold() in self._taken
        self._keep.setEnabled(bool(title) and not is_taken)
        said = self.tr("You have a proposition of that title already.")
        self._told.setText(said if is_taken else "")
