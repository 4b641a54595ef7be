"""annotate, link, remove, undo, redo and statements by command."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Command, Result

CABLE = "09PORTSELWYN41"
DENIED = "the belief common along the estuary that the Guild"


@pytest.fixture
def annotate(command: Command, project: Path) -> Command:
    """Records as the analyst on the first cable."""

    def run(*arguments: str, kind: str = "claim") -> Result:
        who = ("--cable", CABLE, "--reviewer", "analyst", "--kind", kind)
        return command("annotate", project, *who, *arguments)

    return run


@pytest.fixture
def statements(command: Command, project: Path) -> Command:
    """Lists what the analyst recorded."""

    def run(*arguments: str) -> Result:
        return command("statements", project, "--reviewer", "analyst", *arguments)

    return run


def test_a_statement_is_recorded_and_listed(
    annotate: Command, statements: Command
) -> None:
    made = annotate("--type", "denial", "--quote", DENIED, "--json")
    assert made.code == 0
    (listed,) = statements("--json").json["statements"]
    assert set(listed) == {
        "statement_id",
        "cable_id",
        "pass",
        "reviewer",
        "kind",
        "statement_type",
        "spans",
        "quote",
        "paragraph",
        "marking",
        "origin",
        "links",
    }
    assert listed["statement_id"] == made.json["statement_id"]
    assert listed["spans"] == made.json["spans"]
    assert listed["cable_id"] == made.json["cable_id"] == CABLE
    assert (listed["kind"], listed["statement_type"]) == ("claim", "denial")
    assert (listed["pass"], listed["origin"]) == ("first", "manual")
    assert (listed["paragraph"], listed["marking"]) == (4, "C")
    assert listed["quote"] == DENIED
    assert listed["links"] == []


def test_without_json_the_id_alone_is_printed(annotate: Command) -> None:
    made = annotate("--quote", DENIED)
    assert len(made.out.split()) == 1


def test_a_quote_over_a_page_line_becomes_two_spans(annotate: Command) -> None:
    quote = "he said, was made up by the brokers of Karval City"
    assert len(annotate("--quote", quote, "--json").json["spans"]) == 2


def test_a_place_may_be_given_in_code_points(
    annotate: Command, statements: Command
) -> None:
    first = annotate("--quote", DENIED, "--json").json["spans"][0]
    place = ("--start", str(first[0]), "--end", str(first[1]))
    again = annotate("--type", "acknowledgement", *place, "--json")
    assert again.json["spans"] == [first]
    assert len(statements("--json").json["statements"]) == 2


def test_an_ambiguous_quote_needs_an_occurrence(annotate: Command) -> None:
    refused = annotate("--quote", "Haskil")
    assert refused.code == 3
    assert "times in 09PORTSELWYN41" in refused.err
    assert not refused.out
    assert annotate("--quote", "Haskil", "--occurrence", "2").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--quote", "no such words"), 3, "does not stand in"),
        (("--quote", DENIED, "--occurrence", "7"), 3, "it stands 1 times"),
        (("--quote", DENIED, "--type", "sermon"), 3, "sermon"),
        (("--quote", DENIED, "--attribute", "mood=bad"), 3, "mood"),
        (("--quote", DENIED, "--attribute", "mood"), 2, "NAME=VALUE"),
        (("--quote", DENIED, "--occurrence", "0"), 2, "not a number from 1"),
        (("--quote", DENIED, "--start", "3"), 2, "either --quote"),
        (("--start", "3"), 2, "both --start and --end"),
        (("--start", "9", "--end", "9"), 2, "greater than"),
        (("--start", "3", "--end", "9", "--occurrence", "2"), 2, "--quote"),
        (("--start", "9000000", "--end", "9000009"), 3, "."),
        ((), 2, "give --quote"),
    ],
)
def test_what_cannot_be_recorded_is_told(
    annotate: Command,
    statements: Command,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    refused = annotate(*arguments)
    assert refused.code == code
    assert words in refused.err
    assert "Traceback" not in refused.err
    assert statements("--json").json == {"statements": []}


def test_an_unknown_cable_is_told(command: Command, project: Path) -> None:
    who = ("--reviewer", "analyst", "--kind", "claim", "--quote", "a")
    refused = command("annotate", project, "--cable", "09NOWHERE1", *who)
    assert refused.code == 3
    assert "09NOWHERE1" in refused.err


def test_nobody_works_without_a_name(command: Command, project: Path) -> None:
    refused = command("statements", project)
    assert refused.code == 2
    assert "--reviewer" in refused.err
    assert "REVIEWER_NAME" in refused.err


def test_the_name_may_come_from_the_environment(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_NAME", "analyst")
    assert command("statements", project).code == 0


def test_one_command_is_one_step_of_undo(
    annotate: Command, statements: Command, command: Command, project: Path
) -> None:
    more = ("--speaker", "Teodor Haskil", "--note", "See paragraph 1.")
    made = annotate("--type", "denial", "--quote", DENIED, *more)
    assert made.out.strip() in statements().out
    assert "Teodor Haskil" in statements().out
    undone = command("undo", project, "--reviewer", "analyst")
    assert "Undone" in undone.err
    assert statements("--json").json == {"statements": []}
    command("redo", project, "--reviewer", "analyst")
    assert made.out.strip() in statements().out


def test_a_speaker_is_found_again_by_name(
    annotate: Command, statements: Command
) -> None:
    annotate("--quote", DENIED, "--speaker", "Teodor Haskil")
    annotate("--quote", "the Guild does not discuss", "--speaker", "TEODOR HASKIL")
    assert statements().out.count("Teodor Haskil") == 2


def test_a_comment_disputes_a_denial(
    annotate: Command, statements: Command, command: Command, project: Path
) -> None:
    denial = annotate("--type", "denial", "--quote", DENIED).out.strip()
    comment = annotate("--quote", "We do not share", kind="comment").out.strip()
    who = ("--reviewer", "analyst")
    kind = ("--kind", "disputes", "--mode", "rebuts")
    made = command("link", project, comment, denial, *kind, *who)
    assert made.code == 0
    links = {
        item["statement_id"]: item["links"]
        for item in statements("--json").json["statements"]
    }
    assert links == {comment: [{"to": denial, "kind": "disputes"}], denial: []}
    assert command("remove", project, made.out.strip(), *who).code == 0
    assert not any(i["links"] for i in statements("--json").json["statements"])


def test_a_link_that_the_codebook_lacks_is_told(
    annotate: Command, command: Command, project: Path
) -> None:
    denial = annotate("--type", "denial", "--quote", DENIED).out.strip()
    other = annotate("--quote", "does not discuss its members").out.strip()
    who = ("--reviewer", "analyst")
    assert command("link", project, denial, other, "--kind", "hugs", *who).code == 3
    assert command("link", project, denial, "none", "--kind", "answers", *who).code == 3


def test_words_of_two_portions_have_the_higher_marking(
    annotate: Command, statements: Command, command: Command
) -> None:
    file = SAMPLE / f"{CABLE}.txt"
    parsed = command("parse", file, "--json").json["cables"][0]["paragraphs"]
    low, high = next(
        pair for pair in pairwise(parsed) if [p["marking"] for p in pair] == ["U", "C"]
    )
    place = ("--start", str(low["end"] - 9), "--end", str(high["end"]))
    assert annotate(*place, kind="report").code == 0
    (listed,) = statements("--json").json["statements"]
    assert (listed["paragraph"], listed["marking"]) == (low["number"], "C")


def test_a_removed_statement_comes_back(
    annotate: Command, statements: Command, command: Command, project: Path
) -> None:
    made = annotate("--quote", DENIED).out.strip()
    who = ("--reviewer", "analyst")
    assert command("remove", project, made, *who).code == 0
    assert statements("--json").json == {"statements": []}
    assert command("undo", project, *who).code == 0
    (back,) = statements("--json").json["statements"]
    assert back["statement_id"] == made


def test_what_is_not_there_cannot_be_removed_or_undone(
    command: Command, project: Path
) -> None:
    who = ("--reviewer", "analyst")
    for arguments in (
        ("remove", project, "none"),
        ("undo", project),
        ("redo", project),
    ):
        refused = command(*arguments, *who)
        assert refused.code == 3
        assert refused.err.count("\n") == 1


def test_a_second_reviewer_is_blind(
    annotate: Command, command: Command, project: Path
) -> None:
    made = annotate("--quote", DENIED).out.strip()
    who = ("--reviewer", "second reviewer")
    assert command("statements", project, "--json", *who).json == {"statements": []}
    assert command("remove", project, made, *who).code == 3
    row = command("list", project, "--json", *who).json["cables"][0]
    assert (row["statements"], row["state"]) == (0, "imported")


def test_passes_are_told_apart(annotate: Command, statements: Command) -> None:
    annotate("--quote", DENIED)
    assert len(statements("--pass", "first", "--json").json["statements"]) == 1
    assert not statements("--pass", "second", "--json").json["statements"]
    assert not statements("--cable", "09PORTSELWYN44", "--json").json["statements"]
