"""One finding and the answer to it, on its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.domain.audit import FindingAnswer, Reason, Severity
from reviewer.domain.identifiers import AnswerId, CableId, PassId
from reviewer.domain.text import Span
from reviewer.gui.models.findings import FindingLine
from reviewer.gui.panels.finding_panel import FindingPanel
from reviewer.services.drafts import AnswerDraft

CABLE = CableId("09SELWYN31")
PLACE = Span(10, 20)
ANSWER = FindingAnswer(
    answer_id=AnswerId("answer"),
    cable_id=CABLE,
    pass_id=PassId("pass"),
    rule="MA-06",
    span=PLACE,
    reason=Reason.PRACTICE,
    text="Posts did so.",
)
DRAFT = AnswerDraft(
    cable_id=CABLE,
    finding="MA-06",
    span=PLACE,
    reason=Reason.OTHER,
    text="The clerk",
)


def line(answer: FindingAnswer | None = None) -> FindingLine:
    return FindingLine(
        rule="MA-06",
        severity=Severity.WARNING,
        word="likely",
        where="subject",
        message="The subject of a classified cable carries no marking.",
        source="32 CFR 2001.21",
        regime="E.O. 13526, from 2009-12-29 and in force",
        answer=answer,
    )


@pytest.fixture
def panel(qtbot: QtBot) -> FindingPanel:
    made = FindingPanel()
    qtbot.addWidget(made)
    made.resize(360, 520)
    made.show()
    return made


def said(panel: FindingPanel) -> str:
    shown = (label for label in panel.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in shown)


def button(panel: FindingPanel, name: str) -> QPushButton:
    found: QPushButton | None = panel.findChild(QPushButton, name)
    assert found
    return found


def test_it_says_what_why_and_by_which_order(panel: FindingPanel) -> None:
    panel.show_finding(line(), "2 of 6", "The subject carries a marking.", None)
    for words in (
        "MA-06",
        "likely",
        "subject",
        "2 of 6",
        "carries no marking",
        "The rule: The subject carries a marking.",
        "Source: 32 CFR 2001.21",
        "Judged by E.O. 13526, from 2009-12-29 and in force.",
    ):
        assert words in said(panel)


def test_an_answer_is_shown_and_can_be_withdrawn(
    panel: FindingPanel, qtbot: QtBot
) -> None:
    panel.show_finding(line(ANSWER), "1 of 1", "", None)
    assert panel.form.reason_button(Reason.PRACTICE).isChecked()
    assert panel.form.field.toPlainText() == "Posts did so."
    with qtbot.waitSignal(panel.withdrawal_requested):
        button(panel, "withdrawAnswer").click()


def test_a_draft_comes_before_the_answer_and_is_told(panel: FindingPanel) -> None:
    panel.show_finding(line(ANSWER), "1 of 1", "", DRAFT)
    assert panel.form.reason_button(Reason.OTHER).isChecked()
    assert panel.form.field.toPlainText() == "The clerk"
    assert "Not recorded yet" in said(panel)
    panel.show_finding(line(ANSWER), "1 of 1", "", None)
    assert "Not recorded yet" not in said(panel)


def test_what_is_typed_is_told_and_what_is_shown_is_not(
    panel: FindingPanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.typed):
        panel.show_finding(line(ANSWER), "1 of 1", "", None)
    with qtbot.waitSignal(panel.typed) as typed:
        QTest.keyClicks(panel.form.field, "X")
    assert typed.args == [Reason.PRACTICE, "XPosts did so."]
    with qtbot.waitSignal(panel.typed) as typed:
        panel.form.reason_button(Reason.LOST_IN_COPY).click()
    assert typed.args == [Reason.LOST_IN_COPY, "XPosts did so."]


def test_the_cursor_stays_while_the_same_words_are_shown(panel: FindingPanel) -> None:
    panel.show_finding(line(), "1 of 1", "", DRAFT)
    QTest.keyClick(panel.form.field, Qt.Key.Key_End)
    at = panel.form.field.textCursor().position()
    panel.show_finding(line(), "1 of 1", "", DRAFT)
    assert panel.form.field.textCursor().position() == at == len("The clerk")


def test_escape_leaves_and_cancel_gives_up(panel: FindingPanel, qtbot: QtBot) -> None:
    panel.show_finding(line(), "1 of 1", "", DRAFT)
    with qtbot.assertNotEmitted(panel.given_up), qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.form.field, Qt.Key.Key_Escape)
    with qtbot.waitSignals([panel.given_up, panel.left]):
        button(panel, "cancelAnswer").click()


def test_where_nothing_can_be_recorded_it_says_why(panel: FindingPanel) -> None:
    panel.show_finding(line(), "1 of 1", "", DRAFT)
    panel.set_editable(editable=False, reason="Your pass on this cable is submitted.")
    assert not panel.form.record.isEnabled()
    assert panel.form.field.toPlainText() == "The clerk"
    assert "submitted" in said(panel)


def test_in_little_room_what_has_the_keyboard_is_in_sight(panel: FindingPanel) -> None:
    panel.resize(360, 180)
    panel.show_finding(line(), "1 of 1", "", None)
    panel.activateWindow()
    panel.form.field.setFocus()
    shown = panel.form.field.visibleRegion().boundingRect()
    assert shown.height() == panel.form.field.height()
