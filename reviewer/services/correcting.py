"""Correcting what the parser read of a cable.

A correction belongs to the cable and is seen by everybody who reads it; who made it
and when is told by the history alone. Each function is one journalled step of undo.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.correcting import Fit, Outcome, corrected, lowered
from reviewer.domain.correction import Correction, CorrectionKind, quote_of
from reviewer.domain.identifiers import CableId, CorrectionId, ReviewerId, new_id
from reviewer.domain.text import Span, plain
from reviewer.errors import RuleError
from reviewer.parsing.markings import read_marking
from reviewer.services import browsing, correction_places, dividing, standing
from reviewer.services.browsing import OpenCable
from reviewer.services.correction_places import place_of, said, value_of, where
from reviewer.services.working import person
from reviewer.store import corrections, times
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction

__all__ = [
    "CorrectionKind",
    "Fit",
    "Outcome",
    "Wish",
    "correct",
    "said",
    "take_back",
    "where",
]


_NOBODY = ReviewerId("")
"""Until a correction is about to be kept."""


class MisfitCorrectionError(RuleError):
    """The correction does not fit the text at its place."""

    def __init__(self, cable_id: CableId, why: str) -> None:
        super().__init__(f"{cable_id} cannot be corrected like that. {why}")


class LoweringError(RuleError):
    """A portion would be protected less, and nobody said why."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"This would lower the marking of a part of {cable_id}. Nothing was "
            "changed; say why, and it will be recorded with the correction."
        )


class UnknownCorrectionError(RuleError):
    """The cable has no correction of that id."""

    def __init__(self, correction_id: str, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} has no correction {correction_id}. It may have been taken "
            "back; list the corrections again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody says of a place: see ``Correction`` for kinds and values.

    ``span`` is what was selected, or an empty one at a place in it; what is meant
    (the paragraph, the line, the heading there) is found from it.
    """

    kind: CorrectionKind
    span: Span
    value: str = ""
    holds: bool = True


def outcomes(project: Project, cable_id: CableId) -> tuple[Outcome, ...]:
    """A cable's corrections and what became of each, in the order of the text.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    found = browsing.cable(project, cable_id).outcomes
    return tuple(sorted(found, key=lambda one: one.correction.span))


def corrected_cables(project: Project) -> tuple[CableId, ...]:
    """The cables that have corrections, by their ids."""
    with project.reading() as tx:
        return corrections.corrected_cables(tx)


def found(project: Project, cable_id: CableId, correction_id: str) -> Correction:
    """A correction of a cable by the beginning of its id.

    Raises:
        UnknownCorrectionError: There is none, or more than one.
        RuleError: The project holds no cable of that id.
    """
    held = [one.correction for one in outcomes(project, cable_id)]
    fitting = [one for one in held if one.correction_id.startswith(correction_id)]
    if len(fitting) != 1 or not correction_id:
        raise UnknownCorrectionError(correction_id, cable_id)
    return fitting[0]


def correct(
    project: Project, cable_id: CableId, wish: Wish, *, reviewer: str, reason: str = ""
) -> ChangeSet | None:
    """Correct one thing; an earlier correction of the same thing is replaced.

    Args:
        project: Where the cable is.
        cable_id: The cable.
        wish: What is to hold.
        reviewer: The person's name.
        reason: Why; needed where a marking becomes lower.

    Returns:
        What changed; None where the cable reads like that already.

    Raises:
        RuleError: It does not fit the place, or lowers a marking without a reason.
        StoreError: It could not be saved; nothing was changed.
    """
    reason = plain(reason).strip()
    if wish.kind is CorrectionKind.CABLE and wish.holds:
        return dividing.split(project, cable_id, wish.span.start, reviewer=reviewer)
    if wish.kind is CorrectionKind.CABLE:
        return dividing.join(project, cable_id, reviewer=reviewer)
    with project.writing() as tx:
        standing.require_unfrozen(tx, cable_id)
        opened = browsing.opened(tx, project, cable_id)
        made = _made(opened, wish)
        changes = _changes(tx, opened, made, reviewer=reviewer, reason=reason)
        if not changes:
            return None
        label = correction_places.label(opened, made[0])
        applied = _apply(tx, opened, changes, label, reviewer)
        _require_reason(tx, project, opened, reason)
        return applied


def take_back(
    project: Project, correction: Correction, *, reviewer: str, reason: str = ""
) -> ChangeSet:
    """Let the parser's reading stand again.

    Raises:
        StaleChangeError: The correction is no longer stored like that.
        LoweringError: A marking becomes lower, and no reason was given.
        StoreError: It could not be saved; nothing was changed.
    """
    reason = plain(reason).strip()
    with project.writing() as tx:
        standing.require_unfrozen(tx, correction.cable_id)
        opened = browsing.opened(tx, project, correction.cable_id)
        label = f"Take back: {correction_places.label(opened, correction)}"
        if reason:
            label = f"{label} ({reason})"
        changes = [Change(before=correction, after=None)]
        applied = _apply(tx, opened, changes, label, reviewer)
        if correction.kind is not CorrectionKind.CABLE:
            _require_reason(tx, project, opened, reason)
        return applied


def _made(opened: OpenCable, wish: Wish) -> list[Correction]:
    """The corrections that a wish comes to; who makes them is filled in later."""
    span = place_of(opened, wish.kind, wish.span, wish.value, holds=wish.holds)
    value = value_of(wish.kind, wish.value, holds=wish.holds)
    first = _correction(opened, wish.kind, span, value, holds=wish.holds)
    if wish.kind is not CorrectionKind.PARAGRAPH or not wish.holds:
        return [first]
    marked = correction_places.printed_marking(opened, span)
    read = read_marking(opened.text, marked.start) if marked else None
    if read is None:
        return [first]
    text = str(read.marking)
    return [first, _correction(opened, CorrectionKind.MARKING, span, text)]


def _correction(
    opened: OpenCable,
    kind: CorrectionKind,
    span: Span,
    value: str,
    *,
    holds: bool = True,
) -> Correction:
    return Correction(
        correction_id=CorrectionId(new_id()),
        cable_id=opened.cable_id,
        kind=kind,
        span=span,
        quote=quote_of(opened.text, span),
        reviewer_id=_NOBODY,
        created_at=times.now(),
        holds=holds,
        value=value,
    )


def _changes(
    tx: Transaction,
    opened: OpenCable,
    made: Sequence[Correction],
    *,
    reviewer: str,
    reason: str,
) -> list[Change]:
    """What has to be written so that the corrections hold."""
    who = person(tx, reviewer)
    held = list(corrections.of_cable(tx, opened.cable_id))
    changes: list[Change] = []
    for one in made:
        settled = [old for old in held if one.settles(old)]
        rest = [old for old in held if old not in settled]
        new = replace(one, reviewer_id=who.reviewer_id, reason=reason)
        fit = _fit(
            opened, corrected(opened.text, opened.parsed, [*rest, new]).outcomes, new
        )
        if fit is Fit.APPLIED and settled and _says_the_same(settled[0], new):
            continue
        if fit is Fit.APPLIED:
            kept = settled.pop(0) if settled else None
            new = replace(new, correction_id=kept.correction_id) if kept else new
            changes.append(Change(before=kept, after=new))
            rest.append(new)
        changes += [Change(before=old, after=None) for old in settled]
        held = rest
    return changes


def _fit(opened: OpenCable, results: Sequence[Outcome], correction: Correction) -> Fit:
    """What became of one correction among others.

    Raises:
        MisfitCorrectionError: It does not fit.
    """
    found = next(one for one in results if one.correction == correction)
    if found.fit is Fit.MISFIT:
        raise MisfitCorrectionError(opened.cable_id, found.why)
    return found.fit


def _says_the_same(old: Correction, new: Correction) -> bool:
    return (old.span, old.holds, old.value) == (new.span, new.holds, new.value)


def _apply(
    tx: Transaction,
    opened: OpenCable,
    changes: Sequence[Change],
    label: str,
    reviewer: str,
) -> ChangeSet:
    change_set = ChangeSet(
        label=label,
        changes=tuple(changes),
        reviewer_id=person(tx, reviewer).reviewer_id,
        cable_id=opened.cable_id,
    )
    applied = apply(tx, change_set)
    dividing.settle(tx, applied)
    return applied


def _require_reason(
    tx: Transaction, project: Project, before: OpenCable, reason: str
) -> None:
    """Raise, and with it take all back, where a lower marking was not explained.

    Raises:
        LoweringError: A portion is protected less now.
    """
    now = browsing.opened(tx, project, before.cable_id)
    if not reason and lowered(before.cable, now.cable):
        raise LoweringError(before.cable_id)
