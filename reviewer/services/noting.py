"""Notes as changes: a first note on a new statement, and what a step is called."""

from reviewer.domain.changes import Change
from reviewer.domain.identifiers import NoteId, new_id
from reviewer.domain.statement import Note, Statement
from reviewer.domain.text import plain


def noted(statement: Statement, text: str) -> tuple[Change, ...]:
    """The change that writes a note on a statement; none for a blank text."""
    text = plain(text).strip()
    if not text:
        return ()
    note = Note(
        note_id=NoteId(new_id()),
        cable_id=statement.cable_id,
        pass_id=statement.pass_id,
        text=text,
        statement_id=statement.statement_id,
    )
    return (Change(before=None, after=note),)


def label(change: Change) -> str:
    """What the step that makes a change of a note is called."""
    if change.before is None:
        return "Add note"
    return "Edit note" if change.after else "Remove note"
