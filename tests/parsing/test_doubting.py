"""Every doubtful decision is told, with a code that has a confidence."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer import parsing
from reviewer.domain.cable import Cable
from reviewer.domain.doubts import DOUBTS
from reviewer.parsing.parser import parse_document
from tests.parsing.conftest import DATA

Wrap = Callable[[str], str]


def codes(cable: Cable) -> set[str]:
    return {note.code for note in cable.notes}


def test_the_rules_use_every_code_of_the_table() -> None:
    folder = Path(parsing.__file__).parent
    source = "".join(file.read_text() for file in sorted(folder.glob("*.py")))
    assert [code for code in DOUBTS if f'"{code}"' not in source] == []
    told = re.findall(r'code="([a-z_]+)"', source)
    assert set(told) <= set(DOUBTS)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_no_note_on_an_invented_cable_lacks_a_confidence(path: Path) -> None:
    for cable in parse_document(path.read_text(encoding="utf-8")):
        assert all(0 < note.confidence <= 1 for note in cable.notes)


def test_no_note_on_a_real_cable_lacks_a_confidence(real_cables: Path) -> None:
    for path in sorted((real_cables / "sample").glob("*.txt")):
        for cable in parse_document(path.read_text(encoding="utf-8", errors="replace")):
            assert codes(cable) <= set(DOUBTS)


CASES = {
    "paragraph_unmarked": "1. (C) Lamps.\n\n2. Ropes.\n",
    "marking_inherited": "1. (C - ENTIRE TEXT)\n\n2. Ropes.\n",
    "marking_behind_label": "1. Summary: (C) Lamps. End summary.\n",
    "paragraph_unnumbered": "1. (C) Lamps.\n\n------\nRopes\n------\n\n(C) Three.\n",
    "number_in_mid_line": "1. (C) Lamps. 2. (C) Ropes.\n\n3. (C) Nets.\n",
    "number_left_in_text": "1. (C) Lamps.\n\n2) Ropes.\n\nNets.\n",
    "marking_in_text": "1. (C) Lamps. (S) Ropes were cut.\n",
    "block_unclosed": "1. (C) Comment: Lamps.\n\n2. (C) Ropes.\n",
    "block_unopened": "1. (C) Lamps. End summary.\n\n2. (C) Ropes.\n",
    "quote_unclosed": "1. (C) Begin text: Lamps.\n\n2. (C) Ropes.\n",
    "heading_guessed": "1. (C) Lamps.\n\nRopes and Nets\n\n2. (C) Ropes.\n",
    "heading_in_line": "1. (C) Lamps. Ropes and Nets ------- 2. (C) Ropes.\n",
    "signature_guessed": "1. (C) Lamps were lit by the board.\nLindqvall\n",
    "caption_in_text": "1. (C) Lamps were\nSIPDIS\nlit.\n",
    "level_in_text": "1. (C) Lamps.\n\nCONFIDENTIAL\n\n2. (C) Ropes.\n",
    "page_line_in_text": "1. (C) Lamps PORT SELWYN 00000041 002 OF 002 lit.\n",
    "boilerplate_guessed": (
        "1. (C) Lamps.\n\nVisit Port Selwyn's classified website: http://lamps\n\nVENN\n"
    ),
    "residue_guessed": "1. (C) Lamps.\n\nVENN\n\nlamps 12\n",
}


@pytest.mark.parametrize("code", CASES)
def test_a_doubtful_decision_is_told_at_its_place(code: str, cable_text: Wrap) -> None:
    text = cable_text(CASES[code])
    (cable,) = parse_document(text)
    (note,) = (note for note in cable.notes if note.code == code)
    assert note.span.start >= len(cable_text("")) - 1
    assert note.message[0].isupper() or not note.message[0].isalpha()


def test_a_plain_cable_raises_no_doubt(cable_text: Wrap) -> None:
    text = cable_text(
        "-------\nSummary\n-------\n\n1. (C) Lamps. End summary.\n\n2. (C) Comment: "
        "Ropes. End comment.\n\nVENN\n"
    )
    (cable,) = parse_document(text.replace("03/31/2019", "03/21/2019"))
    assert codes(cable) == set()


HEADERS = {
    "tags_split": ("PGOV, ELAB, KV", "PGOVELAB, KV"),
    "id_mended": ("PORT SELWYN 000041", "BEIJINJG 000041"),
    "no_classification_line": (
        "C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000041",
        "CONFIDENTIAL",
    ),
    "date_computed": ("DECL: 03/31/2019", "DECL: TEN YEARS"),
    "reference_year_assumed": (
        "SUBJECT: FICTION: THE HARBOR BOARD SITS",
        "SUBJECT: FICTION: LAMPS\nREF: KARVAL CITY 12",
    ),
}


@pytest.mark.parametrize("code", HEADERS)
def test_a_doubt_on_the_header_is_told(code: str, cable_text: Wrap) -> None:
    text = cable_text("1. (C) Lamps.\n\nVENN\n").replace("121015Z MAR", "121015Z JAN")
    (before,) = parse_document(text)
    (after,) = parse_document(text.replace(*HEADERS[code]))
    assert code not in codes(before)
    assert code in codes(after)


def test_a_text_without_header_is_told() -> None:
    (cable,) = parse_document("Somebody said something.\n")
    assert codes(cable) == {"no_header"}
