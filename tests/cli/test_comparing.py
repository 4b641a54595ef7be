"""Comparing and adjudicating by command."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.two_readers import ADJUDICATOR, CABLE, ONE, TWO, annotate


@pytest.fixture
def compared(project: Path, command: Command) -> Path:
    """Two passes that differ in the type of one claim, handed in."""
    for name, kind in ((ONE, "denial"), (TWO, "assertion")):
        annotate(command, project, name, kind)
        command("submit", project, "--all", "--reviewer", name)
    return project


def cases(command: Command, project: Path) -> list[dict[str, Any]]:
    told = command("compare", project, "--json").json
    (cable,) = told["cables"]
    assert cable["cable_id"] == CABLE
    assert cable["matched"] == 1
    found: list[dict[str, Any]] = cable["disagreements"]
    return found


def test_a_disagreement_has_two_sides_without_names(
    compared: Path, command: Command
) -> None:
    (case,) = cases(command, compared)
    assert case["kind"] == "label"
    assert {case[side]["statement_type"] for side in "xy"} == {"denial", "assertion"}
    assert case["decision"] is None
    listed = command("compare", compared, "--cable", CABLE)
    assert case["id"] in listed.out
    assert not {ONE, TWO} & set(listed.out.split())


def test_nothing_is_compared_before_both_are_in(
    project: Path, command: Command
) -> None:
    annotate(command, project, ONE)
    refused = command("compare", project, "--cable", CABLE, "--reviewer", TWO)
    assert refused.code == 3
    assert "two passes, both handed in" in refused.err
    assert command("compare", project, "--json").json == {"cables": []}


def decide(command: Command, project: Path, *more: str) -> Any:
    (case,) = cases(command, project)
    wish = ("adjudicate", project, "--disagreement", case["id"])
    return command(*wish, "--reviewer", ADJUDICATOR, *more)


def test_a_cable_is_adjudicated(compared: Path, command: Command) -> None:
    done = decide(command, compared, "--decision", "x", "--reason", "definition")
    assert done.code == 0
    assert "0 open, 0 deferred" in done.err
    (case,) = cases(command, compared)
    assert case["decision"]["choice"] == "x"
    settled = command(
        "adjudicate", compared, "--settle", CABLE, "--reviewer", ADJUDICATOR
    )
    assert settled.code == 0
    final = command(
        "statements", compared, "--pass", "final", "--reviewer", ONE, "--json"
    )
    (statement,) = final.json["statements"]
    assert statement["statement_type"] == case["x"]["statement_type"]
    assert statement["reviewer"] == ADJUDICATOR


def test_an_edit_puts_something_else_in_place(compared: Path, command: Command) -> None:
    wish = ("--decision", "edit", "--reason", "text", "--set", "type=no_comment")
    refused = decide(command, compared, *wish)
    assert refused.code == 3
    assert "needs a text" in refused.err
    assert decide(command, compared, *wish, "--text", "she declined").code == 0
    final = command(
        "statements", compared, "--pass", "final", "--reviewer", ADJUDICATOR
    )
    assert "no_comment" in final.out


def test_a_decision_is_taken_back(compared: Path, command: Command) -> None:
    decide(command, compared, "--decision", "y", "--reason", "slip")
    assert "1 open" in decide(command, compared, "--take-back").err


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        (("--decision", "x"), 2, "takes --decision and --reason"),
        (("--decision", "neither", "--reason", "text"), 3, "needs a text"),
        (
            ("--decision", "edit", "--reason", "slip", "--text", "so"),
            3,
            "edited text of this decision",
        ),
        (
            ("--decision", "edit", "--reason", "slip", "--set", "speaker=Nobody"),
            3,
            "Neither pass names",
        ),
    ],
)
def test_a_refusal_is_a_sentence(
    compared: Path, command: Command, more: tuple[str, ...], code: int, sentence: str
) -> None:
    refused = decide(command, compared, *more)
    assert refused.code == code
    assert sentence in refused.err


def test_an_unknown_disagreement_is_told(compared: Path, command: Command) -> None:
    refused = command(
        *("adjudicate", compared, "--disagreement", "nothing", "--decision", "x"),
        *("--reason", "slip", "--reviewer", ADJUDICATOR),
    )
    assert refused.code == 3
    assert "no disagreement nothing" in refused.err


def test_the_only_pass_is_accepted_alone(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    command("submit", project, "--all", "--reviewer", ONE)
    done = command("adjudicate", project, "--accept-alone", CABLE, "--reviewer", ONE)
    assert done.code == 0
    assert "no independent check" in done.err
    final = command("statements", project, "--pass", "final", "--reviewer", TWO)
    assert "denial" in final.out


def test_figures_of_agreement(compared: Path, command: Command, tmp_path: Path) -> None:
    told = command("agreement", compared, "--json").json
    assert told["cables"] == 1
    assert told["measures"]["cohen_kappa"]["n"] == 1
    assert told["measures"]["span_f1_place"]["value"] == 1
    assert told["by_label"]["denial"]["first"] == 1
    for name in ("figures.csv", "figures.json"):
        assert command("agreement", compared, "-o", tmp_path / name).code == 0
        assert "span_f1_place" in (tmp_path / name).read_text()
    assert command("agreement", compared, "-o", tmp_path / "figures.txt").code == 6


def test_no_figure_without_two_passes(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    told = command("agreement", project)
    assert "n/a" in told.out
    assert "2 not yet submitted" in told.err
