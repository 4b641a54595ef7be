"""Speakers, propositions and grouping by command."""

from pathlib import Path

import pytest

from reviewer.services import projects
from tests.cli.conftest import Command
from tests.gathered import ANALYST, FORCE, LEASE, a_study, ids

WHO = ("--reviewer", ANALYST)


@pytest.fixture
def study(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    made = a_study(tmp_path)
    path = made.project.path
    known: dict[str, str] = dict(zip(made.said, ids(made, *made.said), strict=True))
    known |= made.about
    projects.close(made.project)
    return path, known


def test_propositions_are_listed_the_most_cited_first(
    command: Command, study: tuple[Path, dict[str, str]]
) -> None:
    path, _ = study
    told = command("propositions", path, *WHO)
    assert told.code == 0
    assert FORCE in told.out.splitlines()[1]
    found = command("propositions", path, "--json", *WHO).json["propositions"]
    assert [one["statements"] for one in found] == [8, 1, 1]
    assert found[0]["response"] == "disputed"


def test_a_board_and_the_unanswered_are_told(
    command: Command, study: tuple[Path, dict[str, str]]
) -> None:
    path, known = study
    board = command("propositions", path, "--show", known[FORCE], "--json", *WHO).json
    assert board["marking"] == "S"
    assert len(board["cards"]) == 8
    told = command("propositions", path, "--show", known[FORCE], *WHO)
    assert "disputed by 2 comments" in told.out
    assert "disputes · rebuts the denial" in told.out
    left = command("propositions", path, "--unanswered", "--json", *WHO).json
    assert len(left["claims"]) == 5
    missing = command("propositions", path, "--show", "nothing", *WHO)
    assert missing.code == 3
    assert "reviewer propositions" in missing.err


def test_statements_are_grouped_under_a_new_title_and_a_known_one(
    command: Command, study: tuple[Path, dict[str, str]]
) -> None:
    path, known = study
    again = command("group", path, known["rolls"], "--title", LEASE.upper(), *WHO)
    assert again.out.strip() == known[LEASE]
    made = command("group", path, known["rolls"], "--title", "New one", *WHO)
    found = command("propositions", path, "--json", *WHO).json["propositions"]
    assert {one["proposition_id"]: one["statements"] for one in found}[
        made.out.strip()
    ] == 1


def test_speakers_are_listed_renamed_and_made_one(
    command: Command, study: tuple[Path, dict[str, str]]
) -> None:
    path, known = study
    for name, statement in (("Dobry", "denies"), ("Chairman", "grants")):
        added = command(
            "annotate", path, "--cable", "09PORTSELWYN109", "--kind", "claim",
            "--quote", "the lease of the east pier", "--speaker", name, *WHO,
        )  # fmt: skip
        assert added.code == 0, (added.err, known[statement])
    merged = command("speakers", path, "--merge", "Dobry", "Chairman", "--json", *WHO)
    (one,) = merged.json["speakers"]
    assert (one["name"], one["aliases"], one["statements"]) == (
        "Dobry", ["Chairman"], 2,
    )  # fmt: skip
    told = command("speakers", path, "--rename", "chairman", "J. Dobry", *WHO)
    assert "J. Dobry" in told.out
    assert command("undo", path, *WHO).code == 0
    assert command("speakers", path, "--rename", "Nobody", "X", *WHO).code == 3
