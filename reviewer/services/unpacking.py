"""What is taken out of an archive, and what is refused: the rules for every kind.

No member is ever written to a disk, so a name cannot lead anywhere; one that tries is
refused all the same, because who packed it meant harm or made a mistake.
"""

from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import InputError
from reviewer.services.import_report import Refused
from reviewer.services.reading import MOST_BYTES

MOST_MEMBERS = 100_000
MOST_IN_ALL = 8 * 1024**3
"""Bytes after unpacking; a quarter of a million cables have under two gigabytes."""
MOST_GROWTH = 100
"""How many times larger unpacked; text seldom reaches twenty."""
HARMLESS = 16 * 1024**2
"""Up to this size growth is no matter."""
_ARCHIVES = (
    *(".zip", ".jar", ".docx", ".xlsx", ".7z", ".rar", ".zst"),
    *(".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"),
)
_SIGNATURES = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf",
    b"Rar!",
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive; ``path`` names it behind the archive's own path.

    The path is for people to read and is never opened.
    """

    path: Path
    data: bytes


class MemberRefusedError(InputError):
    """One file of an archive was not taken; the others are."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} was not imported: {why}")


class BombError(InputError):
    """An archive would grow beyond all proportion."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{path} was not unpacked further: {what}, which no archive of cables "
            "does. What was imported before stays; if it is what you meant, unpack it "
            "yourself and import the folder."
        )


class DamagedArchiveError(InputError):
    """An archive cannot be read, or not to its end."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is damaged or cut off, or no archive of that kind. What was "
            "imported before the damage stays; fetch it again and import the rest."
        )


def check_size(path: Path, unpacked: int, packed: int) -> None:
    """Refuse what grows out of proportion; sizes in bytes.

    Raises:
        BombError: It does.
    """
    if unpacked > MOST_IN_ALL:
        raise BombError(path, f"it holds more than {MOST_IN_ALL // 1024**3} GB")
    if unpacked > HARMLESS and unpacked > MOST_GROWTH * packed:
        raise BombError(path, f"it grows more than {MOST_GROWTH} times")


def is_passed_over(name: str) -> bool:
    """Whether a member is hidden, or what a Mac adds; such files are in no folder."""
    return any(
        part.startswith((".", "__MACOSX")) for part in _parts(name) if part != ".."
    )


def objection(name: str, seen: set[str]) -> str | None:
    """Why a member of that name is not taken; None where it is.

    Args:
        name: As the archive gives it.
        seen: The names met before; this one is added.
    """
    parts = _parts(name)
    if name.startswith(("/", "\\")) or name[1:2] == ":":
        return "its name is an absolute path."
    if ".." in parts:
        return "its name leads out of the archive."
    if name in seen:
        return "the archive holds another file of the same name, which was taken."
    seen.add(name)
    if name.lower().endswith(_ARCHIVES):
        return "it is an archive in an archive; unpack it first."
    return None


def oversize(size: int) -> str | None:
    """Why a member of that many bytes is not taken."""
    if size <= MOST_BYTES:
        return None
    return f"it is larger than {MOST_BYTES // 1024**2} MB, which no cable is."


def nested(data: bytes) -> str | None:
    """Why a member with these first bytes is not taken."""
    if data.startswith(_SIGNATURES):
        return "it is an archive in an archive; unpack it first."
    return None


def refused(path: Path, name: str, why: str) -> Refused:
    """A member that is told in the report."""
    where = path / name.lstrip("/\\")
    return Refused(path=where, reason=str(MemberRefusedError(where, why)))


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").split("/")
