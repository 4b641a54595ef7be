"""Short sentences the window says about records: announcements and names."""

from reviewer.domain.cable import Cable
from reviewer.domain.changes import Change, ChangeSet, Step
from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Link, Note, Statement

_KINDS = {
    Kind.CLAIM: "Claim",
    Kind.COMMENT: "Post comment",
    Kind.REPORT: "Report",
    Kind.BACKGROUND: "Background",
}


def statement_name(statement: Statement) -> str:
    """What a statement is, in words: ``Denial``, ``Post comment``."""
    if statement.kind is Kind.CLAIM and statement.statement_type:
        return statement.statement_type.replace("_", " ").capitalize()
    return _KINDS[statement.kind]


def place(statement: Statement, cable: Cable) -> str:
    """The paragraph a statement begins in: ``¶6``, or '' outside paragraphs."""
    paragraph = cable.paragraph_at(statement.start)
    if paragraph is None or paragraph.number is None:
        return ""
    return f"¶{paragraph.number}"


def announcement(change_set: ChangeSet, cable: Cable) -> str:
    """What is said after a change: ``Denial added, ¶6``, ``Undone: Add denial``."""
    if change_set.step is Step.UNDO:
        return f"Undone: {change_set.label}"
    if change_set.step is Step.REDO:
        return f"Done again: {change_set.label}"
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Statement):
            where = place(record, cable)
            said = f"{statement_name(record)} {_verb(change)}"
            return f"{said}, {where}" if where else said
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Link):
            return f"Link {_verb(change)}: {record.kind}"
        if isinstance(record, Note):
            return f"Note {_verb(change)}"
    return change_set.label


def _verb(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"
