"""Zip archives, member by member."""

import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reviewer.services import unpacking
from reviewer.services.import_report import Refused
from reviewer.services.unpacking import BombError, DamagedArchiveError, Member

_ENCRYPTED = 0x1
_MOST_DIRECTORY = 8 * 1024**2
"""Bytes of the list of members, which is read whole: a hundred thousand of them."""
_END, _END_SIZE = b"PK\x05\x06", 22
_END64, _LOCATOR64 = b"PK\x06\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 65_535


def members(path: Path) -> Iterator[Member | Refused]:
    """Every file of a zip archive, or why it is not taken.

    Raises:
        BombError, DamagedArchiveError: The rest cannot be had.
    """
    with _opened(path) as archive:
        infos = archive.infolist()
        _check_infos(path, infos)
        seen: set[str] = set()
        for info in infos:
            if _is_taken(info):
                yield _member(path, archive, info, seen)


def count(path: Path) -> int:
    """How many files a zip archive says it holds.

    Raises:
        BombError, DamagedArchiveError: It cannot be told.
    """
    with _opened(path) as archive:
        return sum(map(_is_taken, archive.infolist()))


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    _check_directory(path)
    try:
        with ZipFile(path) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, struct.error, OSError) as error:
        raise DamagedArchiveError(path) from error
    except (NotImplementedError, ValueError) as error:
        raise DamagedArchiveError(path) from error


def _is_taken(info: ZipInfo) -> bool:
    return not info.is_dir() and not unpacking.is_passed_over(info.filename)


def _member(
    path: Path, archive: ZipFile, info: ZipInfo, seen: set[str]
) -> Member | Refused:
    name = info.filename
    why = (
        unpacking.objection(name, seen)
        or unpacking.oversize(info.file_size)
        or _peculiarity(info)
    )
    if why:
        return unpacking.refused(path, name, why)
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    why = unpacking.nested(data)
    return unpacking.refused(path, name, why) if why else Member(path / name, data)


def _peculiarity(info: ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; unpack it with its password first."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link to another file."
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "it is packed in an unusual way; unpack it first."
    return None


def _check_infos(path: Path, infos: list[ZipInfo]) -> None:
    if len(infos) > unpacking.MOST_MEMBERS:
        most = unpacking.MOST_MEMBERS
        raise BombError(path, f"it holds more than {most:,} files")
    packed = sum(info.compress_size for info in infos)
    if packed > path.stat().st_size:
        raise BombError(path, "its files share their bytes")
    unpacking.check_size(path, sum(info.file_size for info in infos), packed)


def _check_directory(path: Path) -> None:
    """Refuse a list of members that would fill the memory, before reading it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - _END_SIZE - _LONGEST_COMMENT - 20, 0))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) < at + _END_SIZE:
            raise DamagedArchiveError(path)
        length = struct.unpack_from("<L", tail, at + 12)[0]
        if tail[max(at - 20, 0) :].startswith(_LOCATOR64):
            file.seek(min(struct.unpack_from("<Q", tail, at - 12)[0], size))
            end = file.read(56)
            if not end.startswith(_END64) or len(end) < 56:  # noqa: PLR2004
                raise DamagedArchiveError(path)
            length = struct.unpack_from("<Q", end, 40)[0]
    if length > _MOST_DIRECTORY:
        raise BombError(path, f"it holds more than {unpacking.MOST_MEMBERS:,} files")
