"""Undo, redo and history, all read from the journal; they survive a restart.

Undo is linear for each person over the whole project. Imports are kept apart from
it: what was received stays.
"""

from collections.abc import Iterator
from dataclasses import replace

from reviewer.domain.audit import FindingAnswer
from reviewer.domain.changes import Change, ChangeSet, Record, Step
from reviewer.domain.correction import Correction
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Link, Note, Speaker, Statement
from reviewer.services import speakers_known, standing
from reviewer.services.working import known_person, require_open
from reviewer.store import journal, passes
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction


def undo(project: Project, *, reviewer: str) -> ChangeSet | None:
    """Take back the person's newest step that still stands.

    Returns:
        What changed, None where nothing is left; ``cable_id`` says where.

    Raises:
        StaleChangeError: A record was changed elsewhere since; nothing is undone.
        PassSubmittedError: The step belongs to a pass that was submitted.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = known_person(tx, reviewer)
        done = journal.undoable(tx, who.reviewer_id) if who else None
        if done is None:
            return None
        _require_open(tx, done)
        taken_back = apply(tx, done.inverse(Step.UNDO), target=done.sequence)
        _settle(tx, taken_back)
        return taken_back


def redo(project: Project, *, reviewer: str) -> ChangeSet | None:
    """Bring back the step that was undone last, unless something was done since.

    Returns:
        What changed, None where there is nothing to redo.

    Raises:
        StaleChangeError: A record was changed elsewhere since; nothing is redone.
        PassTakenError: Somebody else has taken that reading of the cable.
        PassSubmittedError: The step belongs to a pass that was submitted.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = known_person(tx, reviewer)
        undone = journal.redoable(tx, who.reviewer_id) if who else None
        if undone is None:
            return None
        _require_open(tx, undone)
        again = replace(undone, step=Step.REDO, sequence=None, at=None)
        renewed = apply(tx, again, target=undone.sequence)
        _settle(tx, renewed)
        return renewed


def _settle(tx: Transaction, change_set: ChangeSet) -> None:
    """Divide files as the corrections say after an undo or redo of some."""
    changed = (change.before or change.after for change in change_set.changes)
    if any(isinstance(record, Correction) for record in changed):
        # It brings the parser, which asking for labels at the start need not load.
        from reviewer.services import dividing  # noqa: PLC0415

        dividing.settle(tx, change_set)


def undo_label(project: Project, *, reviewer: str) -> str | None:
    """What undo would take back, in words."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        found = journal.undoable(tx, who.reviewer_id) if who else None
    return found.label if found else None


def redo_label(project: Project, *, reviewer: str) -> str | None:
    """What redo would bring back, in words."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        found = journal.redoable(tx, who.reviewer_id) if who else None
    return found.label if found else None


def entries(
    project: Project,
    *,
    reviewer: str,
    cable_id: CableId | None = None,
    statement_id: StatementId | None = None,
) -> tuple[ChangeSet, ...]:
    """What that person did, oldest first; never what others did.

    Args:
        project: Where.
        reviewer: The person's name.
        cable_id: Only on this cable.
        statement_id: Only what touched this statement, its links or its notes.
    """
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        found = journal.entries(tx, who.reviewer_id, cable_id) if who else ()
    if statement_id is None:
        return found
    return tuple(entry for entry in found if _touches(entry, statement_id))


def _require_open(tx: Transaction, change_set: ChangeSet) -> None:
    """Raise where a step touches a pass or a cable that can no longer be changed."""
    sides = [record for change in change_set.changes for record in _sides(change)]
    cables = {getattr(record, "cable_id", None) for record in sides}
    standing.require_unfrozen(tx, *filter(None, cables))
    touched = {
        record.pass_id
        for record in sides
        if isinstance(record, Statement | Link | Note | FindingAnswer)
    }
    if change_set.pass_id is not None:
        touched.add(change_set.pass_id)
    for pass_id in sorted(touched):
        known = passes.find(tx, pass_id)
        if known:
            require_open(known)
    edited = [c.before for c in change_set.changes if isinstance(c.before, Speaker)]
    speakers_known.require_open(tx, edited, change_set.reviewer_id)


def _touches(change_set: ChangeSet, statement_id: StatementId) -> bool:
    return any(
        statement_id in _statements_of(record)
        for change in change_set.changes
        for record in _sides(change)
    )


def _sides(change: Change) -> Iterator[Record]:
    yield from (side for side in (change.before, change.after) if side)


def _statements_of(record: Record | None) -> tuple[StatementId | None, ...]:
    match record:
        case Statement():
            return (record.statement_id,)
        case Link():
            return (record.from_id, record.to_id)
        case Note():
            return (record.statement_id,)
        case _:
            return ()
