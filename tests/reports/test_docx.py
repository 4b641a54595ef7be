"""The Word document: each statement is a comment on its words, nothing is foreign."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Paper

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId
from reviewer.domain.report_contents import ReportContents, ReportPart
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.reports import docx
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from reviewer.reports.visible import visible
from tests.hostile import CONTROLS, MARKUP, hostile_material
from tests.reportable import TEXT, cable_material, material, note, report, statement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _paper(made: Report) -> Paper:
    return Document(BytesIO(docx.write(made)))


def _parts(made: Report) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx.write(made))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _anchored(made: Report) -> dict[int, str]:
    """What stands between the two ends of each comment."""
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in ET.fromstring(_parts(made)["word/document.xml"]).iter():
        number = int(element.get(f"{W}id", "-1"))
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text or ""
    assert not open_
    return found


def _one_cable(*statements: Statement) -> Report:
    cable = replace(cable_material(), statements=statements, links=())
    return compose(material(cable))


def _on(words: str, name: str) -> Statement:
    return statement(Kind.REPORT, TEXT.index(words), len(words), name=name)


def test_each_statement_is_a_comment_that_says_what_it_is() -> None:
    made = report(cable_material(notes=(note("Ask again.", on="s5"),)))
    comments = {one.comment_id: one for one in _paper(made).comments}
    entries = made.sections[0].statements

    assert sorted(comments) == [entry.number for entry in entries]
    for entry in entries:
        comment = comments[entry.number]
        assert comment.author == entry.title
        assert comment.initials == entry.letter
        assert entry.provenance in comment.text
        assert comment.timestamp is None
    assert "Note: Ask again." in comments[5].text
    assert "disputes · rebuts → 5" in comments[7].text


def test_a_comment_stands_on_the_words_of_its_statement() -> None:
    made = report()
    anchored = _anchored(made)

    assert anchored == {
        entry.number: entry.quote for entry in made.sections[0].statements
    }


def test_overlapping_and_identical_statements_keep_comments_of_their_own() -> None:
    made = _one_cable(
        _on("harbour master denied that", "a"),
        _on("denied that the dues", "b"),
        _on("denied that the dues", "c"),
    )

    assert sorted(_anchored(made).values()) == [
        "denied that the dues",
        "denied that the dues",
        "harbour master denied that",
    ]


def test_a_statement_in_pieces_has_one_comment_over_all_of_them() -> None:
    start, end = TEXT.index("Econoff toured"), TEXT.index("on March 9")
    spans = (Span(start, start + 7), Span(end, end + 10))
    made = _one_cable(replace(_on("Econoff toured", "a"), spans=spans))

    assert list(_anchored(made).values()) == [
        "Econoff toured the cold store on March 9"
    ]


def test_a_statement_in_the_header_is_a_comment_on_the_title() -> None:
    made = _one_cable(_on("THE PIERS ARE QUIET", "a"), _on("the union", "b"))

    assert _anchored(made) == {1: made.sections[0].title, 2: "the union"}
    assert len(list(_paper(made).comments)) == 2


def test_without_the_text_there_are_no_comments() -> None:
    parts = frozenset(ReportPart) - {ReportPart.TEXT}
    made = compose(material(), ReportContents(parts=parts))

    assert list(_paper(made).comments) == []
    assert "commentReference" not in _parts(made)["word/document.xml"].decode()


def test_the_banner_stands_at_the_head_and_foot_of_every_page() -> None:
    paper = _paper(report(is_fictional=True))

    (section,) = paper.sections
    assert not section.different_first_page_header_footer
    assert not paper.settings.odd_and_even_pages_header_footer
    for edge in (section.header, section.footer):
        text = "\n".join(one.text for one in edge.paragraphs)
        assert "SECRET//NOFORN" in text
        assert "FICTIONAL – TRAINING" in text


def test_cables_and_sections_are_headings() -> None:
    second = cable_material(cable_id=CableId("09PORTSELWYN13"))
    made = report(cable_material(), second)
    levels = [
        (one.style.name, one.text)
        for one in _paper(made).paragraphs
        if one.style and (one.style.name or "").startswith(("Heading", "Title"))
    ]

    assert levels[0] == ("Title", "2 annotated cables")
    assert levels.count(("Heading 1", made.sections[0].title)) == 2
    assert levels.count(("Heading 2", "Statements")) == 2
    assert levels[-1] == ("Heading 1", "Provenance")


def test_tables_hold_the_ledger_and_every_quote() -> None:
    made = report()
    ledger, listed, *_ = _paper(made).tables

    quotes = {row.cells[2].text for row in ledger.rows[1:]}
    assert quotes == {row.claim.quote for row in made.sections[0].ledger}
    for row, entry in zip(listed.rows[1:], made.sections[0].statements, strict=True):
        assert entry.quote in row.cells[2].text
        assert entry.reference in row.cells[2].text


def test_the_document_comes_from_nobody_and_points_nowhere() -> None:
    parts = _parts(report())
    core = _paper(report()).core_properties

    assert set(parts) == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml"),
        *("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"),
        *("word/settings.xml", "word/comments.xml", "word/header.xml"),
        "word/footer.xml",
    }
    assert not any(b"TargetMode" in data for data in parts.values())
    assert (core.author, core.last_modified_by, core.keywords) == ("", "", "")
    assert (core.created, core.modified) == (None, None)


def _texts(made: Report) -> Iterator[str]:
    for name, data in _parts(made).items():
        for element in ET.fromstring(data).iter():
            if not name.endswith(".rels"):
                yield element.text or ""


def test_hostile_markup_stays_text() -> None:
    made = compose(hostile_material())
    text = "".join(_texts(made))
    tags = {
        element.tag
        for name, data in _parts(made).items()
        if name.startswith("word/") and not name.endswith(".rels")
        for element in ET.fromstring(data).iter()
    }

    for markup in MARKUP:
        assert text.count(markup) > 5, markup
    assert visible(CONTROLS) in text
    assert not tags & {
        f"{W}{name}" for name in ("instrText", "object", "pict", "altChunk")
    }
    instructions = {
        element.get(f"{W}instr")
        for data in _parts(made).values()
        for element in ET.fromstring(data).iter(f"{W}fldSimple")
    }
    assert instructions == {" PAGE ", " NUMPAGES "}
    assert len(list(_paper(made).comments)) == made.statement_count


def test_line_ends_and_tabs_are_kept() -> None:
    made = report(cable_material(notes=(note("one\n\ttwo", on="s1"),)))

    assert "Note: one\n\ttwo" in {
        paragraph.text
        for comment in _paper(made).comments
        for paragraph in comment.paragraphs
    }


@pytest.mark.parametrize("text", ["1. (U) Nothing to report.\n", "1. (C) Said 😊.\n"])
def test_an_empty_report_is_still_a_paper(text: str) -> None:
    made = report(cable_material(text))

    assert "No claim was recorded." in {one.text for one in _paper(made).paragraphs}


def test_equal_reports_give_equal_bytes() -> None:
    assert docx.write(report()) == docx.write(report())
