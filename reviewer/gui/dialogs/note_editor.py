"""Writing a note; what was typed is kept as a draft until it is saved."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from reviewer.gui import fonts
from reviewer.gui.chrome.caps import Caps
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.plain_text import PlainLabel


class NoteEditor(FramedDialog):
    """A plain field; Ctrl+Enter saves, Escape keeps a draft.

    It is closed by whoever kept the text; where that failed it stays open with it.

    Signals:
        save_requested: The text.
        put_aside: What was typed when the dialog was left without saving.
    """

    save_requested = Signal(str)
    put_aside = Signal(str)

    def __init__(self, about: str, text: str, parent: QWidget | None = None) -> None:
        title = self.tr("Note on {about}").format(about=about)
        super().__init__("noteEditor", title, parent)
        self._before = text
        self._problem = PlainLabel(look="attention")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._field = QPlainTextEdit(text)
        self._field.setObjectName("noteField")
        self._field.setAccessibleName(title)
        self._field.setFont(fonts.sans(14))
        self._field.setTabChangesFocus(True)
        self._field.setMinimumSize(fonts.scaled(480), fonts.scaled(160))
        self.body.addWidget(self._field, 1)
        self.body.addWidget(self._problem)
        hint = QHBoxLayout()
        hint.setSpacing(6)
        hint.addWidget(Caps("Ctrl+Return"))
        hint.addWidget(PlainLabel(self.tr("saves"), px=12, look="quiet"))
        hint.addSpacing(8)
        hint.addWidget(Caps("Escape"))
        hint.addWidget(PlainLabel(self.tr("keeps a draft"), px=12, look="quiet"))
        hint.addStretch(1)
        self.body.addLayout(hint)
        self.add_button(self.tr("Later")).clicked.connect(self.reject)
        self.add_button(self.tr("Save note"), main=True).clicked.connect(self._save)

    def show_draft(self, text: str) -> None:
        """Put back what was typed earlier and not saved."""
        self._field.setPlainText(text)
        self._field.selectAll()

    def show_problem(self, reason: str) -> None:
        """Say why the text was not saved; it stays in the field."""
        self._problem.setText(self.tr("Not saved. {reason}").format(reason=reason))
        self._problem.show()
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from anywhere in the dialog."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; what was typed is put aside."""
        text = self._field.toPlainText()
        if text != self._before:
            self.put_aside.emit(text)
        super().reject()

    @Slot()
    def _save(self) -> None:
        text = self._field.toPlainText().strip()
        if text == self._before.strip():
            self.accept()
        else:
            self.save_requested.emit(text)
