"""``references`` by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.three_cables import ONE, TEXTS, THREE, TWO

ABSENT = "09KARVALCITY55"


@pytest.fixture
def citing(tmp_path: Path, command: Command) -> Path:
    path = tmp_path / "citing.reviewer"
    command("new", path)
    files = [tmp_path / f"{number}.txt" for number in range(len(TEXTS))]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text, encoding="utf-8")
    command("import", path, *files)
    return path


def test_missing_cables_are_listed_with_who_cites_them(
    command: Command, citing: Path
) -> None:
    told = command("references", citing, "--missing")
    assert told.out.splitlines()[1].split() == [ABSENT, "3", ONE, TWO, THREE]
    assert "1 cable cited but not in the project" in told.err
    assert command("references", citing, "--json").json == {
        "missing": [{"cable_id": ABSENT, "cited_by": [ONE, TWO, THREE]}]
    }


def test_references_of_a_cable_and_to_it(command: Command, citing: Path) -> None:
    told = command("references", citing, "--cable", ONE)
    assert "cited by" in told.out
    assert "2 references; cited by 2 cables" in told.err
    document = command("references", citing, "--cable", TWO, "--json").json
    assert [one["state"] for one in document["references"]] == ["missing", "here"]
    assert document["references"][1]["found"] == [ONE]
    assert document["cited_by"] == []


def test_an_unknown_cable_is_refused(command: Command, citing: Path) -> None:
    assert command("references", citing, "--cable", "09NOWHERE1").code == 3
    assert command("references", citing, "--cable", " ").code == 2


def test_a_project_that_lacks_nothing(command: Command, tmp_path: Path) -> None:
    command("new", tmp_path / "empty.reviewer")
    told = command("references", tmp_path / "empty.reviewer")
    assert (told.code, told.out) == (0, "")
    assert "No cables cited" in told.err
