"""audit by command: the documented JSON, a table for people, the exit code."""

from pathlib import Path

import pytest

from tests.auditing.clean_cables import clean_cable
from tests.auditing.near_cables import marked
from tests.cli.conftest import SAMPLE, Command

FINDING_KEYS = {
    "rule",
    "matter",
    "severity",
    "start",
    "end",
    "message",
    "source",
    "regime",
}


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A cable that the audit finds nothing in, whatever the day."""
    file = tmp_path / "clean.txt"
    file.write_text(clean_cable("U").text)
    return file


def test_the_document_has_the_promised_shape(command: Command) -> None:
    result = command("audit", SAMPLE / "09PORTSELWYN41.txt", "--json")
    assert result.code == 1
    assert set(result.json) == {"cables"}
    (cable,) = result.json["cables"]
    assert set(cable) == {"cable_id", "findings"}
    assert cable["cable_id"] == "09PORTSELWYN41"
    assert all(set(finding) == FINDING_KEYS for finding in cable["findings"])
    assert {finding["severity"] for finding in cable["findings"]} <= {"E", "W", "I"}


def test_offsets_lead_to_the_words(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "cable.txt"
    file.write_text(marked("(c) ").text)
    (cable,) = command("audit", file, "--json").json["cables"]
    (finding,) = (item for item in cable["findings"] if item["rule"] == "MA-09")
    assert file.read_text()[finding["start"] : finding["end"]] == "(c)"


def test_nothing_found_is_fine(command: Command, clean: Path) -> None:
    result = command("audit", clean)
    assert result.code == 0
    assert "nothing found" in result.out
    assert result.err == "1 cable audited: no problems, no notes.\n"


def test_notes_alone_do_not_count(command: Command, clean: Path) -> None:
    clean.write_text(clean.read_text() + "  \n")
    result = command("audit", clean)
    assert result.code == 0
    assert "MA-30" in result.out


def test_a_person_gets_a_table(command: Command) -> None:
    result = command("audit", SAMPLE / "09PORTSELWYN41.txt")
    assert result.code == 1
    assert "09PORTSELWYN41" in result.out
    assert "The subject of a classified cable carries no marking." in result.out


def test_a_project_is_audited_cable_by_cable(command: Command, project: Path) -> None:
    result = command("audit", project, "--json")
    ids = [cable["cable_id"] for cable in result.json["cables"]]
    assert ids == ["09PORTSELWYN41", "09PORTSELWYN44"]


def test_a_project_and_its_file_say_the_same(command: Command, project: Path) -> None:
    stored = command("audit", project, "--json").json["cables"][0]
    (read,) = command("audit", SAMPLE / "09PORTSELWYN41.txt", "--json").json["cables"]
    assert stored == read


def test_one_bad_file_does_not_stop_the_rest(
    command: Command, clean: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = command("audit", bad, clean, "--json")
    assert result.code == 5
    assert len(result.json["cables"]) == 1
    assert f"{bad} is empty" in result.err


def test_a_missing_project_is_told(command: Command, tmp_path: Path) -> None:
    result = command("audit", tmp_path / "none.reviewer")
    assert result.code == 4
    assert "none.reviewer" in result.err
