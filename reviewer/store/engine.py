"""Connections to one SQLite file, set up so that a commit is on the disk.

Rollback journal and full synchronisation instead of a write-ahead log: one file
without companions that opens on read-only media, at 1–2 ms a commit.
"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0
"""How long a write waits for another one before it gives up."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
)


def make_engine(
    path: Path,
    *,
    read_only: bool,
    pragmas: tuple[str, ...] = (),
    patience: float | None = None,
) -> Engine:
    """Make the engine of a project file; nothing is opened yet.

    Reads begin with ``BEGIN``; on ``writer(engine)`` every transaction begins with
    ``BEGIN IMMEDIATE``, because one that starts as a reader and then writes fails
    whenever a second process did the same.

    Args:
        path: The file, which is never made: one that was moved away is told.
        read_only: Open without any right to write; no file appears beside it.
        pragmas: Further settings of every connection.
        patience: Seconds a lock is waited for, where that is less than
            ``BUSY_SECONDS``: a window must not stand still for so long.
    """
    seconds = BUSY_SECONDS if patience is None else min(patience, BUSY_SECONDS)

    def connect() -> sqlite3.Connection:
        return _connect(path, read_only=read_only, pragmas=pragmas, seconds=seconds)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        execution_options={"wait_ms": round(seconds * 1000)},
    )
    event.listen(engine, "begin", _begin)
    return engine


def writer(engine: Engine) -> Engine:
    """The same engine, its transactions taking the write lock at once."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def hasty(engine: Engine) -> Engine:
    """The same engine, its transactions failing at once where the file is held."""
    return engine.execution_options(wait_ms=0)


def driver(tx: Connection) -> sqlite3.Connection:
    """SQLite's own connection below a transaction, for what only it can do."""
    found = tx.connection.driver_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError(found)
    return found


def _connect(
    path: Path, *, read_only: bool, pragmas: tuple[str, ...], seconds: float
) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    # Threads never share a connection at one time: the pool hands out each to one.
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(pragma)
        if not read_only:
            connection.execute("PRAGMA journal_mode=DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if connection.info.get("wait_ms") != options["wait_ms"]:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={options['wait_ms']}")
        connection.info["wait_ms"] = options["wait_ms"]
    connection.exec_driver_sql(options.get("begin", "BEGIN"))
