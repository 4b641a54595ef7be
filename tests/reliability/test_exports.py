"""T03, T04, T05 for exports: the old file or the new one, and nothing beside it."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.codebook import Kind
from reviewer.services import annotating, batch_exporting, exporting, projects
from reviewer.services.exporting import CannotWriteError, Work
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN

OLD = b"an older report"
MOST_STEPS = 100


class Disk:
    """Counts what is asked of the disk for an export, and refuses one of it."""

    def __init__(self, refused: int) -> None:
        self._refused = refused
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self._refused:
            raise OSError(errno.EIO, "Input/output error")


class BrokenFile(io.FileIO):
    """A file of which each write is a step."""

    disk: Disk

    def write(self, data: Any) -> int:
        self.disk.step()
        return super().write(data)


@contextmanager
def refusing(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Let the n-th opening, write, fsync or rename fail."""
    disk = Disk(number)
    opening, syncing, renaming = Path.open, os.fsync, Path.replace

    def opened(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode != "xb":
            return opening(path, mode, *rest, **named)
        disk.step()
        file = BrokenFile(path, "xb")
        file.disk = disk
        return file

    def synced(handle: int) -> None:
        disk.step()
        syncing(handle)

    def renamed(path: Path, target: Path) -> Path:
        disk.step()
        return renaming(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opened)
        patched.setattr(os, "fsync", synced)
        patched.setattr(Path, "replace", renamed)
        yield disk


@pytest.fixture
def coded(project: Project) -> Project:
    annotating.add_statement(
        project, CABLE, reviewer=ANALYST, kind=Kind.CLAIM, spans=(CLAIM_SPAN,)
    )
    return project


def _export(project: Project, name: str, out: Path) -> None:
    exporting.export(project, cable_ids=[CABLE], format=name, out=out, reviewer=ANALYST)


def _told(project: Project, name: str, out: Path) -> str:
    """Export, and say what the person is told if it fails."""
    try:
        _export(project, name, out)
    except CannotWriteError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_every_step_of_an_export_may_fail(
    coded: Project, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "report"
    _export(coded, name, out)
    new = out.read_bytes()
    seen = set()
    for number in range(1, MOST_STEPS):
        out.write_bytes(OLD)
        with refusing(number, monkeypatch) as disk:
            told = _told(coded, name, out)
        assert "input/output error" in told or out.read_bytes() == new
        seen.add(out.read_bytes())
        assert list(folder.iterdir()) == [out]
        if disk.steps < number:
            break
    else:
        pytest.fail("there were ever more steps")
    assert number > 4
    assert seen == {OLD, new}


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_a_full_disk_keeps_the_old_report(
    coded: Project, small_disk: Path, name: str
) -> None:
    out = small_disk / "report"
    out.write_bytes(OLD)
    ballast = small_disk / "ballast"
    room = os.statvfs(small_disk)
    ballast.write_bytes(bytes(room.f_bavail * room.f_frsize))

    with pytest.raises(CannotWriteError, match="the disk is full"):
        _export(coded, name, out)

    assert out.read_bytes() == OLD
    assert {item.name for item in small_disk.iterdir()} == {"report", "ballast"}
    ballast.unlink()
    _export(coded, name, out)
    assert out.read_bytes() != OLD


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_a_read_only_folder_is_told(
    coded: Project, read_only_folder: Path, name: str
) -> None:
    before = sorted(item.name for item in read_only_folder.iterdir())

    with pytest.raises(CannotWriteError, match="the folder is read-only"):
        _export(coded, name, read_only_folder / "report")

    assert sorted(item.name for item in read_only_folder.iterdir()) == before


@pytest.mark.parametrize("name", exporting.FORMATS)
def test_a_project_on_a_read_only_mount_can_be_exported(
    read_only_folder: Path, tmp_path: Path, name: str
) -> None:
    project = projects.open_project(read_only_folder / "harbour.reviewer")
    out = tmp_path / "report"

    _export(project, name, out)

    assert out.stat().st_size > 0
    projects.close(project)


def test_a_run_over_many_cables_keeps_what_it_wrote_before_it_failed(
    coded: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    work = Work(project=coded, cable_ids=(CABLE,), reviewer=ANALYST)
    batch_exporting.export_each(work, "csv", folder)
    (kept,) = folder.iterdir()
    before = kept.read_bytes()

    with refusing(1, monkeypatch), pytest.raises(CannotWriteError):
        batch_exporting.export_each(work, "csv", folder)

    assert list(folder.iterdir()) == [kept]
    assert kept.read_bytes() == before
