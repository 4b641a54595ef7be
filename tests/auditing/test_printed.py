"""What the header prints, with its places."""

from dataclasses import replace

import pytest

from reviewer.auditing.printed import HeaderText, read_header_text, read_page_lines
from reviewer.domain.text import Span
from reviewer.parsing.parser import parse_cable
from tests.auditing.near_cables import PAGE, C, inserted


def header_of(text: str) -> HeaderText:
    return read_header_text(text, parse_cable(text))


def test_transmission_lines_are_read_with_their_places() -> None:
    header = header_of(C.text)
    printed = {
        "letters": "CCCCC",
        "filing": C.filing,
        "sender_serial": C.sender_serial,
        "routing": C.precedence,
        "precedence": C.precedence,
    }
    for name, words in printed.items():
        found = getattr(header, name)
        assert found.words == words
        assert C.text[found.span.start : found.span.end] == words


@pytest.mark.parametrize("title", ["C O N F I D E N T I A L", "CONFIDENTIAL"])
def test_a_title_loses_its_letter_spacing(title: str) -> None:
    (line,) = header_of(replace(C, title=title).text).titles
    assert (line.level, line.post, line.serial) == ("CONFIDENTIAL", C.post, "001557")


def test_fields_reach_to_the_next_one() -> None:
    header = header_of(C.text)
    shown = {
        name: C.text[span.start : span.end] for name, span in header.fields.items()
    }
    assert shown == {
        "order": f"E.O. 12958: {C.reason}{C.declassify}",
        "tags": f"TAGS: {C.tags}",
        "subject": "SUBJECT: (C) HARBOR DUES RISE",
        "by": C.by.strip(),
    }
    assert "SIPDIS" in C.text[header.banner.start : header.banner.end]


@pytest.mark.parametrize(
    ("printed", "section", "sections"),
    [
        (PAGE, 2, 2),
        (PAGE.replace("002 OF", "001.2 OF"), 1, 2),
        ("PAGE 02 PORT SELWYN 01557 02 OF 03 190709Z", 2, 3),
    ],
)
def test_page_lines_new_and_old(printed: str, section: int, sections: int) -> None:
    text = inserted(C, printed)
    (page,) = read_page_lines(text, parse_cable(text))
    assert page.post == "PORT SELWYN"
    assert (page.section, page.sections) == (section, sections)
    assert int(page.serial) == C.serial


def test_a_text_without_a_header_has_a_place_all_the_same() -> None:
    header = header_of("1. (C) Dues rise.\n")
    assert header.place == Span(0, 0)
    assert header.fields == {}
