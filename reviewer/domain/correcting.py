"""Applies corrections to what a parser read; the text itself never changes.

A correction that the reading agrees with is redundant, one that no longer fits is
told and left out. Neither ever fails, so a newer parser may read what it likes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.domain import retiling
from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking, is_lower
from reviewer.domain.correction import Correction, CorrectionKind, in_order
from reviewer.domain.structure import Draft, MisfitError


class Fit(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    REDUNDANT = "redundant"
    """The reading says so by itself."""
    MISFIT = "misfit"
    """It does not fit the reading and was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A correction, what it found (``was``), and where it was left out, ``why``."""

    correction: Correction
    fit: Fit
    was: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cable with its corrections applied, and what became of each of them."""

    cable: Cable
    outcomes: tuple[Outcome, ...] = ()


def corrected(text: str, cable: Cable, corrections: Sequence[Correction]) -> Corrected:
    """Apply corrections above a reading.

    Args:
        text: The whole text that the cable was read from.
        cable: As the parser read it.
        corrections: Those of this cable, in any order.

    Returns:
        A cable that keeps all invariants of ``Cable``, its notes untouched; the very
        same object where there is nothing to apply.
    """
    if not corrections:
        return Corrected(cable)
    draft = Draft(text, cable)
    outcomes = tuple(_outcome(draft, cable, one) for one in in_order(corrections))
    if not any(one.fit is Fit.APPLIED for one in outcomes):
        return Corrected(cable, outcomes)
    return Corrected(draft.finished(), outcomes)


def _outcome(draft: Draft, cable: Cable, one: Correction) -> Outcome:
    try:
        if one.kind is CorrectionKind.CABLE:
            return _cable(cable, one)
        _require_place(draft.text, cable, one)
        was = _APPLY[one.kind](draft, one)
    except MisfitError as misfit:
        return Outcome(correction=one, fit=Fit.MISFIT, why=str(misfit))
    if was is None:
        return Outcome(correction=one, fit=Fit.REDUNDANT)
    return Outcome(correction=one, fit=Fit.APPLIED, was=was)


def _require_place(text: str, cable: Cable, one: Correction) -> None:
    if one.span.start < cable.span.start or one.span.end > cable.span.end:
        raise MisfitError("Its place is not part of this cable now.")
    if not one.span or not one.stands_in(text):
        raise MisfitError("The words it quotes do not stand at its place.")


def _cable(cable: Cable, one: Correction) -> Outcome:
    """Where cables begin is decided when the file is read; here it is only told."""
    at = one.span.start
    agrees = at == cable.span.end if one.holds else cable.span.contains(at)
    if agrees:
        was = "one cable" if one.holds else "two cables"
        return Outcome(correction=one, fit=Fit.APPLIED, was=was)
    why = "The file is not divided like that now."
    return Outcome(correction=one, fit=Fit.MISFIT, why=why)


def _number(draft: Draft, one: Correction) -> str | None:
    key = _opened(draft, one)
    old = draft.paragraphs[key]
    if old.number == one.number:
        return None
    draft.paragraphs[key] = replace(old, number=one.number)
    return f"¶{old.number}" if old.number is not None else "unnumbered"


def _marking(draft: Draft, one: Correction) -> str | None:
    if draft.subject and draft.subject.span.intersects(one.span):
        old = draft.subject.marking
        draft.subject = replace(draft.subject, marking=one.marking)
    elif (index := retiling.heading_at(draft, one.span)) is not None:
        old = draft.headings[index].marking
        draft.headings[index] = replace(draft.headings[index], marking=one.marking)
    else:
        key = _opened(draft, one)
        paragraph = draft.paragraphs[key]
        old = paragraph.marking
        draft.paragraphs[key] = replace(paragraph, marking=one.marking, inherited=False)
        if paragraph.inherited and old == one.marking:
            return f"{old}, inherited"
    return None if old == one.marking else _marked(old)


def _marked(marking: Marking | None) -> str:
    return str(marking) if marking else "unmarked"


def _opened(draft: Draft, one: Correction) -> int:
    key = draft.opened_in(one.span)
    if key is None:
        raise MisfitError("No paragraph begins there now.")
    return key


_APPLY: dict[CorrectionKind, Callable[[Draft, Correction], str | None]] = {
    CorrectionKind.FURNITURE: retiling.furniture,
    CorrectionKind.HEADING: retiling.heading,
    CorrectionKind.PARAGRAPH: retiling.paragraph,
    CorrectionKind.BLOCK: retiling.block,
    CorrectionKind.NUMBER: _number,
    CorrectionKind.MARKING: _marking,
}


def lowered(before: Cable, after: Cable) -> bool:
    """Whether any portion of a cable is protected less than it was."""
    places = {
        span.start
        for cable in (before, after)
        for span in (
            *(one.span for one in cable.paragraphs),
            *(one.span for one in cable.headings),
            *((cable.header.subject.span,) if cable.header.subject else ()),
        )
    }
    return any(
        is_lower(after.marking_at(place), before.marking_at(place))
        for place in sorted(places)
    )
