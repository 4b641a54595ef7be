"""Notes: rows and queries."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import NoteId, PassId, StatementId
from reviewer.domain.statement import Note
from reviewer.store.schema import notes

table = notes


def to_row(note: Note) -> dict[str, object]:
    """The values of a note's columns, without the hash."""
    return {
        "note_id": note.note_id,
        "cable_id": note.cable_id,
        "pass_id": note.pass_id,
        "statement_id": note.statement_id,
        "paragraph": note.paragraph,
        "text": note.text,
    }


def from_row(row: Row[tuple[object, ...]]) -> Note:
    """Read a note."""
    return Note(
        note_id=row.note_id,
        cable_id=row.cable_id,
        pass_id=row.pass_id,
        statement_id=row.statement_id,
        paragraph=row.paragraph,
        text=row.text,
    )


def find(tx: Connection, note_id: NoteId) -> Note | None:
    """The note of that id."""
    row = tx.execute(select(notes).where(notes.c.note_id == note_id)).one_or_none()
    return from_row(row) if row else None


def of_pass(tx: Connection, pass_id: PassId) -> tuple[Note, ...]:
    """All notes of a pass."""
    wanted = select(notes).where(notes.c.pass_id == pass_id).order_by(notes.c.note_id)
    return tuple(from_row(row) for row in tx.execute(wanted))


def at(
    tx: Connection,
    pass_id: PassId,
    *,
    statement_id: StatementId | None,
    paragraph: int | None,
) -> Note | None:
    """The note of a pass on that statement, that paragraph or the cable."""
    wanted = select(notes).where(
        notes.c.pass_id == pass_id,
        notes.c.statement_id.is_not_distinct_from(statement_id),
        notes.c.paragraph.is_not_distinct_from(paragraph),
    )
    row = tx.execute(wanted).first()
    return from_row(row) if row else None


def on_statement(tx: Connection, statement_id: StatementId) -> tuple[Note, ...]:
    """The notes on a statement."""
    wanted = select(notes).where(notes.c.statement_id == statement_id)
    return tuple(from_row(row) for row in tx.execute(wanted))
