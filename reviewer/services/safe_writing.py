"""Writing a file so that the old one, or the new one, is there: never a half."""

import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from reviewer.errors import ExportError
from reviewer.store import file_header

_REASONS = {
    errno.EACCES: "you may not write into that folder",
    errno.EPERM: "you may not write into that folder",
    errno.EROFS: "the folder is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "that is a folder",
    errno.ENAMETOOLONG: "the name is too long",
}


class CannotWriteError(ExportError):
    """The file could not be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} could not be written: {reason}. An older file of that name is as "
            "it was; free the place or choose another."
        )


class ReplacesProjectError(ExportError):
    """A file would take the place of a project, perhaps the only copy of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is a project and was left as it is; no other file ever takes "
            "the place of one. Choose another name."
        )


def write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file beside its place, onto the disk, then put it there.

    Raises:
        ReplacesProjectError: A project has that name.
        CannotWriteError: Nothing was changed and nothing was left behind.
    """
    if file_header.is_project(path):
        raise ReplacesProjectError(path)
    try:
        if path.is_dir():
            raise CannotWriteError(path, _REASONS[errno.EISDIR])
        if path.exists() and not path.is_file():  # /dev/stdout would be replaced
            raise CannotWriteError(path, "that is no ordinary file")
        part = path.with_name(f".reviewer-{secrets.token_hex(8)}.part")
        try:
            _write_part(part, chunks)
            _put(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(path, _reason(error)) from error
    _sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """See that a folder is there; those above it must be.

    Raises:
        CannotWriteError: It cannot be made, or there is something else.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise CannotWriteError(folder, "that is no folder") from error
    except OSError as error:
        raise CannotWriteError(folder, _reason(error)) from error


def _put(part: Path, path: Path) -> None:
    """Give a finished file its name; the rights to the folder are known by now."""
    try:
        part.replace(path)
    except PermissionError as error:
        reason = "it is open in another program, or may not be replaced"
        raise CannotWriteError(path, reason) from error


def _write_part(part: Path, chunks: Iterable[bytes]) -> None:
    with part.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name last; not every system can, and the file is safe anyway."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "no reason was given").lower()
