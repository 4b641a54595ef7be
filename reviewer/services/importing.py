"""Importing files and folders: many files a transaction, and a report of all."""

from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import takewhile
from pathlib import Path

from reviewer.errors import InputError
from reviewer.services import gathering, restoring
from reviewer.services.gathering import Found, Known, WholeProject
from reviewer.services.import_report import (
    Duplicate,
    Imported,
    ImportReport,
    Outcome,
    Refused,
    Renamed,
    report_of,
)
from reviewer.services.keeping import Batch
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
"""Asked before each file and while one is waited for; True ends the import."""


def import_paths(
    project: Project,
    paths: Iterable[Path],
    *,
    reviewer: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    jobs: int | None = None,
) -> ImportReport:
    """Import files, archives and mails, and folders with all that is in them, sorted.

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
        jobs: How many processes read; the files are kept in the same order. By
            default several where there is much to read.

    Raises:
        StoreError: The project cannot be written; files imported before are kept.
    """
    asked = _Asked(cancelled)
    todo = list(takewhile(asked.to_go_on, gathering.files(paths)))
    batch = Batch(project, reviewer.strip())
    outcomes: list[Outcome] = []
    known = batch.known_before()
    jobs = jobs or gathering.jobs_for(todo)
    with closing(gathering.read(todo, jobs=jobs, is_known=known)) as steps:
        for step in takewhile(asked.to_go_on, steps):
            if step is None:
                continue
            outcomes += _take(batch, step.path, step.found)
            if progress:
                progress(step.done, step.total, step.path.name)
    outcomes += batch.commit()
    return report_of(outcomes, cancelled=asked.to_stop)


class _Asked:
    """Whether to go on; after the first no it is not asked again."""

    def __init__(self, cancelled: Cancelled | None) -> None:
        self._cancelled = cancelled
        self.to_stop = False

    def to_go_on(self, _: object) -> bool:
        if self._cancelled and not self.to_stop:
            self.to_stop = self._cancelled()
        return not self.to_stop


def _take(batch: Batch, path: Path, found: Found) -> list[Outcome]:
    match found:
        case str():
            return [Refused(path=path, reason=found)]
        case Known():
            return [Duplicate(path=path, cable_id=batch.cable_of(found.source_id))]
        case WholeProject():
            return [*batch.commit(), _restore(batch.project, path)]
        case _:
            batch.add(path, found)
            return batch.commit() if batch.is_full else []


def _restore(project: Project, path: Path) -> Outcome:
    try:
        return Imported(path=path, cable_ids=restoring.restore(project, path))
    except InputError as error:
        return Refused(path=path, reason=str(error))
