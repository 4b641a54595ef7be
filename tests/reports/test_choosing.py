"""What a report holds is chosen: kinds, speakers, parts, order, title."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.domain.report_contents import CableOrder, ReportContents, ReportPart
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.reports import csv_ledger, html, markdown, pdf
from reviewer.reports.composing import compose
from reviewer.reports.report import Report, Section
from tests.reportable import TEXT, cable_material, material, note

STATEMENTS_ONLY = frozenset({ReportPart.STATEMENTS})
Writer = Callable[[Report], bytes]
WRITERS = (html.write, pdf.write, csv_ledger.write, markdown.write)


def _section(contents: ReportContents) -> Section:
    notes = (note("Ask again.", on="s5"), note("Read twice."))
    return compose(material(cable_material(notes=notes)), contents).sections[0]


def _letters(contents: ReportContents) -> str:
    return "".join(entry.letter for entry in _section(contents).statements)


def test_everything_is_there_unless_something_was_chosen() -> None:
    assert _letters(ReportContents()) == "DCRADCBB"


def test_kinds_types_and_speakers_can_be_chosen() -> None:
    only = ReportContents(parts=STATEMENTS_ONLY)
    kinds = frozenset({Kind.COMMENT, Kind.REPORT})

    assert _letters(replace(only, kinds=kinds)) == "RBB"
    assert _letters(replace(only, types=frozenset({"denial"}))) == "DD"
    assert _letters(replace(only, speakers=frozenset({"The Foreman"}))) == "DCADC"
    assert _letters(replace(only, speakers=frozenset({"nobody"}))) == ""


def test_a_claim_in_a_ledger_brings_its_answers_along() -> None:
    """Else a claim that the post disputes would seem not to be addressed."""
    section = _section(ReportContents(types=frozenset({"denial"})))

    assert [len(row.answers) for row in section.ledger] == [0, 2]
    assert "".join(entry.letter for entry in section.statements) == "DDBB"


def test_links_to_what_was_left_out_are_left_out() -> None:
    contents = ReportContents(parts=STATEMENTS_ONLY, types=frozenset({"denial"}))

    assert [entry.links for entry in _section(contents).statements] == [
        (),
        ("restates → 1",),
    ]


@pytest.mark.parametrize("part", list(ReportPart))
def test_each_part_can_be_left_out(part: ReportPart) -> None:
    contents = ReportContents(parts=frozenset(ReportPart) - {part})
    whole, section = _section(ReportContents()), _section(contents)
    fields = {
        ReportPart.TEXT: "body",
        ReportPart.LEDGER: "ledger",
        ReportPart.NOTES: "notes",
        ReportPart.AUDIT: "findings",
        ReportPart.READING: "doubts",
        ReportPart.ORIGIN: "provenance",
    }

    for other, name in fields.items():
        wanted = () if other is part else getattr(whole, name)
        if other is not ReportPart.LEDGER or part is not ReportPart.NOTES:
            assert getattr(section, name) == wanted


def test_notes_on_statements_are_notes_too() -> None:
    contents = ReportContents(parts=frozenset(ReportPart) - {ReportPart.NOTES})

    assert not any(entry.notes for entry in _section(contents).statements)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("part", list(ReportPart))
def test_every_writer_can_do_with_and_without_a_part(
    writer: Writer, part: ReportPart
) -> None:
    for parts in (frozenset(ReportPart) - {part}, frozenset({part})):
        assert len(writer(compose(material(), ReportContents(parts=parts)))) > 100


def test_a_choice_is_said_in_the_provenance() -> None:
    contents = ReportContents(
        kinds=frozenset({Kind.CLAIM}),
        parts=frozenset(ReportPart) - {ReportPart.NOTES, ReportPart.AUDIT},
    )

    made = compose(material(), contents)

    assert ("Contents", "only kinds claim; without notes, audit") in made.provenance
    assert "Contents" not in dict(compose(material()).provenance)


def test_a_title_can_be_given() -> None:
    assert compose(material(), ReportContents(title=" The piers ")).title == "The piers"


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (CableOrder.GIVEN, ["B", "C", "A"]),
        (CableOrder.ID, ["A", "B", "C"]),
        (CableOrder.DATE, ["C", "A", "B"]),
    ],
)
def test_cables_are_ordered(order: CableOrder, ids: list[str]) -> None:
    later = TEXT.replace("O 121015Z MAR 09", "O 121015Z MAR 10")
    undated = TEXT.replace("O 121015Z MAR 09\n", "")
    cables = (
        cable_material(undated, cable_id=CableId("B")),
        cable_material(cable_id=CableId("C")),
        cable_material(later, cable_id=CableId("A")),
    )

    made = compose(material(*cables), ReportContents(order=order))

    assert [section.cable_id for section in made.sections] == ids


def test_a_cable_read_by_one_person_only_says_so() -> None:
    made = compose(material(replace(cable_material(), is_solo=True)))

    assert made.warnings == (f"09PORTSELWYN12: {SOLO_SENTENCE}.",)
