"""new, import, list, check and backup by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Command


def test_cables_are_imported_and_listed(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "study.reviewer"
    assert command("new", path).code == 0
    report = command("import", path, SAMPLE / "09PORTSELWYN52.txt", "--json")
    assert report.code == 0
    assert report.json == {
        "imported": [
            {
                "path": str(SAMPLE / "09PORTSELWYN52.txt"),
                "cable_ids": ["09PORTSELWYN52"],
            }
        ],
        "duplicates": [],
        "renamed": [],
        "refused": [],
    }
    assert command("list", path, "--json").json == {
        "cables": [
            {
                "cable_id": "09PORTSELWYN52",
                "subject": "LANTERN REGATTA: 9,000 LAMPS, ONE RUMOR",
                "from": "AMCONSUL PORT SELWYN",
                "dtg": "2009-04-08T14:45:00Z",
                "banner": "U",
                "statements": 0,
                "state": "imported",
            }
        ]
    }
    assert "LANTERN REGATTA" in command("list", path).out


def test_an_empty_project_says_what_to_do(command: Command, tmp_path: Path) -> None:
    command("new", tmp_path / "study.reviewer")
    listed = command("list", tmp_path / "study.reviewer")
    assert (listed.code, listed.out) == (0, "")
    assert "import some" in listed.err


def test_a_new_project_never_replaces_a_file(command: Command, project: Path) -> None:
    before = project.read_bytes()
    refused = command("new", project)
    assert refused.code == 4
    assert "already exists" in refused.err
    assert project.read_bytes() == before


def test_a_codebook_of_ones_own_is_used_or_its_key_named(
    command: Command, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text('name = "own"\n')
    refused = command("new", tmp_path / "a.reviewer", "--codebook", own)
    assert refused.code == 5
    assert "own.toml" in refused.err
    assert not (tmp_path / "a.reviewer").exists()


def test_a_whole_project_has_no_findings(command: Command, project: Path) -> None:
    report = command("check", project, "--json")
    assert report.code == 0
    assert report.json["findings"] == []
    assert report.json["cables"] == 2


def test_damage_is_found_and_told_with_exit_code_1_or_4(
    command: Command, project: Path
) -> None:
    data = bytearray(project.read_bytes())
    place = data.rindex(b"fog horn")
    data[place : place + 3] = b"FOG"
    project.write_bytes(data)
    report = command("check", project, "--json")
    assert report.code == 1
    assert any(item["cable_id"] for item in report.json["findings"])


def test_a_backup_holds_the_same(
    command: Command, project: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.reviewer"
    made = command("backup", project, "-o", copy)
    assert made.code == 0
    assert made.out.strip() == str(copy)
    listed = [command("list", path, "--json").json for path in (project, copy)]
    assert listed[0] == listed[1]
    assert command("check", copy).code == 0


@pytest.mark.parametrize("name", ["list", "check", "backup"])
def test_what_is_no_project_is_told(
    command: Command, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "other.reviewer"
    other.write_text("not a database " * 100)
    refused = command(name, other)
    assert refused.code == 4
    assert "not a Reviewer project" in refused.err
    refused = command(name, tmp_path / "none.reviewer")
    assert refused.code == 4
    assert not (tmp_path / "none.reviewer").exists()
