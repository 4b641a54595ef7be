"""Every class of record with its table: find, put and take away by class."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from sqlalchemy import Connection, Table

from reviewer.domain.adjudication import Decision
from reviewer.domain.audit import FindingAnswer
from reviewer.domain.changes import Record
from reviewer.domain.correction import Correction
from reviewer.domain.duties import Duty
from reviewer.domain.identifiers import ReviewerId
from reviewer.domain.proposition import Membership, Proposition
from reviewer.domain.review import Standing, Submission, Unblinding
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.signing import Package, SignOff
from reviewer.domain.statement import Link, Note, Pass, Reviewer, Speaker, Statement
from reviewer.domain.suggestion import Rejection
from reviewer.store import (
    answers,
    corrections,
    decisions,
    duties,
    links,
    memberships,
    notes,
    packages,
    passes,
    propositions,
    rejections,
    reviewers,
    searches,
    sign_offs,
    speakers,
    standings,
    statements,
    submissions,
    unblindings,
)
from reviewer.store.canonical import sealed


@dataclass(frozen=True, slots=True)
class RecordTable:
    """How one class of record is kept; ``since`` is the schema that began it."""

    name: str
    record: type[Record]
    table: Table
    key: str
    to_row: Callable[..., dict[str, object]]
    from_row: Callable[[Any], Record]
    find: Callable[[Connection, Any], Record | None]
    since: int = 1

    def id_of(self, record: Record) -> str:
        """The identifier of a record of this class."""
        return str(getattr(record, self.key))


def _table(
    name: str,
    record: type[Record],
    module: ModuleType,
    *,
    since: int = 1,
    key: str = "",
) -> RecordTable:
    return RecordTable(
        name=name,
        record=record,
        table=module.table,
        key=key or f"{name}_id",
        to_row=module.to_row,
        from_row=module.from_row,
        find=module.find,
        since=since,
    )


TABLES: Final = (
    _table("reviewer", Reviewer, reviewers),
    _table("pass", Pass, passes),
    _table("speaker", Speaker, speakers),
    _table("statement", Statement, statements),
    _table("link", Link, links),
    _table("note", Note, notes),
    _table("answer", FindingAnswer, answers, since=3),
    _table("search", SavedSearch, searches, since=4),
    _table("correction", Correction, corrections, since=5),
    _table("rejection", Rejection, rejections, since=6),
    _table("duty", Duty, duties, since=7),
    _table("standing", Standing, standings, since=7),
    _table("submission", Submission, submissions, since=7),
    _table("unblinding", Unblinding, unblindings, since=7),
    _table("decision", Decision, decisions, since=7, key="case_id"),
    _table("sign_off", SignOff, sign_offs, since=7),
    _table("package", Package, packages, since=7),
    _table("proposition", Proposition, propositions, since=8),
    _table("membership", Membership, memberships, since=8),
)
"""Parents before children."""
_BY_CLASS = {entry.record: entry for entry in TABLES}
BY_NAME: Final = {entry.name: entry for entry in TABLES}


def table_of(record: Record) -> RecordTable:
    """The table that keeps records of this one's class."""
    return _BY_CLASS[type(record)]


def stored(tx: Connection, like: Record) -> Record | None:
    """The record that is stored now under the identifier of ``like``."""
    entry = table_of(like)
    return entry.find(tx, entry.id_of(like))


def insert(tx: Connection, record: Record, owner: ReviewerId) -> None:
    """Put a new record; ``owner`` is who a speaker is listed by."""
    entry = table_of(record)
    tx.execute(entry.table.insert(), sealed(_row(entry, record, owner)))


def update(tx: Connection, record: Record, owner: ReviewerId) -> None:
    """Replace the record of the same identifier."""
    entry = table_of(record)
    key = entry.table.c[entry.key]
    change = entry.table.update().where(key == entry.id_of(record))
    tx.execute(change, sealed(_row(entry, record, owner)))


def delete(tx: Connection, record: Record) -> None:
    """Take a record away; the journal keeps it."""
    entry = table_of(record)
    key = entry.table.c[entry.key]
    tx.execute(entry.table.delete().where(key == entry.id_of(record)))


def _row(entry: RecordTable, record: Record, owner: ReviewerId) -> dict[str, object]:
    if isinstance(record, Speaker):
        return speakers.to_row(record, reviewer_id=owner)
    return entry.to_row(record)
