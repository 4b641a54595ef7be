"""The one place where the window catches known errors, and where bugs end up.

A ``ReviewerError`` becomes its own sentence in the window. Anything else is a
bug: it goes to a log that holds places in the program but never a value, so no
cable text, and the user is told what is safe.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from reviewer.errors import ReviewerError
from reviewer.services import crash_log
from reviewer.services.crash_log import Crash


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
        crash = crash_log.crash_of(value.with_traceback(trace))
        crash_log.keep(crash)
        show(crash)

    sys.excepthook = hook
