"""One thing that is wrong with a project file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A damage: a stable code, what it concerns, and where.

    ``position`` is a code point in the text that the cables came from; without it
    the damage concerns the whole of them.
    """

    code: str
    what: str
    cable_ids: tuple[str, ...] = ()
    position: int | None = None
