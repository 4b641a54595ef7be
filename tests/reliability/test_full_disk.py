"""T04: a full disk is told, loses nothing, and work goes on once there is room."""

from pathlib import Path

import pytest
from sqlalchemy import event

from reviewer.services import annotating, backups, browsing, checking, projects
from reviewer.services.projects import Project
from reviewer.store.failures import DiskFullError, WriteFailedError
from tests.invented import ANALYST, CABLE, a_project


def write_until_full(project: Project) -> list[str]:
    """Write ever more until the disk is full; returns the last note that was kept."""
    kept = [""]
    for number in range(1000):
        text = f"{number} " * 20_000
        try:
            annotating.set_note(project, CABLE, reviewer=ANALYST, text=text)
        except DiskFullError:
            return kept
        kept.append(text.strip())
    pytest.fail("the disk never was full")


def note(project: Project) -> str:
    return browsing.pass_view(project, CABLE, reviewer=ANALYST).notes[0].text


def test_a_file_that_may_not_grow(project: Project) -> None:
    @event.listens_for(project._engine, "connect")
    def limit(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=300")  # type: ignore[attr-defined]

    project._engine.dispose()
    kept = write_until_full(project)
    assert note(project) == kept[-1]
    event.remove(project._engine, "connect", limit)
    project._engine.dispose()
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="room again")
    assert note(project) == "room again"
    assert checking.check(project.path).findings == ()


def test_a_disk_of_two_megabytes(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(400_000))
    project = a_project(small_disk)
    kept = write_until_full(project)
    assert note(project) == kept[-1]
    with pytest.raises((DiskFullError, WriteFailedError)):
        backups.make(project, small_disk / "copy.reviewer")
    assert {item.name for item in small_disk.iterdir()} == {
        "ballast",
        project.path.name,
    }
    ballast.unlink()
    annotating.set_note(project, CABLE, reviewer=ANALYST, text="room again")
    projects.close(project)
    assert checking.check(project.path).findings == ()


def test_no_room_for_a_new_project(small_disk: Path) -> None:
    with small_disk.joinpath("ballast").open("wb") as file:
        file.write(bytes(2 * 1024 * 1024 - 8192))
    with pytest.raises((DiskFullError, WriteFailedError)):
        projects.create(small_disk / "new.reviewer")
    assert [item.name for item in small_disk.iterdir()] == ["ballast"]
