"""Blind packages: one file out to a second reviewer, and one back.

The first line says what the file is and hashes all that follows. Out goes a JSONL
export without anybody's work; back comes a line for each time a pass was handed in,
with its snapshot as text. Nothing is compressed, and no name in it is ever a path.
"""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from reviewer.domain.review import Submission
from reviewer.domain.statement import Reviewer
from reviewer.errors import InputError
from reviewer.interchange import jsonl
from reviewer.interchange.jsonl import Bundle

FORMAT: Final = "reviewer-package"
VERSION: Final = 1


class NoPackageError(InputError):
    """The file is no package, or not the one that was wanted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is no package that can be used here: {reason}. Nothing was "
            "changed; choose the file that “reviewer package” wrote."
        )


class NewerPackageError(InputError):
    """A later version of the product wrote the package."""

    def __init__(self, path: Path, found: int) -> None:
        super().__init__(
            f"{path} says package version {found}, and this program knows up to "
            f"{VERSION}. Nothing was changed; use a newer version."
        )


class DamagedPackageError(InputError):
    """The package is cut off or was changed after it was written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is cut off or damaged: {reason}. Nothing was changed; "
            "ask for the file again."
        )


class PackageHeader(msgspec.Struct, frozen=True, kw_only=True):
    """The first line.

    ``way`` is ``out`` to the second reviewer or ``back``. ``texts`` are the cables with
    the SHA-256 of the text each stands in; ``content_sha256`` is over all other lines.
    """

    format: str = FORMAT
    version: int = VERSION
    way: Literal["out", "back"]
    package_id: str
    project_id: str
    reviewer: Reviewer
    made_at: datetime
    codebook_sha256: str
    texts: dict[str, str]
    content_sha256: str = ""


def returning(header: PackageHeader, project_id: str, at: datetime) -> PackageHeader:
    """The header of the way back to the project that a package came from."""
    return msgspec.structs.replace(
        header, way="back", project_id=project_id, made_at=at
    )


class HandedIn(msgspec.Struct, frozen=True, kw_only=True):
    """One time that a pass was handed in; ``snapshot`` is its canonical JSON."""

    submission: Submission
    snapshot: str


class _Start(msgspec.Struct, frozen=True):
    """As much as every version shares."""

    format: str
    version: int


def write_out(header: PackageHeader, bundle: Bundle) -> list[bytes]:
    """Write a package to be coded."""
    return _written(header, list(jsonl.write(bundle)))


def write_back(header: PackageHeader, passes: list[HandedIn]) -> list[bytes]:
    """Write the passes that come back."""
    return _written(header, [msgspec.json.encode(one) + b"\n" for one in passes])


def read_out(data: bytes, path: Path) -> tuple[PackageHeader, Bundle]:
    """Read what ``write_out`` wrote.

    Raises:
        InputError: It is something else, newer, cut off or damaged.
    """
    header, content = _read(data, path)
    if header.way != "out":
        raise NoPackageError(path, "it is the way back, to be merged")
    return header, jsonl.read(content)


def read_back(data: bytes, path: Path) -> tuple[PackageHeader, tuple[HandedIn, ...]]:
    """Read what ``write_back`` wrote.

    Raises:
        InputError: It is something else, newer, cut off or damaged.
    """
    header, content = _read(data, path)
    if header.way != "back":
        raise NoPackageError(path, "it is still to be coded, and was not returned")
    lines = content.splitlines()
    return header, tuple(_decode(line, HandedIn, path) for line in lines)


def _written(header: PackageHeader, lines: list[bytes]) -> list[bytes]:
    total = sha256(b"".join(lines)).hexdigest()
    sealed = msgspec.structs.replace(header, content_sha256=total)
    return [msgspec.json.encode(sealed) + b"\n", *lines]


def _read(data: bytes, path: Path) -> tuple[PackageHeader, bytes]:
    first, _, content = data.partition(b"\n")
    try:
        start = msgspec.json.decode(first, type=_Start)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise NoPackageError(path, "it does not begin like one") from error
    if start.format != FORMAT:
        raise NoPackageError(path, "it does not begin like one")
    if start.version > VERSION:
        raise NewerPackageError(path, start.version)
    header: PackageHeader = _decode(first, PackageHeader, path)
    if sha256(content).hexdigest() != header.content_sha256:
        raise DamagedPackageError(path, "its content is not what was written")
    return header, content


def _decode(line: bytes, kind: Any, path: Path) -> Any:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        told = str(error).rstrip(".").lower()
        raise DamagedPackageError(path, told) from error
