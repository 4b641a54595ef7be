from pathlib import Path

import pytest

from reviewer.services import annotating, codebooks, projects
from reviewer.services.projects import Project
from reviewer.store.failures import (
    NotAProjectError,
    ProjectExistsError,
    ProjectNotFoundError,
    ReadOnlyError,
    WriteFailedError,
)
from tests.invented import ANALYST, CABLE, a_project


def test_a_new_project_knows_its_name_and_codebook(tmp_path: Path) -> None:
    path = tmp_path / "dues.reviewer"
    project = projects.create(path, name="Harbour dues", fictional=True)
    projects.close(project)
    reopened = projects.open_project(path)
    assert (reopened.name, reopened.path) == ("Harbour dues", path)
    assert reopened.project_id == project.project_id
    assert reopened.is_fictional
    assert not reopened.is_read_only
    assert projects.codebook(reopened) == codebooks.load()
    projects.close(reopened)


def test_a_project_is_one_file(project: Project) -> None:
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="x")
    assert list(project.path.parent.glob("*.reviewer*")) == [project.path]


def test_making_a_project_never_overwrites(project: Project) -> None:
    before = project.path.read_bytes()
    with pytest.raises(ProjectExistsError):
        projects.create(project.path)
    assert project.path.read_bytes() == before


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError):
        projects.open_project(tmp_path / "nothing.reviewer")
    with pytest.raises(NotAProjectError):
        projects.open_project(tmp_path)
    assert list(tmp_path.glob("*.reviewer")) == []


def test_a_project_moved_away_is_told_and_not_made_anew(
    project: Project, tmp_path: Path
) -> None:
    project.path.rename(tmp_path / "moved.reviewer")
    with project.reading(), pytest.raises(WriteFailedError):
        projects.head(project)  # on a second connection, since the first is in use
    assert not project.path.exists()


def test_a_project_opened_for_reading_refuses_to_write(project: Project) -> None:
    reader = projects.open_project(project.path, read_only=True)
    assert reader.read_only_reason == "it was opened for reading only"
    before = project.path.read_bytes()
    with pytest.raises(ReadOnlyError):
        annotating.set_note(reader, CABLE, reviewer=ANALYST, text="x")
    assert project.path.read_bytes() == before
    projects.close(reader)


def test_head_tells_another_window_of_changes(project: Project) -> None:
    other = projects.open_project(project.path)
    before = projects.head(other)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="x")
    assert projects.head(other) > before
    projects.close(other)


def test_the_digest_is_of_the_content_alone(project: Project, tmp_path: Path) -> None:
    same = a_project(tmp_path, "another.reviewer")
    assert projects.digest(same) == projects.digest(project)
    annotating.set_note(same, CABLE, reviewer=ANALYST, text="x")
    assert projects.digest(same) != projects.digest(project)
    projects.close(same)


def test_a_project_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(WriteFailedError):
        projects.create(tmp_path / "nowhere" / "x.reviewer")
    assert not (tmp_path / "nowhere").exists()
