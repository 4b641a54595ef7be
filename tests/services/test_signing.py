"""Sign-off: who may, what freezes, what the receipt says, and opening again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.domain.audit import Reason
from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.duties import NotYourRoleError, Role
from reviewer.domain.moves import MoveReasonError, MoveRefusedError
from reviewer.domain.review import SOLO_SENTENCE, CableState
from reviewer.domain.signing import Receipt
from reviewer.errors import RuleError
from reviewer.interchange import receipts
from reviewer.services import (
    annotating,
    answering,
    assigning,
    auditing,
    correcting,
    docket,
    history,
    projects,
    rereading,
    signing,
    snapshots,
    standing,
    submitting,
)
from reviewer.services.correcting import Wish
from reviewer.services.safe_writing import CannotWriteError
from reviewer.services.standing import SignedOffError
from reviewer.store.failures import FrozenError
from reviewer.store.project import Project
from tests import reviewed
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, COMMENT_SPAN, SECOND_REVIEWER
from tests.reviewed import ADJUDICATOR


@pytest.fixture
def adjudicated(tmp_path: Path) -> Iterator[Project]:
    project = reviewed.an_adjudicated_project(tmp_path)
    yield project
    projects.close(project)


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[Project]:
    project = reviewed.a_signed_project(tmp_path)
    yield project
    projects.close(project)


def _state(project: Project) -> CableState:
    with project.reading() as tx:
        return standing.dossier(tx, CABLE).review.state


def _receipt(path: Path) -> Receipt:
    return receipts.read(path.read_bytes(), path)


def test_a_receipt_names_everything_it_rests_on(
    adjudicated: Project, tmp_path: Path
) -> None:
    out = tmp_path / "receipt.json"
    receipt = signing.sign_off(adjudicated, CABLE, reviewer=ADJUDICATOR, out=out)
    assert _receipt(out) == receipt
    assert _state(adjudicated) is CableState.SIGNED_OFF
    assert receipt.project_id == adjudicated.project_id
    assert receipt.people == {
        "analyst": ANALYST,
        "second_reviewer": SECOND_REVIEWER,
        "adjudicator": ADJUDICATOR,
        "signed_off_by": ADJUDICATOR,
    }
    assert receipt.journal.sequence == projects.head(adjudicated)
    assert receipt.journal.length == receipt.journal.sequence


def test_the_result_holds_what_was_agreed_and_decided(adjudicated: Project) -> None:
    receipt = signing.sign_off(adjudicated, CABLE, reviewer=ADJUDICATOR)
    with adjudicated.reading() as tx:
        result = snapshots.read(tx, receipt.sign_off.result_sha256)
    assert result
    assert [one.kind for one in result.statements] == [Kind.CLAIM, Kind.COMMENT]
    assert len(result.links) == 1


def test_a_lost_receipt_can_be_written_again(adjudicated: Project) -> None:
    given = signing.sign_off(adjudicated, CABLE, reviewer=ADJUDICATOR)
    assigning.holders(adjudicated, CABLE)
    assert signing.receipt_of(adjudicated, CABLE) == given


@pytest.mark.parametrize("name", [ANALYST, SECOND_REVIEWER, "a passer-by"])
def test_only_who_has_the_role_signs(adjudicated: Project, name: str) -> None:
    with pytest.raises(NotYourRoleError, match="adjudicator or releasing officer"):
        signing.sign_off(adjudicated, CABLE, reviewer=name)
    assert _state(adjudicated) is CableState.ADJUDICATED


def test_what_is_not_adjudicated_is_not_signed(tmp_path: Path) -> None:
    project = reviewed.a_submitted_project(tmp_path)
    reviewed.appoint(project)
    with pytest.raises(MoveRefusedError, match="not adjudicated"):
        signing.sign_off(project, CABLE, reviewer=ADJUDICATOR)
    projects.close(project)


def test_without_its_receipt_nothing_is_signed(
    adjudicated: Project, tmp_path: Path
) -> None:
    with pytest.raises(CannotWriteError):
        signing.sign_off(
            adjudicated, CABLE, reviewer=ADJUDICATOR, out=tmp_path / "no" / "folder"
        )
    assert _state(adjudicated) is CableState.ADJUDICATED


def test_a_receipt_takes_the_place_of_nothing(
    adjudicated: Project, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(signing.ReceiptExistsError):
        signing.sign_off(adjudicated, CABLE, reviewer=ADJUDICATOR, out=other)
    assert other.read_text(encoding="utf-8") == "mine"
    assert _state(adjudicated) is CableState.ADJUDICATED


def _annotate(project: Project) -> object:
    return annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.COMMENT, spans=(COMMENT_SPAN,)
    )


def _answer(project: Project) -> object:
    finding = auditing.audit_cable(project, CABLE).findings[0]
    reason = Reason.OTHER
    return answering.answer(
        project, CABLE, finding, reviewer=ANALYST, reason=reason, text="it is so"
    )


def _correct(project: Project) -> object:
    wish = Wish(kind=CorrectionKind.HEADING, span=CLAIM_SPAN)
    return correcting.correct(project, CABLE, wish, reviewer=ANALYST)


def _divide(project: Project) -> object:
    wish = Wish(kind=CorrectionKind.CABLE, span=COMMENT_SPAN)
    return correcting.correct(project, CABLE, wish, reviewer=ANALYST)


def _undo(project: Project) -> object:
    return history.undo(project, reviewer=ANALYST)


def _reopen_pass(project: Project) -> object:
    return submitting.reopen_pass(project, CABLE, reviewer=ANALYST, reason="a slip")


def _assign(project: Project) -> object:
    return assigning.assign(
        project, [CABLE], role=Role.RELEASING_OFFICER, to="officer", reviewer=ANALYST
    )


@pytest.mark.parametrize(
    "act",
    [_annotate, _answer, _correct, _divide, _undo, _reopen_pass, _assign],
)
def test_a_signed_off_cable_says_that_it_is_frozen(
    signed: Project, act: Callable[[Project], object]
) -> None:
    before = projects.head(signed)
    with pytest.raises(RuleError, match="signed off and frozen") as refused:
        act(signed)
    assert not isinstance(refused.value, FrozenError)
    assert projects.head(signed) == before


def test_reading_again_leaves_a_signed_off_cable_alone(signed: Project) -> None:
    done = rereading.reread(signed, reviewer=ANALYST)
    assert (done.files, done.frozen) == (0, (CABLE,))


def test_the_database_refuses_in_a_sentence_as_well(signed: Project) -> None:
    with pytest.raises(FrozenError, match="signed off"), signed.writing() as tx:
        tx.exec_driver_sql("UPDATE statements SET general = 1")
    with pytest.raises(FrozenError, match="append-only"), signed.writing() as tx:
        tx.exec_driver_sql("DELETE FROM sign_offs")


def test_reopening_begins_a_revision_and_keeps_the_decisions(signed: Project) -> None:
    signing.reopen(signed, CABLE, reviewer=ADJUDICATOR, reason="a line was missed")
    assert _state(signed) is CableState.REOPENED
    assert docket.docket(signed, CABLE, reviewer=ADJUDICATOR).is_done
    reviewed.adjudicate(signed)
    receipt = signing.sign_off(signed, CABLE, reviewer=ADJUDICATOR)
    assert receipt.sign_off.revision == 2
    found = signing.signed(signed, CABLE, reviewer=ADJUDICATOR)
    assert [one.revision for one in found] == [1, 2]


def test_revisions_go_on_where_a_pass_was_reopened(signed: Project) -> None:
    signing.reopen(signed, CABLE, reviewer=ADJUDICATOR, reason="a line was missed")
    submitting.reopen_pass(signed, CABLE, reviewer=ANALYST, reason="a slip")
    submitting.submit(signed, [CABLE], reviewer=ANALYST)
    reviewed.adjudicate(signed)
    receipt = signing.sign_off(signed, CABLE, reviewer=ADJUDICATOR)
    assert receipt.sign_off.revision == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_reopening_needs_a_reason(signed: Project, reason: str) -> None:
    with pytest.raises(MoveReasonError):
        signing.reopen(signed, CABLE, reviewer=ADJUDICATOR, reason=reason)


def test_reopening_needs_a_role(signed: Project) -> None:
    with pytest.raises(NotYourRoleError):
        signing.reopen(signed, CABLE, reviewer=ANALYST, reason="mine")
    assert _state(signed) is CableState.SIGNED_OFF


def test_a_sign_off_is_no_step_of_undo(signed: Project) -> None:
    with pytest.raises(SignedOffError):
        history.undo(signed, reviewer=ADJUDICATOR)


def test_a_solo_study_is_signed_by_its_only_reader_and_says_so(tmp_path: Path) -> None:
    project = reviewed.a_solo_project(tmp_path)
    receipt = signing.sign_off(project, CABLE, reviewer=ANALYST)
    assert receipt.sign_off.second_sha256 is None
    assert receipt.remarks == (SOLO_SENTENCE,)
    projects.close(project)
