"""Reads rows of a file that may be damaged, giving up as little as possible."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Table

from reviewer.store.canonical import seal
from reviewer.store.failures import translated

RawRow = dict[str, object]
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged page, and the damaged name of a column, come to."""
_HASHED_APART = frozenset({"row_sha256", "text", "bytes"})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row, or with no key the rest of a table, that SQLite cannot give back."""

    table: str
    key: str | None


@contextmanager
def raw_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """One state of a file, read only, with broken text let through."""
    # After a crash the half-written part must be taken back before reading.
    crashed = path.with_name(path.name + "-journal").exists()
    mode = "rw" if crashed else "ro"
    with translated(path):
        connection = sqlite3.connect(
            f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
            uri=True,
            isolation_level=None,
        )
        try:
            connection.row_factory = sqlite3.Row
            connection.text_factory = _lenient
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


def scan(connection: sqlite3.Connection, table: Table) -> Iterator[RawRow | Unreadable]:
    """Every row of a table that can be read, and what cannot."""
    key = table.primary_key.columns[0].name
    seen: set[object] = set()
    try:
        for row in connection.execute(f'SELECT * FROM "{table.name}"'):  # noqa: S608 - names from the schema
            seen.add(row[key])
            yield dict(row)
    except _UNREADABLE:
        yield from _one_by_one(connection, table, seen)


def is_sealed(table: Table, row: RawRow) -> bool:
    """Whether a row still has the hash that it was written with."""
    apart = _HASHED_APART if table.name == "sources" else {"row_sha256"}
    hashed = {name: value for name, value in row.items() if name not in apart}
    return seal(hashed) == row["row_sha256"]


def _one_by_one(
    connection: sqlite3.Connection, table: Table, seen: set[object]
) -> Iterator[RawRow | Unreadable]:
    """Fetch by key what a scan did not reach; keys come from their own index."""
    key = table.primary_key.columns[0].name
    name = table.name
    try:
        keys = connection.execute(
            f'SELECT "{key}" FROM "{name}" ORDER BY "{key}"'  # noqa: S608 - names from the schema
        ).fetchall()
    except _UNREADABLE:
        yield Unreadable(name, None)
        return
    wanted = f'SELECT * FROM "{name}" WHERE "{key}" = ?'  # noqa: S608 - names from the schema
    for (value,) in keys:
        if value in seen:
            continue
        try:
            row = connection.execute(wanted, (value,)).fetchone()
        except _UNREADABLE:
            row = None
        yield dict(row) if row else Unreadable(name, str(value))


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
