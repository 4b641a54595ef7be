"""What a person can do to the cable in hand; each is one step of undo."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Link, Note, Statement
from reviewer.domain.suggestion import Suggestions
from reviewer.domain.telling import Told, told_by_hand
from reviewer.domain.text import Span
from reviewer.gui.late import annotating, history, linking
from reviewer.gui.session import ProjectSession


class Edits(QObject):
    """The verbs of annotating, done through the session."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Callable[[], Suggestions] = Suggestions

    def add_statement(
        self,
        kind: Kind,
        statement_type: str | None,
        spans: tuple[Span, ...],
        *,
        mixed: bool = False,
    ) -> None:
        """Add a statement over spans and take it in hand; the text fills in more."""
        told = self._told(kind, statement_type, spans)
        self._session.commit(
            lambda project, cable_id: annotating.add_statement(
                project,
                cable_id,
                reviewer=self._session.reviewer,
                kind=kind,
                spans=spans,
                statement_type=statement_type,
                attributes=told.attributes,
                speaker_id=told.speaker_id,
                source_spans=told.source_spans,
                cue_spans=told.cue_spans,
                mixed=mixed,
            )
        )

    def use_suggestions(self, found: Callable[[], Suggestions]) -> None:
        """Take what is suggested for the cable, as far as it is made."""
        self._found = found

    def _told(
        self, kind: Kind, statement_type: str | None, spans: tuple[Span, ...]
    ) -> Told:
        opened, book = self._session.open_cable, self._session.codebook
        if opened is None or book is None:
            return Told()
        return told_by_hand(
            opened.text,
            kind,
            spans,
            codebook=book,
            found=self._found(),
            speakers=self._session.speakers,
            statement_type=statement_type,
        )

    def edit_statement(self, after: Statement) -> None:
        """Replace a statement by one with the same id."""
        before = self._session.statement(after.statement_id)
        if before is None or before == after:
            return
        self._session.commit(
            lambda project, _: annotating.edit_statement(
                project, before, after, reviewer=self._session.reviewer
            )
        )

    @Slot(str)
    def set_type(self, name: str) -> None:
        """Give the claim in hand another type."""
        self.set_attributes({STATEMENT_TYPE: name})

    @Slot(str, str)
    def set_attribute(self, name: str, value: str) -> None:
        """Set one attribute of the statement in hand."""
        self.set_attributes({name: value})

    def set_attributes(self, values: Mapping[str, str]) -> None:
        """Set attributes of the statement in hand."""
        if self._session.current:
            attributes = self._session.current.attributes | dict(values)
            self.edit_statement(replace(self._session.current, attributes=attributes))

    @Slot()
    def remove_current(self) -> None:
        """Remove the statement in hand with its links and notes."""
        gone = self._session.current
        if gone is None:
            return
        self._session.commit(
            lambda project, _: annotating.remove_statement(
                project, gone, reviewer=self._session.reviewer
            )
        )

    def link(
        self, from_id: StatementId, to_id: StatementId, kind: str, mode: str | None
    ) -> None:
        """Link two statements."""
        self._session.commit(
            lambda project, _: linking.add_link(
                project,
                from_id,
                to_id,
                reviewer=self._session.reviewer,
                kind=kind,
                mode=mode,
            )
        )

    def remove_link(self, link: Link) -> None:
        """Remove a link."""
        self._session.commit(
            lambda project, _: linking.remove_link(
                project, link, reviewer=self._session.reviewer
            )
        )

    def note_in_hand(self) -> Note | None:
        """The note on the statement in hand, else that on the whole cable."""
        current = self._session.current
        wanted = current.statement_id if current else None
        found = (
            note
            for note in self._session.notes
            if note.statement_id == wanted and note.paragraph is None
        )
        return next(found, None)

    def set_note(self, text: str) -> bool:
        """Set the note on the statement in hand, else on the cable; '' removes it.

        Returns:
            Whether something was changed and kept.
        """
        about = self._session.current.statement_id if self._session.current else None
        done = self._session.commit(
            lambda project, cable_id: annotating.set_note(
                project,
                cable_id,
                reviewer=self._session.reviewer,
                text=text,
                statement_id=about,
            )
        )
        return done is not None

    def set_speaker(self, name: str) -> None:
        """Name the speaker of the statement in hand; a new name is added with it."""
        current, name = self._session.current, name.strip()
        if current is None:
            return
        if name == self._speaker_name(current):
            return
        after = current if name else replace(current, speaker_id=None)
        self._session.commit(
            lambda project, _: annotating.edit_statement(
                project,
                current,
                after,
                reviewer=self._session.reviewer,
                speaker_name=name,
            )
        )

    @Slot()
    def undo(self) -> None:
        """Take back this person's last action, wherever in the project it was."""
        self._session.keep(
            lambda project: history.undo(project, reviewer=self._session.reviewer)
        )

    @Slot()
    def redo(self) -> None:
        """Do again what was last taken back."""
        self._session.keep(
            lambda project: history.redo(project, reviewer=self._session.reviewer)
        )

    def _speaker_name(self, statement: Statement) -> str:
        wanted = statement.speaker_id
        found = (s.name for s in self._session.speakers if s.speaker_id == wanted)
        return next(found, "")
