from collections.abc import Callable

from reviewer.domain.cable import Cable, PartKind
from reviewer.parsing.parser import parse_cable

Wrap = Callable[[str], str]


def text_of(text: str, cable: Cable, index: int) -> list[str]:
    return [text[p.start : p.end] for p in cable.paragraphs[index].pieces]


def test_text_below_a_blank_line_goes_on(cable_text: Wrap) -> None:
    text = cable_text("1. (C) The clerk wrote\n\nthat lamps were lit.\n\n2. (C) So.")
    cable = parse_cable(text)
    assert text_of(text, cable, 0) == ["The clerk wrote\n\nthat lamps were lit."]


def test_a_page_line_cuts_a_paragraph_in_two(cable_text: Wrap) -> None:
    text = cable_text(
        "1. (C) Lamps were\n\nPORT SELWYN 00000041  002 OF 002\n\nlit.\n\n2. So."
    )
    cable = parse_cable(text)
    assert text_of(text, cable, 0) == ["Lamps were", "lit."]
    assert [part.kind for part in cable.parts][1:4] == [
        PartKind.PARAGRAPH,
        PartKind.FURNITURE,
        PartKind.PARAGRAPH,
    ]


def test_a_marked_line_opens_an_unnumbered_paragraph(cable_text: Wrap) -> None:
    cable = parse_cable(cable_text("(C) One lamp.\n\n(U) Two lamps.\nVENN"))
    assert [str(p.marking) for p in cable.paragraphs] == ["C", "U"]
    assert [p.number for p in cable.paragraphs] == [None, None]


def test_running_text_is_not_marked(cable_text: Wrap) -> None:
    body = "1. (C) The Lamp Bureau (C) and party (U) met; see AGENDA(S), (A) and (C)."
    cable = parse_cable(cable_text(body))
    assert [str(p.marking) for p in cable.paragraphs] == ["C"]


def test_of_two_markings_the_higher_counts(cable_text: Wrap) -> None:
    cable = parse_cable(cable_text("1. (U) (SBU) Lamps.\n\n2. (U) Ropes."))
    assert [str(p.marking) for p in cable.paragraphs] == ["SBU", "U"]
    assert "two_markings" in {note.code for note in cable.notes}


def test_a_marking_behind_the_label_is_the_paragraphs(cable_text: Wrap) -> None:
    cable = parse_cable(cable_text("1. Summary: (C) Lamps. End summary.\n\n2. (U) So."))
    assert [str(p.marking) for p in cable.paragraphs] == ["C", "U"]


def test_an_unmarked_paragraph_stays_unmarked(cable_text: Wrap) -> None:
    cable = parse_cable(cable_text("1. (C) Lamps.\n\n2. Ropes."))
    assert cable.paragraphs[1].marking is None


def test_rules_below_a_paragraph_are_none_of_its_text(cable_text: Wrap) -> None:
    text = cable_text("1. (C) Lamps. ---------------\n\n2. (C) Ropes.")
    assert text_of(text, parse_cable(text), 0) == ["Lamps."]
