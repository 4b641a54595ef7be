"""Missing libraries are installed by root, and told to everybody else."""

import os
import sys
from pathlib import Path

import pytest
import system_libraries
from steps import StepError

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux lacks libraries"
)
MISSING = {"libreviewer-none.so.9": "libreviewer-none9"}


@pytest.fixture
def apt_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose apt-get only writes down what it is asked for."""
    log = tmp_path / "apt.log"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> "{log}"\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(system_libraries, "is_debian", lambda: True)
    system_libraries._update_package_lists.cache_clear()
    return log


def be(user_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user_id)


def test_what_is_there_is_found_and_what_is_not_is_named() -> None:
    names = ["libc.so.6", "libreviewer-none.so.9", "sh", "no-such-program"]
    absent = system_libraries.absent(names)
    assert absent == ["libreviewer-none.so.9", "no-such-program"]


def test_nothing_is_installed_when_all_is_there(apt_log: Path) -> None:
    assert system_libraries.ensure({"libc.so.6": "libc6"}) == "1 found"
    assert not apt_log.exists()


def test_others_than_root_are_told_the_command(
    apt_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(1000, monkeypatch)
    command = "sudo apt-get install --yes --no-install-recommends libreviewer-none9"
    with pytest.raises(StepError, match=command):
        system_libraries.ensure(MISSING)
    assert not apt_log.exists()


def test_root_installs_once_the_lists_are_fresh(
    apt_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(0, monkeypatch)
    system_libraries.install(["libone1", "libone1"], because="a test")
    system_libraries.install(["libtwo2"], because="a test")
    asked = [line.split()[-1] for line in apt_log.read_text().splitlines()]
    assert asked == ["update", "libone1", "libtwo2"]
    assert apt_log.read_text().count("noninteractive ") == len(asked)


def test_an_installation_that_changed_nothing_is_a_failure(
    apt_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(0, monkeypatch)
    with pytest.raises(StepError, match=r"Still missing.*libreviewer-none\.so\.9"):
        system_libraries.ensure(MISSING)
    assert apt_log.exists()


def test_other_systems_are_told_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "is_debian", lambda: False)
    with pytest.raises(StepError, match="your system's counterparts"):
        system_libraries.ensure(MISSING)
