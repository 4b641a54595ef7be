"""Answers to the findings of the marking audit: not an error, because.

An answer belongs to the person's own pass, which begins with it where there is none,
and is a step of undo like everything else they do. Nobody sees another's answers.
"""

from dataclasses import dataclass
from datetime import date

from reviewer.domain.audit import Finding, FindingAnswer, Reason, answer_to
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import AnswerId, CableId, new_id
from reviewer.domain.statement import Pass
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services import auditing, browsing
from reviewer.services.working import known_person, own_pass, pass_of, person
from reviewer.store import answers, passes
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction


class UnknownFindingError(RuleError):
    """The audit of the cable says no such thing."""

    def __init__(self, rule: str, cable_id: CableId) -> None:
        super().__init__(
            f"The audit of {cable_id} finds no {rule} at that place. "
            "Nothing was recorded; look at the findings again."
        )


class ReasonMissingError(RuleError):
    """Another reason has to be put into words."""

    def __init__(self) -> None:
        super().__init__(
            "“Another reason” needs words. Nothing was recorded; say what it is."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredFinding:
    """A finding, with the person's answer if they gave one."""

    finding: Finding
    answer: FindingAnswer | None = None


def findings(
    project: Project, cable_id: CableId, *, reviewer: str, today: date | None = None
) -> tuple[AnsweredFinding, ...]:
    """What the audit says of a cable, in order of place, and what the person answered.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    found = auditing.audit_cable(project, cable_id, today=today).findings
    with project.reading() as tx:
        given = _given(tx, cable_id, reviewer)
    return paired(found, given)


def given(
    project: Project, cable_id: CableId, *, reviewer: str
) -> tuple[FindingAnswer, ...]:
    """A person's own answers on a cable, and nobody else's."""
    with project.reading() as tx:
        return _given(tx, cable_id, reviewer)


def paired(
    found: tuple[Finding, ...], given: tuple[FindingAnswer, ...]
) -> tuple[AnsweredFinding, ...]:
    """Put each answer beside its finding; one whose finding is gone is left out."""
    return tuple(
        AnsweredFinding(
            finding=finding,
            answer=answer_to(finding, given),
        )
        for finding in found
    )


def answer(
    project: Project,
    cable_id: CableId,
    finding: Finding,
    *,
    reviewer: str,
    reason: Reason,
    text: str = "",
) -> ChangeSet | None:
    """Record why a finding is not an error; an earlier answer is replaced.

    Returns:
        What changed; None where the answer already says that.

    Raises:
        UnknownFindingError: The audit does not say that of the cable.
        ReasonMissingError: The reason is another one and has no words.
        RuleError: The person's pass cannot be changed.
        StoreError: It could not be saved; nothing was changed.
    """
    text = plain(text).strip()
    if reason is Reason.OTHER and not text:
        raise ReasonMissingError
    _require_known(project, cable_id, finding)
    with project.writing() as tx:
        record, begin = own_pass(tx, cable_id, person(tx, reviewer))
        before = _about(tx, record, finding)
        after = FindingAnswer(
            answer_id=before.answer_id if before else AnswerId(new_id()),
            cable_id=cable_id,
            pass_id=record.pass_id,
            rule=finding.name,
            span=finding.span,
            reason=reason,
            text=text,
        )
        if after == before:
            return None
        label = f"{'Edit answer' if before else 'Answer'} to {finding.name}"
        changes = (*begin, Change(before=before, after=after))
        return _apply(tx, label, changes, record)


def withdraw_answer(
    project: Project, given: FindingAnswer, *, reviewer: str
) -> ChangeSet:
    """Take an answer back.

    Raises:
        StaleChangeError: It is no longer stored like that.
        RuleError: It is not in the person's open pass.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        record = pass_of(tx, given.pass_id, given.cable_id, who)
        changes = (Change(before=given, after=None),)
        return _apply(tx, f"Withdraw answer to {given.rule}", changes, record)


def _require_known(project: Project, cable_id: CableId, finding: Finding) -> None:
    known = browsing.cable(project, cable_id).cable.span
    inside = known.start <= finding.span.start and finding.span.end <= known.end
    if not inside or finding.rule not in {rule.rule_id for rule in auditing.RULES}:
        raise UnknownFindingError(finding.rule, cable_id)


def _given(
    tx: Transaction, cable_id: CableId, reviewer: str
) -> tuple[FindingAnswer, ...]:
    who = known_person(tx, reviewer)
    own = passes.own(tx, cable_id, who.reviewer_id) if who else None
    return answers.of_pass(tx, own.pass_id) if own else ()


def _about(tx: Transaction, record: Pass, finding: Finding) -> FindingAnswer | None:
    """The answer that names this very finding; it is the one to be replaced."""
    known = answers.of_pass(tx, record.pass_id)
    found = answer_to(finding, known)
    return found if found and found.rule == finding.name else None


def _apply(
    tx: Transaction, label: str, changes: tuple[Change, ...], record: Pass
) -> ChangeSet:
    return apply(
        tx,
        ChangeSet(
            label=label,
            changes=changes,
            reviewer_id=record.reviewer_id,
            cable_id=record.cable_id,
            pass_id=record.pass_id,
        ),
    )
