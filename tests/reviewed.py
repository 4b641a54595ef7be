"""A project with two passes over its invented cable, brought as far as a test needs."""

from pathlib import Path

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.services import (
    adjudicating,
    annotating,
    assigning,
    docket,
    linking,
    signing,
    submitting,
)
from reviewer.services.adjudicating import Verdict
from reviewer.store.project import Project
from tests.invented import (
    ANALYST,
    CABLE,
    CLAIM_SPAN,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    a_project,
)

ADJUDICATOR = "adjudicator"
NOTE = "He said so at the quay."


def a_submitted_project(folder: Path) -> Project:
    """Both passes handed in: the claim is in both, the comment in the first alone."""
    project = a_project(folder)
    said = claim(project, ANALYST)
    comment = annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.COMMENT, spans=(COMMENT_SPAN,)
    )
    linking.add_link(
        project, added(comment).statement_id, said, reviewer=ANALYST, kind="disputes"
    )
    claim(project, SECOND_REVIEWER)
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)
    return project


def an_adjudicated_project(folder: Path) -> Project:
    """The comment was taken over by the adjudicator."""
    project = a_submitted_project(folder)
    appoint(project)
    adjudicate(project)
    return project


def a_signed_project(folder: Path) -> Project:
    """The same, signed off; the receipt lies beside it as ``receipt.json``."""
    project = an_adjudicated_project(folder)
    signing.sign_off(project, CABLE, reviewer=ADJUDICATOR, out=folder / "receipt.json")
    return project


def a_solo_project(folder: Path) -> Project:
    """One pass, accepted by its own author."""
    project = a_project(folder)
    claim(project, ANALYST)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    adjudicating.accept_alone(project, [CABLE], reviewer=ANALYST)
    return project


def claim(project: Project, reviewer: str) -> StatementId:
    """Let somebody record the claim that everybody sees."""
    change_set = annotating.add_statement(
        project,
        CABLE,
        reviewer=reviewer,
        kind=Kind.CLAIM,
        spans=(CLAIM_SPAN,),
        statement_type="denial",
        note=NOTE,
    )
    return added(change_set).statement_id


def added(change_set: ChangeSet) -> Statement:
    """The statement that a step added."""
    sides = (change.after for change in change_set.changes)
    (found,) = (one for one in sides if isinstance(one, Statement))
    return found


def appoint(project: Project) -> None:
    """Make the adjudicator one."""
    assigning.assign(
        project, [CABLE], role=Role.ADJUDICATOR, to=ADJUDICATOR, reviewer=ADJUDICATOR
    )


def adjudicate(project: Project) -> None:
    """Take whatever one pass alone has, and settle the cable."""
    found = docket.docket(project, CABLE, reviewer=ADJUDICATOR)
    for case in found.open:
        choice = Choice.X if case.x else Choice.Y
        verdict = Verdict(choice=choice, reason=ReasonCode.OVERLOOKED)
        adjudicating.decide(project, case, verdict, reviewer=ADJUDICATOR)
    adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
