"""Markings as signs: text, colours and strokes of each level."""

from reviewer.domain.classification import Level, Marking
from reviewer.reports.report import Chip

_TONES = {0: "u", 1: "handling", 2: "c", 3: "c", 4: "s", 5: "ts"}
_STROKES = {0: 0, 1: 1, 2: 1, 3: 1, 4: 2, 5: 3}

UNMARKED = Chip(text="unmarked", words="unmarked", tone="none", strokes=0)
"""The sign of text that carries no marking."""


def chip_of(marking: Marking | None, *, inherited: bool = False) -> Chip:
    """The sign of a marking, outlined where it was inherited."""
    if marking is None:
        return UNMARKED
    return Chip(
        text=str(marking),
        words=marking.banner,
        tone=tone_of(marking),
        strokes=_STROKES[marking.level.rank],
        inherited=inherited,
    )


def tone_of(marking: Marking) -> str:
    """The name of a level's colours; compartments have their own."""
    if marking.level is Level.TS and marking.is_sci:
        return "sci"
    return _TONES[marking.level.rank]
