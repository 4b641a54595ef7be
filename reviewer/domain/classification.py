"""Classification levels and portion markings.

Source: 32 CFR 2001.21, the CAPCO register, 5 FAH-2 H-320; ``SBU``, ``LOU`` and
``FOUO`` are handling levels between UNCLASSIFIED and CONFIDENTIAL.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """A level as it is printed inside a portion marking."""

    U = "U"
    CUI = "CUI"
    FOUO = "FOUO"
    LOU = "LOU"
    SBU = "SBU"
    R = "R"
    C = "C"
    S = "S"
    TS = "TS"

    @property
    def rank(self) -> int:
        """Order of protection, 0 (U) to 5 (TS); SBU, LOU, FOUO and CUI share 1."""
        return _RANKS[self]

    @property
    def words(self) -> str:
        """The level spelled out, as a banner prints it."""
        return _WORDS[self]


_RANKS = {
    Level.U: 0,
    Level.CUI: 1,
    Level.FOUO: 1,
    Level.LOU: 1,
    Level.SBU: 1,
    Level.R: 2,
    Level.C: 3,
    Level.S: 4,
    Level.TS: 5,
}
_WORDS = {
    Level.U: "UNCLASSIFIED",
    Level.CUI: "CUI",
    Level.FOUO: "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
    Level.LOU: "LIMITED OFFICIAL USE",
    Level.SBU: "SENSITIVE BUT UNCLASSIFIED",
    Level.R: "RESTRICTED",
    Level.C: "CONFIDENTIAL",
    Level.S: "SECRET",
    Level.TS: "TOP SECRET",
}
_CONTROL_WORDS = {"NF": "NOFORN", "OC": "ORCON", "PR": "PROPIN"}
_SCI = frozenset({"SI", "SI-G", "TK", "HCS", "G"})


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking in canonical form: level, controls, release list.

    ``controls`` holds short forms in printed order (``NF``, ``OC``, ``SI``);
    ``rel_to`` the countries or groups of a REL TO list.
    """

    level: Level
    controls: tuple[str, ...] = ()
    rel_to: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Canonical text without brackets: ``S//NF``, ``C//REL TO USA, GBR``."""
        parts = [self.level.value, *self.controls]
        if self.rel_to:
            parts.append("REL TO " + ", ".join(self.rel_to))
        return "//".join(parts)

    @property
    def is_sci(self) -> bool:
        """Whether a compartment control is present (banner and chip are yellow)."""
        return any(control in _SCI for control in self.controls)

    @property
    def banner(self) -> str:
        """Spelled out for a banner: ``SECRET//NOFORN``."""
        parts = [self.level.words]
        parts.extend(_CONTROL_WORDS.get(control, control) for control in self.controls)
        if self.rel_to:
            parts.append("REL TO " + ", ".join(self.rel_to))
        return "//".join(parts)

    @classmethod
    def from_canonical(cls, text: str) -> "Marking":
        """Read what ``str`` wrote.

        Raises:
            ValueError: The text does not begin with a known level.
        """
        level, *rest = text.split("//")
        rel_to: tuple[str, ...] = ()
        controls: list[str] = []
        for part in rest:
            if part.startswith("REL TO "):
                rel_to = tuple(part.removeprefix("REL TO ").split(", "))
            else:
                controls.append(part)
        return cls(Level(level), tuple(controls), rel_to)


def is_lower(after: Marking, before: Marking) -> bool:
    """Whether a marking protects less than another: level, control or release list."""
    if after.level.rank < before.level.rank:
        return True
    if set(before.controls) - set(after.controls):
        return True
    if not before.rel_to or "NF" in after.controls:
        return False
    return not after.rel_to or bool(set(after.rel_to) - set(before.rel_to))


def highest(markings: Iterable[Marking]) -> Marking | None:
    """Roll markings up: the highest level with every control that occurs.

    A release list survives only where every classified marking that has one
    names the same countries: a mixture may be released to none of them, which
    the roll-up says as ``NF``.
    """
    present = list(markings)
    if not present:
        return None
    level = max((marking.level for marking in present), key=lambda lv: lv.rank)
    controls = dict.fromkeys(c for marking in present for c in marking.controls)
    lists = {m.rel_to for m in present if m.level.rank >= Level.C.rank}
    rel_to: tuple[str, ...] = ()
    if len(lists) == 1:
        rel_to = lists.pop()
    elif any(lists):
        controls.setdefault("NF")
    if "NF" in controls:
        rel_to = ()
    return Marking(level, tuple(controls), rel_to)
