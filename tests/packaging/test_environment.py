"""The variables that commands of the product are started with."""

import sys
from pathlib import Path

import environment
import pytest

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of Linux")
@pytest.mark.parametrize("language", ["", "C", "POSIX", "de_DE"])
def test_a_locale_that_qt_would_warn_of_is_replaced(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in LOCALE:
        monkeypatch.setenv(name, language)
    assert environment.variables()["LC_ALL"] == "C.UTF-8"


def test_a_locale_that_serves_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "LC_ALL" not in environment.variables()


def test_tools_are_those_of_the_environment(tmp_path: Path) -> None:
    assert environment.python(tmp_path).is_relative_to(tmp_path)
    assert environment.script("reviewer", tmp_path).is_relative_to(tmp_path)
