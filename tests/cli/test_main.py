"""The entrance: help, versions, exit codes, and errors that end in a sentence."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer import __version__, settings
from reviewer.cli import main
from reviewer.cli.window import WindowWish
from reviewer.services import reading
from tests.cli.conftest import SAMPLE, Command

COMMANDS = main.COMMANDS


def _shell(
    *arguments: str | Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reviewer", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def _opened(argv: list[str]) -> tuple[int, list[WindowWish]]:
    wishes: list[WindowWish] = []

    def window(wish: WindowWish) -> int:
        wishes.append(wish)
        return 0

    return main.run(argv, window_=window), wishes


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    command: Command, name: str
) -> None:
    result = command(name, "--help")
    assert result.code == 0
    assert "example:\n" in result.out
    assert f"reviewer {name} " in result.out


def test_help_lists_every_command_and_exit_code(command: Command) -> None:
    result = command("--help")
    assert result.code == 0
    assert all(f"\n    {name} " in result.out for name in COMMANDS)
    assert "70 bug" in result.out


def test_a_window_need_not_wait_for_the_services() -> None:
    code = "import sys, reviewer.__main__; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").out == f"reviewer {__version__}\n"
    assert command("--version", "--json").json["version"] == __version__


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("anotate",), "did you mean “annotate”"),
        (("frobnicate",), "reviewer --help"),
        (("annotate",), "the following arguments are required"),
        (("list",), "PROJECT"),
        (("list", "a", "--frobnicate"), "--frobnicate"),
        (("export", "a", "--format", "telex", "--all", "-o", "x"), "telex"),
        (("export", "a", "--format", "pdf", "-o", "x"), "--all"),
        (("--size", "big"), "WIDTHxHEIGHT"),
        (("--size", "1x1"), "pixels"),
        (("--theme", "pink"), "pink"),
    ],
)
def test_usage_errors_have_exit_code_2(
    command: Command, arguments: tuple[str, ...], words: str
) -> None:
    result = command(*arguments)
    assert result.code == 2
    assert words in result.err
    assert not result.out


def test_without_a_command_the_window_opens() -> None:
    assert _opened([]) == (0, [WindowWish()])
    assert _opened(["a.reviewer"]) == (0, [WindowWish(project=Path("a.reviewer"))])


def test_the_window_hears_every_wish() -> None:
    arguments = "--screenshot a.png --size 1280x720 --theme dark --cable X1 "
    arguments += "--panel ledger --reviewer analyst --smoke a.reviewer"
    wish = WindowWish(
        project=Path("a.reviewer"),
        smoke=True,
        screenshot=Path("a.png"),
        size=(1280, 720),
        theme="dark",
        cable="X1",
        panel="ledger",
        reviewer="analyst",
    )
    assert _opened(arguments.split()) == (0, [wish])


def test_a_bug_is_told_and_logged_without_cable_text(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*_: object) -> None:
        raise ValueError("SECRET WORDS OF A CABLE")

    monkeypatch.setattr(reading, "read_file", burst)
    result = command("parse", "a.txt")
    assert result.code == 70
    assert "mistake of the program" in result.err
    assert "ValueError" in result.err
    log = settings.path().with_name("problems.log").read_text(encoding="utf-8")
    assert "parsing.py" in log
    assert "SECRET WORDS" not in log + result.err
    assert "Traceback" not in result.err


def test_stopping_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read_file", stop)
    result = command("parse", "a.txt")
    assert result.code == 130
    assert "stays saved" in result.err


def test_a_terminal_that_only_knows_ascii_still_gets_everything() -> None:
    file = SAMPLE / "09KARVALCITY118.txt"
    shell = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    table = _shell("parse", file, **shell)
    assert table.returncode == 0
    assert b"\\xb6" in table.stdout
    (cable,) = json.loads(_shell("parse", file, "--json", **shell).stdout)["cables"]
    assert cable["cable_id"] == "09KARVALCITY118"


def test_nobody_reading_on_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "reviewer", "parse", "--json", *SAMPLE.glob("*.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == main.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_finds_no_room_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reviewer", "parse", SAMPLE / "09PORTSELWYN41.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 6
    assert b"could not be written" in done.stderr.splitlines()[-1]
    assert b"Traceback" not in done.stderr


def test_a_window_without_a_display_is_told(tmp_path: Path) -> None:
    blind = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display")
    done = _shell(**blind, REVIEWER_HOME=str(tmp_path))
    assert done.returncode == 2
    assert b"There is no display" in done.stderr
    assert b"reviewer demo" in done.stderr


def test_talk_is_kept_apart_from_data(command: Command, tmp_path: Path) -> None:
    result = command("new", tmp_path / "study.reviewer")
    assert result.out == ""
    assert result.err.startswith("Made ")


def test_a_stream_that_is_no_terminal_gets_no_progress(
    command: Command, project: Path
) -> None:
    result = command("import", project, SAMPLE)
    assert "\r" not in result.err
    assert io.StringIO(result.err).readline().endswith("\n")
