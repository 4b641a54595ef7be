"""Roles, handing in, and showing early, by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.two_readers import ADJUDICATOR, CABLE, ONE, TWO, annotate


def test_a_pass_is_given_and_then_begun(project: Path, command: Command) -> None:
    given = command("assign", project, "--all", "--pass", "second", "--reviewer", TWO)
    assert given.code == 0
    assert "second reviewer of 2 cables" in given.err
    annotate(command, project, TWO)
    listed = command("statements", project, "--reviewer", TWO, "--json").json
    assert [one["pass"] for one in listed["statements"]] == ["second"]


def test_nobody_reviews_themself(project: Path, command: Command) -> None:
    command("assign", project, "--cable", CABLE, "--pass", "first", "--reviewer", ONE)
    refused = command(
        "assign", project, "--cable", CABLE, "--pass", "second", "--reviewer", ONE
    )
    assert refused.code == 3
    assert "nobody reviews themself" in refused.err


def test_a_waiver_lets_a_reader_adjudicate(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    wish = ("assign", project, "--cable", CABLE, "--role", "adjudicator")
    assert command(*wish, "--reviewer", ONE).code == 3
    assert command(*wish, "--reviewer", ONE, "--waiver", "a team of two").code == 0


def test_a_role_is_taken_back(project: Path, command: Command) -> None:
    wish = ("assign", project, "--all", "--pass", "second", "--reviewer", TWO)
    command(*wish)
    assert command(*wish, "--take-back").code == 0
    other = ("assign", project, "--all", "--pass", "second", "--reviewer", "another")
    assert command(*other).code == 0


def test_submitting_prints_the_hash(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    done = command("submit", project, "--all", "--reviewer", ONE)
    cable_id, sha256 = done.out.split()
    assert cable_id == CABLE
    assert len(sha256) == 64
    again = command("submit", project, "--cable", CABLE, "--reviewer", ONE)
    assert again.code == 3
    assert "its first pass is submitted" in again.err


def test_a_pass_is_reopened_with_a_reason(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    command("submit", project, "--all", "--reviewer", ONE)
    wish = ("reopen-pass", project, "--cable", CABLE, "--reviewer", ONE, "--reason")
    assert command(*wish, " ").code == 3
    assert command(*wish, "a page was missed").code == 0
    told = command("submit", project, "--all", "--reviewer", ONE, "--json").json
    assert told["submitted"][0]["revision"] == 2


@pytest.mark.parametrize("kind", ["first", "second", "final"])
def test_the_other_pass_is_shown_once_both_are_in(
    project: Path, command: Command, kind: str
) -> None:
    annotate(command, project, ONE)
    annotate(command, project, TWO)
    wish = ("statements", project, "--pass", kind, "--json", "--reviewer")
    mine = {"first": ONE, "second": TWO}.get(kind)
    for name in (ONE, TWO, ADJUDICATOR):
        assert bool(command(*wish, name).json["statements"]) is (name == mine)
    for name in (ONE, TWO):
        command("submit", project, "--all", "--reviewer", name)
    for name in (ONE, TWO, ADJUDICATOR):
        assert bool(command(*wish, name).json["statements"]) is (kind != "final")


def test_showing_early_is_recorded(project: Path, command: Command) -> None:
    annotate(command, project, ONE)
    annotate(command, project, TWO)
    wish = ("unblind", project, "--cable", CABLE, "--viewer", TWO)
    assert command(*wish, "--reason", "", "--reviewer", ONE).code == 3
    shown = command(*wish, "--reason", "training", "--reviewer", ONE)
    assert shown.code == 0
    assert "recorded for ever" in shown.err
    seen = command("statements", project, "--pass", "first", "--reviewer", TWO)
    assert CABLE in seen.out
