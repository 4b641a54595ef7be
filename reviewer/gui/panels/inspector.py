"""The current statement: everything recorded about it, and how to change it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Codebook
from reviewer.gui.forms.statement_form import StatementForm
from reviewer.gui.forms.statement_head import StatementHead
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.plain_text import CountLabel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.key_button import KeyCapButton
from reviewer.gui.widgets.panel_title import PanelTitle
from reviewer.gui.widgets.tagging_guide import TaggingGuide


class Inspector(QWidget):
    """Shows one statement; all it does is tell what the user wishes.

    It has three faces: the statement in hand; what a selection could become,
    while words are selected and no statement is in hand; and an explanation.

    Signals:
        type_chosen: Name of a statement type, by button or number key.
        attribute_chosen: Names of an attribute of the codebook and its new value.
        speaker_named: A name, known or new; empty for nobody.
        link_requested: L, or the row of links.
        link_removal_requested: The ``Link`` to take back.
        note_requested: N, or the row of the note.
        statement_step_requested: +1 or -1, in the order of the text.
        statement_chosen: Id of the statement at the other end of a link.
        history_requested: The row that offers the history was pressed;
            ``show_history`` then lists it, until the statement changes.
        statement_requested: Kind and statement type (or None) that the selection
            shall become.
        selection_requested: The button of the empty face: select a sentence.
    """

    type_chosen = Signal(str)
    attribute_chosen = Signal(str, str)
    speaker_named = Signal(str)
    link_requested = Signal()
    link_removal_requested = Signal(object)
    note_requested = Signal()
    statement_step_requested = Signal(int)
    statement_chosen = Signal(str)
    history_requested = Signal()
    statement_requested = Signal(object, object)
    selection_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Inspector"))
        self._coding: CableCoding | None = None
        self._current_id: str | None = None
        self._has_selection = False
        self._count = CountLabel(px=12, look="quiet")
        self._back = KeyCapButton("[", self.tr("Previous statement"))
        self._on = KeyCapButton("]", self.tr("Next statement"))
        self._title = self._made_title()
        self.head = StatementHead()
        self.form = StatementForm()
        self.guide = TaggingGuide()
        self.empty_state = EmptyState()
        self._scroll = _scrolled(self.form)
        self._guide_face = _scrolled(self.guide)
        self._faces = QStackedWidget()
        self._statement_face = self._made_face()
        for face in (self._statement_face, self._guide_face, self.empty_state):
            self._faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._faces, 1)
        self._connect()
        self._tell()

    def show_coding(self, coding: CableCoding | None) -> None:
        """Take what is recorded on the cable; None while no cable is open."""
        self.show_work(coding, self._current_id)

    def show_current(self, statement_id: str | None) -> None:
        """Show another statement, or none."""
        if statement_id != self._current_id:
            self.show_work(self._coding, statement_id)

    def show_work(self, coding: CableCoding | None, current_id: str | None) -> None:
        """Take what is recorded on the cable, and which statement is in hand."""
        before = self._coding.codebook if self._coding else None
        book: Codebook | None = coding.codebook if coding else None
        if book is not before:
            self.guide.show_codebook(book)
        if current_id != self._current_id:
            self._scroll.verticalScrollBar().setValue(0)
        self._coding, self._current_id = coding, current_id
        self._tell()

    def show_selection(self, *, exists: bool) -> None:
        """Tell whether words are selected in the text."""
        if exists != self._has_selection:
            self._has_selection = exists
            self._tell()

    def show_history(self, entries: Sequence[ChangeSet]) -> None:
        """List what was done to the statement shown, oldest first as stored."""
        self.form.show_history(entries)

    def set_editable(self, *, editable: bool, reason: str = "") -> None:
        """Take wishes or not, and say why not."""
        self.form.set_editable(editable=editable, reason=reason)
        self.guide.setEnabled(editable)

    def open_picker(self, attribute: str) -> None:
        """Open the values of an attribute, as its key does."""
        self.form.open_picker(attribute)

    def edit_speaker(self) -> None:
        """Open the field for the speaker, as V does."""
        self._scroll.ensureWidgetVisible(self.form.speaker)
        self.form.speaker.edit()

    @property
    def count(self) -> str:
        """Which of how many statements is shown."""
        return self._count.text()

    @property
    def is_empty(self) -> bool:
        """Whether the explanation is shown."""
        return self._faces.currentWidget() is self.empty_state

    @property
    def offers_kinds(self) -> bool:
        """Whether what a selection could become is shown."""
        return self._faces.currentWidget() is self._guide_face

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys work here too, not only in the text."""
        key = event.text()
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and key in {"[", "]"}:
            self.statement_step_requested.emit(1 if key == "]" else -1)
        elif not (plain and self.press(key)):
            super().keyPressEvent(event)

    def press(self, key: str) -> bool:
        """Do what the key beside a row does; says whether a row has it."""
        return self._statement_is_shown() and self.form.press(key)

    def _statement_is_shown(self) -> bool:
        return self._faces.currentWidget() is self._statement_face

    def _made_title(self) -> PanelTitle:
        title = PanelTitle(self.tr("Inspector"))
        for widget in (self._count, self._back, self._on):
            title.add_tool(widget)
        title.setContentsMargins(0, 0, 8, 0)
        return title

    def _made_face(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        return face

    def _connect(self) -> None:
        form = self.form
        form.type_chosen.connect(self.type_chosen)
        form.attribute_chosen.connect(self.attribute_chosen)
        form.speaker_named.connect(self.speaker_named)
        form.link_requested.connect(self.link_requested)
        form.link_removal_requested.connect(self.link_removal_requested)
        form.note_requested.connect(self.note_requested)
        form.statement_chosen.connect(self.statement_chosen)
        form.history_requested.connect(self.history_requested)
        self.guide.chosen.connect(self.statement_requested)
        self._back.clicked.connect(self._step_back)
        self._on.clicked.connect(self._step_on)
        self.empty_state.acted.connect(self._leave_emptiness)

    def _step_back(self) -> None:
        self.statement_step_requested.emit(-1)

    def _step_on(self) -> None:
        self.statement_step_requested.emit(1)

    def _leave_emptiness(self) -> None:
        if self._coding and self._coding.statements:
            self._step_on()
        else:
            self.selection_requested.emit()

    def _tell(self) -> None:
        """Show the face that fits what is in hand."""
        coding = self._coding
        statement = coding.statement(self._current_id) if coding else None
        total = len(coding.statements) if coding else 0
        for button in (self._back, self._on):
            button.setVisible(total > 0)
        if coding is not None and statement is not None:
            place = (coding.place_of(self._current_id) or 0) + 1
            said = self.tr("Statement {place} of {total}")
            self._count.setText(said.format(place=place, total=total))
            self.head.show_line(coding.line(statement))
            self.form.show_statement(coding, statement)
            self._face(self._statement_face, self.form.first)
            return
        self._count.setText("")
        if coding is not None and self._has_selection:
            self._face(self._guide_face, next(iter(self.guide.rows), self.guide))
        else:
            self._explain(total)
            self._face(self.empty_state, self.empty_state.button)

    def _face(self, face: QWidget, entrance: QWidget) -> None:
        """Show a face; the keyboard enters the panel at one of its controls."""
        self._faces.setCurrentWidget(face)
        self.setFocusProxy(entrance)

    def _explain(self, total: int) -> None:
        if self._coding is None:
            self.empty_state.explain(
                "document",
                self.tr("No cable is open"),
                self.tr("What is recorded about a statement will be shown here."),
            )
        elif total:
            self.empty_state.explain(
                "quote",
                self.tr("No statement is in hand"),
                self.tr("Choose one in the text or in the table to see and change it."),
                how=self.tr("Next statement"),
                key="]",
            )
        else:
            self.empty_state.explain(
                "quote",
                self.tr("Nothing recorded yet"),
                self.tr(
                    "Select the words of a statement first; this place then says "
                    "what they can be recorded as."
                ),
                how=self.tr("Select a sentence"),
                key="S",
            )


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
