from collections.abc import Callable

from reviewer.parsing.parser import parse_document
from reviewer.parsing.splitting import split_document

Wrap = Callable[[str], str]


def test_two_cables_in_one_text(cable_text: Wrap) -> None:
    first = cable_text("1. (C) Lamps.\n\nVENN\n\n")
    second = first.replace("121015Z", "131015Z").replace("000041", "000042")
    cables = parse_document(first + second)
    assert [cable.cable_id for cable in cables] == ["09PORTSELWYN41", "09PORTSELWYN42"]
    assert cables[1].span.start == len(first)
    assert "several_cables" in {note.code for note in cables[0].notes}


def test_a_sections_repeated_header_is_no_new_cable(cable_text: Wrap) -> None:
    text = cable_text("1. (C) Lamps.\n\n") + cable_text("2. (C) Ropes.\n")
    assert len(split_document(text)) == 1


def test_a_row_at_the_head_is_the_cables_own() -> None:
    text = "123456 2009-01-01 09PORTSELWYN12 Consulate\n1. (U) Lamps.\n"
    assert len(split_document(text)) == 1
