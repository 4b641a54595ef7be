"""Importing files and folders: many files a transaction, and a report of all."""

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from reviewer.errors import InputError
from reviewer.services import reading, restoring
from reviewer.services.import_report import (
    Duplicate,
    Imported,
    ImportReport,
    Outcome,
    Refused,
    Renamed,
    report_of,
)
from reviewer.services.keeping import Batch, prepared
from reviewer.store.prepared import PreparedSource
from reviewer.store.project import Project

__all__ = [
    "Duplicate",
    "ImportReport",
    "Imported",
    "Refused",
    "Renamed",
    "import_paths",
]

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and the file's name."""
Cancelled = Callable[[], bool]
"""Asked before each file; True ends the import, keeping what was done."""


class EmptyFolderError(InputError):
    """There is no file in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file in the folder {path}.")


Found = PreparedSource | str | None
"""A file made ready, the sentence that refuses it, or None for a whole project."""
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
    Files are committed some hundred at a time, each whole or not at all; ending
    early keeps what was done, and importing again goes on from there. A JSONL export
    fills a project that is still empty.

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
    batch = Batch(project, reviewer.strip())
    outcomes: list[Outcome] = []
    stopped = False
    with closing(_read(todo, jobs)) as readings:
        for done, (path, found) in enumerate(readings, start=1):
            if cancelled and cancelled():
                stopped = True
                break
            outcomes += _take(batch, path, found)
            if progress:
                progress(done, len(todo), path.name)
    outcomes += batch.commit()
    return report_of(outcomes, cancelled=stopped)


def _read(
    todo: list[Path | Refused], jobs: int
) -> Generator[tuple[Path, Found], None, None]:
    """Read files in their order, by several processes where that was asked for."""
    if jobs == 1 or hasattr(sys, "frozen"):  # a frozen program cannot start others
        for item in todo:
            yield _path(item), _attempt(item)
        return
    spawning = get_context("spawn")  # forking is unsafe beside a window's threads
    pool = ProcessPoolExecutor(jobs, spawning)
    ahead: deque[tuple[Path, Future[Found]]] = deque()
    try:
        for item in todo:
            ahead.append((_path(item), pool.submit(_attempt, item)))
            if len(ahead) >= jobs * FILES_PER_JOB:
                path, future = ahead.popleft()
                yield path, future.result()
        for path, future in ahead:
            yield path, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _attempt(item: Path | Refused) -> Found:
    if isinstance(item, Refused):
        return item.reason
    if item.suffix == restoring.SUFFIX:
        return None
    found = reading.attempt(item)
    return found if isinstance(found, str) else prepared(found)


def _path(item: Path | Refused) -> Path:
    return item.path if isinstance(item, Refused) else item


def _take(batch: Batch, path: Path, found: Found) -> list[Outcome]:
    if isinstance(found, str):
        return [Refused(path=path, reason=found)]
    if found is None:
        return [*batch.commit(), _restore(batch.project, path)]
    batch.add(path, found)
    return batch.commit() if batch.is_full else []


def _restore(project: Project, path: Path) -> Outcome:
    try:
        return Imported(path=path, cable_ids=restoring.restore(project, path))
    except InputError as error:
        return Refused(path=path, reason=str(error))


def _files(path: Path) -> Iterator[Path | Refused]:
    """The file itself, or every visible file below a folder, sorted."""
    if not _is_folder(path):
        yield path
        return
    empty = True
    for item in _below(path):
        empty = False
        yield item
    if empty:
        yield Refused(path=path, reason=str(EmptyFolderError(path)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it says what is wrong
        return False


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
