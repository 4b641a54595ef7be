"""Importing files and folders: one transaction a file, and a report of all."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId, SourceId
from reviewer.domain.text import digest
from reviewer.errors import InputError
from reviewer.parsing.parser import PARSER_VERSION
from reviewer.services import reading, restoring
from reviewer.services.reading import Reading
from reviewer.store import cables, joining, sources
from reviewer.store.project import Project, Transaction
from reviewer.store.sources import Source

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and the file's name."""
Cancelled = Callable[[], bool]
"""Asked before each file; True ends the import, keeping what was done."""


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


class EmptyFolderError(InputError):
    """There is no file in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file in the folder {path}.")


Outcome = Imported | Duplicate | Renamed | Refused
Found = Reading | str | None
"""A file as read, the sentence that refuses it, or None for a whole project."""
FILES_PER_JOB = 16
"""How far reading may run ahead of keeping, for each process."""


def import_paths(
    project: Project,
    paths: Iterable[Path],
    *,
    reviewer: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    jobs: int = 1,
) -> ImportReport:
    """Import files, and folders with all that is in them, in sorted order.

    A file that cannot be imported is told in the report and never stops the rest.
    Each file is committed by itself, so ending early keeps what was done. A JSONL
    export fills a project that is still empty.

    Args:
        project: Where the cables go.
        paths: Files and folders; what is hidden inside a folder is passed over.
        reviewer: Who imports; may be empty where nobody has said.
        progress: Told after each file.
        cancelled: Asked before each file.
        jobs: How many processes read; the files are kept in the same order.

    Raises:
        StoreError: The project cannot be written; files imported before are kept.
    """
    todo = [found for path in paths for found in _files(path)]
    outcomes: list[Outcome] = []
    stopped = False
    with closing(_read(todo, jobs)) as readings:
        for done, (path, found) in enumerate(readings, start=1):
            if cancelled and cancelled():
                stopped = True
                break
            outcomes += _take(project, path, found, reviewer)
            if progress:
                progress(done, len(todo), path.name)
    return _report(outcomes, cancelled=stopped)


def _read(
    todo: list[Path | Refused], jobs: int
) -> Generator[tuple[Path, Found], None, None]:
    """Read files in their order, by several processes where that was asked for."""
    if jobs == 1 or hasattr(sys, "frozen"):  # a frozen program cannot start others
        for item in todo:
            yield _path(item), _attempt(item)
        return
    batch = jobs * FILES_PER_JOB
    spawning = get_context("spawn")  # forking is unsafe beside a window's threads
    with ProcessPoolExecutor(jobs, spawning) as pool:
        for start in range(0, len(todo), batch):
            items = todo[start : start + batch]
            yield from zip(map(_path, items), pool.map(_attempt, items), strict=True)


def _attempt(item: Path | Refused) -> Found:
    if isinstance(item, Refused):
        return item.reason
    return None if item.suffix == restoring.SUFFIX else reading.attempt(item)


def _path(item: Path | Refused) -> Path:
    return item.path if isinstance(item, Refused) else item


def _take(project: Project, path: Path, found: Found, reviewer: str) -> list[Outcome]:
    if found is None:
        return [_restore(project, path)]
    if isinstance(found, str):
        return [Refused(path=path, reason=found)]
    with project.writing() as tx:
        known = _known(tx, found)
        if known:
            return [Duplicate(path=path, cable_id=known)]
        return _keep(tx, found, reviewer.strip())


def _restore(project: Project, path: Path) -> Outcome:
    try:
        return Imported(path=path, cable_ids=restoring.restore(project, path))
    except InputError as error:
        return Refused(path=path, reason=str(error))


def _known(tx: Transaction, found: Reading) -> CableId | None:
    """The cable that these bytes, or this very text, came in as before."""
    same_bytes = sources.known_bytes(tx, SourceId(digest(found.data)))
    if same_bytes:
        return same_bytes[0]
    first = _base_id(found, found.cables[0])
    hashes = cables.text_hashes(tx, first)
    return first if hashes and hashes[1] == found.text_sha256 else None


def _keep(tx: Transaction, found: Reading, reviewer: str) -> list[Outcome]:
    named: list[tuple[CableId, Cable]] = []
    renamed: list[Renamed] = []
    for cable in found.cables:
        base = _base_id(found, cable)
        free = _free_id(tx, base, {cable_id for cable_id, _ in named})
        named.append((free, cable))
        if free != base:
            renamed.append(Renamed(path=found.path, cable_id=base, kept_as=free))
    source = Source(
        data=found.data,
        text=found.text,
        encoding=found.encoding,
        file_name=found.path.name,
    )
    person = joining.join(tx, reviewer) if reviewer else None
    sources.add(
        tx,
        source,
        named,
        parser_version=PARSER_VERSION,
        reviewer_id=person.reviewer_id if person else None,
    )
    ids = tuple(cable_id for cable_id, _ in named)
    return [Imported(path=found.path, cable_ids=ids), *renamed]


def _base_id(found: Reading, cable: Cable) -> CableId:
    """The id printed or filed under, else one made of the text's hash."""
    return CableId(cable.cable_id or f"NOID-{found.text_sha256[:8]}")


def _free_id(tx: Transaction, base: CableId, taken: set[CableId]) -> CableId:
    candidate, number = base, 1
    while candidate in taken or cables.is_taken(tx, candidate):
        number += 1
        candidate = CableId(f"{base}~{number}")
    return candidate


def _files(path: Path) -> Iterator[Path | Refused]:
    """The file itself, or every visible file below a folder, sorted."""
    if not path.is_dir():
        yield path
        return
    empty = True
    for item in _below(path):
        empty = False
        yield item
    if empty:
        yield Refused(path=path, reason=str(EmptyFolderError(path)))


def _below(folder: Path) -> Iterator[Path | Refused]:
    closed: list[Refused] = []

    def remember(error: OSError) -> None:
        where = Path(error.filename)
        told = reading.UnreadableFileError(where, error.strerror or "no reason given")
        closed.append(Refused(path=where, reason=str(told)))

    for parent, folders, names in os.walk(folder, onerror=remember):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(parent, name) for name in sorted(names) if not name.startswith(".")
        )
    yield from closed


def _report(outcomes: list[Outcome], *, cancelled: bool) -> ImportReport:
    return ImportReport(
        imported=tuple(item for item in outcomes if isinstance(item, Imported)),
        duplicates=tuple(item for item in outcomes if isinstance(item, Duplicate)),
        renamed=tuple(item for item in outcomes if isinstance(item, Renamed)),
        refused=tuple(item for item in outcomes if isinstance(item, Refused)),
        cancelled=cancelled,
    )
