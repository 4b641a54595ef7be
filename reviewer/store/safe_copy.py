"""Copies of a project file, made by SQLite itself and compared row by row."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from reviewer.errors import StoreError
from reviewer.store.failures import WriteFailedError, translated


class CopyDiffersError(StoreError):
    """A copy is not what was copied."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"The backup {target.name} did not come out equal to the project and was "
            "removed. The project was not changed; check the disk and try again."
        )


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Write a verified copy of what ``source`` sees; ``target`` must be free.

    The copy appears under its name only when it is whole, equal and on the disk.

    Raises:
        CopyDiffersError: The copy is not equal to the source.
        DiskFullError, WriteFailedError: It could not be written; nothing is left.
    """
    # A name of its own: one left by a crash, or another copy's, is not touched.
    partial = target.with_name(f".reviewer-{secrets.token_hex(8)}.partial")
    with _system_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with translated(target):
                _copy(source, partial)
                with closing(sqlite3.connect(partial)) as copy:
                    equal = row_digest(copy) == row_digest(source) and is_sound(copy)
            if not equal:
                raise CopyDiffersError(target)
            _to_disk(partial)
            partial.replace(target)
            _to_disk(target.parent)
        finally:
            partial.unlink(missing_ok=True)


@contextmanager
def _system_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteFailedError(target, error.strerror or str(error)) from error


def row_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 over every row of every table, whatever the schema."""
    total = sha256()
    for table in tables(connection):
        total.update(table.encode())
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - names from the schema
            total.update(repr(row).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - names from the schema
        for table in tables(connection)
    }


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file whole and no reference dangling."""
    whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


def tables(connection: sqlite3.Connection) -> list[str]:
    """The names of all tables, sorted, without the search index.

    The index is copied like the rest, but what it holds is made from the others.
    """
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'cable_words*' ORDER BY name"
    )
    return [name for (name,) in rows]


def _copy(source: sqlite3.Connection, partial: Path) -> None:
    with closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)


def _to_disk(path: Path) -> None:
    """Make a file, or the names in a folder, outlast a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # folders cannot be opened there
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
