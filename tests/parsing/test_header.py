import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reviewer.domain.cable import Header, Reference
from reviewer.parsing.lines import split_lines
from reviewer.parsing.parser import parse_cable
from reviewer.parsing.posts import canonical_id
from reviewer.parsing.transmission import read_transmission

Wrap = Callable[[str], str]

NOT_OURS = {
    79: "the serial 1021 stands only in the cable's DE line",
    87: "whether BRUSSELS is the mission to the EU, the id does not tell",
    162: "a reference that is no cable keeps its text here",
    166: "the text prints 2962, not 2969",
    185: "the classification word belongs to the page line below it",
    197: "tags are always split where every piece is known",
    210: "the initial B. is not in the text",
    211: "which words are a person's name, the text does not tell",
    213: "a misspelt tag is kept as printed",
    216: "which words are a person's name, the text does not tell",
    225: "which words are a person's name, the text does not tell",
    234: "VT is printed, glued and alone",
    260: "AIT Taipei and Taipei are two posts",
    261: "the expected id is itself misspelt",
}
"""Cases whose expectation contradicts the format's rules, by their place."""


def header_of(text: str, year: int | None) -> Header:
    printed_id = f"{year % 100:02d}NOWHERE1" if year else None
    return parse_cable(text, printed_id=printed_id).header


def read_case(case: dict[str, Any]) -> object:
    """What the parser reads, in the shape of the case's expectation."""
    text, element = case["input"], case["element"]
    params = case.get("params") or {}
    if element == "id_canonicalisation":
        return canonical_id(text)
    if element in ("recipients", "info_recipients"):
        return addressees(text, element)
    header = header_of(text, params.get("year"))
    if element == "references":
        return references(header.references, case["expected"])
    if element == "subject":
        return subject(text, header, clean=bool(params.get("clean")))
    if element == "nondisclosure_deadline":
        return str(header.declassify_on)
    return list(header.tags)


def addressees(text: str, element: str) -> list[dict[str, object]]:
    sent = read_transmission(split_lines(text, 0, len(text)))
    return [
        {
            "mcn": post.number,
            "route": post.route,
            "excluded": post.excluded,
            "name": post.name,
            "precedence": post.precedence,
        }
        for post in (sent.action if element == "recipients" else sent.info)
    ]


def subject(text: str, header: Header, *, clean: bool) -> str:
    if header.subject is None:
        return ""
    span = header.subject.span
    return header.subject.text if clean else text[span.start : span.end]


def references(found: tuple[Reference, ...], expected: list[Any]) -> list[Any]:
    if not expected or isinstance(expected[0], str):
        return list(dict.fromkeys(r.cable_id for r in found if r.cable_id))
    return [
        {
            "kind": 1 if r.cable_id else _kind(r.text),
            "bullet": r.letter,
            "value": r.cable_id or r.text,
            "title": None,
        }
        for r in found
    ]


def _kind(text: str) -> int:
    return 2 if "MAIL" in text.upper() else 3


def test_header_cases(real_cables: Path) -> None:
    cases = json.loads((real_cables / "header-cases.json").read_text())["cases"]
    known = {
        "id_canonicalisation", "recipients", "info_recipients", "references",
        "subject", "tags", "nondisclosure_deadline",
    }  # fmt: skip
    wrong = {
        number
        for number, case in enumerate(cases)
        if case["element"] in known and read_case(case) != case["expected"]
    }
    assert wrong == set(NOT_OURS)


def test_fields_on_one_line() -> None:
    header = header_of(
        "UNCLAS PORT SELWYN 000012 SIPDIS DEPT FOR EUR/KV E.O. 12958: N/A "
        "TAGS: PGOV KV\n\n"
        "SUBJECT: LAMPS REF: STATE 12\n\n1. Lamps.\n",
        2009,
    )
    assert header.captions == ("SIPDIS",)
    assert header.executive_order == "12958"
    assert header.tags == ("PGOV", "KV")
    assert header.subject is not None
    assert header.subject.text == "LAMPS"
    assert [r.cable_id for r in header.references] == ["09STATE12"]


@pytest.mark.parametrize(
    ("line", "level", "section"),
    [
        (
            "C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000012",
            "CONFIDENTIAL",
            1,
        ),
        ("S E C R E T PORT SELWYN 000012", "SECRET", None),
        ("SECRET SECTION 02 of 02 PORT SELWYN 000012".replace("of", "OF"), "SECRET", 2),
        ("UNCLAS SECTION 01 GF 02 PORT SELWYN 000012", "UNCLASSIFIED", 1),
        ("UNCLAS SECTION01 OF 02 PORT SELWYN 000012", "UNCLASSIFIED", 1),
        ("UNCLAS E F T O PORT SELWYN 000012", "UNCLASSIFIED", None),
        ("LIMITED OFFICIAL USE PORT SELWYN 12", "LIMITED OFFICIAL USE", None),
        (
            "UNCLASSIFIED//FOR OFFICIAL USE ONLY PORT SELWYN 12",
            "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
            None,
        ),
    ],
)
def test_classification_lines(line: str, level: str, section: int | None) -> None:
    cable = parse_cable(f"{line}\n\nSUBJECT: LAMPS\n\n1. Lamps.\n", printed_id="09X1")
    assert cable.header.classification == level
    assert cable.header.section == section
    assert cable.cable_id == "09PORTSELWYN12"


def test_a_marked_subject(cable_text: Wrap) -> None:
    text = cable_text("1. (C) a.").replace("FICTION: THE", "(S/NF) THE")
    subject = parse_cable(text).header.subject
    assert subject is not None
    assert subject.text == "THE HARBOR BOARD SITS"
    assert str(subject.marking) == "S//NF"
    assert text[subject.span.start :].startswith("(S/NF)")


def test_a_letter_in_the_ref_list_is_no_marking(cable_text: Wrap) -> None:
    body = "REF: (A) STATE 12\n\n(B) STATE 13\n\n(C) KARVAL CITY 394\n\n1. (U) Lamps.\n"
    cable = parse_cable(cable_text(body))
    assert [r.letter for r in cable.header.references] == ["A", "B", "C"]
    assert [str(p.marking) for p in cable.paragraphs] == ["U"]


def test_classified_by_as_paragraph_one(cable_text: Wrap) -> None:
    body = "1. (U) Classified by Consul Nobody; reason: 1.5 (d).\n\n2. (C) Lamps.\n"
    assert parse_cable(cable_text(body)).header.classified_by == "Consul Nobody"


def test_the_glued_partial_notice() -> None:
    text = (
        "This record is a partial extract of the original cable. The full text of the "
        "original cable is not available.UNCLAS PORT SELWYN 0391\n\nTAGS: KV\n"
        "SUBJECT: LAMPS\n\n1. Lamps.\n"
    )
    cable = parse_cable(text, printed_id="02PORTSELWYN391")
    assert cable.cable_id == "02PORTSELWYN391"
    assert "id_from_file" in {note.code for note in cable.notes}
    assert text[cable.furniture[0].span.end :].startswith("UNCLAS")


def test_a_two_digit_year_of_declassification() -> None:
    assert header_of("E.O. 12958: DECL: 06/30/08", None).declassify_on == date(
        2008, 6, 30
    )
