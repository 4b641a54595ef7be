"""The page of propositions in the window, used by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from reviewer.domain.proposition import Stand
from reviewer.gui.propositions.page import PropositionsPage
from reviewer.gui.wiring import Parts
from reviewer.services import boards, projects
from tests import gathered
from tests.gathered import ANALYST, FORCE, LEASE, ROLLS, THREE, a_study
from tests.window import opened, press, type_text


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    study = a_study(tmp_path)
    path = study.project.path
    projects.close(study.project)
    with opened(qapp, path) as window:
        yield window


def _page(parts: Parts) -> PropositionsPage:
    page = parts.ways.propositions.page
    assert page.isVisible()
    return page


def _titles(page: PropositionsPage) -> list[str]:
    return [line.proposition.title for line in page.titles.model.lines]


def _dialog(parts: Parts) -> QDialog:
    (dialog,) = (d for d in parts.window.findChildren(QDialog) if d.isVisible())
    return dialog


def _go_to(parts: Parts, name: str) -> None:
    """Open a statement's cable with the statement in hand."""
    for cable_id, words in ((THREE, name),):
        parts.session.show_cable(cable_id)
        text = parts.session.open_cable
        assert text is not None
        found = next(s for s in parts.session.statements if _says(parts, s, words))
        parts.session.select(found.statement_id)
        parts.window.workbench.reader.setFocus()


def _says(parts: Parts, statement: object, words: str) -> bool:
    cable = parts.session.open_cable
    span = statement.spans[0]  # type: ignore[attr-defined]
    return cable is not None and words in cable.text[span.start : span.end]


def test_nothing_is_made_or_read_before_the_page_is_opened(parts: Parts) -> None:
    assert parts.window.findChild(PropositionsPage) is None


def test_the_list_names_the_most_cited_first_and_the_board_shows_it(
    parts: Parts,
) -> None:
    press(parts, "Ctrl+T")
    page = _page(parts)
    assert _titles(page)[0] == FORCE
    assert set(_titles(page)) == {FORCE, LEASE, ROLLS}
    assert page.titles.count.text() == "3 propositions · 10 statements"
    assert page.board.title.text() == FORCE
    assert not parts.window.workbench.cables.isVisible()
    names = [view.accessibleName() for view in page.board.columns.cards]
    assert any("disputed by 2 comments" in name for name in names)
    assert any("disputes · rebuts the denial" in name for name in names)
    assert sum("not addressed by post" in name for name in names) == 3


def test_the_banner_is_the_highest_of_what_is_shown(parts: Parts) -> None:
    parts.session.show_cable(THREE)
    assert parts.window.banner_top.text == "CONFIDENTIAL"
    press(parts, "Ctrl+T")
    assert parts.window.banner_top.text == "SECRET"
    press(parts, "Down", "Down")
    assert parts.window.banner_top.text == "CONFIDENTIAL"
    press(parts, "Up", "Up", "Esc")
    assert parts.window.banner_top.text == "CONFIDENTIAL"
    assert parts.window.workbench.reader.isVisible()


def test_arrows_walk_over_cards_and_enter_opens_the_cable(parts: Parts) -> None:
    press(parts, "Ctrl+T", "Right")
    assert _held(parts).stand is Stand.ASSERTS
    press(parts, "Right", "Down")
    assert _held(parts).stand is Stand.DENIES
    press(parts, "Left", "Right", "Right", "Left")
    chosen = _held(parts)
    assert chosen.stand is Stand.DENIES
    press(parts, "Return")
    assert not _page_is_open(parts)
    assert parts.session.current == chosen.statement
    press(parts, "Ctrl+Alt+Left")  # the way back after a jump


def _held(parts: Parts) -> boards.Card:
    card = _page(parts).board.columns.current
    assert card is not None
    return card


def _page_is_open(parts: Parts) -> bool:
    return parts.ways.propositions.is_seen


def test_a_mark_of_the_timeline_opens_its_cable(parts: Parts) -> None:
    press(parts, "Ctrl+T")
    marks = _page(parts).board.timeline.marks
    assert len(marks) == 8
    assert "19 Feb 2009" in marks[0].accessibleName()
    marks[-1].click()
    assert parts.session.open_cable
    assert parts.session.open_cable.cable_id == THREE


def test_del_takes_out_and_undo_brings_back(parts: Parts) -> None:
    press(parts, "Ctrl+T", "Right")
    page = _page(parts)
    before = len(page.board.columns.cards)
    press(parts, "Del")
    assert len(page.board.columns.cards) == before - 1
    press(parts, "Ctrl+Z")
    assert len(page.board.columns.cards) == before


def test_t_in_the_text_gathers_under_a_proposition_found_by_letters(
    parts: Parts,
) -> None:
    _go_to(parts, "open the rolls")
    press(parts, "T")
    type_text("secret ls")
    press(parts, "Return")
    assert _under(parts, LEASE) == 2


def test_t_in_the_text_makes_a_proposition_in_place(parts: Parts) -> None:
    _go_to(parts, "open the rolls")
    press(parts, "T")
    type_text("The rolls will be opened")
    press(parts, "Return")
    assert _under(parts, "The rolls will be opened") == 1
    _come_back(parts)
    press(parts, "Ctrl+Z")
    assert "The rolls will be opened" not in _listed(parts)


def test_f2_renames_and_a_taken_title_is_refused_before_it_is_given(
    parts: Parts,
) -> None:
    press(parts, "Ctrl+T", "F2")
    field = _dialog(parts).findChild(QLineEdit)
    assert field is not None
    field.setText(LEASE)
    press(parts, "Return")
    assert _dialog(parts).isVisible()
    field.setText("Disputes are settled by force")
    press(parts, "Return")
    assert _page(parts).board.title.text() == "Disputes are settled by force"


def test_insert_makes_a_proposition_and_del_in_the_list_removes_it(
    parts: Parts,
) -> None:
    press(parts, "Ctrl+T", "Ins")
    type_text("Cranes are safe")
    press(parts, "Return")
    page = _page(parts)
    assert page.board.title.text() == "Cranes are safe"
    _come_back(parts)
    page.titles.view.setFocus()
    press(parts, "Del")
    assert "Cranes are safe" not in _titles(page)


def test_a_statement_is_added_from_the_page(parts: Parts) -> None:
    press(parts, "Ctrl+T", "T")
    type_text("ombudsman")
    press(parts, "Return")
    assert _under(parts, FORCE) == 9


def test_a_card_is_copied_with_its_provenance_and_pasted_elsewhere(
    parts: Parts,
) -> None:
    press(parts, "Ctrl+T", "Right", "Ctrl+C")
    text = QApplication.clipboard().text()
    assert "stewards walk the piers" in text
    assert "[09PORTSELWYN109 ¶1 (S)]" in text
    page = _page(parts)
    page.titles.view.setFocus()
    press(parts, "Down", "Ctrl+V")
    shown = page.shown
    assert shown is not None
    assert _under(parts, shown.title) == 2


def test_the_unanswered_claims_are_listed_and_gathered(parts: Parts) -> None:
    parts.actions.run("unanswered")
    page = _page(parts)
    assert page.is_on_unanswered
    assert page.unanswered.count.text() == "5 claims, the oldest first"
    press(parts, "T")
    type_text("Nobody answered")
    press(parts, "Return")
    assert _under(parts, "Nobody answered") == 1
    _come_back(parts)
    page.unanswered.list.setFocus()
    press(parts, "Return")
    assert not _page_is_open(parts)


def test_searching_narrows_the_list_by_letters(parts: Parts) -> None:
    press(parts, "Ctrl+T")
    page = _page(parts)
    page.titles.box.setFocus()
    type_text("lease")
    assert _titles(page) == [LEASE]
    press(parts, "Esc")
    assert len(_titles(page)) == 3
    assert _page_is_open(parts)


def test_columns_stand_two_by_two_where_there_is_little_room(parts: Parts) -> None:
    press(parts, "Ctrl+T")
    columns = _page(parts).board.columns
    assert columns.across == 4
    parts.window.resize(1024, 700)
    QApplication.processEvents()
    assert columns.across == 2


def test_every_control_of_the_page_has_a_name(parts: Parts) -> None:
    press(parts, "Ctrl+T")
    focused = [
        child
        for child in _page(parts).findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
    ]
    assert len(focused) > 8
    assert not [child for child in focused if not child.accessibleName()]


def _come_back(parts: Parts) -> None:
    """Be in the window again after a dialog; nobody manages windows offscreen."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    parts.window.activateWindow()
    QApplication.processEvents()


def _listed(parts: Parts) -> dict[str, int]:
    project = parts.session.project
    assert project is not None
    lines = boards.listed(project, reviewer=ANALYST)
    return {line.proposition.title: line.statements for line in lines}


def _under(parts: Parts, title: str) -> int:
    return _listed(parts)[title]


def test_the_study_is_what_these_tests_think(tmp_path: Path) -> None:
    study = a_study(tmp_path)
    assert len(gathered.ids(study, "pairs", "denies")) == 2
    projects.close(study.project)


def test_the_page_comes_over_another_page_and_gives_way_to_it(parts: Parts) -> None:
    under = QWidget()
    parts.window.workbench.show_page(under)
    press(parts, "Ctrl+T")
    assert _page_is_open(parts)
    press(parts, "Esc")
    assert under.isVisible()
    press(parts, "Ctrl+T", "Right", "Return")
    assert not under.isVisible()
    assert parts.window.workbench.reader.isVisible()


def test_another_page_takes_the_banner_back(parts: Parts) -> None:
    parts.session.show_cable(THREE)
    press(parts, "Ctrl+T")
    assert parts.window.banner_top.text == "SECRET"
    parts.window.workbench.show_page(None)
    parts.ways.propositions.give_way()
    assert parts.window.banner_top.text == "CONFIDENTIAL"
