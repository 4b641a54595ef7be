"""T05: what cannot be written is opened for reading and leaves no trace."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.services import annotating, backups, browsing, checking, projects
from reviewer.store.failures import ReadOnlyError, WriteFailedError
from tests.invented import ANALYST, CABLE, TEXT, a_project


def use(path: Path, reason: str, elsewhere: Path) -> None:
    """Read, try to write, back up; nothing may appear beside the project."""
    before = (sorted(path.parent.iterdir()), path.read_bytes())
    project = projects.open_project(path)
    assert project.read_only_reason == reason
    assert browsing.cable(project, CABLE).text == TEXT
    with pytest.raises(ReadOnlyError, match=reason):
        annotating.set_note(project, CABLE, reviewer=ANALYST, text="x")
    made = backups.make(project, elsewhere / "copy.reviewer")
    projects.close(project)
    assert checking.check(path).findings == ()
    assert (sorted(path.parent.iterdir()), path.read_bytes()) == before
    copy = projects.open_project(made)
    assert not copy.is_read_only
    projects.close(copy)


def test_a_read_only_mount(read_only_folder: Path, tmp_path: Path) -> None:
    path = read_only_folder / "harbour.reviewer"
    use(path, "the file is write-protected", tmp_path)


@pytest.fixture
def immutable(tmp_path: Path) -> Iterator[Path]:
    """A project file that not even root may write."""
    folder = tmp_path / "folder"
    folder.mkdir()
    project = a_project(folder)
    projects.close(project)
    done = subprocess.run(
        ["chattr", "+i", str(project.path)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("files cannot be made immutable here")
    yield project.path
    subprocess.run(["chattr", "-i", str(project.path)], check=True)


def test_a_write_protected_file(immutable: Path, tmp_path: Path) -> None:
    use(immutable, "the file is write-protected", tmp_path)


@pytest.fixture
def immutable_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing can be made, holding a file that can be written."""
    folder = tmp_path / "folder"
    folder.mkdir()
    project = a_project(folder)
    projects.close(project)
    done = subprocess.run(
        ["chattr", "+i", str(folder)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("folders cannot be made immutable here")
    yield project.path
    subprocess.run(["chattr", "-i", str(folder)], check=True)


def test_a_write_protected_folder(immutable_folder: Path, tmp_path: Path) -> None:
    use(immutable_folder, "its folder is write-protected", tmp_path)


def test_a_file_that_becomes_write_protected_while_open(
    tmp_path: Path, immutable: Path
) -> None:
    subprocess.run(["chattr", "-i", str(immutable)], check=True)
    project = projects.open_project(immutable)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="before")
    subprocess.run(["chattr", "+i", str(immutable.parent)], check=True)
    try:
        with pytest.raises((ReadOnlyError, WriteFailedError)):
            annotating.set_note(project, CABLE, reviewer=ANALYST, text="after")
    finally:
        subprocess.run(["chattr", "-i", str(immutable.parent)], check=True)
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="after")
    projects.close(project)
    assert list(tmp_path.glob("*-journal")) == []
