"""The second review in the window, by keys, as three people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.codebook import Kind
from reviewer.domain.duties import Role
from reviewer.domain.review import Stage
from reviewer.domain.statement import PassState
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.dialogs.edit_decision import EditDecision
from reviewer.gui.dialogs.feedback import FeedbackDialog
from reviewer.gui.dialogs.reason import ReasonDialog
from reviewer.gui.dialogs.roles import RolesDialog
from reviewer.gui.dialogs.sign_off import SignOffDialog
from reviewer.gui.dialogs.submit import SubmitDialog
from reviewer.gui.wiring import Parts
from reviewer.services import projects
from reviewer.services.projects import Project
from tests import window
from tests.invented import ANALYST, COMMENT_SPAN, SECOND_REVIEWER, add_cable
from tests.two_passes import ADJUDICATOR, add, handed_in, read_twice, twice
from tests.window import press, press_in, type_text

MOST_CELLS = 20


@pytest.fixture
def project(tmp_path: Path) -> Project:
    path = tmp_path / "study.reviewer"
    made = projects.create(path)
    add_cable(made)
    return made


@contextmanager
def opened(qapp: QApplication, project: Project, who: str) -> Iterator[Parts]:
    with window.opened(qapp, project.path, reviewer=who) as parts:
        yield parts


@pytest.fixture
def deciding(qapp: QApplication, project: Project) -> Iterator[Parts]:
    """The adjudicator's window, on the disagreements of two passes."""
    twice(project)
    with opened(qapp, project, ADJUDICATOR) as parts:
        press(parts, "Ctrl+Alt+3")
        yield parts


def own_state(parts: Parts) -> PassState | None:
    view = parts.session.pass_view
    return view.own_pass.state if view and view.own_pass else None


def names(parts: Parts) -> list[str]:
    docket = parts.review.reviewing.docket
    assert docket
    return [case.name for case in docket.cases]


def choose(parts: Parts, name: str) -> None:
    docket = parts.review.reviewing.docket
    assert docket
    case = next(case for case in docket.cases if case.name.startswith(name))
    parts.review.reviewing.choose(case.case_id)
    parts.window.workbench.reader.setFocus()


def choices(parts: Parts) -> dict[str, Choice | None]:
    docket = parts.review.reviewing.docket
    assert docket
    return {
        case.name: case.decision.choice if case.decision else None
        for case in docket.cases
    }


def test_submitting_lists_gaps_and_enter_goes_to_one(
    qapp: QApplication, project: Project
) -> None:
    loose = add(project, ANALYST, COMMENT_SPAN, Kind.COMMENT)
    with opened(qapp, project, ANALYST) as parts:
        press(parts, "Ctrl+Return")
        dialog = parts.window.findChild(SubmitDialog)
        assert dialog is not None
        assert dialog.gaps.count() == 1
        press_in(dialog.gaps, Qt.Key.Key_Return)
        assert parts.session.current == loose
        assert own_state(parts) is PassState.OPEN


def test_a_pass_is_handed_in_and_reopened_with_a_reason(
    qapp: QApplication, project: Project
) -> None:
    read_twice(project)
    with opened(qapp, project, ANALYST) as parts:
        press(parts, "Ctrl+Return")
        dialog = parts.window.findChild(SubmitDialog)
        assert dialog is not None
        dialog.confirmed.emit()
        assert own_state(parts) is PassState.SUBMITTED
        parts.actions.run("reopen_pass")
        again = parts.window.findChild(ReasonDialog)
        assert again is not None
        press_in(again.reason, Qt.Key.Key_Return)
        assert own_state(parts) is PassState.SUBMITTED
        again.reason.setText("a paragraph was left out")
        press_in(again.reason, Qt.Key.Key_Return)
        assert own_state(parts) is PassState.OPEN


def test_before_both_passes_are_in_there_is_one_mode(
    qapp: QApplication, project: Project
) -> None:
    read_twice(project)
    with opened(qapp, project, ANALYST) as parts:
        assert parts.review.reviewing.usable == (Mode.ANNOTATE,)
        assert parts.review.reviewing.blindness() == "Only your own pass is shown"
        press(parts, "Ctrl+Alt+3")
        assert parts.review.reviewing.mode is Mode.ANNOTATE


def test_a_second_reviewer_has_a_mode_of_their_own(
    qapp: QApplication, project: Project
) -> None:
    with opened(qapp, project, ANALYST) as parts:
        parts.actions.run("assign")
        dialog = parts.window.findChild(RolesDialog)
        assert dialog is not None
        dialog.fields[Role.SECOND_REVIEWER].setText(SECOND_REVIEWER)
        dialog.give.click()
    with opened(qapp, project, SECOND_REVIEWER) as parts:
        assert Mode.SECOND_REVIEW in parts.review.reviewing.usable
        press(parts, "Ctrl+Alt+2")
        assert parts.review.reviewing.mode is Mode.SECOND_REVIEW
        assert parts.session.statements == ()


def test_all_kinds_are_decided_by_keys(deciding: Parts) -> None:
    parts = deciding
    kinds = {name.partition(":")[0] for name in names(parts)}
    assert {"boundary", "label"} <= kinds
    for key in ("1", "2", "3", "1", "2", "3"):
        if parts.review.reviewing.docket and parts.review.reviewing.docket.open:
            press(parts, key)
    docket = parts.review.reviewing.docket
    assert docket is not None
    assert docket.open == ()
    assert docket.is_done
    assert parts.review.adjudicate.disagreements.sign_off.isEnabled()


def test_neither_waits_for_its_note(deciding: Parts) -> None:
    parts = deciding
    choose(parts, "boundary")
    press(parts, "0")
    assert choices(parts)["boundary"] is None
    note = parts.review.adjudicate.verdict.note
    assert note.hasFocus()
    type_text("not a statement")
    press(parts, "Return")
    assert choices(parts)["boundary"] is Choice.NEITHER


def test_a_decision_is_undone_and_redone(deciding: Parts) -> None:
    parts = deciding
    choose(parts, "label")
    press(parts, "1")
    assert choices(parts)["label"] is Choice.X
    press(parts, "Ctrl+Z")
    assert choices(parts)["label"] is None
    press(parts, "Ctrl+Shift+Z")
    assert choices(parts)["label"] is Choice.X


def test_deferring_keeps_the_gate_shut(deciding: Parts) -> None:
    parts = deciding
    choose(parts, "boundary")
    press(parts, "D")
    assert choices(parts)["boundary"] is Choice.DEFER
    assert not parts.review.adjudicate.disagreements.sign_off.isEnabled()


def test_why_a_case_was_deferred_is_not_why_it_is_decided(deciding: Parts) -> None:
    parts = deciding
    choose(parts, "label")
    press(parts, "D")
    choose(parts, "label")
    press(parts, "1")
    docket = parts.review.reviewing.docket
    assert docket
    decision = next(c for c in docket.cases if c.name.startswith("label")).decision
    assert decision
    assert decision.choice is Choice.X
    assert decision.reason is ReasonCode.DEFINITION


def test_an_edit_takes_what_is_chosen_and_why(deciding: Parts) -> None:
    parts = deciding
    choose(parts, "label")
    press(parts, "E")
    dialog = parts.window.findChild(EditDecision)
    assert dialog is not None
    press_in(dialog.note, Qt.Key.Key_Return)
    assert choices(parts)["label"] is None
    dialog.note.setText("the post asks")
    press_in(dialog.note, Qt.Key.Key_Return)
    assert choices(parts)["label"] is Choice.EDIT


def test_the_reader_of_a_cable_does_not_decide_on_it(
    qapp: QApplication, project: Project
) -> None:
    twice(project)
    with opened(qapp, project, ANALYST) as parts:
        assert Mode.ADJUDICATE not in parts.review.reviewing.usable
        assert Mode.REPORT in parts.review.reviewing.usable


def test_a_cable_is_signed_off_and_its_analyst_sees_what_became_of_theirs(
    qapp: QApplication, project: Project, tmp_path: Path
) -> None:
    twice(project)
    receipt = tmp_path / "receipt.json"
    with opened(qapp, project, ADJUDICATOR) as parts:
        press(parts, "Ctrl+Alt+3")
        reviewing = parts.review.reviewing
        while reviewing.docket and reviewing.docket.after(None):
            assert reviewing.decide(Choice.X, ReasonCode.TEXT, "")
        parts.review.adjudicate.disagreements.sign_off.click()
        dialog = parts.window.findChild(SignOffDialog)
        assert dialog is not None
        assert not dialog.sign.isEnabled()
        dialog.path.setText(str(receipt))
        dialog.sure.setChecked(True)
        dialog.sign.click()
        assert receipt.is_file()
        assert reviewing.docket
        assert reviewing.docket.stage is Stage.SIGNED_OFF
        press(parts, "1")
        assert "signed off" in (reviewing.why_not_deciding() or "")
    with opened(qapp, project, ANALYST) as parts:
        parts.actions.run("feedback")
        told = parts.window.findChild(FeedbackDialog)
        assert told is not None
        assert told.tree.topLevelItemCount() == 1


def test_a_figure_that_the_data_cannot_give_says_why(
    qapp: QApplication, project: Project
) -> None:
    handed_in(project)  # one label only: chance alone explains it
    with opened(qapp, project, ADJUDICATOR) as parts:
        press(parts, "Ctrl+Alt+4")
        page = parts.review.agreement.page
        assert parts.window.workbench.page is page
        told = [one.accessibleName() for one in page.findChildren(QWidget, "figure")]
        assert all("n = " in words for words in told)
        (kappa,) = (words for words in told if words.startswith("Cohen κ"))
        assert kappa.startswith("Cohen κ: n/a, n = 1 pairs, ")


def test_the_arrows_and_enter_open_the_cases_of_a_cell(deciding: Parts) -> None:
    parts = deciding
    press(parts, "Ctrl+Alt+4")
    page = parts.review.agreement.page
    page.heat.setFocus()
    for _ in range(MOST_CELLS):
        before = page.heat.at
        if page.cases.rowCount():
            break
        press_in(page.heat, Qt.Key.Key_Right)
        if page.heat.at == before:
            page.heat.go_to(before[0] + 1, 0)
    assert page.cases.rowCount()
    press_in(page.heat, Qt.Key.Key_Return)
    assert page.cases.hasFocus()
    parts.review.agreement.open_case(0)
    assert parts.review.reviewing.mode is Mode.ADJUDICATE


def test_a_cell_without_cases_says_so(deciding: Parts) -> None:
    press(deciding, "Ctrl+Alt+4")
    page = deciding.review.agreement.page
    page.show_cases("denial × assertion", "0 cases", ())
    assert page.cases.isHidden()
    page.show_cases("denial × denial", "1 case", (("09PORTSELWYN41", "¶2", "no"),))
    assert not page.cases.isHidden()


def test_figures_are_saved(deciding: Parts, tmp_path: Path) -> None:
    press(deciding, "Ctrl+Alt+4")
    deciding.review.agreement.save(tmp_path / "figures.csv")
    assert "cohen_kappa" in (tmp_path / "figures.csv").read_text(encoding="utf-8")


def test_the_lanes_show_both_sides_and_go_when_the_mode_does(deciding: Parts) -> None:
    parts = deciding
    lanes = parts.window.workbench.reader.sides
    assert lanes.is_shown
    assert lanes.lanes.placed()
    press(parts, "Ctrl+Alt+1")
    assert not lanes.is_shown
