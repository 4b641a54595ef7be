"""correct and corrections by command: places, words, JSON, exit codes."""

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Command

CABLE = "09PORTSELWYN41"
TEXT = (SAMPLE / f"{CABLE}.txt").read_text()
KEYS = {
    "correction_id",
    "cable_id",
    "kind",
    "holds",
    "value",
    "start",
    "end",
    "quote",
    "reason",
    "state",
    "was",
    "why",
}


def correct(command: Command, project: Path, *words: str) -> int:
    place = ("correct", project, "--cable", CABLE, "--reviewer", "analyst")
    return command(*place, *words).code


def listed(command: Command, project: Path) -> list[dict[str, object]]:
    found = command("corrections", project, "--json").json["corrections"]
    assert isinstance(found, list)
    return found


def test_a_correction_is_listed_with_what_was_read(
    command: Command, project: Path
) -> None:
    assert correct(command, project, "--paragraph", "2", "--is", "number=12") == 0
    (one,) = listed(command, project)
    assert set(one) == KEYS
    assert (one["kind"], one["value"], one["was"]) == ("number", "12", "¶2")
    assert one["state"] == "applied"
    start, end = one["start"], one["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert TEXT[start:end] == one["quote"] == "2. (U) "


def test_the_table_names_the_place(command: Command, project: Path) -> None:
    quote = "A Lamp on Every Mooring"
    words = ("--quote", quote, "--is-not", "heading", "--reason", "a slogan")
    assert correct(command, project, *words) == 0
    told = command("corrections", project, "--cable", CABLE).out
    assert "no heading" in told
    assert "a heading" in told
    assert "¶2" in told


def test_undo_takes_it_back(command: Command, project: Path) -> None:
    correct(command, project, "--paragraph", "2", "--is", "number=12")
    assert command("undo", project, "--reviewer", "analyst").code == 0
    assert listed(command, project) == []
    assert "Nothing was corrected" in command("corrections", project).err


def test_lowering_needs_a_reason_and_taking_back_an_id(
    command: Command, project: Path
) -> None:
    lower = ("--paragraph", "3", "--is", "marking=U")
    assert correct(command, project, *lower) == 3
    assert correct(command, project, *lower, "--reason", "misprint") == 0
    (one,) = listed(command, project)
    assert one["reason"] == "misprint"
    name = str(one["correction_id"])[:8]
    assert correct(command, project, "--take-back", name) == 0
    assert correct(command, project, "--take-back", name) == 3


def test_furniture_is_quoted_to_the_letter(command: Command, project: Path) -> None:
    line = "PORT SELWYN 00000041  002 OF 002"
    assert correct(command, project, "--quote", line, "--is-not", "furniture") == 0
    assert correct(command, project, "--quote", line, "--is", "page-line") == 0
    assert listed(command, project) == []


def test_a_start_is_a_cursor(command: Command, project: Path) -> None:
    start = str(TEXT.index("benevolent"))
    assert correct(command, project, "--start", start, "--is", "note") == 0
    (one,) = listed(command, project)
    assert (one["kind"], one["value"]) == ("block", "note")


@pytest.mark.parametrize(
    "words",
    [
        ("--paragraph", "2"),
        ("--is", "heading"),
        ("--paragraph", "2", "--quote", "x", "--is", "heading"),
        ("--paragraph", "2", "--is", "verse"),
        ("--paragraph", "2", "--is", "number"),
        ("--paragraph", "2", "--is", "furniture"),
        ("--paragraph", "2", "--is-not", "number=2"),
        ("--start", "9", "--end", "3", "--is", "heading"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    command: Command, project: Path, words: tuple[str, ...]
) -> None:
    assert correct(command, project, *words) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--paragraph", "99", "--is", "number=2"),
        ("--quote", "no such words", "--is", "heading"),
        ("--paragraph", "2", "--is", "marking=Z"),
    ],
)
def test_what_does_not_fit_is_refused(
    command: Command, project: Path, words: tuple[str, ...]
) -> None:
    assert correct(command, project, *words) == 3


def test_an_agreement_is_told(command: Command, project: Path) -> None:
    result = command(
        "correct", project, "--cable", CABLE, "--reviewer", "analyst",
        "--paragraph", "2", "--is", "number=2", "--json",
    )  # fmt: skip
    assert result.code == 0
    assert result.json == {"corrections": []}
    assert "reads like that already" in result.err


def test_a_cable_is_divided_and_joined(command: Command, project: Path) -> None:
    quote = "5. (C) Asked about the pilot"
    assert correct(command, project, "--quote", quote, "--is", "cable") == 0
    assert command("list", project).out.count("09PORTSELWYN41") == 2
    assert command("check", project).code == 0
    second = f"{CABLE}~2"
    place = ("correct", project, "--cable", second, "--reviewer", "analyst")
    result = command(*place, "--paragraph", "6", "--is-not", "cable", "--json")
    assert result.code == 0
    assert result.json == {"corrections": []}
    assert command("list", project).out.count("09PORTSELWYN41") == 1
