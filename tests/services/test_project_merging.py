"""Merging two files of one project: nothing is lost, nothing is overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import CableId
from reviewer.services import (
    annotating,
    assigning,
    backups,
    browsing,
    checking,
    comparing,
    measuring,
    package_opening,
    packaging,
    project_merging,
    projects,
    signing,
    submitting,
    unblinding,
    verifying,
)
from reviewer.store.project import Project
from tests import reviewed
from tests.invented import (
    ANALYST,
    CABLE,
    COMMENT_SPAN,
    SECOND_REVIEWER,
    a_project,
    add_cable,
)
from tests.reviewed import ADJUDICATOR

OTHER = CableId("09PORTSELWYN13")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Project]:
    """The analyst's pass over one cable, handed in."""
    project = a_project(tmp_path)
    reviewed.claim(project, ANALYST)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    yield project
    projects.close(project)


@pytest.fixture
def theirs(ours: Project, tmp_path: Path) -> Iterator[Project]:
    """A copy of the same."""
    project = projects.open_project(backups.make(ours, tmp_path / "copy.reviewer"))
    yield project
    projects.close(project)


def _merge(
    ours: Project, theirs: Project, *, dry_run: bool = False
) -> project_merging.MergeReport:
    return project_merging.merge(ours, theirs, reviewer=ANALYST, dry_run=dry_run)


def _second(project: Project) -> None:
    reviewed.claim(project, SECOND_REVIEWER)
    submitting.submit(project, [CABLE], reviewer=SECOND_REVIEWER)


def test_a_pass_made_in_a_copy_comes_over(ours: Project, theirs: Project) -> None:
    _second(theirs)
    add_cable(theirs, OTHER, note="Filed again.")
    report = _merge(ours, theirs)
    assert (report.cables, report.touched) == ((OTHER,), (CABLE,))
    assert not report.conflicts
    assert projects.digest(ours) == projects.digest(theirs)
    assert comparing.comparable(ours, reviewer=ANALYST) == (CABLE,)
    assert not checking.check(ours.path).findings


def test_a_whole_review_comes_over(ours: Project, theirs: Project) -> None:
    _second(theirs)
    reviewed.appoint(theirs)
    reviewed.adjudicate(theirs)
    signing.sign_off(theirs, CABLE, reviewer=ADJUDICATOR)
    assert not _merge(ours, theirs).conflicts
    assert projects.digest(ours) == projects.digest(theirs)
    assert not checking.check(ours.path).findings


def test_merging_again_changes_nothing(ours: Project, theirs: Project) -> None:
    _second(theirs)
    _merge(ours, theirs)
    before = projects.head(ours)
    again = _merge(ours, theirs)
    assert (again.cables, again.touched, again.conflicts) == ((), (), ())
    assert projects.head(ours) == before


def test_a_dry_run_tells_the_same_and_does_nothing(
    ours: Project, theirs: Project
) -> None:
    _second(theirs)
    before = projects.head(ours), projects.digest(ours)
    told = _merge(ours, theirs, dry_run=True)
    assert (projects.head(ours), projects.digest(ours)) == before
    assert told == _merge(ours, theirs)


def test_what_both_changed_stays_and_is_listed(ours: Project, theirs: Project) -> None:
    _second(ours)
    _second(theirs)
    before = projects.digest(ours)
    report = _merge(ours, theirs)
    assert not report.touched
    assert {one.cable_id for one in report.conflicts} == {CABLE}
    assert "a pass: another pass has its place here" in {
        one.reason for one in report.conflicts
    }
    assert projects.digest(ours) == before


def test_a_pass_that_went_on_elsewhere_is_a_conflict(
    ours: Project, theirs: Project
) -> None:
    submitting.reopen_pass(theirs, CABLE, reviewer=ANALYST, reason="a line was missed")
    annotating.add_statement(
        theirs, CABLE, reviewer=ANALYST, kind=Kind.COMMENT, spans=(COMMENT_SPAN,)
    )
    before = projects.digest(ours)
    assert _merge(ours, theirs).conflicts
    assert projects.digest(ours) == before


def test_a_signed_off_cable_stays_as_it_is(ours: Project, theirs: Project) -> None:
    _second(ours)
    reviewed.appoint(ours)
    reviewed.adjudicate(ours)
    signing.sign_off(ours, CABLE, reviewer=ADJUDICATOR)
    _second(theirs)
    before = projects.digest(ours)
    reasons = {one.reason for one in _merge(ours, theirs).conflicts}
    assert any("signed off here" in reason for reason in reasons)
    assert projects.digest(ours) == before


def test_another_text_under_the_same_id_is_a_conflict(
    ours: Project, tmp_path: Path
) -> None:
    theirs = projects.create(tmp_path / "other.reviewer")
    add_cable(theirs, CABLE, note="Another end.")
    reviewed.claim(theirs, "somebody")
    report = _merge(ours, theirs)
    assert [one.reason for one in report.conflicts] == ["another text has this id here"]
    assert not report.touched
    projects.close(theirs)


def test_the_same_name_is_the_same_person(ours: Project, tmp_path: Path) -> None:
    theirs = a_project(tmp_path, "begun-apart.reviewer")
    add_cable(theirs, OTHER, note="Filed again.")
    reviewed.claim(theirs, SECOND_REVIEWER)
    annotating.add_statement(
        theirs,
        OTHER,
        reviewer=ANALYST,
        kind=Kind.COMMENT,
        spans=(COMMENT_SPAN,),
        speaker_name="Teodor Haskil",
    )
    report = _merge(ours, theirs)
    assert [one.reason for one in report.conflicts if one.cable_id == OTHER] == []
    rows = browsing.cables(ours, reviewer=ANALYST)
    assert {row.cable_id for row in rows if row.statements} == {CABLE, OTHER}
    projects.close(theirs)


@pytest.fixture
def joined_apart(ours: Project, theirs: Project) -> Project:
    """The second reviewer joined both files, so that each knows them by an id."""
    assigning.assign(
        ours, [CABLE], role=Role.SECOND_REVIEWER, to=SECOND_REVIEWER, reviewer=ANALYST
    )
    unblinding.unblind(
        theirs, CABLE, viewer=SECOND_REVIEWER, reviewer=ANALYST, reason="training"
    )
    _second(theirs)
    assert not _merge(ours, theirs).conflicts
    return ours


def test_who_joined_both_files_can_be_signed_and_verified(
    joined_apart: Project, tmp_path: Path
) -> None:
    reviewed.appoint(joined_apart)
    reviewed.adjudicate(joined_apart)
    receipt = signing.sign_off(
        joined_apart, CABLE, reviewer=ADJUDICATOR, out=tmp_path / "receipt.json"
    )
    assert verifying.verify(joined_apart, receipt).difference is None


def test_what_was_shown_elsewhere_is_left_out_of_agreement(
    joined_apart: Project,
) -> None:
    found = measuring.agreement(joined_apart, reviewer=ANALYST)
    assert found is not None
    assert (found.measured, found.unblinded) == ((), (CABLE,))


def test_a_blind_package_is_not_merged_like_a_project(
    ours: Project, tmp_path: Path
) -> None:
    out = tmp_path / "out.package"
    packaging.make(ours, [CABLE], reviewer=SECOND_REVIEWER, by=ANALYST, out=out)
    theirs = package_opening.open_package(out, tmp_path / "opened.reviewer")
    with pytest.raises(project_merging.UnmergeableError, match="blind package"):
        _merge(ours, theirs)
    projects.close(theirs)


def test_submissions_of_a_foreign_text_stay_away(ours: Project, tmp_path: Path) -> None:
    theirs = projects.create(tmp_path / "other.reviewer")
    add_cable(theirs, CABLE, note="Another end.")
    reviewed.claim(theirs, "somebody")
    submitting.submit(theirs, [CABLE], reviewer="somebody")
    report = _merge(ours, theirs)
    assert {one.cable_id for one in report.conflicts} == {CABLE}
    assert not checking.check(ours.path).findings
    projects.close(theirs)


def test_nobody_gets_two_roles_by_a_merge(ours: Project, theirs: Project) -> None:
    for project, role in ((ours, Role.SECOND_REVIEWER), (theirs, Role.ADJUDICATOR)):
        assigning.assign(project, [CABLE], role=role, to="officer", reviewer=ANALYST)
    (conflict,) = _merge(ours, theirs).conflicts
    assert conflict.reason == "a duty: that person has another role here"
    assert assigning.holders(ours, CABLE)[Role.SECOND_REVIEWER] == "officer"
