"""The journal: undo stack, history and audit trail in one append-only table.

Each row carries the hash of the row before it. Besides the steps of a reviewer
(``do``, ``undo``, ``redo``) it tells of moves of the second review (``move``), of the
creation of the project (``create``), of people who joined (``join``), of imports
(``import``) and of files read again by a newer parser (``reread``); these cannot be
undone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, select

from reviewer.domain.changes import ChangeSet, Record, Step
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.signing import JournalHead
from reviewer.store import records, times
from reviewer.store.canonical import encode, seal
from reviewer.store.change_json import read_changes, write_changes
from reviewer.store.schema import journal

CREATE, JOIN, IMPORT, REREAD = "create", "join", "import", "reread"
"""Steps that are not part of anybody's undo stack."""
GENESIS = "0" * 64
"""What the first row has for the hash of the row before it."""
# Every act asks one of these, and making a query costs more than asking it.
_LAST = (
    select(journal.c.sequence, journal.c.hash)
    .order_by(journal.c.sequence.desc())
    .limit(1)
)
_LATER = journal.alias()
_LAST_STEP = (
    select(_LATER.c.step)
    .where(_LATER.c.target == journal.c.sequence)
    .order_by(_LATER.c.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_UNDOABLE = (
    select(journal)
    .where(
        journal.c.reviewer_id == bindparam("who"),
        journal.c.step == Step.DO.value,
        _LAST_STEP.is_distinct_from(Step.UNDO.value),
    )
    .order_by(journal.c.sequence.desc())
    .limit(1)
)
_HASHED = tuple(column.name for column in journal.c if column.name != "hash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A row to be written; ``changes`` is canonical JSON."""

    step: str
    label: str
    changes: str
    reviewer_id: str | None = None
    pass_id: str | None = None
    cable_id: str | None = None
    target: int | None = None


def append(tx: Connection, event: Event) -> tuple[int, datetime]:
    """Write an event at the end of the journal; returns its sequence and time."""
    last = tx.execute(_LAST).first()
    sequence, at = (last.sequence + 1 if last else 1), times.now()
    row: dict[str, object] = {
        "sequence": sequence,
        "at": times.write(at),
        "reviewer_id": event.reviewer_id,
        "pass_id": event.pass_id,
        "cable_id": event.cable_id,
        "step": event.step,
        "label": event.label,
        "target": event.target,
        "changes": event.changes,
        "previous": last.hash if last else GENESIS,
    }
    tx.execute(journal.insert(), row | {"hash": seal(row)})
    return sequence, at


def append_set(
    tx: Connection, change_set: ChangeSet, *, target: int | None = None
) -> ChangeSet:
    """Write a reviewer's step; ``target`` is the ``do`` row it undoes or redoes."""
    event = Event(
        step=change_set.step.value,
        label=change_set.label,
        changes=write_changes(change_set.changes),
        reviewer_id=change_set.reviewer_id,
        pass_id=change_set.pass_id,
        cable_id=change_set.cable_id,
        target=target,
    )
    sequence, at = append(tx, event)
    return replace(change_set, sequence=sequence, at=at)


def head(tx: Connection) -> int:
    """The newest sequence number."""
    return tx.execute(select(func.max(journal.c.sequence))).scalar_one() or 0


def end(tx: Connection, last: int | None = None) -> JournalHead:
    """Its newest row, or the row of that number as if nothing had come after it."""
    wanted = select(journal.c.sequence, journal.c.hash)
    counted = select(func.count()).select_from(journal)
    if last is not None:
        wanted = wanted.where(journal.c.sequence <= last)
        counted = counted.where(journal.c.sequence <= last)
    row = tx.execute(wanted.order_by(journal.c.sequence.desc()).limit(1)).one()
    length = tx.execute(counted).scalar_one()
    return JournalHead(sequence=row.sequence, hash=row.hash, length=length)


def sequence_of(tx: Connection, added: Record) -> int | None:
    """The row that added a record, as it is; the newest where there are several."""
    name = records.table_of(added).name
    told = func.instr(journal.c.changes, f'"record":{encode(name)}') > 0
    wanted = select(journal.c.sequence, journal.c.changes).where(told)
    for row in tx.execute(wanted.order_by(journal.c.sequence.desc())):
        if any(change.after == added for change in read_changes(row.changes)):
            return int(row.sequence)
    return None


def steps_of(tx: Connection, reviewer_id: ReviewerId) -> tuple[int, datetime | None]:
    """How many steps a reviewer took, undoing included, and when the last one."""
    mine = (journal.c.reviewer_id == reviewer_id) & journal.c.step.in_(list(Step))
    count = tx.execute(select(func.count()).where(mine)).scalar_one()
    newest = select(journal.c.at).where(mine).order_by(journal.c.sequence.desc())
    row = tx.execute(newest.limit(1)).first()
    return count, times.read(row.at) if row else None


def undoable(tx: Connection, reviewer_id: ReviewerId) -> ChangeSet | None:
    """The step that undo takes back: the reviewer's newest that stands."""
    row = tx.execute(_UNDOABLE, {"who": reviewer_id}).first()
    return to_set(row) if row else None


def redoable(tx: Connection, reviewer_id: ReviewerId) -> ChangeSet | None:
    """The step that redo brings back: what was undone last, if nothing was done since.

    Returns:
        The ``do`` row itself, not the row that undid it.
    """
    newest_do = (
        select(func.max(journal.c.sequence))
        .where(journal.c.reviewer_id == reviewer_id, journal.c.step == Step.DO)
        .scalar_subquery()
    )
    later = journal.alias()
    answered = (
        select(later.c.sequence)
        .where(
            later.c.target == journal.c.target,
            later.c.sequence > journal.c.sequence,
        )
        .exists()
    )
    wanted = _of(reviewer_id, Step.UNDO).where(
        journal.c.sequence > newest_do, ~answered
    )
    row = tx.execute(wanted.order_by(journal.c.sequence.desc()).limit(1)).first()
    if row is None:
        return None
    return _newest(tx, select(journal).where(journal.c.sequence == row.target))


def entries(
    tx: Connection, reviewer_id: ReviewerId, cable_id: CableId | None = None
) -> tuple[ChangeSet, ...]:
    """What a reviewer did, oldest first."""
    steps = [step.value for step in Step]
    wanted = select(journal).where(
        journal.c.reviewer_id == reviewer_id, journal.c.step.in_(steps)
    )
    if cable_id is not None:
        wanted = wanted.where((journal.c.cable_id == cable_id) | _names(cable_id))
    rows = tx.execute(wanted.order_by(journal.c.sequence))
    return tuple(to_set(row) for row in rows)


def rows(tx: Connection) -> Iterator[Row[tuple[object, ...]]]:
    """Every row as it stands, in order."""
    yield from tx.execute(select(journal).order_by(journal.c.sequence))


def of_moves(
    tx: Connection, cable_id: CableId, *, after: int
) -> Iterator[Row[tuple[object, ...]]]:
    """The rows of a cable's moves behind some row, in order."""
    wanted = select(journal).where(
        journal.c.cable_id == cable_id,
        journal.c.step == Step.MOVE.value,
        journal.c.sequence > after,
    )
    yield from tx.execute(wanted.order_by(journal.c.sequence))


def hash_of(row: Row[tuple[object, ...]]) -> str:
    """The hash that a row should carry."""
    return seal({name: getattr(row, name) for name in _HASHED})


def to_set(row: Row[tuple[object, ...]]) -> ChangeSet:
    """Read a reviewer's step."""
    return ChangeSet(
        label=row.label,
        changes=read_changes(row.changes),
        reviewer_id=row.reviewer_id,
        cable_id=row.cable_id,
        pass_id=row.pass_id,
        step=Step(row.step),
        sequence=row.sequence,
        at=times.read(row.at),
    )


def _of(reviewer_id: ReviewerId, step: Step) -> Select[tuple[object, ...]]:
    return select(journal).where(
        journal.c.reviewer_id == reviewer_id, journal.c.step == step.value
    )


def _names(cable_id: CableId) -> ColumnElement[bool]:
    """Whether a step over several cables, which belongs to none, names this one."""
    named = f'"cable_id":{encode(cable_id)}'
    return journal.c.cable_id.is_(None) & (func.instr(journal.c.changes, named) > 0)


def _newest(tx: Connection, wanted: Select[tuple[object, ...]]) -> ChangeSet | None:
    row = tx.execute(wanted.order_by(journal.c.sequence.desc()).limit(1)).first()
    return to_set(row) if row else None
