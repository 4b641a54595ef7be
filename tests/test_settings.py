"""Personal settings: kept, and never in the way."""

import os
from pathlib import Path

import pytest

from reviewer import settings
from reviewer.settings import Settings

DEEP = b"a = " + b"[" * 3000 + b"]" * 3000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    monkeypatch.delenv(settings.NAME_VARIABLE, raising=False)
    return tmp_path


def test_without_a_file_the_defaults_hold(home: Path) -> None:
    assert settings.load() == Settings()
    assert not list(home.iterdir())


def test_what_was_saved_is_loaded(home: Path) -> None:
    given = Settings(
        reviewer="Ünal “analyst”",
        theme="dark",
        recent=(home / "a.reviewer",),
        single_keys=False,
        keys={"undo": "Ctrl+U"},
    )
    settings.save(given)
    assert settings.load() == given
    assert [file.name for file in home.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "content",
    [b"theme = ", b'theme = "pink"\n', b"\xff\xfe\x00", b"recent = 3\n", DEEP],
)
def test_a_damaged_file_is_told_and_kept_aside(home: Path, content: bytes) -> None:
    (home / "settings.toml").write_bytes(content)
    found = settings.load()
    assert found.reviewer == ""
    assert found.theme == "system"
    assert found.problem is not None
    assert "settings.damaged.toml" in found.problem
    assert (home / "settings.damaged.toml").read_bytes() == content
    assert settings.load().problem is None


def test_what_is_no_text_is_not_kept_and_stops_nothing(home: Path) -> None:
    odd = home / os.fsdecode(b"caf\xe9.reviewer")
    plain = home / "a.reviewer"
    settings.save(Settings(reviewer="a\udce9", recent=(odd, plain)))
    found = settings.load()
    assert (found.reviewer, found.recent) == ("a?", (plain,))
    assert [file.name for file in home.iterdir()] == ["settings.toml"]


def test_a_folder_in_the_place_of_the_file_is_told(home: Path) -> None:
    (home / "settings.toml").mkdir()
    assert "cannot be read" in (settings.load().problem or "")


def test_what_cannot_be_saved_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("in the way")
    monkeypatch.setenv(settings.HOME_VARIABLE, str(home / "file"))
    with pytest.raises(settings.SettingsNotSavedError, match="could not be saved"):
        settings.save(Settings())


def test_a_project_opened_again_comes_first_once() -> None:
    first, second = Path("first").absolute(), Path("second").absolute()
    found = Settings(recent=(first, second)).remembering(second)
    assert found.recent == (second, first)


def test_a_project_named_from_its_folder_is_found_from_any_other() -> None:
    here, whole = Path("study.reviewer"), Path("study.reviewer").absolute()
    assert Settings(recent=(here,)).remembering(here).recent == (whole,)


def test_the_environment_names_the_reviewer(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(Settings(reviewer="analyst"))
    assert settings.identity() == "analyst"
    monkeypatch.setenv(settings.NAME_VARIABLE, "second reviewer")
    assert settings.identity() == "second reviewer"
    assert home.is_dir()
