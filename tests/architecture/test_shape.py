"""Modules stay small, well named and where a reader looks for them."""

from pathlib import Path

import pytest

CEILING = 350
TEST_CEILING = 450
"""Tests are read one at a time, so that a file of them may be longer."""
MAIN_WINDOW_CEILING = 200
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
TOP_LEVEL = {
    "pyproject.toml",
    "README.md",
    "reviewer",
    "resources",
    "tests",
    "packaging",
    "LICENSE",
    "CHANGELOG.md",
}
MADE_WHILE_WORKING = {"build", "dist", "demo"}


def test_no_module_outgrows_a_reader(project_files: tuple[Path, ...]) -> None:
    long = {
        file: lines
        for file in project_files
        if file.suffix == ".py" and (lines := _lines(file)) > _ceiling(file)
    }
    assert not long


def test_the_main_window_only_places_panels(root: Path) -> None:
    assert _lines(root / "reviewer/gui/main_window.py") < MAIN_WINDOW_CEILING


def test_names_say_what_is_inside(project_files: tuple[Path, ...]) -> None:
    modules = [file for file in project_files if file.suffix == ".py"]
    words = {module: set(module.stem.split("_")) for module in modules}
    assert not {module for module in modules if words[module] & EMPTY_NAMES}
    assert not {module for module in modules if module.parent.name in EMPTY_NAMES}


def test_the_top_level_is_as_agreed(root: Path) -> None:
    entries = {entry.name for entry in root.iterdir()}
    visible = {name for name in entries if not name.startswith(".")}
    assert visible - MADE_WHILE_WORKING <= TOP_LEVEL
    assert visible >= TOP_LEVEL


def test_every_package_says_what_it_is(root: Path) -> None:
    packages = [file.parent for file in root.glob("reviewer/**/__init__.py")]
    others = [root / name for name in ("resources", "tests", "packaging")]
    silent = [f for f in (*packages, *others) if not (f / "README.md").is_file()]
    assert not silent


def test_folders_of_modules_are_packages(root: Path) -> None:
    folders = {module.parent for module in root.glob("reviewer/**/*.py")}
    assert not [f for f in folders if not (f / "__init__.py").is_file()]


def test_tests_lie_where_their_module_lies(root: Path) -> None:
    """``tests/store/test_journal_chain.py`` tests ``reviewer/store/journal.py``."""
    strays = [
        test
        for test in root.glob("tests/**/test_*.py")
        if (subject := _mirrored(root, test)) is not None
        and not _has_subject(subject, test.stem.removeprefix("test_"))
    ]
    assert not strays


@pytest.mark.parametrize("folder", ["tests", "packaging"])
def test_scripts_and_tests_are_no_packages(root: Path, folder: str) -> None:
    allowed = {root / "tests/benchmarks/__init__.py", root / "tests/__init__.py"}
    assert set(root.glob(f"{folder}/**/__init__.py")) <= allowed


def _ceiling(module: Path) -> int:
    return TEST_CEILING if module.name.startswith("test_") else CEILING


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _mirrored(root: Path, test: Path) -> Path | None:
    """The folder of ``reviewer`` that the test's folder mirrors, if any."""
    subject = root / "reviewer" / test.parent.relative_to(root / "tests")
    return subject if subject.is_dir() else None


def _has_subject(folder: Path, name: str) -> bool:
    subjects = {file.stem for file in folder.iterdir() if file.stem[0] != "_"}
    return any(
        name == subject or name.startswith(f"{subject}_") for subject in subjects
    )
