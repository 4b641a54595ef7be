"""The one place where the window catches known errors, and where bugs end up.

A ``ReviewerError`` becomes its own sentence in the window. Anything else is a
bug: it goes to a log that holds places in the program but never a value, so no
cable text, and the user is told what is safe.
"""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from reviewer import settings
from reviewer.errors import ReviewerError

LOG_NAME = "problems.log"


@dataclass(frozen=True, slots=True)
class Crash:
    """A bug, as far as it may be written down: where, never what with."""

    kind: str
    places: tuple[str, ...]
    at: datetime

    def __str__(self) -> str:
        lines = [f"{self.at:%Y-%m-%dT%H:%M:%SZ} {self.kind}"]
        return "\n".join([*lines, *(f"  {place}" for place in self.places)])


@contextmanager
def telling(tell: Callable[[ReviewerError], None]) -> Iterator[None]:
    """Turn a known error inside the block into a call of ``tell``."""
    try:
        yield
    except ReviewerError as error:
        tell(error)


def settle(error: Exception, tell: Callable[[ReviewerError], None]) -> None:
    """Tell a known error that a worker brought back; let a bug go on its way."""
    if not isinstance(error, ReviewerError):
        raise error
    tell(error)


def crash_of(
    kind: type[BaseException], trace: TracebackType | None, at: datetime
) -> Crash:
    """Write down where a bug happened, without its message or any value."""
    frames = traceback.extract_tb(trace)
    places = (f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return Crash(kind.__name__, tuple(places), at)


def keep(crash: Crash) -> Path | None:
    """Append a crash to the log; None where the log cannot be written."""
    log = settings.path().with_name(LOG_NAME)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as handle:
            handle.write(f"{crash}\n")
    except OSError:
        return None
    return log


def watch(show: Callable[[Crash], None]) -> None:
    """Send bugs to the log and to ``show`` from now on.

    Qt calls ``sys.excepthook`` for exceptions in slots and in event handlers
    such as ``paintEvent``; a test runner that puts its own hook there fails the
    test instead.
    """

    def hook(
        kind: type[BaseException],
        value: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        crash = crash_of(kind, trace, datetime.now(UTC))
        keep(crash)
        show(crash)

    sys.excepthook = hook
