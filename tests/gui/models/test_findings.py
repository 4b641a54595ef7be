"""Findings in words and as a table."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.domain.audit import Finding, FindingAnswer, Reason, Severity
from reviewer.domain.identifiers import AnswerId, CableId, PassId
from reviewer.domain.text import Span
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.findings import (
    LINE_ROLE,
    FindingColumn,
    FindingLine,
    FindingsModel,
    line_of,
)
from reviewer.services.answering import AnsweredFinding

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def a_line(**changed: object) -> FindingLine:
    given: dict[str, object] = {
        "rule": "MA-06",
        "severity": Severity.WARNING,
        "word": "likely",
        "where": "subject",
        "message": "The subject of a classified cable carries no marking.",
        "source": "32 CFR 2001.21",
    }
    return FindingLine(**(given | changed))  # type: ignore[arg-type]


def an_answer() -> FindingAnswer:
    return FindingAnswer(
        answer_id=AnswerId("answer"),
        cable_id=CableId("09SELWYN31"),
        pass_id=PassId("pass"),
        rule="MA-06",
        span=Span(0, 5),
        reason=Reason.PRACTICE,
    )


def test_a_finding_is_put_into_words(coding: CableCoding) -> None:
    place = coding.cable.paragraphs[2].span
    finding = Finding(
        rule="MA-08",
        severity=Severity.NOTE,
        span=place,
        message="¶3 goes on below a page line.",
        source="layout",
        regime="E.O. 13526, from 2009-12-29 and in force",
    )
    line = line_of(AnsweredFinding(finding=finding), coding.cable)
    assert (line.word, line.where, line.answered) == ("note", "¶3", "–")
    assert line.judged_by == "Judged by E.O. 13526, from 2009-12-29 and in force."
    assert line.spoken == (
        "MA-08, note, ¶3: ¶3 goes on below a page line. not answered"
    )


def test_what_no_order_decides_says_so() -> None:
    assert a_line().judged_by == "The same under every order."


@pytest.mark.parametrize(
    ("line", "cell", "spoken"),
    [
        (a_line(), "–", "not answered"),
        (a_line(answer=an_answer()), "answered", "answered"),
        (a_line(answer=an_answer(), is_begun=True), "draft", "answer begun"),
    ],
)
def test_the_state_of_an_answer_is_a_word(
    line: FindingLine, cell: str, spoken: str
) -> None:
    assert line.answered == cell
    assert line.spoken.endswith(f". {spoken}")


def test_the_table_keeps_qts_rules() -> None:
    model = FindingsModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode)
    model.show_lines((a_line(), a_line(rule="MA-07")))
    model.show_lines(())
    model.show_lines((a_line(),))
    assert model.rowCount() == 1
    assert model.columnCount() == len(FindingColumn)


def test_every_cell_speaks_the_whole_row() -> None:
    model = FindingsModel()
    model.show_lines((a_line(),))
    for column in FindingColumn:
        index = model.index(0, column)
        assert index.data(ACCESSIBLE) == a_line().spoken
        assert index.data(LINE_ROLE) == a_line()
        assert index.data()
    assert model.index(0, FindingColumn.SEVERITY).data() == "likely"
    assert model.line_at(1) is None
    assert model.data(QModelIndex()) is None


def test_the_columns_have_names() -> None:
    model = FindingsModel()
    names = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in FindingColumn
    ]
    assert names == ["Rule", "Severity", "Where", "Finding", "Answer"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
