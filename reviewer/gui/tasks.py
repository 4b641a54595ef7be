"""Long work beside the window: one worker, progress, and cooperative cancel.

Results come back in the window's thread through a relay. Tests use
``InPlaceRunner``, which does the same work at once.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Stage = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and the name of what is in hand."""


class Progress:
    """What a piece of work is given to say how far it is, and asked to stop by."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._stop = Event()

    def report(self, done: int, total: int, name: str) -> None:
        """Say how far the work is."""
        self._stage(done, total, name)

    def cancel(self) -> None:
        """Ask the work to stop at its next good moment."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


class Runner(Protocol):
    """Where long work is done."""

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
        on_progress: Stage | None = None,
    ) -> Progress:
        """Start a piece of work; exactly one of the first two is called later."""

    def beside(self) -> "Runner":
        """Another worker, for work that must not wait behind this one's."""

    def close(self) -> None:
        """Cancel what runs and wait for its end."""


@dataclass(frozen=True)
class _Outcome:
    """What goes through the relay: a call to make in the window's thread."""

    call: Callable[[], None]


class _Relay(QObject):
    """Lives in the window's thread, so its slot runs there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._make_call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _make_call(self, outcome: _Outcome) -> None:
        outcome.call()


class TaskRunner:
    """One worker thread; pieces of work queue up behind each other."""

    def __init__(self) -> None:
        self._relay = _Relay()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reviewer")
        self._running: list[Progress] = []

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
        on_progress: Stage | None = None,
    ) -> Progress:
        """Start a piece of work on the worker."""

        def stage(done: int, total: int, name: str) -> None:
            if on_progress:
                self._relay_call(lambda: on_progress(done, total, name))

        progress = Progress(stage)
        self._running.append(progress)
        self._pool.submit(self._do, work, progress, on_done, on_failed)
        return progress

    def beside(self) -> "TaskRunner":
        """Another thread."""
        return TaskRunner()

    def close(self) -> None:
        """Cancel everything and wait until the worker has stopped."""
        for progress in self._running:
            progress.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _do(
        self,
        work: Callable[[Progress], T],
        progress: Progress,
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work(progress)
        except Exception as error:  # noqa: BLE001 - told in the window's thread
            failure = error
            self._relay_call(lambda: on_failed(failure))
        else:
            self._relay_call(lambda: on_done(result))
        finally:
            self._running.remove(progress)

    def _relay_call(self, call: Callable[[], None]) -> None:
        self._relay.arrived.emit(_Outcome(call))


class InPlaceRunner:
    """Does the work at once in the caller's thread."""

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None],
        on_progress: Stage | None = None,
    ) -> Progress:
        """Do the work, then call back."""
        progress = Progress(on_progress or _ignore)
        try:
            result = work(progress)
        except Exception as error:  # noqa: BLE001 - told by the caller
            on_failed(error)
        else:
            on_done(result)
        return progress

    def beside(self) -> "InPlaceRunner":
        """Nothing ever waits here."""
        return self

    def close(self) -> None:
        """Nothing runs."""


def _ignore(_done: int, _total: int, _name: str) -> None:
    """Progress that nobody asked for."""
