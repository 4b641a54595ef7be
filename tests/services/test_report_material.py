"""What a report is made from: a visible pass, and decisions once they were made."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from reviewer.domain.report_contents import WHOLE, ReportContents, ReportPart
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.statement import PassKind
from reviewer.reports import csv_ledger, docx, html, markdown, pdf, xlsx
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from reviewer.services import bundling, projects, report_material
from reviewer.services.projects import Project
from tests import reviewed
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER
from tests.reviewed import ADJUDICATOR


def _report(
    project: Project,
    reviewer: str = ADJUDICATOR,
    reading: PassKind | None = None,
    contents: ReportContents = WHOLE,
) -> Report:
    material = report_material.gather(
        project, [CABLE], reviewer=reviewer, reading=reading
    )
    return compose(material, contents)


def _origin(made: Report) -> dict[str, str]:
    return dict(made.sections[0].provenance)


@pytest.fixture
def signed(tmp_path: Path) -> Report:
    project = reviewed.a_signed_project(tmp_path)
    made = _report(project, reading=PassKind.FINAL)
    projects.close(project)
    return made


def test_a_decided_cable_tells_each_disagreement_and_its_decision(
    signed: Report,
) -> None:
    (told,) = signed.sections[0].disagreements

    assert told.name == "only in the first pass"
    assert told.place == "¶2"
    assert told.first == "“He has raised them twice” (Post comment)"
    assert (told.second, told.decision) == ("", "first pass")
    assert told.reason == "overlooked"


def test_a_signed_cable_tells_by_whom_and_what(signed: Report) -> None:
    origin = _origin(signed)

    assert ("Pass", "final, submitted") in origin.items()
    assert origin["Compared"] == "1 disagreement, decided"
    assert origin["Blind"].startswith("Blind by interface")
    assert origin["Signed off"].endswith(f"revision 1, by {ADJUDICATOR}")
    assert origin["Result"].startswith("sha256 ")


def test_the_final_pass_is_the_result(signed: Report) -> None:
    quotes = [entry.quote for entry in signed.sections[0].statements]

    assert quotes == ["denied raising the dues", "He has raised them twice"]
    assert [len(row.answers) for row in signed.sections[0].ledger] == [1]


def test_before_it_is_decided_nothing_is_told_of_sides(tmp_path: Path) -> None:
    project = reviewed.a_submitted_project(tmp_path)
    for name in (ANALYST, SECOND_REVIEWER, ADJUDICATOR):
        made = _report(project, name)
        assert made.sections[0].disagreements == ()
        assert "Compared" not in _origin(made)
        assert _report(project, name, PassKind.FINAL).statement_count == 0
    projects.close(project)


def test_the_pass_of_the_other_is_reported_once_it_may_be_seen(tmp_path: Path) -> None:
    project = reviewed.a_submitted_project(tmp_path)

    own = _report(project, SECOND_REVIEWER)
    other = _report(project, SECOND_REVIEWER, PassKind.FIRST)

    assert (own.statement_count, other.statement_count) == (1, 2)
    assert ("Pass", "second, submitted") in _origin(own).items()
    assert ("Pass", f"first, submitted, by {ANALYST}") in _origin(other).items()
    projects.close(project)


def test_the_review_can_be_left_out(tmp_path: Path) -> None:
    project = reviewed.an_adjudicated_project(tmp_path)
    contents = ReportContents(parts=frozenset(ReportPart) - {ReportPart.REVIEW})

    assert _report(project).sections[0].disagreements
    assert not _report(project, contents=contents).sections[0].disagreements
    projects.close(project)


def test_a_solo_study_says_so(tmp_path: Path) -> None:
    project = reviewed.a_solo_project(tmp_path)

    made = _report(project, ANALYST)
    assert made.warnings == (f"{CABLE}: {SOLO_SENTENCE}.",)
    for write in (html.write, markdown.write, csv_ledger.write):
        assert SOLO_SENTENCE in write(made).decode()
    sheets = load_workbook(BytesIO(xlsx.write(made)))
    said = [cell.value for row in sheets["Warnings"].iter_rows() for cell in row]
    assert made.warnings[0] in said
    bundle = bundling.gather(project, [CABLE], ANALYST, banner="")
    assert bundle.header.notice == made.warnings[0]
    projects.close(project)


@pytest.mark.parametrize("write", [html.write, markdown.write, csv_ledger.write])
def test_text_formats_carry_the_decision(
    signed: Report, write: Callable[[Report], bytes]
) -> None:
    data = write(signed).decode("utf-8")

    assert "first pass" in data
    assert "overlooked" in data


def test_office_and_paper_carry_the_decision(signed: Report) -> None:
    book = load_workbook(BytesIO(xlsx.write(signed)))

    assert [cell.value for cell in book["Disagreements"][3]][-2:] == [
        "first pass",
        "overlooked",
    ]
    tables = Document(BytesIO(docx.write(signed))).tables
    assert [cell.text for cell in tables[2].rows[1].cells][-1] == (
        "first pass\noverlooked"
    )
    paper = PdfReader(BytesIO(pdf.write(signed)))
    text = " ".join(page.extract_text() for page in paper.pages)
    assert "Disagreements and decisions" in text
    assert "overlooked" in text
