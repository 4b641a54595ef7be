"""Looking for places, and recording at many of them, beside the window.

What is asked last is what counts: an older search is stopped and never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.concordance import Inquiry, Line, Place, Places
from reviewer.errors import InputError
from reviewer.gui import problems
from reviewer.gui.late import bulk_tagging, concordance
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner

if TYPE_CHECKING:
    from reviewer.services.bulk_tagging import Tagged, Wish

_KINDS = {"comment": Kind.COMMENT, "report": Kind.REPORT}
T = TypeVar("T")


class PlaceSearch(QObject):
    """The places of the last question, and what is recorded at some of them.

    Signals:
        progressed: How many cables are done, of how many; 0 of 0 when it is over.
        found: The ``Places``.
        refused: Why nothing could be looked for.
        recorded: A ``Tagged``.
    """

    progressed = Signal(int, int)
    found = Signal(object)
    refused = Signal(str)
    recorded = Signal(object)

    def __init__(
        self, session: ProjectSession, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._running: Progress | None = None
        self._asked = self._settled = 0
        self._is_recording = False

    def look(self, inquiry: Inquiry) -> None:
        """Look for something, instead of what was looked for before."""
        self.stop()
        project, reviewer = self._session.project, self._session.reviewer
        if project is None or self._is_recording:
            return

        def work(progress: Progress) -> Places:
            return concordance.find(
                project,
                inquiry,
                reviewer=reviewer,
                cancelled=progress.is_cancelled,
                progress=progress.report,
            )

        self._start(work, self.found.emit, self._tell)

    def lines(self, places: Sequence[Place]) -> Sequence[Line]:
        """What some places show; nothing where it cannot be read now."""
        project = self._session.project
        found: Sequence[Line] = ()
        with problems.telling(self._session.failed.emit):
            if project:
                reviewer = self._session.reviewer
                found = concordance.lines(project, places, reviewer=reviewer)
        return found

    def record(self, places: Sequence[Place], name: str, extent: str) -> None:
        """Record at many places as one step.

        Args:
            places: Where.
            name: ``claim``, ``comment``, ``report``, or a type of claim.
            extent: A name of ``bulk_tagging.Extent``.
        """
        project, reviewer = self._session.project, self._session.reviewer
        if project is None or self._is_recording:
            return
        self.stop()
        wish = _wish(name, extent)

        def work(progress: Progress) -> Tagged:
            return bulk_tagging.tag_places(
                project,
                places,
                reviewer=reviewer,
                wish=wish,
                cancelled=progress.is_cancelled,
                progress=progress.report,
            )

        def done(tagged: Tagged) -> None:
            self._is_recording = False
            if tagged.change_set:
                self._session.follow(tagged.change_set)
            self.recorded.emit(tagged)

        def failed(error: Exception) -> None:
            self._is_recording = False
            problems.settle(error, self._session.tell_failure)

        self._session.about_to_write.emit()
        self._is_recording = True
        self._start(work, done, failed)

    def beside(self, read: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read something else of the project on the same worker."""

        def failed(error: Exception) -> None:
            problems.settle(error, self._session.failed.emit)

        self._runner.run(lambda _progress: read(), done, failed)

    @Slot()
    def stop(self) -> None:
        """Look no further; a step that is being recorded is given up whole."""
        if self._running is None:
            return
        self._running.cancel()
        if not self._is_recording:  # else what came of it is still to be told
            self._asked += 1
            self._end()

    def close(self) -> None:
        """Stop, and wait for the end."""
        self._runner.close()

    def _start(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a piece of work; what comes of it counts while nothing else was asked."""
        self._asked += 1
        asked = self._asked
        progress = self._runner.run(
            work,
            lambda result: self._settle(asked, lambda: done(result)),
            lambda error: self._settle(asked, lambda: failed(error)),
            lambda at, total, _: self._report(asked, at, total),
        )
        if self._settled != asked:  # else the runner works in place
            self._running = progress

    def _report(self, asked: int, at: int, total: int) -> None:
        if asked == self._asked:
            self.progressed.emit(at, total)

    def _settle(self, asked: int, tell: Callable[[], None]) -> None:
        self._settled = asked
        if asked == self._asked:
            self._end()
            tell()

    def _end(self) -> None:
        self._running = None
        self.progressed.emit(0, 0)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, InputError):
            self.refused.emit(str(error))
        else:
            problems.settle(error, self._session.failed.emit)


def _wish(name: str, extent: str) -> Wish:
    kind = _KINDS.get(name, Kind.CLAIM)
    has_type = kind is Kind.CLAIM and name != "claim"
    return bulk_tagging.Wish(
        kind=kind,
        attributes={STATEMENT_TYPE: name} if has_type else {},
        extent=bulk_tagging.Extent(extent),
    )
