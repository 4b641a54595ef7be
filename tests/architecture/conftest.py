"""The tree as the tests of the architecture see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def project_files() -> tuple[Path, ...]:
    """Every file of the project, without what is made while working."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if not _is_made(entry):
                yield from _walk(entry)
        elif entry.suffix != ".pyc":
            yield entry


def _is_made(folder: Path) -> bool:
    if folder.name == "__pycache__" or folder.suffix == ".egg-info":
        return True
    if folder.parent != ROOT:
        return False
    hidden = folder.name.startswith(".") and folder.name not in {".ci", ".github"}
    return hidden or folder.name in {"build", "dist", "demo"}
