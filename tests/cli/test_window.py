"""The window as a command: drawn once, pictured, and refused in a sentence."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.services import samples

SHELL = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _reviewer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewer", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**SHELL, "REVIEWER_HOME": os.environ["REVIEWER_HOME"]},
    )


def _size_of(picture: Path) -> tuple[int, int]:
    """Width and height as a PNG file tells them."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"))


def test_it_is_drawn_once_with_and_without_a_project(sample: Path) -> None:
    for arguments in ((), (sample,)):
        done = _reviewer(*arguments, "--smoke")
        assert (done.returncode, done.stderr) == (0, "")


def test_a_picture_of_it_is_saved(sample: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    look = ("--size", "1280x720", "--theme", "dark", "--panel", "ledger")
    who = ("--cable", samples.SHOWN_CABLE, "--reviewer", samples.REVIEWER)
    done = _reviewer(sample, "--screenshot", picture, *look, *who)
    assert (done.returncode, done.stderr) == (0, "")
    assert _size_of(picture) == (1280, 720)


def test_a_picture_that_cannot_be_saved_is_told(sample: Path, tmp_path: Path) -> None:
    done = _reviewer(sample, "--screenshot", tmp_path / "none" / "window.png")
    assert done.returncode == 6
    assert done.stderr.count("\n") == 1


def test_an_unknown_part_is_told(sample: Path) -> None:
    done = _reviewer(sample, "--smoke", "--panel", "attic")
    assert done.returncode == 5
    assert "no part called “attic”" in done.stderr


def test_a_project_is_never_taken_for_a_picture(sample: Path) -> None:
    before = sample.read_bytes()
    done = _reviewer(sample, "--screenshot", sample)
    assert done.returncode == 2
    assert "does not end in .png" in done.stderr
    assert sample.read_bytes() == before


def test_what_is_no_project_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.reviewer"
    other.write_text("not a database " * 100)
    for path in (other, tmp_path / "none.reviewer"):
        done = _reviewer(path, "--smoke")
        assert done.returncode == 4
        assert done.stderr.startswith("reviewer: ")
        assert done.stderr.count("\n") == 1


def test_an_unknown_cable_is_told(sample: Path) -> None:
    done = _reviewer(sample, "--smoke", "--cable", "09NOWHERE1")
    assert done.returncode == 3
    assert "09NOWHERE1" in done.stderr


def test_the_demo_makes_everything(tmp_path: Path) -> None:
    done = _reviewer("demo", tmp_path / "demo")
    assert (done.returncode, done.stderr) == (0, "")
    made = [Path(line.split()[-1]) for line in done.stdout.splitlines()]
    assert len(made) == 4
    assert all(path.stat().st_size for path in made)
    assert _size_of(made[-1]) == (1440, 900)
