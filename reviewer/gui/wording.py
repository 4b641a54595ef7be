"""Short sentences the window says about records: announcements and names."""

from PySide6.QtCore import QCoreApplication

from reviewer.domain.cable import Cable
from reviewer.domain.changes import Change, ChangeSet, Step
from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Link, Note, PassKind, PassState, Statement


def statement_name(statement: Statement) -> str:
    """What a statement is, in words: ``Denial``, ``Post comment``."""
    if statement.kind is Kind.CLAIM and statement.statement_type:
        return statement.statement_type.replace("_", " ").capitalize()
    return {
        Kind.CLAIM: _tr("Claim"),
        Kind.COMMENT: _tr("Post comment"),
        Kind.REPORT: _tr("Report"),
        Kind.BACKGROUND: _tr("Background"),
    }[statement.kind]


def reading(kind: PassKind) -> str:
    """Which reading of a cable a pass is."""
    return {
        PassKind.FIRST: _tr("First pass"),
        PassKind.SECOND: _tr("Second pass"),
        PassKind.FINAL: _tr("Final pass"),
    }[kind]


def state(found: PassState) -> str:
    """How far a pass is."""
    return {
        PassState.OPEN: _tr("open"),
        PassState.SUBMITTED: _tr("submitted"),
    }.get(found, found.value)


def place(statement: Statement, cable: Cable) -> str:
    """The paragraph a statement begins in: ``¶6``, or '' outside paragraphs."""
    paragraph = cable.paragraph_at(statement.start)
    if paragraph is None or paragraph.number is None:
        return ""
    return f"¶{paragraph.number}"


def announcement(change_set: ChangeSet, cable: Cable) -> str:
    """What is said after a change: ``Denial added, ¶6``, ``Undone: Add denial``."""
    if change_set.step is Step.UNDO:
        return _tr("Undone: {step}").format(step=change_set.label)
    if change_set.step is Step.REDO:
        return _tr("Done again: {step}").format(step=change_set.label)
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Statement):
            where = place(record, cable)
            said = f"{statement_name(record)} {_verb(change)}"
            return f"{said}, {where}" if where else said
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Link):
            return _tr("Link {verb}: {kind}").format(
                verb=_verb(change), kind=record.kind
            )
        if isinstance(record, Note):
            return _tr("Note {verb}").format(verb=_verb(change))
    return change_set.label


def _verb(change: Change) -> str:
    if change.before is None:
        return _tr("added")
    return _tr("removed") if change.after is None else _tr("changed")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
