"""A project with one invented cable, and places that refuse to be written."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.services import projects
from reviewer.services.projects import Project
from tests.invented import a_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An open project, closed after the test."""
    opened = a_project(tmp_path)
    yield opened
    projects.close(opened)


def mount(*arguments: str) -> None:
    """Mount something, or skip the test where that is not allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting needs root")
    if not Path("/proc/self/mountinfo").exists():
        pytest.skip("without /proc nothing can be unmounted")
    done = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("mounting is not allowed here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder on a read-only mount, holding ``harbour.reviewer``."""
    inside, folder = tmp_path / "inside", tmp_path / "read-only"
    inside.mkdir()
    folder.mkdir()
    projects.close(a_project(inside))
    mount("--bind", str(inside), str(folder))
    try:
        mount("-o", "remount,ro,bind", str(folder))
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
