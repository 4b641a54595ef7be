from collections.abc import Callable

import pytest

from reviewer.parsing.parser import parse_cable

STAMP = "Declassified/Released US Department of State EO Systematic Review 05 JUL 2006"
Wrap = Callable[[str], str]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("page_line", "PORT SELWYN 00000041  002 OF 002"),
        ("page_line", "PORT SELWYN 00000041 001.2 OF 002"),
        ("page_line", "PAGE 02 PORTSE 00041 01 OF 02 121015Z"),
        ("page_line", "CONFIDENTIAL\nPAGE 02 PORTSE 00041 121015Z"),
        ("caption_line", "SIPDIS"),
        ("stamp", STAMP),
        ("boilerplate", "Visit Port Selwyn's classified website: http://none.invalid"),
    ],
)
def test_lines_inside_a_paragraph(cable_text: Wrap, kind: str, words: str) -> None:
    text = cable_text(
        f"1. (C) The lamps were\n\n{words}\n\nlit again.\n\n2. (C) So.\n\nVENN"
    )
    cable = parse_cable(text)
    (item,) = cable.furniture
    assert item.kind == kind
    assert text[item.span.start : item.span.end] == words
    assert len(cable.paragraphs[0].pieces) == 2


def test_a_page_line_in_mid_line(cable_text: Wrap) -> None:
    text = cable_text(
        "1. (C) The lamps PORT SELWYN 00000041 002 OF 002 were lit.\n\n2. So."
    )
    cable = parse_cable(text)
    pieces = cable.paragraphs[0].pieces
    assert [text[p.start : p.end] for p in pieces] == ["The lamps", "were lit."]


def test_a_page_line_among_capitals_takes_only_the_posts_name(cable_text: Wrap) -> None:
    text = cable_text(
        "1. THE LAMPS WERE PORT SELWYN 00000041 002 OF 002 LIT AGAIN.\n\n2. SO."
    )
    (item,) = parse_cable(text).furniture
    assert text[item.span.start : item.span.end] == "PORT SELWYN 00000041 002 OF 002"
