"""Deciding what two passes disagree about, and calling a cable adjudicated.

The first decision begins the adjudication: whoever makes it becomes the adjudicator,
and the result gets a pass of its own. A decision is a step that can be undone; what
brings the cable on is a move, which is taken back by another one only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.domain import outcome
from reviewer.domain.adjudication import (
    Choice,
    Decision,
    ReasonCode,
    check_settled,
    side_shown_as_x,
)
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.duties import Role, appointed, check_role
from reviewer.domain.identifiers import CableId, CaseId, PassId, new_id
from reviewer.domain.moves import Move
from reviewer.domain.review import Stage
from reviewer.domain.statement import (
    Link,
    Pass,
    PassKind,
    PassState,
    Reviewer,
    Statement,
)
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services import (
    browsing,
    coding_rules,
    comparing,
    docket,
    extents,
    standing,
)
from reviewer.services.docket import Case
from reviewer.services.standing import Dossier
from reviewer.services.working import person
from reviewer.store import codebooks, times
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction

_STEPS = {
    Choice.X: "Take X",
    Choice.Y: "Take Y",
    Choice.BOTH: "Take both",
    Choice.NEITHER: "Take neither",
    Choice.EDIT: "Decide by an edit",
    Choice.DEFER: "Defer the decision",
}


class UndecidedError(RuleError):
    """There is no decision to take back."""

    def __init__(self, case_id: CaseId, cable_id: CableId) -> None:
        super().__init__(
            f"Nothing has been decided on the disagreement {case_id} of {cable_id}, "
            "so there is nothing to take back."
        )


class SecondWaitsError(RuleError):
    """A cable is to be accepted alone, though somebody is to read it again."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} has been given to a second reviewer, so it cannot be accepted "
            "on one pass. Nothing was changed; take that role back first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is decided on a case, and why.

    ``text`` is needed for *edit*, *neither* and the reason *other*. ``edited`` is how
    it should be, made from one of the sides; for *edit* alone.
    """

    choice: Choice
    reason: ReasonCode
    text: str = ""
    edited: Statement | Link | None = None


def decide(
    project: Project, case: Case, verdict: Verdict, *, reviewer: str
) -> ChangeSet:
    """Decide a case, or decide it otherwise.

    Args:
        project: Where it is.
        case: As the docket shows it; ``case.decision`` is what is replaced.
        verdict: What is decided.
        reviewer: The name of the adjudicator.

    Raises:
        NotComparableError: A pass was reopened meanwhile.
        RoleTakenError: Somebody else adjudicates this cable.
        AdjudicatorIsPartyError: The person has read the cable, without a waiver.
        MoveRefusedError: The cable is not in a state for it.
        UnknownCaseError, DecisionTextError, EditMissingError: See the domain.
        StaleChangeError: It was decided in another window meanwhile.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        found = comparing.of_cable(tx, project, case.cable_id)
        edited = verdict.edited
        made = Decision(
            case_id=case.case_id,
            cable_id=case.cable_id,
            choice=verdict.choice,
            x=side_shown_as_x(docket.seed_of(project), case.case_id),
            reason=verdict.reason,
            by=who.reviewer_id,
            at=times.now(),
            text=plain(verdict.text).strip(),
            edited_statement=_clean(tx, project, verdict.edited),
            edited_link=edited if isinstance(edited, Link) else None,
        )
        docket.adjudication(tx, found).decide(made)
        _check_link(tx, case, verdict.edited)
        final = _begun(tx, standing.dossier(tx, case.cable_id), who)
        change = Change(before=case.decision, after=made)
        return _step(tx, _STEPS[verdict.choice], change, who, final)


def take_back(project: Project, case: Case, *, reviewer: str) -> ChangeSet:
    """Take a decision back: the case is open again, an agreement stands again.

    Raises:
        UndecidedError: There is none.
        RoleTakenError, MoveRefusedError, StaleChangeError: As ``decide``.
        StoreError: It could not be saved; nothing was changed.
    """
    if case.decision is None:
        raise UndecidedError(case.case_id, case.cable_id)
    with project.writing() as tx:
        who = person(tx, reviewer)
        final = _begun(tx, standing.dossier(tx, case.cable_id), who)
        change = Change(before=case.decision, after=None)
        return _step(tx, "Take back a decision", change, who, final)


def settle(project: Project, cable_id: CableId, *, reviewer: str) -> ChangeSet:
    """Call a cable adjudicated; begins the adjudication where nothing was disputed.

    Raises:
        NotSettledError: A case is open or deferred, or a required attribute unset.
        NotComparableError, RoleTakenError, AdjudicatorIsPartyError,
        MoveRefusedError: As ``decide``.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        browsing.opened(tx, project, cable_id)
        known = standing.dossier(tx, cable_id)
        if known.review.stage is Stage.ADJUDICATED:
            standing.stage_change(known, Move.SETTLE)  # says what is in the way
        found = comparing.of_cable(tx, project, cable_id)
        final = _begun(tx, known, who)
        state = docket.adjudication(tx, found)
        result = outcome.result(state, final.pass_id)
        unset = outcome.unset(result, codebooks.current(tx)[0])
        check_settled(state, len(unset))
        stage = standing.stage_change(standing.dossier(tx, cable_id), Move.SETTLE)
        closed = Change(before=final, after=replace(final, state=PassState.SUBMITTED))
        changes = (closed, *stage)
        return standing.make_move(
            tx, "Call it adjudicated", changes, who, cable_id, final.pass_id
        )


def accept_alone(
    project: Project, cable_ids: Sequence[CableId], *, reviewer: str
) -> tuple[ChangeSet, ...]:
    """Make the only pass the result: a study without a second reviewer.

    Every export of it then says so (``SOLO_SENTENCE``). All of the cables or none.

    Raises:
        NotYourRoleError: The person is neither its analyst nor its releasing officer.
        SecondWaitsError: A second review has been given to somebody.
        MoveRefusedError: The first pass is not in, or there is a second.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        return tuple(_accept(tx, project, cable_id, who) for cable_id in cable_ids)


def _accept(
    tx: Transaction, project: Project, cable_id: CableId, who: Reviewer
) -> ChangeSet:
    browsing.opened(tx, project, cable_id)
    known = standing.dossier(tx, cable_id)
    check_role(cable_id, Move.ACCEPT_ALONE, who, known.duties)
    stage = standing.stage_change(known, Move.ACCEPT_ALONE)
    if known.holder(Role.SECOND_REVIEWER):
        raise SecondWaitsError(cable_id)
    before, final = _final(tx, known, who)
    closed = replace(final, state=PassState.SUBMITTED)
    changes = (Change(before=before, after=closed), *stage)
    label = "Accept the only pass"
    return standing.make_move(tx, label, changes, who, cable_id, final.pass_id)


def _begun(tx: Transaction, known: Dossier, who: Reviewer) -> Pass:
    """The open result of a cable in adjudication; begins it where that was not done.

    Raises:
        RoleTakenError, AdjudicatorIsPartyError, MoveRefusedError: As ``decide``.
    """
    changes: list[Change] = []
    if known.holder(Role.ADJUDICATOR) != who.reviewer_id:
        given = appointed(known.cable_id, Role.ADJUDICATOR, who, known.duties)
        changes.append(Change(before=None, after=given))
    if known.review.stage is not Stage.ADJUDICATION:
        changes += standing.stage_change(known, Move.BEGIN_ADJUDICATION)
    before, final = _final(tx, known, who)
    if before != final:
        changes.append(Change(before=before, after=final))
    if changes:
        standing.make_move(
            tx, "Begin adjudication", changes, who, known.cable_id, final.pass_id
        )
    return final


def _final(tx: Transaction, known: Dossier, who: Reviewer) -> tuple[Pass | None, Pass]:
    """The pass of the result as it is, and as an open one."""
    before = known.pass_of(PassKind.FINAL)
    if before is not None:
        return before, replace(before, state=PassState.OPEN)
    book, sha256 = codebooks.current(tx)
    return None, Pass(
        pass_id=PassId(new_id()),
        cable_id=known.cable_id,
        reviewer_id=who.reviewer_id,
        kind=PassKind.FINAL,
        state=PassState.OPEN,
        codebook_version=book.version,
        codebook_sha256=sha256,
    )


def _step(
    tx: Transaction, label: str, change: Change, who: Reviewer, final: Pass
) -> ChangeSet:
    return apply(
        tx,
        ChangeSet(
            label=label,
            changes=(change,),
            reviewer_id=who.reviewer_id,
            cable_id=final.cable_id,
            pass_id=final.pass_id,
        ),
    )


def _clean(
    tx: Transaction, project: Project, edited: Statement | Link | None
) -> Statement | None:
    """An edited statement by the rules for every statement.

    Raises:
        RuleError: The codebook or the cable does not allow it.
    """
    if not isinstance(edited, Statement):
        return None
    opened = browsing.opened(tx, project, edited.cable_id)
    coding_rules.attributes(codebooks.current(tx)[0], edited.kind, edited.attributes)
    return replace(edited, spans=extents.content(opened, edited.spans))


def _check_link(tx: Transaction, case: Case, edited: Statement | Link | None) -> None:
    if not isinstance(edited, Link):
        return
    held = next((one for one in (case.x, case.y) if one is not None), None)
    source, target = held.ends if held else (None, None)
    if source is not None and target is not None:
        coding_rules.check_link(
            codebooks.current(tx)[0],
            source.kind,
            target.kind,
            kind=edited.kind,
            mode=edited.mode,
        )
