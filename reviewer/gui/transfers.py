"""Long work on the project: adding cables, exporting, backing up, the sample.

It runs on the worker with a connection of its own, so the window stays free and
an import that is under way never shares a transaction with a click.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reviewer.domain.identifiers import CableId
from reviewer.gui import problems
from reviewer.gui.late import (
    backups,
    exporting,
    importing,
    projects,
    rereading,
    samples,
)
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner

if TYPE_CHECKING:
    from reviewer.services.exporting import ExportReport
    from reviewer.services.importing import ImportReport
    from reviewer.services.projects import Project
    from reviewer.services.rereading import Reread

T = TypeVar("T")


class Transfers(QObject):
    """What is done beside the window.

    Signals:
        progressed: How much is done, of how much, and what is in hand.
        imported: An ``ImportReport``.
        exported: An ``ExportReport``.
        backed_up: The path of the copy.
        reread: A ``Reread``.
        sample_made: The path of the fresh sample project.
        failed: A ``ReviewerError``.
        finished: Whatever ran is over.
    """

    progressed = Signal(int, int, str)
    imported = Signal(object)
    exported = Signal(object)
    backed_up = Signal(object)
    reread = Signal(object)
    sample_made = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(
        self, session: ProjectSession, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._running: Progress | None = None

    def import_paths(self, paths: tuple[Path, ...]) -> None:
        """Add files and folders to the project."""
        reviewer = self._session.reviewer

        def work(project: Project, progress: Progress) -> ImportReport:
            return importing.import_paths(
                project,
                paths,
                reviewer=reviewer,
                progress=progress.report,
                cancelled=progress.is_cancelled,
            )

        self._with_project(work, self._imported)

    def export(
        self, cable_ids: tuple[CableId, ...], export_format: str, out: Path
    ) -> None:
        """Write a report."""
        reviewer = self._session.reviewer

        def work(project: Project, _: Progress) -> ExportReport:
            return exporting.export(
                project,
                cable_ids=cable_ids,
                format=export_format,
                out=out,
                reviewer=reviewer,
            )

        self._with_project(work, self.exported.emit)

    def back_up(self) -> None:
        """Write a backup to the usual place."""
        self._with_project(
            lambda project, _: backups.make(project), self.backed_up.emit
        )

    def read_again(self) -> None:
        """Read what an older version has read with today's parser."""
        reviewer = self._session.reviewer

        def work(project: Project, progress: Progress) -> Reread:
            return rereading.reread(
                project,
                reviewer=reviewer,
                progress=progress.report,
                cancelled=progress.is_cancelled,
            )

        self._with_project(work, self._reread)

    def make_sample(self, folder: Path) -> None:
        """Make a fresh copy of the sample project, its statements this person's."""
        reviewer = self._session.reviewer
        self._run(
            lambda _: samples.make(folder, reviewer=reviewer), self.sample_made.emit
        )

    def cancel(self) -> None:
        """Ask what runs to stop; what is done is kept."""
        if self._running:
            self._running.cancel()

    def close(self) -> None:
        """Stop the worker."""
        self._runner.close()

    def _with_project(
        self, work: Callable[[Project, Progress], T], done: Callable[[T], None]
    ) -> None:
        opened = self._session.project
        if opened is None:
            return
        path, read_only = opened.path, opened.is_read_only

        def whole(progress: Progress) -> T:
            project = projects.open_project(path, read_only=read_only)
            try:
                return work(project, progress)
            finally:
                projects.close(project)

        self._run(whole, done)

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        def over(result: T) -> None:
            self._running = None
            self.finished.emit()
            done(result)

        self._running = self._runner.run(work, over, self._failed, self.progressed.emit)

    def _imported(self, report: ImportReport) -> None:
        self._session.refresh()
        self.imported.emit(report)

    def _reread(self, done: Reread) -> None:
        self._session.refresh()
        self.reread.emit(done)

    def _failed(self, error: Exception) -> None:
        self._running = None
        self.finished.emit()
        problems.settle(error, self.failed.emit)
