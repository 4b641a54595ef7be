"""What came of an import, file by file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.identifiers import CableId


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file whose cables are in the project now."""

    path: Path
    cable_ids: tuple[CableId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A file that the project had already, under ``cable_id``."""

    path: Path
    cable_id: CableId


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A cable whose id was taken by another text; it is kept as ``kept_as``."""

    path: Path
    cable_id: CableId
    kept_as: CableId


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be imported, and the sentence that says why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of an import; a renamed cable is among the imported, too."""

    imported: tuple[Imported, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    refused: tuple[Refused, ...] = ()
    cancelled: bool = False


Outcome = Imported | Duplicate | Renamed | Refused


def report_of(outcomes: Iterable[Outcome], *, cancelled: bool) -> ImportReport:
    """Sort outcomes by what they are, each sort in its order."""
    outcomes = tuple(outcomes)
    return ImportReport(
        imported=tuple(item for item in outcomes if isinstance(item, Imported)),
        duplicates=tuple(item for item in outcomes if isinstance(item, Duplicate)),
        renamed=tuple(item for item in outcomes if isinstance(item, Renamed)),
        refused=tuple(item for item in outcomes if isinstance(item, Refused)),
        cancelled=cancelled,
    )
