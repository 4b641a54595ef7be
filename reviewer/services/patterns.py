"""Regular expressions from outside, with a bound on the time they may take.

A pattern can take longer than the age of the world on one page of text, and nothing
in this process could stop it. So it runs in another one, which is ended when it is
not done in time. Letters of either case fit each other, and a blank fits the end of
a line, because cables are wrapped where nobody meant it.
"""

import re
import warnings
from collections.abc import Callable, Sequence
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from reviewer.domain.text import Span
from reviewer.errors import InputError

LONGEST = 500
"""Characters of a pattern; longer ones are not typed by a person."""
PATIENCE_S = 3.0
"""What a handful of cables may take; they take some milliseconds."""
_MOST_IN_A_TEXT = 10_000
_LOOK_S = 0.05
_BLANK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| ", re.DOTALL)


class PatternError(InputError):
    """What was typed is no regular expression."""

    def __init__(self, why: str, position: int | None) -> None:
        where = f", character {position + 1}" if position is not None else ""
        super().__init__(
            f"Regular expression{where}: {why}. Nothing was searched; write \\ before "
            "a sign that is meant as itself."
        )


class SlowPatternError(InputError):
    """A pattern was not done with a few cables in time."""

    def __init__(self) -> None:
        super().__init__(
            f"The regular expression was stopped: a few cables took it more than "
            f"{PATIENCE_S:g} seconds. Nothing else is concerned. Repetitions inside "
            "repetitions, such as (a+)+, are the usual cause; write it without."
        )


class NoPatternProcessError(InputError):
    """The process that looks for patterns did not start, or has died."""

    def __init__(self) -> None:
        super().__init__(
            "The regular expression could not be looked for: the process that does it "
            "ended. Nothing else is concerned; words and phrases work without it."
        )


class PatternStoppedError(InputError):
    """Whoever asked did not want to wait any more."""

    def __init__(self) -> None:
        super().__init__("The search was stopped.")


class PatternFinder:
    """Finds the places of one pattern, in a process of its own, as a context."""

    def __init__(self, pattern: str, cancelled: Callable[[], bool] | None) -> None:
        self._pattern = checked(pattern)
        self._cancelled = cancelled or _never

    def __enter__(self) -> Self:
        spawning = get_context("spawn")  # forking is unsafe beside a window's threads
        self._ours, theirs = spawning.Pipe()
        self._process = spawning.Process(
            target=_serve, args=(theirs, self._pattern), daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            self._ours.recv()  # it has started, which counts for no pattern
        except EOFError as error:
            self._end()
            raise NoPatternProcessError from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._process.terminate()
        self._process.join()
        self._process.close()
        self._ours.close()

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """The places of the pattern in each of a few texts; empty ones left out.

        Raises:
            SlowPatternError: It took too long.
            PatternStoppedError: ``cancelled`` said so.
            NoPatternProcessError: The process has died.
        """
        try:
            self._ours.send(texts)
            found: list[list[tuple[int, int]]] = self._awaited()
        except (EOFError, ConnectionError) as error:
            raise NoPatternProcessError from error
        return [[Span(*place) for place in places] for places in found]

    def _awaited(self) -> Any:
        for _ in range(round(PATIENCE_S / _LOOK_S)):
            if self._ours.poll(_LOOK_S):
                return self._ours.recv()
            if self._cancelled():
                raise PatternStoppedError
        raise SlowPatternError


def checked(pattern: str) -> str:
    """The pattern as it will be used: its blanks fit line ends, too.

    Raises:
        PatternError: It is none, or too long; the sentence says where.
    """
    if not pattern.strip():
        raise PatternError("there is nothing to look for", None)
    if len(pattern) > LONGEST:
        raise PatternError(f"more than {LONGEST} characters", LONGEST)
    try:
        _compiled(pattern)
        wide = _BLANK.sub(_widened, pattern)
        _compiled(wide)
    except re.error as error:
        raise PatternError(error.msg, error.pos) from error
    except (OverflowError, RecursionError) as error:
        raise PatternError("it is too large", None) from error
    return wide


def _compiled(pattern: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        # Some sets may mean something else in a Python to come.
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _widened(found: re.Match[str]) -> str:
    if found[0] != " ":
        return found[0]
    following = found.string[found.end() : found.end() + 1]
    return r"\s" if following and following in "*+?{" else r"\s+"


def _serve(theirs: Connection, pattern: str) -> None:
    """The other process: answer lists of texts until nobody asks any more."""
    ready = _compiled(pattern)
    theirs.send(None)
    try:
        while True:
            theirs.send([_places(ready, text) for text in theirs.recv()])
    except (EOFError, OSError):
        return


def _places(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    spans = (found.span() for found in pattern.finditer(text))
    return list(islice((s for s in spans if s[0] < s[1]), _MOST_IN_A_TEXT))


def _never() -> bool:
    return False
