"""Handing a pass in, and taking it back with a reason.

A submitted pass is kept as it was handed in; work on it goes on only after it was
reopened, and is handed in again as a later revision.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.duties import READS
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.moves import Move, after
from reviewer.domain.review import Submission, was_blind
from reviewer.domain.statement import Pass, PassKind, PassState, Reviewer
from reviewer.errors import RuleError
from reviewer.services import browsing, snapshots, standing
from reviewer.services.working import known_person, own_pass, person
from reviewer.store import (
    duties,
    links,
    passes,
    statements,
    submissions,
    times,
    unblindings,
)
from reviewer.store.project import Project, Transaction

_SUBMIT = {PassKind.FIRST: Move.SUBMIT_FIRST, PassKind.SECOND: Move.SUBMIT_SECOND}
_REOPEN = {PassKind.FIRST: Move.REOPEN_FIRST, PassKind.SECOND: Move.REOPEN_SECOND}


class NoPassError(RuleError):
    """Somebody has not read a cable that they would hand in or take back."""

    def __init__(self, cable_id: CableId, reviewer: str) -> None:
        super().__init__(
            f"{reviewer} has no pass over {cable_id}. Nothing was changed; record a "
            "statement on it first, or leave the cable out."
        )


class Lack(StrEnum):
    """What a statement still lacks."""

    TYPE = "type"
    """A claim without a type."""
    ANSWER = "answer"
    """A comment that is linked to no claim and not flagged as general."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that a pass still lacks; it may be handed in all the same."""

    cable_id: CableId
    statement_id: StatementId
    lack: Lack


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """One pass that was handed in."""

    cable_id: CableId
    kind: PassKind
    revision: int
    snapshot_sha256: str
    blind: bool
    change_set: ChangeSet


def gaps(project: Project, cable_id: CableId, *, reviewer: str) -> tuple[Gap, ...]:
    """What somebody's pass over a cable still lacks, in order of place."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        own = passes.own(tx, cable_id, who.reviewer_id) if who else None
        if own is None:
            return ()
        said = statements.of_pass(tx, own.pass_id)
        linked = {link.from_id for link in links.of_pass(tx, own.pass_id)}
    found = []
    for one in said:
        if one.kind is Kind.CLAIM and not one.statement_type:
            found.append((one.statement_id, Lack.TYPE))
        is_loose = not one.general and one.statement_id not in linked
        if one.kind is Kind.COMMENT and is_loose:
            found.append((one.statement_id, Lack.ANSWER))
    return tuple(
        Gap(cable_id=cable_id, statement_id=statement_id, lack=lack)
        for statement_id, lack in found
    )


def waiting(project: Project, *, reviewer: str) -> tuple[CableId, ...]:
    """The cables of which somebody has a pass that is not handed in yet."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        own = passes.of_reviewer(tx, who.reviewer_id) if who else ()
    reading = [one for one in own if one.kind in READS]
    return tuple(sorted(one.cable_id for one in reading if one.state is PassState.OPEN))


def submit(
    project: Project, cable_ids: Sequence[CableId], *, reviewer: str
) -> tuple[Submitted, ...]:
    """Hand somebody's passes in; all of them or none.

    A reading that was given to them and not begun is handed in empty.

    Raises:
        NoPassError: They have not read one of the cables, and were not given it.
        MoveRefusedError: A cable is not in a state for it.
        StoreError: It could not be saved; nothing was changed.
    """
    if not cable_ids:
        return ()
    with project.writing() as tx:
        who = person(tx, reviewer)
        return tuple(_submit(tx, project, cable_id, who) for cable_id in cable_ids)


def reopen_pass(
    project: Project, cable_id: CableId, *, reviewer: str, reason: str
) -> ChangeSet:
    """Take one's own pass back to go on with it.

    A comparison or adjudication that was under way ends with it; its decisions stay
    and count again for every case that is still the same.

    Raises:
        NoPassError: They have no pass over the cable.
        MoveReasonError: No reason was given.
        MoveRefusedError: The cable is not in a state for it.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        own = _own(tx, cable_id, who)
        known = standing.dossier(tx, cable_id)
        after(known.review_for(who.reviewer_id), _REOPEN[own.kind], reason)
        stage = standing.stage_change(known, _REOPEN[own.kind], reason)
        opened = replace(own, state=PassState.OPEN)
        changes = [Change(before=own, after=opened), *stage]
        final = known.pass_of(PassKind.FINAL)
        if final and final.state is PassState.SUBMITTED:
            again = replace(final, state=PassState.OPEN)
            changes.append(Change(before=final, after=again))
        label = f"Reopen {own.kind} pass: {reason.strip()}"
        return standing.make_move(tx, label, changes, who, cable_id, own.pass_id)


def _submit(
    tx: Transaction, project: Project, cable_id: CableId, who: Reviewer
) -> Submitted:
    opened = browsing.opened(tx, project, cable_id)
    own = _own_or_given(tx, cable_id, who)
    known = standing.dossier(tx, cable_id)
    after(known.review_for(who.reviewer_id), _SUBMIT[own.kind])
    others = [item for item in known.passes if item.kind in READS]
    before = submissions.of_passes(tx, [own.pass_id])
    made = Submission(
        pass_id=own.pass_id,
        revision=len(before) + 1,
        snapshot_sha256=snapshots.take(tx, own, opened.text_sha256),
        blind=was_blind(
            own,
            others,
            seen=_both_were_in(tx, others),
            unblinded=unblindings.shown_to(tx, who.reviewer_id, cable_id),
        ),
        at=times.now(),
    )
    closed = replace(own, state=PassState.SUBMITTED)
    changes = (Change(before=own, after=closed), Change(before=None, after=made))
    label = f"Submit {own.kind} pass"
    return Submitted(
        cable_id=cable_id,
        kind=own.kind,
        revision=made.revision,
        snapshot_sha256=made.snapshot_sha256,
        blind=made.blind,
        change_set=standing.make_move(tx, label, changes, who, cable_id, own.pass_id),
    )


def _both_were_in(tx: Transaction, others: Sequence[Pass]) -> bool:
    """Whether first and second pass have both been handed in before.

    From then on each could be seen by the other's author, if only for a moment.
    """
    handed_in = submissions.of_passes(tx, [item.pass_id for item in others])
    return len({item.pass_id for item in handed_in}) > 1


def _own_or_given(tx: Transaction, cable_id: CableId, who: Reviewer) -> Pass:
    """A person's pass; one that was given to them is begun, to be handed in empty."""
    given = duties.of_reviewer(tx, who.reviewer_id)
    is_given = any(d.cable_id == cable_id and d.role in READS.values() for d in given)
    if passes.own(tx, cable_id, who.reviewer_id) or not is_given:
        return _own(tx, cable_id, who)
    begun, changes = own_pass(tx, cable_id, who)
    label = f"Begin {begun.kind} pass"
    standing.make_move(tx, label, changes, who, cable_id, begun.pass_id)
    return begun


def _own(tx: Transaction, cable_id: CableId, who: Reviewer) -> Pass:
    own = passes.own(tx, cable_id, who.reviewer_id)
    if own is None:
        raise NoPassError(cable_id, who.name)
    return own
