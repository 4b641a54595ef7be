"""The classification line: ``C O N F I D E N T I A L SECTION 01 OF 02 POST 000362``.

Source: 5 FAH-2 H-320, format line 12.
"""

import re
from dataclasses import dataclass

from reviewer.domain.classification import Level
from reviewer.parsing.lines import Line


def _spaced(words: str) -> str:
    """A pattern for words that may be printed letter by letter."""
    return " {0,3}".join(" ?".join(word) for word in words.split())


_LEVELS = (
    ("top", _spaced("TOP SECRET")),
    ("conf", _spaced("CONFIDENTIAL")),
    ("secret", _spaced("SECRET")),
    ("lou", rf"{_spaced('LIMITED OFFICIAL USE')}|LIM OFF USE|LIMDIS USE"),
    ("restr", _spaced("RESTRICTED")),
    ("uncl", rf"{_spaced('UNCLASSIFIED')}|{_spaced('UNCLAS')}"),
    ("sbu", "SENSITIVE BUT UNCLASSIFIED|SBU"),
)
_LEVEL_OF = {
    "top": Level.TS,
    "conf": Level.C,
    "secret": Level.S,
    "lou": Level.LOU,
    "restr": Level.R,
    "uncl": Level.U,
    "sbu": Level.SBU,
}
_FOUO = r"//(?:FOR OFFICIAL USE ONLY|FOUO)| F ?O ?U ?O"
_LEVEL = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LEVELS)
_LINE = re.compile(
    rf"(?:{_LEVEL})(?P<fouo>{_FOUO})?"
    r"(?P<controls>(?: {0,2}//? {0,2}[A-Z]{2,8}"
    r"| {1,3}(?:NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|ORCON)\b){0,4})"
    r"(?P<efto> {1,3}E ?F ?T ?O)?"
    r"(?: {0,3}SE[A-Z]{2,5}N ?(?P<this>\d\d?) ?[OGog][Ff] ?(?P<of>\d\d?))?"
    r" {1,4}(?P<post>[A-Z][A-Z.'-]*(?: {1,3}[A-Z][A-Z.'-]*){0,4})"
    r" {1,6}(?P<serial>0*\d[0-9A-Z]{0,6})(?![0-9A-Za-z/:])"
    r"(?: {0,3}SE[A-Z]{2,5}N ?(?P<this2>\d\d?) ?[OGog][Ff] ?(?P<of2>\d\d?))?"
)
_ALONE = re.compile(rf"(?:{_LEVEL})(?P<fouo>{_FOUO})?[ .]{{0,2}}")
_FIRST_LETTERS = frozenset("UCSTLR")
_FIRST_PAIRS = frozenset(
    letter + second
    for letter, seconds in (
        ("U", "N "), ("C", "O "), ("S", "EB "), ("T", "O "), ("L", "I "), ("R", "E ")
    )
    for second in seconds
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClassificationLine:
    """What the line says; ``end`` is the offset after serial (and section)."""

    level: Level
    start: int
    end: int
    post: str | None = None
    serial: str | None = None
    section: int | None = None
    sections: int | None = None
    controls: tuple[str, ...] = ()


def read_classification_line(line: Line) -> ClassificationLine | None:
    """Read a line that opens with a level and names post and serial."""
    text = line.text
    if text[:2] not in _FIRST_PAIRS:
        return None
    found = _LINE.match(text)
    if found is None:
        return None
    this, of = found["this"] or found["this2"], found["of"] or found["of2"]
    controls = tuple(part for part in re.split(r"[/ ]+", found["controls"]) if part)
    return ClassificationLine(
        level=_level(found),
        start=line.start,
        end=line.start + found.end(),
        post=found["post"],
        serial=found["serial"],
        section=int(this) if this else None,
        sections=int(of) if of else None,
        controls=controls,
    )


def read_level_alone(text: str) -> Level | None:
    """Read a line that is nothing but a level: ``CONFIDENTIAL``, ``S E C R E T``."""
    if text[0] not in _FIRST_LETTERS or len(text) > 60:  # noqa: PLR2004 - longest form
        return None
    found = _ALONE.fullmatch(text)
    return _level(found) if found else None


def _level(found: re.Match[str]) -> Level:
    if found["fouo"]:
        return Level.FOUO
    return next(level for name, level in _LEVEL_OF.items() if found[name])
