"""What a report says, before anybody writes it."""

from dataclasses import replace

from reviewer.domain.cable import Header
from reviewer.domain.classification import Level, Marking
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.reports.composing import compose
from tests.reportable import LINKS, TEXT, cable_material, material, note, report


def test_the_banner_is_the_highest_level_contained() -> None:
    assert report().banner == "SECRET//NOFORN"


def test_several_cables_share_the_highest_banner() -> None:
    lower = cable_material(TEXT.replace("(S//NF)", "(C)"), cable_id=CableId("LOWER"))

    both = report(lower, cable_material())

    assert [section.chip.text for section in both.sections] == ["C", "S//NF"]
    assert both.banner == "SECRET//NOFORN"


def test_a_cable_without_any_marking_is_handled_as_secret_and_says_so() -> None:
    bare = cable_material()
    cable = replace(
        bare.cable,
        header=Header(),
        headings=(),
        paragraphs=tuple(replace(p, marking=None) for p in bare.cable.paragraphs),
    )

    made = report(replace(bare, cable=cable))

    assert made.banner == "SECRET"
    assert "carries no marking at all" in made.warnings[0]


def test_corrections_come_before_doubts() -> None:
    as_read = cable_material()
    place = as_read.cable.paragraphs[0].span
    made = report(replace(as_read, corrections=[(place, "number 7; was 1")]))
    assert made.sections[0].doubts == (
        ("¶1", "Corrected: number 7; was 1"),
        *report(as_read).sections[0].doubts,
    )


def test_a_fictional_project_is_flagged() -> None:
    assert report(is_fictional=True).flag == "FICTIONAL – TRAINING"
    assert report().flag == ""


def test_statements_are_numbered_through_the_whole_report() -> None:
    made = report(cable_material(), cable_material(cable_id=CableId("SECOND")))

    numbers = [entry.number for one in made.sections for entry in one.statements]

    assert numbers == list(range(1, 17))


def test_a_statement_over_two_portions_has_the_higher_marking() -> None:
    made = cable_material()
    second, third = made.cable.paragraphs[1:3]
    both = replace(made.statements[0], spans=(second.pieces[0], third.pieces[0]))

    (entry,) = report(replace(made, statements=(both,))).sections[0].statements

    assert entry.place == "¶2"
    assert entry.chip.text == "S//NF"


def test_a_link_to_another_cable_of_the_report_is_told() -> None:
    first, second = cable_material(), cable_material(cable_id=CableId("SECOND"))
    there = replace(second.statements[0], statement_id=StatementId("there"))
    second = replace(second, statements=(there,), links=())
    across = replace(LINKS[0], to_id=there.statement_id, kind="contradicts", mode=None)
    first = replace(first, links=(across,))

    entries = report(first, second).sections[0].statements

    told = [line for entry in entries for line in entry.links]
    assert told == ["contradicts → 9"]
    assert not any(entry.links for entry in report(first).sections[0].statements)


def test_a_statement_says_where_it_comes_from() -> None:
    denial = report().sections[0].statements[4]

    assert denial.reference == "09PORTSELWYN12 ¶2 (SBU)"
    assert "AMCONSUL PORT SELWYN · 2009-03-12 10:15Z" in denial.provenance
    start = TEXT.index("firmly denied")
    assert f"code points {start}–{start + 50}" in denial.provenance
    assert denial.title == "Claim · denial"
    assert ("Speaker", "the foreman, foreman of the cold store") in denial.details


def test_the_ledger_sets_each_claim_beside_its_answers() -> None:
    rows = report().sections[0].ledger

    answered = {
        row.claim.quote: [(one.relation, one.number) for one in row.answers]
        for row in rows
    }

    assert answered["firmly denied, the rumour that the crane is unsafe"] == [
        ("disputes · rebuts", 7),
        ("disputes · rebuts", 8),
    ]
    assert answered["two complaints were withdrawn"] == []


def test_a_note_stands_with_its_statement_and_others_with_the_cable() -> None:
    notes = (note("Ask again.", on="s5"), note("Read twice."))

    section = report(cable_material(notes=notes)).sections[0]

    assert section.statements[4].notes == ("Ask again.",)
    assert section.notes == (("Cable", "Read twice."),)


def test_the_card_shows_the_header() -> None:
    card = dict(report().sections[0].card)

    assert card["From"] == "AMCONSUL PORT SELWYN"
    assert card["To"] == "SECSTATE WASHDC · info 1 post"
    assert card["Level"] == "SECRET · NOFORN · section 1 of 2"
    assert card["Subject"] == "printed without a marking"
    assert card["TAGS"] == "PGOV ELAB KV"


def test_a_subject_marked_otherwise_counts_for_the_banner() -> None:
    whole = cable_material()
    subject = whole.cable.header.subject
    assert subject is not None
    marked = replace(subject, marking=Marking(Level.TS))
    header = replace(whole.cable.header, subject=marked)

    made = report(replace(whole, cable=replace(whole.cable, header=header)))

    assert made.banner == "TOP SECRET//NOFORN"


def test_equal_material_makes_equal_reports() -> None:
    assert compose(material()) == compose(material())
