"""export and demo by command."""

from pathlib import Path

import pytest

from reviewer.cli import main
from reviewer.cli.window import WindowWish
from tests.cli.conftest import Command

WHO = ("--reviewer", "analyst")
STARTS = {
    "html": b"<!doctype html>",
    "pdf": b"%PDF-",
    "docx": b"PK",
    "xlsx": b"PK",
    "csv": b'\xef\xbb\xbf"record"',
    "markdown": b"**SECRET//NOFORN**",
    "jsonl": b"{",
}


@pytest.mark.parametrize("format_", sorted(STARTS))
def test_every_format_is_written(
    command: Command, project: Path, tmp_path: Path, format_: str
) -> None:
    out = tmp_path / f"report.{format_}"
    result = command("export", project, "--format", format_, "--all", "-o", out, *WHO)
    assert result.code == 0
    assert result.out.strip() == str(out)
    assert "SECRET//NOFORN" in result.err
    assert out.read_bytes()[:20].lower().startswith(STARTS[format_].lower())


def test_single_cables_may_be_chosen(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    chosen = ("--format", "html", "--cable", "09PORTSELWYN41", "-o", out)
    result = command("export", project, *chosen, *WHO)
    assert "1 cable with" in result.err
    assert "CONFIDENTIAL" in result.err
    assert "VANISH IN DAYS" not in out.read_text(encoding="utf-8")


def test_what_a_query_finds_may_be_chosen(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.md"
    chosen = ("--format", "markdown", "--query", "id:09PORTSELWYN44", "-o", out)
    assert "1 cable with" in command("export", project, *chosen, *WHO).err
    assert "09PORTSELWYN44" in out.read_text(encoding="utf-8")
    nothing = ("--format", "markdown", "--query", "id:09NOWHERE", "-o", out)
    assert command("export", project, *nothing, *WHO).code == 6


def test_each_cable_may_have_a_file(
    command: Command, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    chosen = ("--format", "csv", "--all", "--each", "-o", folder)
    result = command("export", project, *chosen, *WHO)
    names = ["09PORTSELWYN41.csv", "09PORTSELWYN44.csv"]
    assert [Path(line).name for line in result.out.splitlines()] == names
    assert sorted(file.name for file in folder.iterdir()) == names
    assert "Wrote 2 files" in result.err


def test_what_a_report_holds_may_be_chosen(
    command: Command, project: Path, tmp_path: Path
) -> None:
    for kind, quote in (("claim", "flatly rejected"), ("report", "fog horn")):
        made = ("--cable", "09PORTSELWYN41", "--kind", kind, "--quote", quote)
        command("annotate", project, *made, *WHO)
    out = tmp_path / "report.md"
    wish = ("--kind", "claim", "--title", "The piers", "--without", "audit", "origin")
    chosen = ("--format", "markdown", "--all", "--order", "date", *wish, "-o", out)
    assert "1 statement" in command("export", project, *chosen, *WHO).err
    text = out.read_text(encoding="utf-8")
    assert "# The piers" in text
    assert "> flatly rejected" in text
    assert "### Marking audit" not in text
    assert "Contents: only kinds claim; without audit, origin" in text


def test_a_pass_of_another_is_not_exported_before_it_may_be_seen(
    command: Command, project: Path, tmp_path: Path
) -> None:
    made = (
        "--cable",
        "09PORTSELWYN41",
        "--kind",
        "claim",
        "--quote",
        "flatly rejected",
    )
    command("annotate", project, *made, *WHO)
    out = tmp_path / "report.csv"
    chosen = ("--format", "csv", "--all", "--pass", "first", "-o", out)
    result = command("export", project, *chosen, "--reviewer", "second reviewer")
    assert "no statements" in result.err
    assert "flatly rejected" not in out.read_text(encoding="utf-8")
    assert "1 statement" in command("export", project, *chosen, *WHO).err


def test_what_always_carries_everything_refuses_a_choice(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.jsonl"
    chosen = ("--format", "jsonl", "--all", "--kind", "claim", "-o", out)
    result = command("export", project, *chosen, *WHO)
    assert result.code == 6
    assert "always carries everything" in result.err
    assert not out.exists()


def test_an_unknown_cable_leaves_no_file(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    chosen = ("--format", "html", "--cable", "09NOWHERE1", "-o", out)
    assert command("export", project, *chosen, *WHO).code == 3
    assert not out.exists()


def test_an_empty_project_exports_nothing(command: Command, tmp_path: Path) -> None:
    command("new", tmp_path / "empty.reviewer")
    out = tmp_path / "report.html"
    chosen = ("--format", "html", "--all", "-o", out)
    result = command("export", tmp_path / "empty.reviewer", *chosen, *WHO)
    assert result.code == 6
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "no such folder" / "report.html"
    chosen = ("--format", "html", "--all", "-o", out)
    result = command("export", project, *chosen, *WHO)
    assert result.code == 6
    assert "Traceback" not in result.err


def test_an_export_becomes_the_same_project_again(
    command: Command, project: Path, tmp_path: Path
) -> None:
    made = ("--cable", "09PORTSELWYN41", "--kind", "claim", "--type", "denial")
    command("annotate", project, *made, "--quote", "flatly rejected", *WHO)
    out = tmp_path / "project.jsonl"
    command("export", project, "--format", "jsonl", "--all", "-o", out, *WHO)
    fresh, prepared = tmp_path / "fresh.reviewer", tmp_path / "prepared.reviewer"
    command("new", prepared)
    for copy in (fresh, prepared):
        assert command("import", copy, out).code == 0
        listed = [
            command("statements", path, "--json", *WHO).json for path in (project, copy)
        ]
        assert listed[0] == listed[1]
        assert command("check", copy).code == 0


def test_an_export_is_never_mixed_into_other_work(
    command: Command, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "project.jsonl"
    command("export", project, "--format", "jsonl", "--all", "-o", out, *WHO)
    result = command("import", project, out)
    assert result.code == 5
    assert "was not mixed into" in result.err


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\x00\xff", b'{"record": 1}\n'])
def test_a_damaged_export_leaves_no_project(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    result = command("import", tmp_path / "new.reviewer", file)
    assert result.code == 5
    assert not (tmp_path / "new.reviewer").exists()


def test_the_demo_says_where_everything_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_window(_: WindowWish) -> int:
        raise AssertionError("no window was wanted")

    pictures: list[tuple[Path, Path]] = []

    def screenshot(project: Path, picture: Path) -> None:
        pictures.append((project, picture))
        picture.write_bytes(b"\x89PNG")

    folder = tmp_path / "demo"
    argv = ["demo", str(folder)]
    assert main.run(argv, window_=no_window, screenshot=screenshot) == 0
    told = [Path(line.split()[-1]) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in told] == [
        ".reviewer",
        ".html",
        ".pdf",
        ".png",
    ]
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "harbour-sample.reviewer",
        "report.html",
        "report.pdf",
        "window.png",
    }
    assert pictures == [(folder / "harbour-sample.reviewer", folder / "window.png")]


def test_a_second_demo_says_what_it_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_window(_: WindowWish) -> int:
        raise AssertionError("no window was wanted")

    def screenshot(_project: Path, picture: Path) -> None:
        picture.write_bytes(b"\x89PNG")

    told = []
    for _ in range(2):
        argv = ["demo", str(tmp_path / "demo")]
        assert main.run(argv, window_=no_window, screenshot=screenshot) == 0
        told.append(capsys.readouterr().err)
    assert told[0] == ""
    assert "were replaced: report.html, report.pdf, window.png." in told[1]
    assert len(list((tmp_path / "demo").glob("*.reviewer"))) == 2
