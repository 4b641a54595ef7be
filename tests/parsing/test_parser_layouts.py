"""Whole invented files in the layouts of other times and archives."""

from collections.abc import Callable
from datetime import UTC, datetime

from reviewer.domain.cable import Cable, FurnitureKind
from reviewer.parsing.parser import parse_document

Check = Callable[[str, Cable], None]
Data = Callable[[str], str]


def only(text: str, check_cable: Check, printed_id: str | None = None) -> Cable:
    (cable,) = parse_document(text, printed_id=printed_id)
    check_cable(text, cable)
    return cable


def test_a_message_since_2010(data: Data, check_cable: Check) -> None:
    cable = only(data("smart.txt"), check_cable)
    header = cable.header
    assert cable.cable_id == "12PORTSELWYN41"
    assert header.dtg == datetime(2012, 3, 12, 10, 15, tzinfo=UTC)
    assert header.precedence == ("ROUTINE",)
    assert header.from_post == "AMCONSUL PORT SELWYN"
    assert header.action == ("SECSTATE WASHDC",)
    assert header.info == ("AMEMBASSY KARVAL CITY", "AMCONSUL SELWYN NORTH")
    assert header.captions == ("SIPDIS", "SENSITIVE")
    assert str(header.overall) == "SBU"
    assert header.executive_order == "13526"
    assert header.tags == ("PGOV", "ELAB", "KV")
    assert [r.cable_id for r in header.references] == [
        "12KARVALCITY9",
        "11PORTSELWYN300",
    ]
    assert header.pass_lines == ("STATE FOR EUR/KV",)
    assert header.subject is not None
    assert header.subject.text == "FICTION: Lamps of the Harbor Board"
    assert [str(p.marking) for p in cable.paragraphs] == ["SBU", "SBU", "U"]
    assert cable.signature is not None
    assert cable.signature.text == "Venn"
    kinds = [item.kind for item in cable.furniture]
    assert kinds == [FurnitureKind.STAMP, *[FurnitureKind.TRAILER] * 8]


def test_an_archive_page_with_key_block_and_attributes(
    data: Data, check_cable: Check
) -> None:
    text = data("archive-page.txt")
    cable = only(text, check_cable)
    assert cable.cable_id == "75KARVALCITY17"
    assert [p.number for p in cable.paragraphs] == [1, 2]
    assert len(cable.paragraphs[0].pieces) == 2
    assert cable.furniture[0].kind is FurnitureKind.BOILERPLATE
    assert cable.furniture[0].span.start == 0
    last = cable.furniture[-1].span
    assert text[last.start : last.end].startswith("Message Attributes")
    assert cable.signature is not None
    assert cable.signature.text == "TESSLUND"


def test_the_title_above_stands_in_for_a_lost_subject(
    data: Data, check_cable: Check
) -> None:
    cable = only(data("filed-title.txt"), check_cable)
    assert cable.header.subject is not None
    assert cable.header.subject.text == "FICTION: THE HARBOR BOARD SITS"


def test_a_text_under_a_wrong_id_is_told(data: Data, check_cable: Check) -> None:
    cable = only(data("smart.txt"), check_cable, "12KARVALCITY9")
    assert cable.cable_id == "12PORTSELWYN41"
    assert "filed_under_other_id" in {note.code for note in cable.notes}
