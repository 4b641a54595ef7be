"""parse by command: the documented JSON, and a table for people."""

from pathlib import Path

from tests.cli.conftest import SAMPLE, Command

HEADER_KEYS = {
    "file",
    "text_sha256",
    "encoding",
    "cable_id",
    "transmission_id",
    "dtg",
    "precedence",
    "from",
    "action",
    "info",
    "classification",
    "sections",
    "captions",
    "executive_order",
    "declassify_on",
    "reasons",
    "classified_by",
    "tags",
    "subject",
    "references",
}
BODY_KEYS = {"paragraphs", "headings", "blocks", "furniture", "signature", "notes"}


def test_the_document_has_the_promised_shape(command: Command) -> None:
    file = SAMPLE / "09PORTSELWYN41.txt"
    (cable,) = command("parse", file, "--json").json["cables"]
    assert set(cable) == HEADER_KEYS | BODY_KEYS
    assert cable["file"] == str(file)
    assert cable["dtg"] == "2009-03-12T10:15:00Z"
    assert cable["from"] == "AMCONSUL PORT SELWYN"
    assert cable["sections"] == {"this": 1, "of": 2}
    assert cable["declassify_on"] == "2019-03-11"
    assert cable["reasons"] == ["1.4(b)", "1.4(d)"]
    assert set(cable["subject"]) == {"text", "start", "end", "marking"}
    assert cable["references"][0] == {
        "letter": "A",
        "cable_id": "09KARVALCITY102",
        "text": "KARVAL CITY 102",
    }
    assert set(cable["paragraphs"][0]) == {
        "number",
        "printed",
        "marking",
        "inherited",
        "start",
        "end",
        "marking_start",
        "marking_end",
        "pieces",
    }
    assert set(cable["headings"][0]) == {"text", "start", "end", "marking"}
    assert set(cable["blocks"][0]) == {"kind", "start", "end", "closed"}
    assert set(cable["furniture"][0]) == {"kind", "start", "end"}
    assert set(cable["signature"]) == {"text", "start", "end"}
    assert all(
        set(note) == {"code", "confidence", "message", "start", "end"}
        and 0 < note["confidence"] <= 1
        for note in cable["notes"]
    )


def test_offsets_lead_to_the_words(command: Command) -> None:
    file = SAMPLE / "09KARVALCITY118.txt"
    text = file.read_text(encoding="utf-8")
    (cable,) = command("parse", file, "--json").json["cables"]
    first = cable["paragraphs"][0]
    assert text[first["start"] :].startswith("1. (C)")
    assert text[first["marking_start"] : first["marking_end"]] == "(C)"
    for item in cable["headings"]:
        printed = text[item["start"] : item["end"]]
        assert " ".join(printed.split()).endswith(item["text"])
    for item in cable["furniture"]:
        assert text[item["start"] : item["end"]].startswith("KARVAL CITY 0000")


def test_unmarked_paragraphs_have_no_marking(command: Command) -> None:
    file = SAMPLE / "09PORTSELWYN52.txt"
    (cable,) = command("parse", file, "--json").json["cables"]
    assert {item["marking"] for item in cable["paragraphs"]} == {None}
    assert {item["marking_start"] for item in cable["paragraphs"]} == {None}


def test_a_person_gets_a_table(command: Command) -> None:
    result = command("parse", SAMPLE / "09PORTSELWYN44.txt")
    assert result.code == 0
    assert "S//NF" in result.out
    assert "CUSTOMS POLICE" in result.out


def test_one_bad_file_does_not_stop_the_rest(command: Command, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = command("parse", bad, SAMPLE / "09PORTSELWYN44.txt", "--json")
    assert result.code == 5
    assert [c["cable_id"] for c in result.json["cables"]] == ["09PORTSELWYN44"]
    assert f"{bad} is empty" in result.err


def test_a_hostile_cable_cannot_steer_the_terminal(
    command: Command, tmp_path: Path
) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(
        "SUBJECT: RED \x1b[31m ALERT \u202eTERCES\n\n1. (C) \x1b]0;x\x07Hi.\n"
    )
    out = command("parse", file).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[U+001B]" in out
