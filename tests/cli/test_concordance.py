"""``concordance`` by command."""

from pathlib import Path

from tests.cli.conftest import Command


def test_every_place_has_a_line(command: Command, project: Path) -> None:
    told = command("concordance", project, "fog horn", "--left", "12", "--right", "8")
    rows = told.out.splitlines()
    assert rows
    assert all("[" in row and "09PORTSELWYN" in row for row in rows)
    assert f"{len(rows)} place" in told.err


def test_more_context_than_there_is_text_needs_no_room(
    command: Command, project: Path
) -> None:
    told = command("concordance", project, "fog horn", "--left", "9" * 30)
    rows = told.out.splitlines()
    assert told.code == 0
    assert len({row.index("[") for row in rows}) == 1
    assert any(not row.startswith(" ") for row in rows)


def test_json_has_places_and_own_statements(command: Command, project: Path) -> None:
    found = command("concordance", project, '"fog horn"', "--json").json
    place = found["places"][0]
    start, end = place["span"]
    made = command(
        *("annotate", project, "--cable", place["cable_id"], "--kind", "claim"),
        *("--start", str(start), "--end", str(end), "--reviewer", "analyst"),
    ).out.strip()
    for reviewer, own in (("analyst", [made]), ("second reviewer", [])):
        again = command(
            "concordance", project, '"fog horn"', "--reviewer", reviewer, "--json"
        ).json
        assert again["total"] == found["total"] == len(found["places"])
        assert again["places"][0]["statements"] == own


def test_a_pattern_is_looked_for_in_some_cables(
    command: Command, project: Path
) -> None:
    arguments = ("concordance", project, r"fog\s+\w+", "--regex", "--json")
    everywhere = command(*arguments).json["places"]
    here = command(*arguments, "--cable", "09PORTSELWYN44").json["places"]
    assert {place["hit"].split()[0].lower() for place in everywhere} == {"fog"}
    assert here == [p for p in everywhere if p["cable_id"] == "09PORTSELWYN44"]


def test_what_cannot_be_looked_for_is_told(command: Command, project: Path) -> None:
    told = command("concordance", project, "(fog", "--regex")
    assert told.code == 5
    assert "character 1" in told.err
    assert command("concordance", project, "fog", "--cable", "09NOWHERE1").code == 3
    none = command("concordance", project, "zebra")
    assert (none.code, none.out) == (0, "")
    assert "No places in no cables" in none.err


def test_more_places_are_told_of(command: Command, project: Path) -> None:
    told = command("concordance", project, "the", "--most", "3", "--sort", "left")
    assert len(told.out.splitlines()) == 3
    assert "There are more" in told.err


def test_all_places_are_recorded_as_one_step(command: Command, project: Path) -> None:
    who = ("--reviewer", "analyst")
    made = ("--record", "claim", "--type", "denial", *who)
    told = command("concordance", project, '"fog horn"', *made)
    assert (told.code, told.out) == (0, "")
    assert "Recorded at" in told.err
    again = command("concordance", project, '"fog horn"', *made, "--json").json
    assert again["added"] == 0
    assert again["skipped"]["tagged"] > 0
    assert command("undo", project, *who).code == 0
    lines = command("concordance", project, '"fog horn"', *who, "--json").json
    assert [place["statements"] for place in lines["places"]] == [[]] * lines["total"]
    assert command("concordance", project, "the", *made, "--most", "1").code == 2
