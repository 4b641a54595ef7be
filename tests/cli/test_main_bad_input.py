"""Bad input by command: one sentence, the right exit code, nothing lost."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reviewer.errors import InputError, StoreError
from reviewer.store import engine
from tests.cli.conftest import SAMPLE, Command, Result

CABLE = SAMPLE / "09PORTSELWYN52.txt"
WORK = (
    *("--cable", "09PORTSELWYN41", "--reviewer", "analyst", "--kind", "claim"),
    *("--quote", "flatly rejected"),
)

LONG = "x" * 300 + ".reviewer"
EXPORT = ("--format", "html", "--all", "--reviewer", "analyst")


def _is_one_sentence(result: Result) -> bool:
    lines = [line for line in result.err.splitlines() if "imported," not in line]
    return len(lines) == 1 and lines[0].endswith(".") and "Traceback" not in lines[0]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def no_cable(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file of the kind that the test names."""
    file = tmp_path / "given.txt"
    contents = {
        "prose": b"Bread, milk, eggs.\n",
        "empty": b"",
        "binary": bytes(range(256)) * 64,
    }
    if request.param in contents:
        file.write_bytes(contents[request.param])
    elif request.param == "100 MB":
        with file.open("wb") as handle:
            handle.truncate(100 * 1024 * 1024)
    return file


@pytest.mark.parametrize(
    "no_cable", ["prose", "empty", "binary", "100 MB", "missing"], indirect=True
)
@pytest.mark.parametrize("name", ["parse", "import"])
def test_what_is_no_cable_is_refused_in_one_sentence(
    command: Command, project: Path, no_cable: Path, name: str
) -> None:
    before = command("list", project, "--json").json
    arguments = (no_cable,) if name == "parse" else (project, no_cable)
    refused = command(name, *arguments)
    assert refused.code == InputError.exit_code
    assert _is_one_sentence(refused)
    assert str(no_cable) in refused.err
    assert command("list", project, "--json").json == before
    assert command("check", project).code == 0


def test_a_file_that_may_not_be_read_is_told(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions do not bind every user, so the refusal itself is put in place."""
    file = tmp_path / "secret.txt"
    file.write_text("1. (S) Text.")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    refused = command("import", project, file)
    assert refused.code == InputError.exit_code
    assert _is_one_sentence(refused)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
@pytest.mark.parametrize("name", ["list", "annotate", "import", "backup"])
def test_a_truncated_project_is_told_and_left_alone(
    command: Command, project: Path, share: float, name: str
) -> None:
    data = project.read_bytes()
    project.write_bytes(data[: int(len(data) * share)])
    before = project.read_bytes()
    more = {"annotate": WORK, "import": (CABLE,)}.get(name, ())
    refused = command(name, project, *more)
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)
    assert "truncated" in refused.err
    found = command("check", project)
    assert found.code == 1
    assert "truncated" in found.out
    assert project.read_bytes() == before


@pytest.mark.parametrize("name", ["list", "annotate", "import", "check"])
def test_a_newer_project_is_told_and_left_alone(
    command: Command, project: Path, name: str
) -> None:
    with closing(sqlite3.connect(project)) as other:
        other.execute("PRAGMA user_version=999")
    before = project.read_bytes()
    more = {"annotate": WORK, "import": (CABLE,)}.get(name, ())
    refused = command(name, project, *more)
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)
    assert "newer version" in refused.err
    assert project.read_bytes() == before


def test_a_locked_project_is_told_and_nothing_is_lost(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    with _locked(project):
        assert command("list", project).code == 0
        refused = command("annotate", project, *WORK)
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)
    assert "locked" in refused.err
    assert command("annotate", project, *WORK).code == 0


def test_a_project_that_can_only_be_read_is_read(
    command: Command, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The write protection of files does not bind every user, so it is put in place."""
    before = project.read_bytes()
    monkeypatch.setattr(
        "reviewer.store.project.obstacle", lambda _: "the file is write-protected"
    )
    out = tmp_path / "out"
    out.mkdir()
    assert command("list", project).code == 0
    report = ("--format", "html", "--all", "-o", out / "report.html")
    assert command("export", project, *report, "--reviewer", "analyst").code == 0
    for arguments in (("annotate", project, *WORK), ("import", project, CABLE)):
        refused = command(*arguments)
        assert refused.code == StoreError.exit_code
        assert "can only be read" in refused.err
    assert project.read_bytes() == before


@pytest.mark.parametrize("content", [b"text " * 300, b"\x89PNG" + bytes(5000)])
def test_another_file_is_no_project(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other.reviewer"
    other.write_bytes(content)
    refused = command("annotate", other, *WORK)
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)
    assert "not a Reviewer project" in refused.err
    assert other.read_bytes() == content


def test_a_database_of_another_program_is_no_project(
    command: Command, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE songs (title TEXT)")
    before = other.read_bytes()
    refused = command("import", other, CABLE)
    assert refused.code == StoreError.exit_code
    assert "not a Reviewer project" in refused.err
    assert other.read_bytes() == before


def test_a_folder_is_no_project(command: Command, tmp_path: Path) -> None:
    for name in ("list", "check", "new"):
        refused = command(name, tmp_path)
        assert refused.code == StoreError.exit_code, refused.err
        assert _is_one_sentence(refused)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", LONG), 4),
        (("check", LONG), 4),
        (("new", LONG), 4),
        (("import", LONG, "all.jsonl"), 4),
        (("import", "PROJECT", LONG), 5),
        (("parse", LONG), 5),
        (("backup", "PROJECT", "-o", LONG), 4),
        (("export", "PROJECT", *EXPORT, "-o", LONG), 6),
    ],
)
def test_a_name_that_no_system_takes_is_told(
    command: Command, project: Path, arguments: tuple[str, ...], code: int
) -> None:
    given = [str(project) if word == "PROJECT" else word for word in arguments]
    refused = command(*given)
    assert refused.code == code, refused.err
    assert _is_one_sentence(refused)


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate", "PROJECT", *WORK, "--note", "caf\udce9"),
        ("annotate", "PROJECT", *WORK, "--attribute", "confidence=\udce9"),
        ("link", "PROJECT", "\udce9", "none", "--kind", "disputes"),
        ("export", "PROJECT", *EXPORT[:2], "--cable", "\udce9", "-o", "a.html"),
        ("list", "PROJECT", "--reviewer", "\udce9"),
        ("--reviewer", "\udce9"),
    ],
)
def test_words_that_are_no_text_are_a_usage_error(
    command: Command, project: Path, arguments: tuple[str, ...]
) -> None:
    given = [str(project) if word == "PROJECT" else word for word in arguments]
    refused = command(*given)
    assert refused.code == 2
    assert "is no text in your encoding" in refused.err


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_file_may_be_called_by_any_bytes(command: Command, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.reviewer")
    cable = tmp_path / os.fsdecode(b"caf\xe9.txt")
    cable.write_bytes(CABLE.read_bytes())
    assert command("new", path).code == 0
    assert command("import", path, cable, "--json").code == 0
    assert command("check", path).code == 0
    assert command("export", path, *EXPORT, "-o", tmp_path / "a.html").code == 0
    assert command("parse", cable, "--json").json["cables"][0]["file"] == str(cable)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_no_project_and_nobody_waits_for_it(
    command: Command, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.reviewer"
    os.mkfifo(pipe)
    refused = command("list", pipe)
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)


def test_the_folder_one_stands_in_is_named(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tmp_path.name in command("list", ".").err


def test_a_project_in_a_folder_that_is_not_there_is_told(
    command: Command, tmp_path: Path
) -> None:
    refused = command("new", tmp_path / "none" / "study.reviewer")
    assert refused.code == StoreError.exit_code
    assert _is_one_sentence(refused)


def test_damaged_settings_are_told_once_and_stop_nobody(
    command: Command, project: Path, tmp_path: Path
) -> None:
    home = tmp_path / "reviewer-home"
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text("theme = [")
    listed = command("list", project)
    assert listed.code == 0
    assert "settings.damaged.toml" in listed.err
    assert command("list", project).err == ""
