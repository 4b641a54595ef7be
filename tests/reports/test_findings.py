"""The marking audit in the report: every finding, and what was answered."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from reviewer.domain.audit import Finding, FindingAnswer, Reason, Severity
from reviewer.domain.identifiers import AnswerId
from reviewer.domain.text import Span
from reviewer.reports import html, pdf
from reviewer.reports.report import Report
from tests.reportable import CABLE_ID, PASS, cable_material, report


@pytest.fixture
def made() -> Report:
    material = cable_material()
    subject = material.cable.header.subject
    assert subject
    unmarked = Finding(
        rule="MA-06",
        severity=Severity.WARNING,
        span=subject.span,
        message="The subject carries no <marking>.",
        source="32 CFR 2001.21",
    )
    letters = Finding(
        rule="MA-22",
        severity=Severity.ERROR,
        span=Span(0, 1),
        message="The letters contradict the line.",
        source="ACP 127",
    )
    answer = FindingAnswer(
        answer_id=AnswerId("a1"),
        cable_id=CABLE_ID,
        pass_id=PASS,
        rule="MA-06",
        span=subject.span,
        reason=Reason.PRACTICE,
        text="Posts left it off.",
    )
    return report(replace(material, findings=(letters, unmarked), answers=(answer,)))


def test_each_finding_has_rule_weight_place_and_answer(made: Report) -> None:
    (section,) = made.sections
    first, second = section.findings
    assert (first.rule, first.severity, first.word) == ("MA-22", "E", "error")
    assert (first.place, first.answer) == ("header", "")
    assert (second.word, second.place) == ("likely", "subject")
    said = "Not an error: the practice of the time. Posts left it off."
    assert second.answer == said


def test_the_page_lists_them_as_text(made: Report) -> None:
    page = html.write(made).decode()
    assert "<h3>Marking audit</h3>" in page
    assert "The subject carries no &lt;marking&gt;." in page
    assert "Posts left it off." in page


def test_the_paper_lists_them(made: Report) -> None:
    paper = PdfReader(BytesIO(pdf.write(made)))
    words = " ".join(page.extract_text() for page in paper.pages)
    folded = " ".join(words.split())
    assert "Marking audit" in folded
    assert "MA-22" in folded
    assert "The subject carries no <marking>." in folded
    assert "Posts left it off." in folded


def test_a_cable_without_findings_says_so() -> None:
    assert "No finding." in html.write(report()).decode()
