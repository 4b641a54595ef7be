"""The overall line and the banner: level and controls over all portions."""

import re
from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.classification import Level, highest

_COMPILATION = re.compile(r"\bCOMPILATION\b|\bIN THE AGGREGATE\b", re.IGNORECASE)
_CONTROL_WORDS = {
    "NF": "NOFORN|NF", "OC": "ORCON|OC", "PR": "PROPIN|PR", "IMC": "IMCON|IMC",
    "FOUO": "FOUO|FOR OFFICIAL USE ONLY", "SI-G": "SI-G|GAMMA",
}  # fmt: skip


def below_portions(evidence: Evidence) -> Iterator[Hit]:
    """MA-01: the overall line is lower than a portion."""
    overall = evidence.level
    above = [p for p in evidence.portions if p.marking.level.rank >= Level.R.rank]
    if overall is None or not above:
        return
    top = max(above, key=lambda portion: portion.marking.level.rank)
    if top.marking.level.rank > overall.rank:
        yield Hit(
            top.span,
            f"The cable is {overall.words} over all, but {top.name} is marked "
            f"{top.marking}.",
        )


def above_portions(evidence: Evidence) -> Iterator[Hit]:
    """MA-02: the overall line is higher than every portion, and none is unmarked."""
    overall = evidence.level
    top = highest(portion.marking for portion in evidence.portions)
    paragraphs = evidence.cable.paragraphs
    if overall is None or top is None or any(p.marking is None for p in paragraphs):
        return
    explained = _COMPILATION.search(evidence.words(evidence.cable.span))
    if overall.rank > top.level.rank and not explained:
        yield Hit(
            evidence.header.place,
            f"The cable is {overall.words} over all, but no portion is marked higher "
            f"than {top.level}, and no note tells of a compilation.",
        )


def unreadable(evidence: Evidence) -> Iterator[Hit]:
    """MA-03: no overall level, or two that differ."""
    if evidence.level is None:
        yield Hit(
            evidence.header.place, "The cable has no overall level that can be read."
        )
        return
    titles = evidence.header.titles
    for other in titles[1:]:
        if other.level != titles[0].level:
            yield Hit(
                other.span,
                f"This line says {other.level}, the first one {titles[0].level}.",
            )


def banner_controls(evidence: Evidence) -> Iterator[Hit]:
    """MA-04: a control stands in the banner or in the portions, but not in both."""
    overall = evidence.cable.header.overall
    if overall is None or not evidence.portions:
        return
    carried = {c for portion in evidence.portions for c in portion.marking.controls}
    banner = evidence.words(evidence.header.banner)
    for control in dict.fromkeys(
        control for portion in evidence.portions for control in portion.marking.controls
    ):
        pattern = rf"\b(?:{_CONTROL_WORDS.get(control, re.escape(control))})\b"
        if control not in overall.controls and not re.search(pattern, banner):
            first = next(p for p in evidence.portions if control in p.marking.controls)
            yield Hit(
                first.span,
                f"{first.name[:1].upper()}{first.name[1:]} carries {control}, "
                "which the overall line and the captions do not.",
                matter=control,
            )
    for control in overall.controls:
        if control not in carried:
            yield Hit(
                evidence.header.banner,
                f"The cable carries {control} over all, but no portion does.",
                matter=control,
            )
