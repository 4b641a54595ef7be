"""``list`` and ``search`` by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command


def ids(document: dict[str, list[dict[str, str]]]) -> list[str]:
    return [cable["cable_id"] for cable in document["cables"]]


def test_a_list_is_filtered_and_sorted(command: Command, project: Path) -> None:
    everything = ["09PORTSELWYN41", "09PORTSELWYN44"]
    listed = command("list", project, "--sort", "id", "--descending", "--json")
    assert ids(listed.json) == everything[::-1]
    assert ids(command("list", project, "id:44", "--json").json) == everything[1:]
    assert ids(command("list", project, "--most", "1", "--json").json) == everything[:1]
    none = command("list", project, "tag:NONE")
    assert (none.code, none.out) == (0, "")
    assert "No cable is like that" in none.err


def test_without_a_name_no_number_of_statements_is_told(
    command: Command, project: Path
) -> None:
    anybody = command("list", project).out.splitlines()[1]
    assert anybody.split()[3] == "–"
    analyst = command("list", project, "--reviewer", "analyst").out.splitlines()[1]
    assert analyst.split()[3] == "0"


def test_search_shows_the_words_in_the_text(command: Command, project: Path) -> None:
    found = command("search", project, '"fog horn"', "--json").json
    assert found["total"] == len(found["cables"]) == 1
    (cable,) = found["cables"]
    assert cable["cable_id"] == "09PORTSELWYN41"
    start, end = cable["snippet"]["hits"][0]
    assert cable["snippet"]["text"][start:end].lower() == "fog horn"
    table = command("search", project, "fog", "-zebra horn")
    assert "09PORTSELWYN41" in table.out
    assert "1 cable found" in table.err


def test_a_cable_found_by_other_things_has_no_snippet(
    command: Command, project: Path
) -> None:
    found = command("search", project, "id:44", "--json").json
    assert [cable["snippet"] for cable in found["cables"]] == [None]
    assert "09PORTSELWYN44" in command("search", project, "id:44").out


@pytest.mark.parametrize("verb", ["list", "search"])
def test_a_bad_operator_is_told_with_its_place(
    command: Command, project: Path, verb: str
) -> None:
    told = command(verb, project, "fog mood:good")
    assert told.code == 5
    assert "character 5" in told.err
    assert "“mood:”" in told.err
    assert "tag:" in told.err


def test_a_search_needs_something_to_look_for(command: Command, project: Path) -> None:
    assert command("search", project).code == 2


def test_a_search_is_saved_and_run_by_its_name(command: Command, project: Path) -> None:
    who = ("--reviewer", "analyst")
    command("list", project, "id:44", "--save-as", "Second", *who)
    for verb in ("list", "search"):
        found = command(verb, project, "--saved", "Second", "--json", *who)
        assert ids(found.json) == ["09PORTSELWYN44"]
    narrowed = command("list", project, "id:41", "--saved", "Second", *who)
    assert "No cable is like that" in narrowed.err
    unknown = command("list", project, "--saved", "Third", *who)
    assert unknown.code == 3
    assert "“Second”" in unknown.err
    other = command("list", project, "--saved", "Second", "--reviewer", "other")
    assert other.code == 3
    assert "Second”." not in other.err.partition("Saved are")[2]


def test_a_search_that_means_nothing_is_not_saved(
    command: Command, project: Path
) -> None:
    who = ("--reviewer", "analyst")
    assert command("list", project, "mood:good", "--save-as", "Mood", *who).code == 5
    assert command("list", project, "--save-as", "All", *who).code == 3
    assert command("list", project, "--saved", "Mood", *who).code == 3
