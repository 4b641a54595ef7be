from collections.abc import Callable

import pytest

from reviewer.parsing.parser import parse_cable

Wrap = Callable[[str], str]


def headings(text: str) -> list[str]:
    return [heading.text for heading in parse_cable(text).headings]


@pytest.mark.parametrize(
    "printed",
    [
        "-----\nA Lamp Lit\n-----\n\n",
        "=====\nA Lamp Lit\n=====\n",
        "A Lamp Lit\n----------\n\n",
        "A Lamp Lit\n- - - - - -\n",
        "--- A Lamp Lit ---\n\n",
        "A Lamp Lit --------\n\n",
        "A Lamp Lit\n\n",
        "//A Lamp Lit//\n\n",
        "(C) A Lamp Lit\n\n",
        "-----\nA\nLamp Lit\n-----\n",
    ],
)
def test_every_printed_form(cable_text: Wrap, printed: str) -> None:
    body = f"1. (C) It was dark in the harbor.\n\n{printed}2. (C) Then it was not."
    cable = parse_cable(cable_text(body))
    assert [heading.text for heading in cable.headings] == ["A Lamp Lit"]
    assert [p.number for p in cable.paragraphs] == [1, 2]


@pytest.mark.parametrize(
    "rest", [" -------- A Lamp Lit -------- ", " A Lamp Lit -------- \n\n"]
)
def test_titles_joined_into_a_line(cable_text: Wrap, rest: str) -> None:
    text = cable_text(f"1. (C) It was dark in the harbor.{rest}2. (C) Then not.")
    cable = parse_cable(text)
    assert [heading.text for heading in cable.headings] == ["A Lamp Lit"]
    end = cable.paragraphs[0].pieces[-1].end
    assert text[:end].endswith("in the harbor.")


def test_a_heading_has_its_own_marking(cable_text: Wrap) -> None:
    (heading,) = parse_cable(
        cable_text("1. (C) A.\n\n-----\n(U) Lamps\n-----\n2. (C) B.")
    ).headings
    assert (heading.text, str(heading.marking)) == ("Lamps", "U")


@pytest.mark.parametrize(
    "line",
    [
        "SIPDIS",
        "NNNN",
        "CONFIDENTIAL",
        "Lamps were lit.",
        "TOTAL 12",
        "Lamps     Ropes     Boats",
    ],
)
def test_what_is_no_heading(cable_text: Wrap, line: str) -> None:
    assert headings(cable_text(f"1. (C) A b.\n\n{line}\n\n2. (C) C d.")) == []


def test_capitals_mean_nothing_in_a_body_of_capitals(cable_text: Wrap) -> None:
    body = "1. LAMPS WERE LIT\nIN THE HARBOR.\n\nAND ROPES CUT\n\n2. BOATS WERE LOST.\n"
    assert headings(cable_text(body)) == []


def test_a_title_alone_on_a_numbered_line(cable_text: Wrap) -> None:
    cable = parse_cable(
        cable_text("1. SUMMARY\n----------\nLamps were lit.\n\n2. Ropes were cut.")
    )
    assert [heading.text for heading in cable.headings] == ["SUMMARY"]
    assert [p.number for p in cable.paragraphs] == [1, 2]
