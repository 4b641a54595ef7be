"""import by command: what came of every file is told."""

from pathlib import Path

from tests.cli.conftest import SAMPLE, Command


def test_an_import_tells_duplicates_and_refusals(
    command: Command, project: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    report = command("import", project, SAMPLE / "09PORTSELWYN41.txt", empty)
    assert report.code == 5
    assert report.out.startswith("duplicate  09PORTSELWYN41")
    assert "is empty" in report.err
    assert "no cables imported, 1 duplicate, 1 refused." in report.err


def test_a_stray_file_in_a_folder_is_told_but_no_failure(
    command: Command, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "list.txt").write_text("Bread, milk, eggs.")
    alone = command("import", project, tmp_path / "inbox")
    assert alone.code == 5
    cable = tmp_path / "inbox" / "cable.txt"
    cable.write_bytes((SAMPLE / "09PORTSELWYN52.txt").read_bytes())
    beside = command("import", project, tmp_path / "inbox")
    assert beside.code == 0
    assert "list.txt holds no cable" in beside.err


def test_a_report_can_be_written_to_a_file(
    command: Command, project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.csv"
    cable = SAMPLE / "09PORTSELWYN41.txt"
    assert command("import", project, cable, "--report", file).code == 0
    assert file.read_text(encoding="utf-8").splitlines()[1].startswith("duplicate,")
