"""Files are proposed where a person finds them again."""

from pathlib import Path

import pytest

from reviewer import settings
from reviewer.gui import places


def test_a_hidden_or_missing_folder_is_never_proposed(tmp_path: Path) -> None:
    hidden = tmp_path / ".config" / "reviewer"
    hidden.mkdir(parents=True)
    assert places.in_sight(hidden) == places.documents()
    assert places.in_sight(tmp_path / "gone") == places.documents()
    assert places.in_sight(tmp_path) == tmp_path


def test_a_relative_folder_becomes_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.in_sight(Path()) == tmp_path


def test_samples_lie_below_a_portable_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    assert places.samples() == tmp_path / "Reviewer samples"


def test_samples_lie_with_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.HOME_VARIABLE)
    assert places.samples() == places.documents() / "Reviewer samples"
    assert places.documents().is_dir()


def test_a_free_name_is_proposed(tmp_path: Path) -> None:
    assert places.free_name(tmp_path, "untitled.reviewer").name == "untitled.reviewer"
    (tmp_path / "untitled.reviewer").touch()
    assert places.free_name(tmp_path, "untitled.reviewer").name == "untitled-2.reviewer"
