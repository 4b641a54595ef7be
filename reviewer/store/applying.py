"""Carries changes out: compare, write, journal, all in one transaction."""

from sqlalchemy import Connection

from reviewer.domain.changes import Change, ChangeSet, Record
from reviewer.domain.correction import Correction
from reviewer.domain.identifiers import ReviewerId
from reviewer.domain.statement import Pass, PassKind, Speaker
from reviewer.errors import RuleError
from reviewer.store import journal, passes, records, relisting, speakers
from reviewer.store.words import describe, name_of


class StaleChangeError(RuleError):
    """The stored record is not the one that the change began with."""

    def __init__(self, change: Change, stored: Record | None) -> None:
        record = change.before or change.after
        wanted = describe(change.after) if change.after else "to remove it"
        began = describe(change.before) if change.before else "nothing"
        now = describe(stored) if stored else "it has been removed"
        super().__init__(
            f"This {name_of(record)} has been changed in another window. "
            f"Yours began with: {began}. You wanted: {wanted}. "
            f"The project now has: {now}. Nothing was overwritten; look at the new "
            "version and repeat your change if it is still right."
        )


class StillUsedError(RuleError):
    """A speaker would be removed from under statements that name them."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(
            f"{speaker.name} is still named by a statement and was not removed. "
            "Give those statements another speaker first."
        )


class PassTakenError(RuleError):
    """Somebody else has that reading of the cable by now."""

    def __init__(self, taken: Pass) -> None:
        super().__init__(
            f"The {taken.kind} pass over {taken.cable_id} has been taken by somebody "
            "else since, so this step cannot come back. Nothing was changed."
        )


def apply(
    tx: Connection, change_set: ChangeSet, *, target: int | None = None
) -> ChangeSet:
    """Write a change set and its journal row.

    Args:
        tx: A writing transaction; the caller commits it.
        change_set: What is to change; each ``before`` must be what is stored.
        target: For undo and redo, the journal row that is taken back or renewed.

    Returns:
        The set with its sequence number and time.

    Raises:
        StaleChangeError: A record is stored otherwise than ``before`` says.
        StillUsedError: A statement names the speaker that is to go.
        PassTakenError: A pass of that kind exists on the cable.
    """
    for change in change_set.changes:
        _carry_out(tx, change, change_set.reviewer_id)
    touched = {
        record.cable_id
        for change in change_set.changes
        for record in (change.before, change.after)
        if isinstance(record, Correction)
    }
    for cable_id in sorted(touched):
        relisting.relist(tx, cable_id)
    return journal.append_set(tx, change_set, target=target)


def _carry_out(tx: Connection, change: Change, owner: ReviewerId) -> None:
    before, after = change.before, change.after
    if before is not None:
        _require(change, records.stored(tx, before), before)
        if after is None:
            _refuse_if_used(tx, before)
            records.delete(tx, before)
        else:
            records.update(tx, after, owner)
    elif after is not None:
        _require(change, records.stored(tx, after), None)
        _refuse_if_taken(tx, after)
        records.insert(tx, after, owner)


def _require(change: Change, found: Record | None, expected: Record | None) -> None:
    if found != expected:
        raise StaleChangeError(change, _told(change, found))


def _told(change: Change, found: Record | None) -> Record | None:
    """What may be told of the stored record: of another pass not even that it is."""
    record = change.before or change.after
    same = getattr(found, "pass_id", None) == getattr(record, "pass_id", None)
    return found if same else None


def _refuse_if_used(tx: Connection, record: Record) -> None:
    if isinstance(record, Speaker) and speakers.is_used(tx, record.speaker_id):
        raise StillUsedError(record)


def _refuse_if_taken(tx: Connection, record: Record) -> None:
    if not isinstance(record, Pass) or record.kind is PassKind.FINAL:
        return
    others = passes.of_cable(tx, record.cable_id)
    if any(other.kind is record.kind for other in others):
        raise PassTakenError(record)
