"""suggest by command: the documented JSON, a table for people, the exit code."""

from pathlib import Path

from tests.cli.conftest import SAMPLE, Command

KEYS = {
    "kind",
    "statement_type",
    "start",
    "end",
    "cue",
    "source",
    "reason",
    "strength",
}
CABLE = "09PORTSELWYN44"


def test_the_document_has_the_promised_shape(command: Command) -> None:
    result = command("suggest", SAMPLE / f"{CABLE}.txt", "--json")
    assert result.code == 0
    (cable,) = result.json["cables"]
    assert set(cable) == {"file", "cable_id", "suggestions", "links"}
    assert cable["suggestions"]
    assert all(set(item) == KEYS for item in cable["suggestions"])
    assert {item["kind"] for item in cable["suggestions"]} <= {"claim", "comment"}
    assert all(0 < item["strength"] <= 1 for item in cable["suggestions"])
    assert all(set(link) == {"from", "to", "kind"} for link in cable["links"])


def test_offsets_lead_to_the_words(command: Command) -> None:
    file = SAMPLE / f"{CABLE}.txt"
    (cable,) = command("suggest", file, "--json").json["cables"]
    text = file.read_text(encoding="utf-8")
    denials = [
        (text[item["start"] : item["end"]], text[slice(*item["cue"])])
        for item in cable["suggestions"]
        if item["statement_type"] == "denial" and item["cue"]
    ]
    assert any(
        words.startswith("the Guild had ever seen") or "seen a" in words
        for words, _ in denials
    )
    assert {"denied", "denies"} & {cue for _, cue in denials}


def test_a_project_is_suggested_for_cable_by_cable(
    command: Command, project: Path
) -> None:
    every = command("suggest", project, "--json").json["cables"]
    assert len(every) > 1
    (one,) = command("suggest", project, "--cable", CABLE, "--json").json["cables"]
    assert one in every
    assert set(one) == {"cable_id", "suggestions", "links"}


def test_a_table_for_people(command: Command) -> None:
    result = command("suggest", SAMPLE / f"{CABLE}.txt")
    assert "denial" in result.out
    assert result.err.startswith("1 cable: ")


def test_an_unknown_cable_is_an_error(command: Command, project: Path) -> None:
    assert command("suggest", project, "--cable", "09NOWHERE1").code == 3
    assert command("suggest", SAMPLE / f"{CABLE}.txt", "--cable", "09X1").code == 2


def test_what_is_no_cable_is_told_and_stops_nothing(
    command: Command, tmp_path: Path
) -> None:
    result = command("suggest", tmp_path / "none.txt", SAMPLE / f"{CABLE}.txt")
    assert result.code == 5
    assert CABLE in result.out
