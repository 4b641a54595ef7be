"""Where bugs are noted: places in the program, never a value of it.

Messages of exceptions are left out, because they may quote a cable.
"""

import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reviewer import settings

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


def crash_of(error: BaseException) -> Crash:
    """Write down where a bug happened, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
    return Crash(type(error).__name__, tuple(places), datetime.now(UTC))


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
