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
    if change_set.step is not Step.DO:
        undone, again = _tr("Undone: {step}"), _tr("Done again: {step}")
        said = undone if change_set.step is Step.UNDO else again
        return said.format(step=change_set.label)
    about = [change for change in change_set.changes if _is_statement(change)]
    if len(about) > 1:
        return change_set.label  # at many places, as the step says itself
    for change in (*about, *change_set.changes):
        if said := _said(change, cable):
            return said
    return change_set.label


def _is_statement(change: Change) -> bool:
    return isinstance(change.after or change.before, Statement)


def _said(change: Change, cable: Cable) -> str:
    """What a change of one record is called; '' for records that say nothing."""
    record = change.after or change.before
    match record:
        case Statement():
            where = place(record, cable)
            said = f"{statement_name(record)} {_verb(change)}"
            return f"{said}, {where}" if where else said
        case Link():
            said = _tr("Link {verb}: {kind}")
            return said.format(verb=_verb(change), kind=record.kind)
        case Note():
            return _tr("Note {verb}").format(verb=_verb(change))
        case _:
            return ""


def _verb(change: Change) -> str:
    if change.before is None:
        return _tr("added")
    return _tr("removed") if change.after is None else _tr("changed")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
