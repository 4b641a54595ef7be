"""A whole review travels in a JSONL file; what is blind stays behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.errors import InputError
from reviewer.services import (
    assigning,
    checking,
    docket,
    exporting,
    projects,
    signing,
    standing,
    submitting,
    unblinding,
)
from reviewer.services.standing import SignedOffError
from reviewer.store.project import Project
from tests import reviewed
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER, a_project
from tests.reviewed import ADJUDICATOR


def _out(project: Project, reviewer: str | None) -> Path:
    out = project.path.with_suffix(".jsonl")
    chosen = [CABLE]
    exporting.export(
        project, cable_ids=chosen, format="jsonl", out=out, reviewer=reviewer
    )
    return out


def _carried(project: Project, reviewer: str | None = None) -> Project:
    out = _out(project, reviewer)
    return exporting.import_jsonl(out, out.with_name("carried.reviewer"))


def _reopened(folder: Path) -> Project:
    project = reviewed.a_signed_project(folder)
    signing.reopen(project, CABLE, reviewer=ADJUDICATOR, reason="a line was missed")
    return project


def _shown_early(folder: Path) -> Project:
    project = a_project(folder)
    reviewed.claim(project, ANALYST)
    unblinding.unblind(
        project, CABLE, viewer=SECOND_REVIEWER, reviewer=ANALYST, reason="to train"
    )
    reviewed.claim(project, SECOND_REVIEWER)
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)
    return project


@pytest.mark.parametrize(
    "make",
    [
        reviewed.a_submitted_project,
        reviewed.an_adjudicated_project,
        reviewed.a_signed_project,
        reviewed.a_solo_project,
        _reopened,
        _shown_early,
    ],
)
@pytest.mark.parametrize("reviewer", [None, ADJUDICATOR])
def test_a_review_is_carried_without_loss(
    tmp_path: Path, make: Callable[[Path], Project], reviewer: str | None
) -> None:
    project = make(tmp_path)
    carried = _carried(project, reviewer)
    assert projects.digest(carried) == projects.digest(project)
    assert not checking.check(carried.path).findings
    projects.close(project)
    projects.close(carried)


def test_what_was_signed_is_frozen_where_it_arrives(tmp_path: Path) -> None:
    project = reviewed.a_signed_project(tmp_path)
    carried = _carried(project)
    with pytest.raises(SignedOffError):
        reviewed.claim(carried, ANALYST)
    assert docket.docket(carried, CABLE, reviewer=ADJUDICATOR).is_done
    projects.close(project)
    projects.close(carried)


def test_nothing_of_a_pass_that_is_not_shown_leaves(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    reviewed.claim(project, ANALYST)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
    reviewed.claim(project, SECOND_REVIEWER)
    with project.reading() as tx:
        known = standing.dossier(tx, CABLE).passes
    first, second = (one.pass_id.encode() for one in known)
    theirs = _out(project, SECOND_REVIEWER).read_bytes()
    assert second in theirs
    assert first not in theirs
    assert b"submission" not in theirs
    assert b"submission" in _out(project, ANALYST).read_bytes()
    projects.close(project)


def test_a_role_alone_is_no_work(tmp_path: Path) -> None:
    project = reviewed.a_submitted_project(tmp_path)
    before = projects.digest(project)
    reviewed.appoint(project)
    assert projects.digest(project) != before
    assert assigning.duties_of(project, reviewer=ADJUDICATOR)
    projects.close(project)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"first_sha", b"fourth_sha"),
        (b'"stage":"signed_off"', b'"stage":"sealed"'),
        (b'"record":"standing"', b'"record":"standings"'),
    ],
)
def test_a_hostile_review_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    project = reviewed.a_signed_project(tmp_path)
    out = _out(project, None)
    projects.close(project)
    assert old in out.read_bytes()
    out.write_bytes(out.read_bytes().replace(old, new))
    target = tmp_path / "carried.reviewer"
    with pytest.raises(InputError):
        exporting.import_jsonl(out, target)
    assert not target.exists()
