"""Handing a pass in, and taking it back."""

from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.duties import Role
from reviewer.domain.moves import MoveReasonError, MoveRefusedError
from reviewer.domain.statement import PassKind
from reviewer.domain.text import digest
from reviewer.services import (
    annotating,
    assigning,
    browsing,
    history,
    projects,
    snapshots,
    submitting,
)
from reviewer.services.projects import Project
from reviewer.services.snapshots import Snapshot
from reviewer.services.submitting import Lack, NoPassError, Submitted
from reviewer.services.working import PassSubmittedError
from reviewer.store import submissions
from tests.invented import (
    ANALYST,
    CABLE,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    a_project,
    span_of,
)
from tests.two_passes import add, alike, read_twice, twice


def hand_in(project: Project, reviewer: str = ANALYST) -> Submitted:
    (done,) = submitting.submit(project, [CABLE], reviewer=reviewer)
    return done


def reopen(project: Project, reviewer: str = ANALYST, reason: str = "a slip") -> None:
    submitting.reopen_pass(project, CABLE, reviewer=reviewer, reason=reason)


def kept(project: Project, sha256: str) -> Snapshot:
    with project.reading() as tx:
        content = submissions.snapshot(tx, sha256)
        found = snapshots.read(tx, sha256)
    assert content is not None
    assert digest(content) == sha256
    assert found is not None
    return found


def test_a_snapshot_holds_the_whole_pass(project: Project) -> None:
    read_twice(project)
    own = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    found = kept(project, hand_in(project).snapshot_sha256)
    assert found.statements == own.statements
    assert found.links == own.links
    assert [one.name for one in found.speakers] == ["the harbour master"]


def test_what_was_handed_in_cannot_be_changed(project: Project) -> None:
    read_twice(project)
    hand_in(project)
    own = browsing.pass_view(project, CABLE, reviewer=ANALYST).statements[0]
    with pytest.raises(PassSubmittedError):
        annotating.remove_statement(project, own, reviewer=ANALYST)
    with pytest.raises(PassSubmittedError):
        history.undo(project, reviewer=ANALYST)
    with pytest.raises(MoveRefusedError, match="its first pass is submitted"):
        hand_in(project)


def test_a_pass_handed_in_again_unchanged_has_the_same_hash(project: Project) -> None:
    read_twice(project)
    first = hand_in(project)
    reopen(project)
    again = hand_in(project)
    assert (first.revision, again.revision) == (1, 2)
    assert again.snapshot_sha256 == first.snapshot_sha256


def test_the_earlier_snapshot_stays_beside_the_later(project: Project) -> None:
    read_twice(project)
    first = hand_in(project)
    reopen(project)
    add(project, ANALYST, span_of("PORT SELWYN"), Kind.REPORT)
    again = hand_in(project)
    earlier = kept(project, first.snapshot_sha256).statements
    assert len(kept(project, again.snapshot_sha256).statements) == len(earlier) + 1


def test_both_are_blind_until_both_have_been_in(project: Project) -> None:
    read_twice(project)
    assert hand_in(project).blind
    reopen(project)
    assert hand_in(project).blind
    assert hand_in(project, SECOND_REVIEWER).blind
    reopen(project, SECOND_REVIEWER)
    assert not hand_in(project, SECOND_REVIEWER).blind


def test_taking_back_needs_a_reason_and_a_submitted_pass(project: Project) -> None:
    read_twice(project)
    with pytest.raises(MoveRefusedError, match="still open"):
        reopen(project)
    hand_in(project)
    with pytest.raises(MoveReasonError, match="say why"):
        reopen(project, reason=" ")


def test_a_refusal_tells_nothing_of_the_other_pass(project: Project) -> None:
    alike(project)
    told = []
    for _ in range(2):
        with pytest.raises(MoveRefusedError) as refused:
            reopen(project, SECOND_REVIEWER)
        told.append(str(refused.value))
        if len(told) == 1:
            hand_in(project, ANALYST)
    assert told[0] == told[1]


def test_who_has_no_pass_hands_nothing_in(project: Project) -> None:
    with pytest.raises(NoPassError, match="has no pass over"):
        hand_in(project)
    assert submitting.waiting(project, reviewer=ANALYST) == ()
    assert submitting.gaps(project, CABLE, reviewer=ANALYST) == ()


def test_what_waits_to_be_handed_in(project: Project) -> None:
    read_twice(project)
    assert submitting.waiting(project, reviewer=ANALYST) == (CABLE,)
    hand_in(project)
    assert submitting.waiting(project, reviewer=ANALYST) == ()


def test_a_comment_that_answers_nothing_is_a_gap(project: Project) -> None:
    said = add(project, ANALYST, COMMENT_SPAN, Kind.COMMENT)
    (gap,) = submitting.gaps(project, CABLE, reviewer=ANALYST)
    assert (gap.statement_id, gap.lack) == (said.statement_id, Lack.ANSWER)
    hand_in(project)


def test_reopening_after_both_are_in_hides_them_again(project: Project) -> None:
    twice(project)
    (row,) = browsing.cables(project, reviewer=SECOND_REVIEWER)
    assert row.state == "compared"
    reopen(project)
    (row,) = browsing.cables(project, reviewer=SECOND_REVIEWER)
    assert row.state == "submitted"


def test_a_pass_that_was_given_can_be_handed_in_empty(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    assigning.assign(
        project,
        [CABLE],
        role=Role.SECOND_REVIEWER,
        to=SECOND_REVIEWER,
        reviewer="study lead",
    )
    (done,) = submitting.submit(project, [CABLE], reviewer=SECOND_REVIEWER)
    assert (done.kind, done.revision, done.blind) == (PassKind.SECOND, 1, True)
    with pytest.raises(NoPassError):
        submitting.submit(project, [CABLE], reviewer=ANALYST)
    projects.close(project)
