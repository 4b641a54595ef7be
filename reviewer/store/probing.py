"""Finding out whether a project can be written to, without changing what it holds."""

import shutil
from pathlib import Path

from reviewer.store.failures import DiskFullError, WriteFailedError
from reviewer.store.project import Project, obstacle
from reviewer.store.schema import SCHEMA_VERSION

LEAST_ROOM = 256 * 1024
"""Bytes that must be free: room for a change and for SQLite's journal of it."""


def probe(project: Project) -> None:
    """Commit once, durably, what the file says already: the number of its format.

    Where another program holds the file this fails at once, without waiting.

    Raises:
        LockedError, DiskFullError, WriteFailedError, ReadOnlyError: It cannot be
            written to now; nothing was changed.
    """
    _require_room(project.path)
    with project.writing(hastily=True) as tx:
        tx.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def is_still_protected(project: Project) -> bool:
    """Whether file or folder are still write-protected, as when it was opened."""
    return obstacle(project.path) is not None


def _require_room(path: Path) -> None:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError as error:
        raise WriteFailedError(path, error.strerror or "no reason given") from error
    if free < LEAST_ROOM:
        raise DiskFullError(path)
