"""A project with two passes over its invented cable, brought as far as a test needs."""

from pathlib import Path

from reviewer.domain.adjudication import Choice, Decision, ReasonCode
from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import Kind
from reviewer.domain.comparison import Side
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import PassId, StatementId, new_id
from reviewer.domain.moves import Move
from reviewer.domain.statement import Pass, PassKind, PassState, Statement
from reviewer.services import (
    annotating,
    assigning,
    linking,
    results,
    signing,
    standing,
    submitting,
)
from reviewer.services.working import person
from reviewer.store import codebooks, times
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
    """Take the comment that the first pass alone has, and settle the cable."""
    with project.writing() as tx:
        who = person(tx, ADJUDICATOR)
        known = standing.dossier(tx, CABLE)
        begun = standing.stage_change(known, Move.BEGIN_ADJUDICATION)
        standing.make_move(tx, "Begin", begun, who, CABLE)
        for case in results.adjudication(tx, known).open:
            taken = Decision(
                case_id=case.case_id,
                cable_id=CABLE,
                choice=Choice.X,
                x=Side.A,
                reason=ReasonCode.OVERLOOKED,
                by=who.reviewer_id,
                at=times.now(),
            )
            change = Change(before=None, after=taken)
            standing.make_move(tx, "Decide", [change], who, CABLE)
        known = standing.dossier(tx, CABLE)
        final = known.pass_of(PassKind.FINAL)
        changes = [*standing.stage_change(known, Move.SETTLE)]
        if final is None:
            book, sha256 = codebooks.current(tx)
            final = Pass(
                pass_id=PassId(new_id()),
                cable_id=CABLE,
                reviewer_id=who.reviewer_id,
                kind=PassKind.FINAL,
                state=PassState.SUBMITTED,
                codebook_version=book.version,
                codebook_sha256=sha256,
            )
            changes.append(Change(before=None, after=final))
        standing.make_move(tx, "Settle", changes, who, CABLE)
