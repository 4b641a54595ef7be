"""Makes the suggestions for the cable in hand, and reads how they are answered.

They are made beside the window from the text alone, for the cable that is open; what
comes too late for it is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reviewer.domain.statement import PassKind
from reviewer.domain.suggestion import Suggestions
from reviewer.gui import problems
from reviewer.gui.late import ghosts, suggesting
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner

if TYPE_CHECKING:
    from reviewer.services.ghosts import Answered

_REST_MS = 150
"""A cable that is looked at for less is only passed by."""
_IDLE_MS = 400
"""Nobody needs the number in the hint sooner."""


class GhostSupply(QObject):
    """What is suggested for the cable in hand, and what of it is answered."""

    def __init__(
        self, session: ProjectSession, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._found: Suggestions | None = None
        self._answered: Answered | None = None
        self._reading = PassKind.FIRST
        self._rest = self._timer(_REST_MS, self._make)
        self._idle = self._timer(_IDLE_MS, self._follow_answers)

    @property
    def found(self) -> Suggestions:
        """All suggestions for the cable in hand, as far as they are made."""
        return self._found or Suggestions()

    @property
    def is_made(self) -> bool:
        """Whether they are made for the cable in hand."""
        return self._found is not None

    @property
    def is_waiting(self) -> bool:
        """Whether they will be made once the cable is looked at for a moment."""
        return self._rest.isActive()

    @property
    def left(self) -> tuple[int, ...]:
        """The numbers of all that wait for an answer."""
        return self._answered.left_of(self.found) if self._answered else ()

    @property
    def rejected(self) -> tuple[int, ...]:
        """The numbers of those this person has rejected."""
        return tuple(sorted(self._answered.rejected)) if self._answered else ()

    @property
    def taken(self) -> int:
        """How many are recorded."""
        return len(self._answered.recorded) if self._answered else 0

    def close(self) -> None:
        """Wait for what is being made, and make no more."""
        self._rest.stop()
        self._idle.stop()
        self._runner.close()

    def _forget(self) -> None:
        """Another cable is in hand: nothing is known of it yet but whose turn it is."""
        self._rest.stop()
        self._idle.stop()
        self._found = self._answered = None
        self._reading = self._asked_reading()

    @Slot()
    def _make(self) -> None:
        opened = self._session.open_cable
        if opened is None or self._found is not None:
            return

        def work(_progress: Progress) -> Suggestions:
            return suggesting.suggest_opened(opened)

        def done(found: Suggestions) -> None:
            if self._session.open_cable is opened:
                self._found = found
                self._follow_answers()

        self._runner.run(work, done, self._session.failed.emit)

    @Slot()
    def _follow_answers(self) -> None:
        """Read anew how the suggestions are answered."""
        project, opened = self._session.project, self._session.open_cable
        if project is None or opened is None or self._found is None:
            return
        with problems.telling(self._session.failed.emit):
            self._answered = ghosts.answered(
                project, opened.cable_id, self._found, reviewer=self._session.reviewer
            )

    def _asked_reading(self) -> PassKind:
        project, opened = self._session.project, self._session.open_cable
        found = PassKind.SECOND  # the stricter, where it cannot be known
        if project is not None and opened is not None:
            with problems.telling(self._session.failed.emit):
                found = ghosts.reading_of(
                    project, opened.cable_id, reviewer=self._session.reviewer
                )
        return found

    def _timer(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer
