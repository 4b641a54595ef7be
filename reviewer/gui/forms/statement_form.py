"""Everything that can be said about a statement, as rows with keys."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import STATEMENT_TYPE, Attribute, Kind, Value
from reviewer.domain.statement import Statement
from reviewer.gui.forms.sections import HistorySection, LinkSection, RowSection
from reviewer.gui.models.coding import CableCoding, shown_text
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.definition_box import DefinitionBox
from reviewer.gui.widgets.inspector_row import LABEL_WIDTH, MARGIN, InspectorRow
from reviewer.gui.widgets.speaker_row import SpeakerRow
from reviewer.gui.widgets.type_buttons import TypeButtons
from reviewer.gui.widgets.value_menu import ValueMenu, value_words

SPEAKER_KEY, LINK_KEY, NOTE_KEY = "V", "L", "N"
_FIRST = 3
"""How many attributes stand above the speaker."""


class StatementForm(QWidget):
    """Types, definition, attributes, speaker, links, note and history.

    It never changes a statement; every press is a wish. The signals are those
    of the inspector.
    """

    type_chosen = Signal(str)
    attribute_chosen = Signal(str, str)
    speaker_named = Signal(str)
    link_requested = Signal()
    link_removal_requested = Signal(object)
    note_requested = Signal()
    statement_chosen = Signal(str)
    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coding: CableCoding | None = None
        self._statement: Statement | None = None
        self._rows: dict[str, InspectorRow] = {}
        self._kind: Kind | None = None
        self._editable = True
        self._chained: list[QWidget] = []
        self._menu: ValueMenu | None = None
        self._reason = PlainLabel(px=12, look="attention")
        self._reason.setWordWrap(True)
        self._reason.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._reason.hide()
        self.types = TypeButtons()
        self.types.type_chosen.connect(self.type_chosen)
        self.definition = DefinitionBox()
        self.speaker = SpeakerRow(self.tr("Speaker"), SPEAKER_KEY)
        self.speaker.named.connect(self.speaker_named)
        self.speaker.hinted.connect(self._hint)
        self.note = InspectorRow(self.tr("Note"), NOTE_KEY)
        self.note.clicked.connect(self.note_requested)
        self._links = LinkSection(LINK_KEY)
        self._links.link_requested.connect(self.link_requested)
        self._links.removal_requested.connect(self.link_removal_requested)
        self._links.visited.connect(self.statement_chosen)
        self._history = HistorySection()
        self._history.requested.connect(self.history_requested)
        self._attributes = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()

    def show_statement(self, coding: CableCoding, statement: Statement) -> None:
        """Show what is recorded about a statement."""
        changed = coding.codebook is not (self._coding and self._coding.codebook)
        if statement != self._statement:
            self._history.fold()
        before = self._statement.statement_id if self._statement else None
        if statement.statement_id != before:
            self.speaker.forget()
        self._coding, self._statement = coding, statement
        if changed or statement.kind is not self._kind:
            self._rebuild(statement.kind)
        types = self._types()
        name = statement.statement_type or (types.default if types else "")
        self.types.show_type(name)
        for attribute in self._book_rows(statement.kind):
            self._show_attribute(attribute, statement)
        self.speaker.setVisible(statement.kind is Kind.CLAIM)
        speaker = coding.speaker(statement.speaker_id)
        self.speaker.show_speaker(speaker, coding.speakers)
        self._links.show_links(coding, statement)
        note = coding.note_on(statement)
        text = shown_text(note.text) if note else self.tr("none")
        self.note.show_value(text, quiet=note is None)
        self._define()
        self._chain()

    def show_history(self, entries: Sequence[ChangeSet]) -> None:
        """List what was done to the statement, the latest first."""
        self._history.show_entries(entries)
        self._chain()

    def set_editable(self, *, editable: bool, reason: str) -> None:
        """Take wishes or not; the reason for not is shown above the form."""
        self._editable = editable
        self._reason.setText(reason)
        self._reason.setVisible(not editable and bool(reason))
        self.types.setEnabled(editable)
        for row in (*self._rows.values(), self.speaker, self.note):
            row.setEnabled(editable)
        self._links.set_editable(editable=editable)

    def press(self, key: str) -> bool:
        """Do what a key stands for; says whether it stands for anything."""
        if not self._editable or self._statement is None or not key:
            return False
        if self.types.press(key):
            return True
        key = key.upper()
        for attribute in self._book_rows(self._statement.kind):
            if attribute.key.upper() == key:
                self.open_picker(attribute.name)
                return True
        if key == SPEAKER_KEY and self._statement.kind is Kind.CLAIM:
            self.speaker.edit()
        elif key == LINK_KEY:
            self.link_requested.emit()
        elif key == NOTE_KEY:
            self.note_requested.emit()
        else:
            return False
        return True

    def open_picker(self, name: str) -> None:
        """Open the values of an attribute below its row."""
        attribute = self._coding.codebook.attribute(name) if self._coding else None
        row = self._rows.get(name)
        if attribute is None or row is None or self._statement is None:
            return
        present = self._statement.attributes.get(name, attribute.default)
        menu = ValueMenu(attribute, present, self)
        menu.setProperty("attribute", name)
        menu.value_chosen.connect(self._take_value)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        menu.popup(row.mapToGlobal(QPoint(LABEL_WIDTH, row.height())))

    @property
    def first(self) -> QWidget:
        """The control where the keyboard enters."""
        if not self.types.isHidden() and self.types.buttons:
            return self.types.checked or self.types.buttons[0]
        return next(iter(self._rows.values()), self.note)

    @property
    def reason(self) -> str:
        """Why nothing can be changed, as shown; empty while it can."""
        return "" if self._reason.isHidden() else self._reason.text()

    @property
    def rows(self) -> dict[str, InspectorRow]:
        """The rows of the attributes by name."""
        return dict(self._rows)

    @property
    def link_rows(self) -> tuple[InspectorRow, ...]:
        """The rows of the links."""
        return self._links.rows

    @property
    def history_rows(self) -> tuple[InspectorRow, ...]:
        """The rows of the history."""
        return self._history.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._reason)
        framed = QVBoxLayout()
        framed.setContentsMargins(MARGIN, 0, MARGIN, 8)
        framed.setSpacing(8)
        framed.addWidget(self.types)
        framed.addWidget(self.definition)
        column.addLayout(framed)
        self._attributes.setSpacing(0)
        column.addLayout(self._attributes)
        column.addWidget(self._history)
        column.addStretch(1)

    def _rebuild(self, kind: Kind) -> None:
        """Make the rows of a kind, in the order the keys are used."""
        self._kind = kind
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        self.speaker.hide()
        while self._attributes.count():
            self._attributes.takeAt(0)
        attributes = list(self._book_rows(kind))
        keyed = [a for a in attributes if a.key]
        others = [a for a in attributes if not a.key]
        ordered: list[Attribute | QWidget] = [*keyed[:_FIRST], self.speaker]
        if not keyed:
            ordered, others = [*others], []
        ordered += [self._links, *keyed[_FIRST:], self.note, *others]
        for item in ordered:
            widget = self._row(item) if isinstance(item, Attribute) else item
            self._attributes.addWidget(widget)
        self.types.show_types(self._types())

    def _chain(self) -> None:
        """Let Tab go through the controls in the order they are seen."""
        chain: list[QWidget] = list(self.types.buttons)
        for place in range(self._attributes.count()):
            item = self._attributes.itemAt(place)
            widget = item.widget() if item else None
            if isinstance(widget, RowSection):
                chain += widget.rows
            elif widget is not None:
                chain.append(widget)
        chain += self._history.rows
        if chain != self._chained:
            self._chained = chain
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)

    def _row(self, attribute: Attribute) -> InspectorRow:
        row = InspectorRow(attribute.title, attribute.key)
        row.setProperty("attribute", attribute.name)
        row.clicked.connect(self._open_row)
        row.focused.connect(self._define)
        row.left.connect(self._define)
        self._rows[attribute.name] = row
        return row

    def _show_attribute(self, attribute: Attribute, statement: Statement) -> None:
        name = statement.attributes.get(attribute.name, attribute.default)
        value = attribute.value(name)
        row = self._rows[attribute.name]
        if value is None:
            row.show_value(name, calls=True)
        else:
            unset = value.name == "unset"
            # Only what has a key is part of every statement's reading.
            calls = unset and bool(attribute.key)
            row.show_value(value_words(value), calls=calls, quiet=unset and not calls)

    def _open_row(self) -> None:
        self.open_picker(str(self.sender().property("attribute")))

    def _take_value(self, value: str) -> None:
        name = str(self.sender().property("attribute"))
        self.attribute_chosen.emit(name, value)

    def _define(self) -> None:
        """Show the definition of what the keyboard is on, else of the type."""
        for name, row in self._rows.items():
            if row.hasFocus() and self._coding and self._statement:
                attribute = self._coding.codebook.attribute(name)
                value = _present(attribute, self._statement)
                if attribute and value:
                    self.definition.show_value(value, of=attribute.title)
                    return
        value = self._own_value()
        if value is not None:
            self.definition.show_value(value)

    def _own_value(self) -> Value | None:
        if self._coding is None or self._statement is None:
            return None
        return _present(self._types(), self._statement) or self._coding.codebook.kind(
            self._statement.kind
        )

    def _hint(self, text: str) -> None:
        if text:
            self.definition.show_hint(text)
        else:
            self._define()

    def _types(self) -> Attribute | None:
        if self._coding is None or self._statement is None:
            return None
        types = self._coding.codebook.attribute(STATEMENT_TYPE)
        return types if types and self._statement.kind in types.kinds else None

    def _book_rows(self, kind: Kind) -> Iterator[Attribute]:
        if self._coding is None:
            return
        for attribute in self._coding.codebook.attributes_of(kind):
            if attribute.name != STATEMENT_TYPE:
                yield attribute


def _present(attribute: Attribute | None, statement: Statement) -> Value | None:
    if attribute is None:
        return None
    return attribute.value(statement.attributes.get(attribute.name, attribute.default))
