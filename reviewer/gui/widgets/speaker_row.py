"""Who says it: a speaker of the project, or a new one named on the spot."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from reviewer.domain.statement import Speaker
from reviewer.gui.widgets.inspector_row import InspectorRow

_NAME = Qt.ItemDataRole.UserRole + 1
_MATCHED = Qt.ItemDataRole.UserRole + 2


def described(speaker: Speaker) -> str:
    """A speaker in one line: ``Name · role, organisation``."""
    about = ", ".join(part for part in (speaker.role, speaker.organisation) if part)
    return f"{speaker.name} · {about}" if about else speaker.name


class SpeakerRow(InspectorRow):
    """The speaker as a row that turns into a field with completion.

    Signals:
        named: What was entered; the name of a known speaker, a new name, or
            nothing at all to say that nobody is named.
        hinted: What Enter would do with the words typed so far.
    """

    named = Signal(str)
    hinted = Signal(str)

    def __init__(self, label: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(label, key, parent)
        self._speakers: tuple[Speaker, ...] = ()
        self._present: Speaker | None = None
        self._unsaved: str | None = None
        self._field = QLineEdit(self)
        self._field.hide()
        self._field.setAccessibleName(self.tr("Name of the speaker"))
        self._field.setPlaceholderText(self.tr("Name, or a new one"))
        self._field.textEdited.connect(self._hint)
        self._field.installEventFilter(self)
        self._completer = _SpeakerCompleter(self)
        self._completer.activated.connect(self._take)
        self._field.setCompleter(self._completer)
        self.clicked.connect(self.edit)

    @property
    def field(self) -> QLineEdit:
        """The field, visible while a name is being entered."""
        return self._field

    def show_speaker(self, speaker: Speaker | None, known: Sequence[Speaker]) -> None:
        """Show who says it, and whom the field may complete to."""
        if speaker != self._present:
            self.forget()
        self._speakers = tuple(known)
        self._present = speaker
        self._field.hide()
        if self._unsaved is not None:
            said = self.tr("{name} (not saved)")
            self.show_value(said.format(name=self._unsaved), calls=True)
        elif speaker is None:
            self.show_value(self.tr("nobody named"), quiet=True)
        else:
            self.show_value(described(speaker))

    def forget(self) -> None:
        """Let go of a name that could not be saved: another statement is shown."""
        self._unsaved = None

    def edit(self) -> None:
        """Open the field with the present name, or one not saved, selected."""
        self._completer.offer(self._speakers)
        self._place_field()
        present = self._present.name if self._present else ""
        self._field.setText(present if self._unsaved is None else self._unsaved)
        self._field.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field over the value."""
        super().resizeEvent(event)
        self._place_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter names; Esc leaves the speaker as it was, as does leaving the field."""
        if watched is self._field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if self._take_key(event.key()):
                    return True
            elif event.type() == QEvent.Type.FocusOut and self._lost_focus():
                self._field.hide()
                self.hinted.emit("")
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        # Handled before the field, which would pass Enter on to the row.
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish()
        else:
            return False
        return True

    def _lost_focus(self) -> bool:
        popup = self._completer.popup()
        return not (popup and popup.isVisible())

    def _place_field(self) -> None:
        area = self._value_area(self.width()).toRect()
        height = min(self.height(), max(self._field.sizeHint().height(), 24))
        top = (self.height() - height) // 2
        self._field.setGeometry(area.left() - 8, top, area.width() + 4, height)

    def _take(self, name: str) -> None:
        self._field.setText(name)
        self._finish()

    def _finish(self) -> None:
        # The completer's choice and Enter may both arrive; only the first counts.
        if self._field.isHidden():
            return
        name = self._field.text().strip()
        self._leave()
        if name != (self._present.name if self._present else ""):
            self.named.emit(name)
            # Where saving was refused, the form has been switched off meanwhile.
            self._unsaved = None if self.isEnabled() else name
            self.show_speaker(self._present, self._speakers)

    def _leave(self) -> None:
        self._field.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hinted.emit("")

    def _hint(self, text: str) -> None:
        name = text.strip()
        names = {one.casefold() for s in self._speakers for one in (s.name, *s.aliases)}
        if not name:
            self.hinted.emit(self.tr("Enter records that nobody is named."))
        elif name.casefold() in names:
            self.hinted.emit("")
        else:
            said = self.tr("Enter adds “{name}” to the project's speakers.")
            self.hinted.emit(said.format(name=name))


class _SpeakerCompleter(QCompleter):
    """Finds speakers by any part of name, role, organisation or alias."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setCompletionRole(_MATCHED)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, speakers: Sequence[Speaker]) -> None:
        """Complete to these from now on."""
        self._items.clear()
        for speaker in speakers:
            item = QStandardItem(described(speaker))
            item.setData(speaker.name, _NAME)
            item.setData(" ".join((described(speaker), *speaker.aliases)), _MATCHED)
            item.setEditable(False)
            self._items.appendRow(item)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What goes into the field: the name alone."""
        return str(index.data(_NAME))
