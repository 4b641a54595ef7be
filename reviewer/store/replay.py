"""Plays the journal through: what should be stored now, if it is to be believed."""

import sqlite3
from dataclasses import dataclass, field

import msgspec

from reviewer.domain.changes import Record
from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.statement import Statement
from reviewer.store import journal
from reviewer.store.canonical import decode, seal
from reviewer.store.change_json import read_changes
from reviewer.store.problem import Problem
from reviewer.store.raw_rows import RawRow, Unreadable, scan
from reviewer.store.records import table_of
from reviewer.store.schema import journal as journal_table

Key = tuple[str, str]
"""The name of a class of record, and an identifier."""


@dataclass(slots=True)
class Replay:
    """What a journal tells.

    ``records`` holds what should be stored, ``cables`` what was imported;
    ``is_whole`` is False where a row is damaged, so that both prove nothing.
    """

    records: dict[Key, Record] = field(default_factory=dict)
    cables: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0

    @property
    def expected_cables(self) -> set[str]:
        """The cables that should be there: imported, split off, and not joined."""
        said = [one for one in self.records.values() if isinstance(one, Correction)]
        divided = [one for one in said if one.kind is CorrectionKind.CABLE]
        begun = {one.value for one in divided if one.holds}
        return (self.cables | begun) - {one.value for one in divided if not one.holds}

    @property
    def is_whole(self) -> bool:
        """Whether no row is missing or changed."""
        return not self.problems


def replay(connection: sqlite3.Connection) -> Replay:
    """Check the chain of hashes and play every row."""
    result = Replay()
    previous, expected = journal.GENESIS, 1
    for row in _in_order(connection, result):
        result.rows += 1
        if row["sequence"] != expected:
            result.problems.append(Problem("journal_gap", f"row {expected}"))
        elif row["previous"] != previous or _hash(row) != row["hash"]:
            result.problems.append(_changed(row))
        _play(row, result)
        previous = str(row["hash"])
        expected = row["sequence"] + 1 if isinstance(row["sequence"], int) else 0
    return result


def position_of(record: Record | None) -> int | None:
    """Where in the text a record lies, if it lies anywhere."""
    match record:
        case Statement():
            return record.start
        case Correction():
            return record.span.start
        case _:
            return None


def _in_order(connection: sqlite3.Connection, result: Replay) -> list[RawRow]:
    rows: list[RawRow] = []
    for found in scan(connection, journal_table):
        if isinstance(found, Unreadable):
            what = f"row {found.key}" if found.key else "the rest of it"
            result.problems.append(Problem("journal_unreadable", what))
        else:
            rows.append(found)
    return sorted(rows, key=lambda row: _as_number(row["sequence"]))


def _as_number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _hash(row: RawRow) -> str:
    return seal({name: value for name, value in row.items() if name != "hash"})


def _play(row: RawRow, result: Replay) -> None:
    try:
        if row["step"] == journal.IMPORT:
            told = decode(str(row["changes"]), _Import)
            result.cables.update(told.cable_ids)
        elif row["step"] != journal.CREATE:
            _change(str(row["changes"]), result)
    except (ValueError, KeyError):
        if result.is_whole:
            result.problems.append(_changed(row))


class _Import(msgspec.Struct):
    cable_ids: list[str]


def _change(text: str, result: Replay) -> None:
    for change in read_changes(text):
        record = change.after or change.before
        if record is None:
            continue
        entry = table_of(record)
        key = (entry.name, entry.id_of(record))
        if change.after is None:
            result.records.pop(key, None)
        else:
            result.records[key] = change.after


def _changed(row: RawRow) -> Problem:
    cable_ids = (str(row["cable_id"]),) if row["cable_id"] else ()
    what = f"row {row['sequence']} (“{row['label']}”)"
    return Problem("journal_changed", what, cable_ids, _position(row))


def _position(row: RawRow) -> int | None:
    try:
        changes = read_changes(str(row["changes"]))
    except (ValueError, KeyError):
        return None
    places = (position_of(change.after or change.before) for change in changes)
    return next((place for place in places if place is not None), None)
