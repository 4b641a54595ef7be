"""Tar archives, plain or packed by gzip, bzip2 or xz, read as a stream."""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from reviewer.services import unpacking
from reviewer.services.import_report import Refused
from reviewer.services.unpacking import BombError, DamagedArchiveError, Member

_CHUNK = 64 * 1024
_MOST_XZ_MEMORY = 40 * 1024**2
_GZIP = 31
"""What zlib calls a gzip wrapper with the largest window."""
_LONGEST_NAME = 64 * 1024
_LONG_NAMES = frozenset({b"x", b"g", b"X", b"L", b"K"})
"""Kinds of header whose content is a name or a comment, read whole into memory."""


class _Packer(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def members(path: Path) -> Iterator[Member | Refused]:
    """Every file of a tar archive, or why it is not taken.

    Raises:
        BombError, DamagedArchiveError: The rest cannot be had.
    """
    try:
        with path.open("rb") as file:
            stream = _Stream(path, file)
            with tarfile.open(
                fileobj=stream,  # type: ignore[call-overload]
                mode="r|",
                tarinfo=_Header,
            ) as archive:
                yield from _members(path, archive)
    except (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError) as error:
        raise DamagedArchiveError(path) from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise DamagedArchiveError(path) from error


def _members(path: Path, archive: tarfile.TarFile) -> Iterator[Member | Refused]:
    seen: set[str] = set()
    for number, header in enumerate(archive):
        archive.members = []  # type: ignore[attr-defined] # else every header stays
        if number >= unpacking.MOST_MEMBERS:
            most = unpacking.MOST_MEMBERS
            raise BombError(path, f"it holds more than {most:,} files")
        if not header.isdir() and not unpacking.is_passed_over(header.name):
            yield _member(path, archive, header, seen)


def _member(
    path: Path, archive: tarfile.TarFile, header: tarfile.TarInfo, seen: set[str]
) -> Member | Refused:
    why = (
        unpacking.objection(header.name, seen)
        or _peculiarity(header)
        or unpacking.oversize(header.size)
    )
    if why:
        return unpacking.refused(path, header.name, why)
    file = archive.extractfile(header)
    data = file.read() if file else b""
    if len(data) != header.size:
        raise EOFError
    why = unpacking.nested(data)
    if why:
        return unpacking.refused(path, header.name, why)
    return Member(path / header.name, data)


def _peculiarity(header: tarfile.TarInfo) -> str | None:
    if header.issym() or header.islnk():
        return "it is a link to another file."
    if not header.isreg() or header.issparse():
        return "it is no ordinary file."
    return None


class _Header(tarfile.TarInfo):
    """A header whose own extensions are kept short."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """Refuse a long extension before it is read: the place to override."""
        if self.type in _LONG_NAMES and self.size > _LONGEST_NAME:
            raise tarfile.ReadError
        read: Callable[[tarfile.TarFile], tarfile.TarInfo]
        read = super()._proc_member  # type: ignore[misc]
        return read(archive)


class _Stream:
    """A file as it unpacks, given up when it grows out of proportion."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._make = _packer_of(file.read(6))
        self._packer = self._make() if self._make else None
        file.seek(0)
        self._waiting = b""
        self._out = 0

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; fewer only at the end."""
        if self._packer is None:
            return self._file.read(size)
        parts: list[bytes] = []
        missing = size
        while missing and (part := self._unpack(missing)):
            parts.append(part)
            missing -= len(part)
        self._out += size - missing
        unpacking.check_size(self._path, self._out, self._file.tell())
        return b"".join(parts)

    def _unpack(self, size: int) -> bytes:
        while self._packer is not None:
            hungry = getattr(self._packer, "needs_input", True)  # zlib cannot say
            data = (self._waiting or self._file.read(_CHUNK)) if hungry else b""
            part = self._packer.decompress(data, size)
            self._waiting = getattr(self._packer, "unconsumed_tail", b"")
            if self._packer.eof:
                self._next_stream()
            if part:
                return part
            if hungry and not data:
                raise EOFError
        return b""

    def _next_stream(self) -> None:
        """Packed files may stand one behind the other; blanks behind them are none."""
        rest = self._packer.unused_data if self._packer else b""
        rest = (rest or self._file.read(_CHUNK)).lstrip(b"\0")
        self._waiting = rest
        self._packer = self._make() if self._make and rest else None


def _packer_of(head: bytes) -> Callable[[], _Packer] | None:
    if head.startswith(b"\x1f\x8b"):
        return lambda: zlib.decompressobj(_GZIP)
    if head.startswith(b"BZh"):
        return bz2.BZ2Decompressor
    if head.startswith(b"\xfd7zXZ\0"):
        return lambda: lzma.LZMADecompressor(memlimit=_MOST_XZ_MEMORY)
    return None
