from pathlib import Path

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, backups, checking, projects
from reviewer.services.backups import BackupExistsError
from reviewer.services.projects import Project
from reviewer.store.failures import WriteFailedError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN


def test_a_backup_holds_the_same_and_lies_elsewhere(
    project: Project, tmp_path: Path
) -> None:
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=[CLAIM_SPAN]
    )
    made = backups.make(project)
    assert made.parent == tmp_path / "reviewer-home" / "backups"
    assert project.project_id in made.name
    copy = projects.open_project(made)
    assert projects.digest(copy) == projects.digest(project)
    assert copy.project_id == project.project_id
    projects.close(copy)
    assert list(made.parent.iterdir()) == [made]


def test_backups_of_one_second_do_not_overwrite_each_other(project: Project) -> None:
    assert len({backups.make(project) for _ in range(3)}) == 3


def test_a_backup_never_overwrites(project: Project, tmp_path: Path) -> None:
    taken = tmp_path / "taken.reviewer"
    taken.write_text("mine")
    with pytest.raises(BackupExistsError):
        backups.make(project, taken)
    assert taken.read_text() == "mine"


def test_a_copy_that_a_crash_left_half_done_is_in_nobodys_way(
    project: Project, tmp_path: Path
) -> None:
    left = tmp_path / ".copy.reviewer.partial"
    left.write_bytes(b"half a copy")
    backups.make(project, tmp_path / "copy.reviewer")
    assert checking.check(tmp_path / "copy.reviewer").findings == ()
    assert left.read_bytes() == b"half a copy"


def test_a_backup_that_cannot_be_written_leaves_nothing(
    project: Project, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(WriteFailedError):
        backups.make(project, in_the_way / "b.reviewer")
    assert in_the_way.read_text() == ""


def test_a_project_opened_for_reading_can_be_backed_up(
    project: Project, tmp_path: Path
) -> None:
    reader = projects.open_project(project.path, read_only=True)
    made = backups.make(reader, tmp_path / "copy.reviewer")
    projects.close(reader)
    copy = projects.open_project(made)
    assert not copy.is_read_only
    projects.close(copy)
