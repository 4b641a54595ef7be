"""Giving an action another key; a key that is taken is refused with its owner."""

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from reviewer.gui import actions
from reviewer.gui.dialogs.frame import FramedDialog

_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
}


class KeyCapture(FramedDialog):
    """Waits for a key, says whether it is free, and keeps it on Enter."""

    chosen = Signal(str, str)

    def __init__(
        self,
        action_id: str,
        text: str,
        keys: Mapping[str, tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("A key for “{action}”").format(action=text)
        super().__init__("keyCapture", title, parent)
        self._action_id = action_id
        self._keys = keys
        self._key = ""
        self._said = self.add_text(self.tr("Press the key."))
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self._ok = self.add_button(self.tr("Use this key"), main=True)
        self._ok.clicked.connect(self._take)
        self._ok.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key; Enter keeps it, Escape leaves."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.reject()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._key:
            self._take()
        elif key not in _MODIFIERS:
            self._try(_sequence(event))

    def _try(self, key: str) -> None:
        self._key = key
        owner = actions.owner_of(self._keys, key, besides=self._action_id)
        self._ok.setEnabled(owner is None)
        if owner:
            self._key = ""
            text = next(a.text for a in actions.TABLE if a.action_id == owner)
            said = self.tr("{key} is already the key of “{action}”.")
            self._said.setText(said.format(key=key, action=text))
        else:
            said = self.tr("{key} is free. Enter keeps it.")
            self._said.setText(said.format(key=key))

    @Slot()
    def _take(self) -> None:
        if self._key:
            self.chosen.emit(self._action_id, self._key)
            self.accept()


def _sequence(event: QKeyEvent) -> str:
    """The key as the table writes it; a typed sign needs no Shift of its own."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text and not text.isalnum():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    combination = QKeyCombination(modifiers, Qt.Key(event.key()))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
