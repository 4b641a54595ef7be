"""Portion markings: what a bracket at a portion's head says.

Whether a bracket may be a marking at its place is decided by the callers; here
it is only read. Both ``(S/NF)`` and ``(S//NF)`` are common and equal.

Source: 32 CFR 2001.21, the CAPCO register, 5 FAH-1 H-246.2.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from reviewer.domain.classification import Level, Marking
from reviewer.domain.text import Span

_BRACKET = re.compile(r"[(\[] {0,2}([A-Za-z][A-Za-z0-9 ,/-]{0,70}?) {0,2}[.,]?[)\]]")
_LEVEL_WORD = (
    r"C(?: ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L)|S(?: ?E ?C ?R ?E ?T)|UNCLASSIFIED"
    r"|LIMITED OFFICIAL USE|LOU|SBU|TS|[CSU]"
)
_WHOLE = r"(?:THE )?ENTIRE (?:TEXT|MESSAGE|CABLE|TELEGRAM)"
_WHOLE_TEXT = re.compile(
    rf"\(? ?(?P<level>{_LEVEL_WORD}) ?\)? ?[-–—:]{{0,2}} ?\(?{_WHOLE}"
    r" ?(?=[.)\n]|$)[.)]{0,3}"
    rf"|\(?{_WHOLE} ?(?:[-–—:]{{1,2}}|IS) ?\(?(?P<behind>{_LEVEL_WORD})"
    r"(?=[.)\n]|$)[.)]{0,3}",
    re.IGNORECASE,
)
_SLIP = re.compile(
    r"(?P<open>[(\[{]{0,2}) ?(?P<body>(?:SBU|[CSU])(?://?(?:NF|NOFORN|FOUO|SBU))?)"
    r" ?(?P<close>[)\]}]{0,2})(?=[ ,:])"
)
_STRANGE = re.compile(
    r"[(\[] ?(?P<level>TS|SBU|LOU|[SCU]) ?(?P<controls>(?://?[A-Z-]{3,12}|//[A-Z-]{2}){1,4})"
    r"/{0,2} ?[)\]]",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[/ -]+")
_LEVELS = {level.value: level for level in Level} | {
    "SE": Level.S,
    "NC": Level.C,
    "CONFIDENTIAL": Level.C,
    "SECRET": Level.S,
    "UNCLASSIFIED": Level.U,
    "UNCLAS": Level.U,
}
_MISTYPED = frozenset({"SE", "NC"})
_CONTROLS = {
    "NF": "NF", "NOFORN": "NF", "N": "NF", "OC": "OC", "ORCON": "OC",
    "PR": "PR", "PROPIN": "PR", "IMC": "IMC", "IMCON": "IMC", "RELIDO": "RELIDO",
    "FGI": "FGI", "SI": "SI", "SI-G": "SI-G", "TK": "TK", "HCS": "HCS",
    "LES": "LES", "REL": "REL", "FOUO": "FOUO", "EFTO": "EFTO", "NATO": "NATO",
    "EXDIS": "EXDIS",
    "NODIS": "NODIS", "LIMDIS": "LIMDIS", "STADIS": "STADIS",
}  # fmt: skip
_LONGEST = 80
_LONGEST_NAME = 12
"""Of a country or group in a release list."""


class ReadMarking(NamedTuple):
    """A marking and where it stands, brackets included."""

    marking: Marking
    span: Span
    mistyped: bool = False


def read_marking(text: str, position: int) -> ReadMarking | None:
    """Read the bracket at ``position``; None where it is no marking."""
    if text[position : position + 1] not in ("(", "["):
        return None
    found = _BRACKET.match(text, position, position + _LONGEST)
    if found is None:
        return None
    marking = canonical(found[1])
    if marking is None:
        return None
    word = found[1].upper().split("/")[0].strip()
    return ReadMarking(marking, Span(*found.span()), word in _MISTYPED)


def read_controls(text: str, position: int, before: ReadMarking) -> ReadMarking | None:
    """Read a bracket with controls only, ``(NF)``, that completes ``before``."""
    found = _BRACKET.match(text, position, position + _LONGEST)
    if found is None:
        return None
    marking = canonical(f"{before.marking.level.value}/{found[1]}")
    return ReadMarking(marking, Span(*found.span())) if marking else None


def read_slip(text: str, position: int) -> ReadMarking | None:
    """Read a marking that lacks a bracket or has a wrong one: ``(C}``, ``(S/NF``.

    So are markings with a control that is not known: ``(S//NF//LAMP)``.

    Only fit for the place behind a paragraph's number: elsewhere it reads names.
    """
    if strange := _STRANGE.match(text, position, position + _LONGEST):
        return _with_strange_controls(strange)
    found = _SLIP.match(text, position, position + _LONGEST)
    if found is None or not (found["open"] or found["close"]):
        return None
    marking = canonical(found["body"])
    if marking is None or read_whole_text(text, position):
        return None
    return ReadMarking(marking, Span(*found.span()), mistyped=True)


def _with_strange_controls(found: re.Match[str]) -> ReadMarking:
    """Keep controls that no register knows: a level must never be lost to them."""
    controls = tuple(
        _CONTROLS.get(part, part)
        for part in found["controls"].upper().split("/")
        if part
    )
    level = _LEVELS[found["level"].upper()]
    return ReadMarking(Marking(level, controls), Span(*found.span()), mistyped=True)


def read_whole_text(text: str, position: int) -> ReadMarking | None:
    """Read ``(C - ENTIRE TEXT)`` and its like at ``position``."""
    found = _WHOLE_TEXT.match(text, position, position + _LONGEST)
    if found is None:
        return None
    words = (found["level"] or found["behind"]).upper().replace(" ", "")
    level = Level.LOU if words.startswith("LIM") else _LEVELS[words]
    return ReadMarking(Marking(level), Span(*found.span()))


@lru_cache(maxsize=4096)
def canonical(body: str) -> Marking | None:
    """Put what stands between the brackets into canonical form.

    None where the first word is no level or a later one no known control.
    """
    words = body.upper()
    release: tuple[str, ...] = ()
    if " REL " in f" {words.replace('/', ' ').replace('-', ' ')} ":
        words, _, list_ = _around_release(words)
        release = _release_list(list_)
        if list_ and not release:
            return None
    parts = [part for part in _SEPARATORS.split(words.strip(" /-")) if part]
    if not parts or parts[0] not in _LEVELS:
        return None
    controls: list[str] = []
    for part in _joined_compartments(parts[1:]):
        if part not in _CONTROLS:
            return None
        controls.append(_CONTROLS[part])
    return Marking(_LEVELS[parts[0]], tuple(dict.fromkeys(controls)), release)


def _around_release(words: str) -> tuple[str, str, str]:
    at = re.search(r"(?:^|[/ -])REL ", words)
    if at is None:
        return words, "", ""
    return words[: at.start()], "REL", words[at.end() :]


def _release_list(text: str) -> tuple[str, ...]:
    printed = text.removeprefix("TO ").strip(" /")
    names = printed.replace("/", ",").replace(" AND ", ",").split(",")
    cleaned = tuple(name.strip() for name in names if name.strip())
    return cleaned if all(len(name) <= _LONGEST_NAME for name in cleaned) else ()


def _joined_compartments(parts: list[str]) -> list[str]:
    """``SI``, ``G`` printed as ``SI-G`` is one compartment."""
    joined: list[str] = []
    for part in parts:
        if part == "G" and joined and joined[-1] == "SI":
            joined[-1] = "SI-G"
        else:
            joined.append(part)
    return joined
