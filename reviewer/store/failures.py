"""What can go wrong with a project file, each said in one sentence.

Every sentence says what happened, what is safe, and what to do. ``translated``
turns what SQLite reports into these; nothing else of SQLite's leaves the store.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy.exc import DBAPIError, NoResultFound

from reviewer.errors import ReviewerError, RuleError, StoreError


class ProjectNotFoundError(StoreError):
    """The path names nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no project at {path}. Nothing was made in its place; "
            "check the name, or make a new project there."
        )


class ProjectExistsError(StoreError):
    """A new project would overwrite something."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} already exists and was left as it is. Choose another name."
        )


class TruncatedError(StoreError):
    """The file is shorter than it says, or empty."""

    def __init__(self, path: Path, size: int, expected: int | None = None) -> None:
        length = f"{size:,} of {expected:,} bytes" if expected else f"{size:,} bytes"
        super().__init__(
            f"{path.name} is truncated: only {length} are there. It was not "
            "changed and no new project was made in its place; open a backup."
        )


class NotAProjectError(StoreError):
    """The file is something else: no database, or a database of another program."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{path.name} is not a Reviewer project: it is {what}. It was left as "
            "it is; choose a file that ends in .reviewer."
        )


class NewerProjectError(StoreError):
    """The file was written by a version that knows more."""

    def __init__(self, path: Path, found: str, known: int) -> None:
        super().__init__(
            f"{path.name} was made by a newer version of Reviewer: it has {found}, "
            f"this version knows project format {known}. It was neither opened nor "
            "changed; open it with a version that knows it."
        )


class LockedError(StoreError):
    """Another program holds the file for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is locked: another window or program is writing to it. "
            "Nothing was changed, and all that was saved is safe; try again in a "
            "moment."
        )


class ReadOnlyError(StoreError):
    """Something was to be written to a project that can only be read."""

    def __init__(self, path: Path, reason: str | None = None) -> None:
        super().__init__(
            f"{path.name} can only be read: {reason or 'writing was refused'}. "
            "Nothing was saved; save a copy elsewhere to work on it."
        )


class DiskFullError(StoreError):
    """There is no room for the change."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk is full, so {path.name} could not be written. This action "
            "was not saved, all earlier ones are; free some space and repeat it."
        )


class WriteFailedError(StoreError):
    """The system could not read or write the file."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{path.name} could not be read or written ({what}). Nothing was "
            "changed, and all that was saved is safe; check the place and the disk."
        )


class DamagedError(StoreError):
    """Bytes inside the file are not what was written."""

    def __init__(self, path: Path, where: str = "the file") -> None:
        super().__init__(
            f"{path.name} is damaged: {where} is not what was saved. Nothing was "
            "changed; run “Check project” to see what is whole, or open a backup."
        )


class SearchStoppedError(StoreError):
    """A search was given up in the middle because nobody waits for it any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The search in {path.name} was stopped before it was finished. Nothing "
            "was changed; search again to see what it finds."
        )


class FrozenError(RuleError):
    """The database refused to change what is signed off or kept for ever."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} refused the change: {why}. Nothing was changed; a signed-off "
            "cable is reopened with a reason, and what was handed in, shown early or "
            "signed stays for ever."
        )


_BY_CODE: dict[int, Callable[[Path], StoreError]] = {
    sqlite3.SQLITE_BUSY: LockedError,
    sqlite3.SQLITE_LOCKED: LockedError,
    sqlite3.SQLITE_INTERRUPT: SearchStoppedError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: partial(NotAProjectError, what="not a database"),
}
_REFUSED = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Tell SQLite's errors about ``path`` in our words."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise failure(path, error.orig) from error
        raise
    except (NoResultFound, msgspec.DecodeError) as error:
        raise DamagedError(path, "a record in it") from error
    except sqlite3.Error as error:
        raise failure(path, error) from error


def failure(path: Path, error: sqlite3.Error) -> ReviewerError | sqlite3.Error:
    """The sentence for one of SQLite's errors; programming errors stay as they are."""
    # Absent where the module itself fails, for example on text that is not UTF-8.
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        decoding = isinstance(error, sqlite3.OperationalError)
        return DamagedError(path, "a text in it") if decoding else error
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return FrozenError(path, str(error))
    kind = _BY_CODE.get(code & 0xFF)  # the upper bits are details
    if kind is not None:
        return kind(path)
    if code & 0xFF in _REFUSED:
        return WriteFailedError(path, str(error))
    return error
