"""The gutter says which marking protects each block, and how surely."""

from typing import Protocol

from reviewer.domain.cable import Cable, ParseNote
from reviewer.domain.classification import Level, Marking
from reviewer.domain.layout import lay_out
from reviewer.domain.text import Span
from reviewer.gui.reader.gutter_rows import GutterRow, rows


class Invented(Protocol):
    text: str
    cable: Cable


def shown(invented: Invented) -> list[GutterRow]:
    return list(rows(lay_out(invented.text, invented.cable), invented.cable))


def test_paragraphs_carry_number_and_marking(invented: Invented) -> None:
    found = [row for row in shown(invented) if row.number]
    assert [(row.number, row.marking and str(row.marking)) for row in found] == [
        ("1", "C"),
        ("2", "C"),
        ("3", "S//NF"),
        ("4", None),
        ("5", "C"),
    ]
    assert all(row.chip for row in found)


def test_behind_a_page_line_the_marking_is_inherited(invented: Invented) -> None:
    row = shown(invented)[4]
    assert row == GutterRow(
        marking=Marking(Level.C), chip=True, inherited=True, faded=True, tip=row.tip
    )
    assert "(inherited)" in row.tip


def test_a_heading_without_marking_says_so(invented: Invented) -> None:
    row = shown(invented)[1]
    assert (row.chip, row.marking) == (True, None)
    assert row.tip.startswith("unmarked")


def test_page_line_and_signature_have_nothing(invented: Invented) -> None:
    found = shown(invented)
    assert found[3] == found[-1] == GutterRow()


def test_the_tip_has_the_printed_number_and_the_parsers_doubts(
    invented: Invented,
) -> None:
    note = ParseNote(code="gap", message="A number is missing.", span=Span(70, 90))
    cable = invented.cable
    object.__setattr__(cable, "notes", (note,))
    assert shown(invented)[0].tip.splitlines() == [
        "¶1, printed 11.",
        "C – CONFIDENTIAL",
        "A number is missing.",
    ]
