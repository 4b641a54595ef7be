"""Archives as lists of files: zip, and tar with its packings."""

from collections.abc import Iterator
from pathlib import Path

from reviewer.errors import InputError
from reviewer.services import reading, tar_archives, zip_archives
from reviewer.services.import_report import Refused
from reviewer.services.unpacking import Member

_TAR = (".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")
_ZIP = ".zip"


def is_archive(path: Path) -> bool:
    """Whether a file is an archive by its name."""
    return path.name.lower().endswith((_ZIP, *_TAR))


def expected(path: Path) -> int:
    """How many files an archive says it holds; 1 where it does not say beforehand."""
    try:
        return zip_archives.count(path) if path.suffix.lower() == _ZIP else 1
    except (InputError, OSError):  # opening it says what is wrong
        return 1


def members(path: Path) -> Iterator[Member | Refused]:
    """Every file of an archive as it comes, or its path and why it is not taken.

    Nothing is written to the disk and only one member is in memory at a time. What
    ends an archive early is told as its last entry.
    """
    try:
        if not path.is_file():
            reading.read_bytes(path)  # says what is the matter
        yield from (
            zip_archives if path.suffix.lower() == _ZIP else tar_archives
        ).members(path)
    except InputError as error:
        yield Refused(path=path, reason=str(error))
    except OSError as error:
        told = reading.UnreadableFileError(path, error.strerror or "no reason given")
        yield Refused(path=path, reason=str(told))
