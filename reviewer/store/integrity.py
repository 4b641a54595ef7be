"""Compares every byte that matters with its hash, and the tables with the journal.

SQLite's own check sees a broken page but not a changed letter, so each text, each
record and each row of the journal has a hash of its own.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from reviewer.domain.changes import Record
from reviewer.domain.text import digest
from reviewer.store.failures import LockedError, failure
from reviewer.store.file_header import examine
from reviewer.store.problem import Problem
from reviewer.store.raw_rows import (
    RawRow,
    Unreadable,
    is_sealed,
    raw_connection,
    scan,
)
from reviewer.store.records import TABLES, RecordTable
from reviewer.store.replay import Replay, position_of, replay
from reviewer.store.review_schema import snapshots
from reviewer.store.schema import (
    SCHEMA_VERSION,
    cables,
    codebooks,
    journal,
    project,
    sources,
)

_MOST_REPORTED = 5
"""How many of SQLite's own remarks are passed on."""
_DERIVED_SINCE = 2
"""The first format with lists and a search index; check upgrades nothing."""
_SNAPSHOTS_SINCE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found, and how much was looked at."""

    problems: tuple[Problem, ...]
    cables: int
    statements: int
    journal_rows: int


def inspect(path: Path) -> Inspection:
    """Look at everything in a project file; nothing is changed.

    Raises:
        StoreError: The file cannot be opened as a project at all.
    """
    header = examine(path)
    with raw_connection(path) as connection:
        _hold_still(path, connection)
        told = replay(connection)
        counted = {"statement": 0}
        listed = _cable_sources(connection)
        problems = [
            *_file_problems(connection),
            *told.problems,
            *_plain_problems(connection),
            *_source_problems(connection, listed),
            *_cable_problems(connection, listed, told),
        ]
        if header.schema_version == SCHEMA_VERSION:  # an older one lacks some
            problems += _shape_problems(connection)
        if header.schema_version >= _DERIVED_SINCE:
            problems += _derived_problems(connection)
        if header.schema_version >= _SNAPSHOTS_SINCE:
            problems += _snapshot_problems(connection)
        there = (one for one in TABLES if one.since <= header.schema_version)
        for entry in there:
            problems += _record_problems(connection, entry, told, counted)
    return Inspection(
        problems=tuple(dict.fromkeys(problems)),
        cables=len(listed),
        statements=counted["statement"],
        journal_rows=told.rows,
    )


def _hold_still(path: Path, connection: sqlite3.Connection) -> None:
    """Read the first page, which keeps others from writing until the end.

    Damage is for the checks to find and to name.

    Raises:
        LockedError: Another program is writing just now.
    """
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        told = failure(path, error)
        if isinstance(told, LockedError):
            raise told from error


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    try:
        remarks = connection.execute(
            f"PRAGMA integrity_check({_MOST_REPORTED})"
        ).fetchall()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        yield Problem("file_damaged", str(error))
        return
    for (remark,) in remarks:
        if remark != "ok":
            yield Problem("file_damaged", remark.splitlines()[0])
    for row in dangling[:_MOST_REPORTED]:
        yield Problem("reference_broken", f"a row of {row[0]} refers to no {row[2]}")


def _shape_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Columns that are missing; opening a project refuses it for the same reason."""
    records = (entry.table for entry in TABLES)
    for table in (project, codebooks, sources, cables, journal, *records):
        rows = connection.execute(f'PRAGMA table_info("{table.name}")')
        found = {row["name"] for row in rows}
        for column in table.c:
            if column.name not in found:
                missing = f"the column {table.name}.{column.name} is missing"
                yield Problem("file_damaged", missing)


def _plain_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table in (project, codebooks):
        for row in scan(connection, table):
            if isinstance(row, Unreadable) or not is_sealed(table, row):
                yield Problem(f"{table.name.rstrip('s')}_changed", table.name)


def _cable_sources(connection: sqlite3.Connection) -> dict[str, str]:
    """The source of every cable that can be read."""
    return {
        str(row["cable_id"]): str(row["source_id"])
        for row in scan(connection, cables)
        if not isinstance(row, Unreadable)
    }


def _source_problems(
    connection: sqlite3.Connection, listed: dict[str, str]
) -> Iterator[Problem]:
    cables_of: dict[str, list[str]] = {}
    for cable_id, source_id in listed.items():
        cables_of.setdefault(source_id, []).append(cable_id)
    for row in scan(connection, sources):
        key = row.key if isinstance(row, Unreadable) else str(row["source_id"])
        concerned = tuple(cables_of.get(key or "", ()))
        if isinstance(row, Unreadable):
            yield Problem("text_unreadable", key or "the imported texts", concerned)
            continue
        if _sha256(row["bytes"]) != row["source_id"]:
            yield Problem("bytes_changed", str(row["file_name"]), concerned)
        if _sha256(row["text"]) != row["text_sha256"]:
            yield Problem("text_changed", str(row["file_name"]), concerned)
        if not is_sealed(sources, row):
            yield Problem("source_changed", str(row["file_name"]), concerned)


def _sha256(value: object) -> str | None:
    return digest(value) if isinstance(value, bytes) else None


def _cable_problems(
    connection: sqlite3.Connection, listed: dict[str, str], told: Replay
) -> Iterator[Problem]:
    for row in scan(connection, cables):
        if isinstance(row, Unreadable):
            concerned = (row.key,) if row.key else ()
            yield Problem("cable_unreadable", row.key or "the cables", concerned)
        elif not is_sealed(cables, row):
            cable_id = str(row["cable_id"])
            yield Problem("cable_changed", cable_id, (cable_id,))
    if not told.is_whole:
        return
    for cable_id in sorted(told.expected_cables - listed.keys()):
        yield Problem("cable_missing", cable_id, (cable_id,))
    for cable_id in sorted(listed.keys() - told.expected_cables):
        yield Problem("cable_unjournalled", cable_id, (cable_id,))


def _snapshot_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Submitted passes and results whose words are not what their hash says."""
    for row in scan(connection, snapshots):
        if isinstance(row, Unreadable):
            yield Problem("snapshot_unreadable", row.key or "the submitted passes")
        elif digest(str(row["content"])) != row["snapshot_sha256"]:
            yield Problem("snapshot_changed", str(row["snapshot_sha256"]))


_UNLISTED = (
    "SELECT c.cable_id FROM cables c LEFT JOIN listings l ON l.position = c.position "
    "WHERE (l.cable_id, l.subject, l.from_post, l.dtg, l.banner) "
    "IS NOT (c.cable_id, c.subject, c.from_post, c.dtg, c.banner)"
)
_UNINDEXED = (
    "SELECT count(*) FROM listings WHERE position NOT IN "
    "(SELECT id FROM cable_words_docsize)"
)
_READ_INDEX = (
    "CREATE VIRTUAL TABLE temp.all_words USING fts5vocab('main', 'cable_words', 'row')",
    "SELECT sum(cnt) FROM temp.all_words",
)


def _derived_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """What lists and searches show, compared with the cables it was made from."""
    try:
        for (cable_id,) in connection.execute(_UNLISTED).fetchall():
            yield Problem("list_changed", str(cable_id), (str(cable_id),))
        unindexed = connection.execute(_UNINDEXED).fetchone()[0]
        for statement in _READ_INDEX:
            connection.execute(statement).fetchall()
    except sqlite3.DatabaseError as error:
        yield Problem("index_damaged", str(error))
        return
    if unindexed:
        yield Problem("index_damaged", f"{unindexed} cables cannot be found by words")


def _record_problems(
    connection: sqlite3.Connection,
    entry: RecordTable,
    told: Replay,
    counted: dict[str, int],
) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in scan(connection, entry.table):
        if isinstance(row, Unreadable):
            known = told.records.get((entry.name, row.key or ""))
            yield _problem(entry, "unreadable", row.key, known)
            seen.add(row.key or "")
            continue
        key = str(row[entry.key])
        seen.add(key)
        counted[entry.name] = counted.get(entry.name, 0) + 1
        yield from _row_problems(entry, row, told)
    if not told.is_whole:
        return
    for (name, key), record in told.records.items():
        if name == entry.name and key not in seen:
            yield _problem(entry, "missing", key, record)


def _row_problems(entry: RecordTable, row: RawRow, told: Replay) -> Iterator[Problem]:
    key = str(row[entry.key])
    known = told.records.get((entry.name, key))
    if not is_sealed(entry.table, row):
        yield _problem(entry, "changed", key, known or _read(entry, row))
    elif told.is_whole and known is None:
        yield _problem(entry, "unjournalled", key, _read(entry, row))
    elif told.is_whole and known != _read(entry, row):
        yield _problem(entry, "changed", key, known)


def _problem(
    entry: RecordTable, what: str, key: str | None, record: Record | None
) -> Problem:
    cable_id = getattr(record, "cable_id", None)
    return Problem(
        f"{entry.name}_{what}",
        key or f"the {entry.table.name}",
        (cable_id,) if cable_id else (),
        position_of(record),
    )


def _read(entry: RecordTable, row: RawRow) -> Record | None:
    try:
        return entry.from_row(SimpleNamespace(**row))
    except (ValueError, TypeError):
        return None
