"""The marking audit in the window: step, look, answer, take back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from reviewer.domain.audit import Reason
from reviewer.gui.dock import AUDIT, LEDGER
from reviewer.gui.models.findings import FindingColumn
from reviewer.gui.wiring import Parts
from reviewer.services import answering, samples
from tests import window
from tests.window import press, type_text

SUBJECT = 4
"""Which finding of the sample's first cable says that its subject is unmarked."""


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    with window.opened(qapp, samples.make(tmp_path)) as found:
        yield found


def go_to_subject(parts: Parts) -> None:
    for _ in range(SUBJECT + 1):
        press(parts, "F8")


def kept(parts: Parts) -> list[tuple[str, Reason, str]]:
    """The answers as stored."""
    session = parts.session
    assert session.project
    assert session.open_cable
    given = answering.given(
        session.project, session.open_cable.cable_id, reviewer=session.reviewer
    )
    return [(one.rule, one.reason, one.text) for one in given]


def test_the_tab_counts_the_findings_of_each_cable(parts: Parts) -> None:
    bench = parts.window.workbench
    assert bench.dock.count(AUDIT) == "9"
    press(parts, "Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    assert bench.dock.count(AUDIT) == "0"
    assert bench.audit.is_empty
    assert bench.audit.empty_state.what == "No finding"


def test_f8_goes_round_the_findings_from_anywhere(parts: Parts) -> None:
    bench = parts.window.workbench
    press(parts, "F8")
    assert parts.audit.at == 0
    assert bench.dock.bar.tabs[AUDIT].isChecked()
    assert bench.finding.isVisible()
    assert not bench.inspector.isVisible()
    press(parts, "Shift+F8")
    assert parts.audit.at == 8
    press(parts, "F8")
    assert parts.audit.at == 0
    assert bench.audit.table.currentIndex().row() == 0


def test_f8_without_findings_says_so(parts: Parts) -> None:
    press(parts, "Ctrl+Down", "Ctrl+Down", "Ctrl+Down", "F8")
    assert parts.audit.at is None
    assert parts.window.workbench.inspector.isVisible()


def test_a_click_on_a_row_goes_there(parts: Parts) -> None:
    bench = parts.window.workbench
    bench.dock.bar.tabs[AUDIT].click()
    table = bench.audit.table
    spot = table.visualRect(bench.audit.model.index(0, FindingColumn.FINDING))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
    assert parts.audit.at == 0
    assert bench.finding.isVisible()


def test_enter_on_a_row_goes_to_the_reasons(parts: Parts) -> None:
    bench = parts.window.workbench
    press(parts, "F8")
    bench.audit.setFocus()
    window.press_in(bench.audit.table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is bench.finding.form.reason_button(Reason.MARKED_ELSEWHERE)


def test_a_place_in_the_text_is_outlined_and_statements_step_back(
    parts: Parts,
) -> None:
    reader = parts.window.workbench.reader
    for _ in range(6):
        press(parts, "F8")
    assert parts.audit.current
    assert parts.audit.current.finding.rule == "MA-07"
    assert reader.outlined_areas()
    assert reader.statement_opacity == pytest.approx(0.35)
    parts.audit_view.leave()
    assert reader.outlined_areas() == []
    assert reader.statement_opacity == 1


def test_an_answer_is_recorded_by_keys_and_undone(parts: Parts) -> None:
    bench = parts.window.workbench
    go_to_subject(parts)
    parts.audit_view.go_to_answer()
    form = bench.finding.form
    form.reason_button(Reason.PRACTICE).click()
    form.field.setFocus()
    type_text("Posts left subjects unmarked.")
    press(parts, "Ctrl+Return")
    assert kept(parts) == [("MA-06", Reason.PRACTICE, "Posts left subjects unmarked.")]
    assert parts.audit.at == SUBJECT
    index = bench.audit.model.index(SUBJECT, FindingColumn.ANSWER)
    assert index.data() == "answered"
    assert form.field.toPlainText() == "Posts left subjects unmarked."
    parts.edits.undo()
    assert kept(parts) == []
    line = bench.audit.model.line_at(SUBJECT)
    assert line
    assert line.answer is None


def begin_answer(parts: Parts, words: str) -> None:
    parts.audit_view.go_to_answer()
    parts.window.workbench.finding.form.field.setFocus()
    type_text(words)


def test_what_was_typed_survives_going_on(parts: Parts) -> None:
    bench = parts.window.workbench
    go_to_subject(parts)
    begin_answer(parts, "Posts left")
    press(parts, "F8")
    assert bench.finding.form.field.toPlainText() == ""
    index = bench.audit.model.index(SUBJECT, FindingColumn.ANSWER)
    assert index.data() == "draft"
    press(parts, "Ctrl+Down", "Ctrl+Up")
    go_to_subject(parts)
    assert bench.finding.form.field.toPlainText() == "Posts left"
    assert kept(parts) == []


def test_what_was_typed_survives_the_window(qapp: QApplication, tmp_path: Path) -> None:
    project = samples.make(tmp_path)
    with window.opened(qapp, project) as parts:
        go_to_subject(parts)
        begin_answer(parts, "Posts left")
    with window.opened(qapp, project) as parts:
        go_to_subject(parts)
        form = parts.window.workbench.finding.form
        assert form.field.toPlainText() == "Posts left"
        form.submit()
        assert parts.audit.current
        assert parts.audit.draft_of(parts.audit.current) is None
        assert [text for _, _, text in kept(parts)] == ["Posts left"]


def test_cancel_throws_a_draft_away(parts: Parts) -> None:
    bench = parts.window.workbench
    go_to_subject(parts)
    begin_answer(parts, "Posts left")
    button = bench.finding.findChild(QAbstractButton, "cancelAnswer")
    assert button
    button.click()
    assert bench.audit.model.index(SUBJECT, FindingColumn.ANSWER).data() == "–"
    go_to_subject(parts)
    assert bench.finding.form.field.toPlainText() == ""


def test_an_unmarked_subject_is_told_in_the_header_card(parts: Parts) -> None:
    chip = parts.window.findChild(QWidget, "subjectUnmarked")
    assert chip
    assert chip.isVisible()
    press(parts, "Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    assert not chip.isVisible()


def test_an_answer_can_be_withdrawn(parts: Parts) -> None:
    go_to_subject(parts)
    parts.audit.answer(Reason.LOST_IN_COPY, "")
    assert kept(parts) == [("MA-06", Reason.LOST_IN_COPY, "")]
    button = parts.window.workbench.finding.findChild(QAbstractButton, "withdrawAnswer")
    assert button
    assert button.isVisible()
    button.click()
    assert kept(parts) == []


def test_another_reason_needs_words(parts: Parts) -> None:
    go_to_subject(parts)
    form = parts.window.workbench.finding.form
    form.reason_button(Reason.OTHER).click()
    form.submit()
    assert kept(parts) == []
    assert QApplication.focusWidget() is form.field


def test_escape_goes_back_to_text_and_inspector(parts: Parts) -> None:
    bench = parts.window.workbench
    go_to_subject(parts)
    parts.audit_view.go_to_answer()
    press(parts, "Esc")
    assert parts.audit.at is None
    assert bench.inspector.isVisible()
    assert kept(parts) == []


def test_the_ledger_comes_back_by_its_key(parts: Parts) -> None:
    bench = parts.window.workbench
    press(parts, "F8")
    assert not bench.ledger.isVisible()
    press(parts, "Ctrl+3")
    assert bench.ledger.isVisible()
    assert bench.dock.bar.tabs[LEDGER].isChecked()


def test_a_sign_stands_beside_a_paragraph_and_can_be_clicked(parts: Parts) -> None:
    reader = parts.window.workbench.reader
    placed = reader.finding_signs()
    assert placed
    area, _numbers = placed[0]
    gutter = parts.window.findChild(QWidget, "markingGutter")
    assert gutter
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert parts.audit.current
    assert parts.audit.current.finding.rule == "MA-07"


def test_every_control_of_the_audit_has_a_name(parts: Parts) -> None:
    bench = parts.window.workbench
    press(parts, "F8")
    for panel in (bench.dock, bench.audit, bench.finding):
        for button in panel.findChildren(QAbstractButton):
            named = button.accessibleName() or button.text()
            assert named or not button.isVisible(), button.objectName()
    assert bench.finding.form.field.accessibleName()
    assert bench.audit.table.accessibleName()
    first = bench.audit.model.index(0, 0)
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("MA-25, note, ")
    assert spoken.endswith("not answered")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_the_form_fits_its_pane_before_and_after_the_answer(
    qapp: QApplication, tmp_path: Path, size: tuple[int, int]
) -> None:
    with window.opened(qapp, samples.make(tmp_path), size=size) as parts:
        finding = parts.window.workbench.finding
        for _ in range(8):
            press(parts, "F8")
        assert finding.form.width() <= finding.width() - 32
        parts.audit.answer(Reason.PRACTICE, "So.")
        qapp.processEvents()
        assert finding.form.width() <= finding.width() - 32
