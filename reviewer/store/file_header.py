"""Looks at a file's first bytes before SQLite may touch it.

Source: the SQLite file format, section 1.3 (the database header).
"""

from dataclasses import dataclass
from pathlib import Path

from reviewer.store.failures import (
    NewerProjectError,
    NotAProjectError,
    ProjectNotFoundError,
    TruncatedError,
    WriteFailedError,
)
from reviewer.store.schema import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_LARGEST_PAGE = 65_536


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What the header of a project file says."""

    schema_version: int
    page_size: int
    pages: int


def examine(path: Path) -> FileHeader:
    """Read the header of a project file without opening it as a database.

    Raises:
        ProjectNotFoundError, NotAProjectError, TruncatedError, NewerProjectError:
            The file is not a project that this version can open.
        WriteFailedError: The system refuses to read it.
    """
    head, size = _first_bytes(path)
    if size == 0 or (len(head) < _LENGTH and _MAGIC.startswith(head[:16])):
        raise TruncatedError(path, size)
    if not head.startswith(_MAGIC):
        raise NotAProjectError(path, "not a database")
    if len(head) < _LENGTH:
        raise TruncatedError(path, size)
    if _number(head, 68) != APPLICATION_ID:
        raise NotAProjectError(path, "a database of another program")
    header = FileHeader(
        schema_version=_number(head, 60),
        page_size=_page_size(head),
        pages=_number(head, 28),
    )
    _refuse_newer(path, header)
    _refuse_short(path, size, header)
    return header


def is_project(path: Path) -> bool:
    """Whether a project lies there, whole, damaged or newer."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except OSError:
        return False
    return head.startswith(_MAGIC) and _number(head, 68) == APPLICATION_ID


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        if not path.exists():
            raise ProjectNotFoundError(path)
        if not path.is_file():  # a pipe would be waited for without an end
            what = "a folder" if path.is_dir() else "no ordinary file"
            raise NotAProjectError(path.absolute(), what)
        with path.open("rb") as file:
            return file.read(_LENGTH), path.stat().st_size
    except OSError as error:
        raise WriteFailedError(path, error.strerror or "no reason given") from error


def _refuse_newer(path: Path, header: FileHeader) -> None:
    if header.schema_version > SCHEMA_VERSION:
        found = f"project format {header.schema_version}"
        raise NewerProjectError(path, found, SCHEMA_VERSION)


def _refuse_short(path: Path, size: int, header: FileHeader) -> None:
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        return  # SQLite first takes back what a crash left half done
    expected = header.pages * header.page_size
    if size < expected:
        raise TruncatedError(path, size, expected)


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return _LARGEST_PAGE if size == 1 else size


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
