"""Actions that record: statements, links, notes, undo."""

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui import wording
from reviewer.gui.dialogs.note_editor import NoteEditor
from reviewer.gui.edits import Edits
from reviewer.gui.ghosts import Ghosts
from reviewer.gui.link_mode import LinkMode, Wish
from reviewer.gui.session import ProjectSession
from reviewer.gui.workbench import Workbench

_KEYS: dict[str, tuple[Kind, str | None]] = {
    "claim": (Kind.CLAIM, None),
    "denial": (Kind.CLAIM, "denial"),
    "acknowledgement": (Kind.CLAIM, "acknowledgement"),
    "comment": (Kind.COMMENT, None),
    "report": (Kind.REPORT, None),
}


def types_of(codebook: Codebook | None) -> tuple[str, ...]:
    """The types of claims in use, in the order of their numbers."""
    attribute = codebook.attribute(STATEMENT_TYPE) if codebook else None
    values = attribute.values if attribute else ()
    return tuple(value.name for value in values if not value.retired)


class Annotating(QObject):
    """Recording on the selection, or on the statement in hand."""

    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        edits: Edits,
        bench: Workbench,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits
        self._bench = bench
        self._links = LinkMode(bench.link_prompt, self)
        self._drafts: dict[str, str] = {}
        self._ghosts: Ghosts | None = None
        self._doubted: tuple[Kind, str | None, tuple[Span, ...]] | None = None

    def use_suggestions(self, ghosts: Ghosts) -> None:
        """Take what is suggested; a suggestion being edited is recorded as such."""
        self._ghosts = ghosts

    @property
    def link_mode(self) -> LinkMode:
        """What leads through a link."""
        return self._links

    def record(self, name: str) -> None:
        """Record a statement by its key, or turn the claim in hand into it."""
        kind, statement_type = _KEYS[name]
        self._record(kind, statement_type)

    def record_type(self, number: str) -> None:
        """Record a claim of the codebook's n-th type, or give that type."""
        types = types_of(self._session.codebook)
        place = int(number) - 1
        if place >= len(types):
            self.said.emit(self.tr("The codebook has no type of that number."))
            return
        self._record(Kind.CLAIM, types[place])

    @Slot(object, object)
    def record_kind(self, kind: Kind, statement_type: str | None) -> None:
        """Record the selection as the inspector proposed."""
        self._record(kind, statement_type)

    def link(self) -> None:
        """Begin to link the statement in hand."""
        self._begin_link(self._session.current)

    @Slot(str)
    def link_claim(self, statement_id: str) -> None:
        """Begin to link a claim of the ledger with a comment."""
        self._session.select(statement_id)
        self._begin_link(self._session.current, Kind.COMMENT)

    @Slot(str)
    def remove_one(self, statement_id: str) -> None:
        """Remove a statement of the table."""
        self._session.select(statement_id)
        self._edits.remove_current()

    @Slot()
    def select_first(self) -> None:
        """Begin: select a sentence of the text."""
        self._bench.reader.setFocus()
        self._bench.reader.select_sentence()

    @Slot(object)
    def show_target(self, statement_id: str) -> None:
        """Bring the statement that is marked for a link into view."""
        target = self._session.statement(statement_id)
        if target:
            self._bench.reader.go_to(target.start)

    @Slot(object)
    def take_link(self, wish: Wish) -> None:
        """Keep a link that was chosen."""
        self._edits.link(wish.from_id, wish.to_id, wish.kind, wish.mode)

    def note(self) -> None:
        """Open the note on the statement in hand, else on the cable."""
        opened = self._session.open_cable
        if opened is None:
            return
        current = self._session.current
        kept = self._edits.note_in_hand()
        about, key = str(opened.cable_id), str(opened.cable_id)
        if current:
            about = f"{wording.statement_name(current)} "
            about += wording.place(current, opened.cable)
            key = current.statement_id
        editor = NoteEditor(about.strip(), kept.text if kept else "", self._bench)
        if key in self._drafts:
            editor.show_draft(self._drafts.pop(key))
        editor.setProperty("about", key)
        editor.save_requested.connect(self._save_note)
        editor.put_aside.connect(self._keep_draft)
        editor.open()

    def inspect(self) -> None:
        """Go to the inspector."""
        self._bench.bring_forward("inspector")
        self._bench.inspector.setFocus()

    def describe(self, key: str) -> None:
        """Open the picker or field that has this key beside its row."""
        self._bench.bring_forward("inspector")
        if not self._bench.inspector.press(key):
            self.said.emit(
                self.tr("The codebook has nothing on {key} for this statement.").format(
                    key=key
                )
            )

    def remove(self) -> None:
        """Remove the statement in hand."""
        self._edits.remove_current()

    def undo(self) -> None:
        """Take back the last action."""
        self._edits.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._edits.redo()

    def _record(self, kind: Kind, statement_type: str | None) -> None:
        spans = self._bench.reader.selection()
        if spans:
            self._add(kind, statement_type, spans)
            return
        current = self._session.current
        if current is None:
            return
        if current.kind is not kind:
            self.said.emit(
                self.tr("Select the words first: a statement keeps its kind.")
            )
        elif statement_type or kind is Kind.CLAIM:
            default = types_of(self._session.codebook)[0]
            self._edits.set_attributes({STATEMENT_TYPE: statement_type or default})

    def _add(
        self, kind: Kind, statement_type: str | None, spans: tuple[Span, ...]
    ) -> None:
        """Add a statement; claim and comment on one span only when asked twice."""
        wish = (kind, statement_type, spans)
        mixed = self._is_mixed(kind, spans)
        if mixed and wish != self._doubted:
            self._doubted = wish
            self.said.emit(
                self.tr(
                    "These words are already coded as the other of claim and comment. "
                    "The same key again records both (mixed)."
                )
            )
            return
        self._doubted = None
        if self._ghosts and self._ghosts.record(kind, statement_type, mixed=mixed):
            return
        self._edits.add_statement(kind, statement_type, spans, mixed=mixed)

    def _is_mixed(self, kind: Kind, spans: tuple[Span, ...]) -> bool:
        """Whether a comment covers words of a claim, or the reverse."""
        pair = {Kind.CLAIM, Kind.COMMENT}
        if kind not in pair:
            return False
        other = (pair - {kind}).pop()
        return any(
            mine.intersects(theirs)
            for statement in self._session.statements
            if statement.kind is other
            for theirs in statement.spans
            for mine in spans
        )

    def _begin_link(self, start: Statement | None, first: Kind | None = None) -> None:
        opened, codebook = self._session.open_cable, self._session.codebook
        if start and opened and codebook:
            self._links.begin(
                start,
                self._session.statements,
                codebook,
                opened.text,
                opened.cable,
                first,
            )

    @Slot(str)
    def _save_note(self, text: str) -> None:
        editor = self.sender()
        if not isinstance(editor, NoteEditor):
            return
        if self._edits.set_note(text):
            editor.accept()
        else:
            reason = self._session.not_editable_reason
            editor.show_problem(reason or self.tr("The message above says why."))

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self._drafts[str(editor.property("about"))] = text
            self.said.emit(self.tr("The draft is kept: N opens it again."))
