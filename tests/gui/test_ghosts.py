"""Suggestions in the window, answered by keys."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import resources
from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Origin
from reviewer.gui.wiring import Parts
from reviewer.services import importing, projects
from tests import window
from tests.window import press

CABLE = "09PORTSELWYN44"
SHOW = "Ctrl+Shift+G"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one cable of the sample that nobody has read."""
    path = tmp_path_factory.mktemp("made") / "harbour.reviewer"
    project = projects.create(path)
    file = resources.path(f"sample/{CABLE}.txt")
    importing.import_paths(project, [file], reviewer="analyst")
    projects.close(project)
    return path


@pytest.fixture
def harbour(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "home"))
    return Path(shutil.copy(made, tmp_path / made.name))


@pytest.fixture
def parts(qapp: QApplication, harbour: Path) -> Iterator[Parts]:
    with window.opened(qapp, harbour) as found:
        press(found, "Ctrl+2")
        yield found


def spoken(parts: Parts) -> str:
    return parts.window.workbench.reader.ghosts.bubble.accessibleName()


def test_until_they_are_asked_for_only_their_number_is_told(
    parts: Parts, qtbot: QtBot
) -> None:
    bar, reader = parts.window.workbench.ghosts.bar, parts.window.workbench.reader
    qtbot.waitUntil(bar.isVisible)
    assert bar.words == "20 suggestions for this cable"
    assert reader.ghosts.marks.areas() == []
    assert not reader.ghosts.bubble.isVisible()


def test_the_key_shows_them_and_hides_them_and_is_remembered(parts: Parts) -> None:
    bench = parts.window.workbench
    press(parts, SHOW)
    assert bench.ghosts.bar.words == "20 suggestions left"
    assert bench.ghosts.panel.isVisible()
    assert not bench.statements.isVisible()
    assert not bench.dock.isVisible()
    assert bench.reader.ghosts.marks.areas()
    assert parts.preferences.settings.suggestions.first
    press(parts, SHOW)
    assert not bench.ghosts.panel.isVisible()
    assert bench.statements.isVisible()
    assert bench.dock.isVisible()
    assert bench.reader.ghosts.marks.areas() == []


def test_tab_steps_and_space_accepts_and_goes_on(parts: Parts) -> None:
    press(parts, SHOW, "Tab", "Tab")
    assert spoken(parts).startswith("Denial?")
    press(parts, "Space")
    statement = parts.session.current
    assert statement
    assert (statement.statement_type, statement.origin) == ("denial", Origin.ACCEPTED)
    assert spoken(parts).startswith("Judgement?")
    press(parts, "Shift+Tab")
    assert spoken(parts).startswith("Accusation?")
    press(parts, "Ctrl+Z")
    assert parts.session.statements == ()
    assert spoken(parts).startswith("Denial?")


def test_x_rejects_and_enter_in_the_list_brings_back(parts: Parts) -> None:
    panel = parts.window.workbench.ghosts.panel
    press(parts, SHOW, "X")
    assert list(parts.ghosts.rejected) == [0]
    assert len(parts.ghosts.left) == 19
    panel.refused.click()
    assert panel.model.rowCount() == 1
    panel.setFocus()
    panel.table.selectRow(0)
    window.press_in(panel.table, Qt.Key.Key_Return)
    assert not parts.ghosts.rejected
    assert len(parts.ghosts.left) == 20


def test_edited_first_it_is_recorded_as_edited(parts: Parts) -> None:
    press(parts, SHOW, "E", "Alt+Left", "D")
    (statement,) = parts.session.statements
    assert statement.origin is Origin.EDITED
    assert statement.statement_type == "denial"
    assert len(parts.ghosts.left) == 19


def test_a_link_is_offered_once_both_ends_are_there(parts: Parts) -> None:
    press(parts, SHOW)
    link = parts.ghosts.found.links[-1]
    for number in (link.target, link.source):
        parts.ghosts.choose(number)
        press(parts, "Space")
    assert parts.ghosts.link
    assert spoken(parts).startswith(f"Link: {link.kind}?")
    press(parts, "Space")
    (made,) = parts.session.links
    assert made.kind == link.kind
    assert parts.ghosts.link is None


def test_tab_means_tab_where_no_suggestion_is_shown(parts: Parts) -> None:
    reader = parts.window.workbench.reader
    press(parts, SHOW, SHOW)
    before = QApplication.focusWidget()
    assert before
    assert reader.isAncestorOf(before)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not before


def test_tab_leaves_the_list(parts: Parts) -> None:
    press(parts, SHOW)
    panel = parts.window.workbench.ghosts.panel
    panel.setFocus()
    at = parts.ghosts.at
    press(parts, "Tab")
    assert QApplication.focusWidget() is not panel.table
    assert parts.ghosts.at == at


def test_one_kind_can_be_shown_alone(parts: Parts) -> None:
    press(parts, SHOW)
    parts.ghosts.show_kind(Kind.COMMENT)
    panel = parts.window.workbench.ghosts.panel
    assert panel.model.rowCount() == len(parts.ghosts.offered) == 5
    assert spoken(parts).startswith("Judgement?")


def test_a_click_on_words_or_tag_goes_there(parts: Parts) -> None:
    press(parts, SHOW)
    marks = parts.window.workbench.reader.ghosts.marks
    ghost, _area = marks.tags()[1]
    marks.clicked.emit(ghost.number)
    assert parts.ghosts.at == ghost.number


def test_a_second_reading_has_none_before_it_asks(
    qapp: QApplication, harbour: Path
) -> None:
    with window.opened(qapp, harbour) as found:
        press(found, "Ctrl+2", SHOW, "Space")
        assert found.session.statements
    with window.opened(qapp, harbour, reviewer="second reviewer") as found:
        assert not found.ghosts.is_on
        assert not found.ghosts.is_waiting
        assert not found.ghosts.is_made
        press(found, "Ctrl+2", SHOW)
        assert len(found.ghosts.left) == 20
        assert found.preferences.settings.suggestions.second


def test_words_recorded_by_hand_take_what_the_text_tells(parts: Parts) -> None:
    press(parts, SHOW)
    parts.ghosts.choose(2)
    spans = parts.ghosts.found.items[2].spans
    press(parts, SHOW)
    parts.window.workbench.reader.select_span(spans)
    press(parts, "C")
    statement = parts.session.current
    assert statement
    assert (statement.statement_type, statement.origin) == ("denial", Origin.MANUAL)
    assert statement.cue_spans
    assert statement.source_spans


def test_with_very_large_type_the_text_keeps_the_room(parts: Parts) -> None:
    bench = parts.window.workbench
    parts.viewing.set_scale(2.0)
    press(parts, SHOW)
    assert not bench.ghosts.panel.isVisible()
    assert bench.reader.ghosts.bubble.isVisible()
    parts.viewing.set_scale(1.0)
    assert bench.ghosts.panel.isVisible()


def test_the_list_takes_the_room_of_the_right_pane_and_no_more(parts: Parts) -> None:
    bench = parts.window.workbench
    before = bench.cables.width(), bench.reader.width()
    press(parts, SHOW)
    assert (bench.cables.width(), bench.reader.width()) == pytest.approx(before, abs=2)
    parts.window.resize(1500, 900)
    parts.window.resize(*window.SIZE)
    QApplication.processEvents()
    assert (bench.cables.width(), bench.reader.width()) == pytest.approx(before, abs=2)
    press(parts, SHOW)
    assert (bench.cables.width(), bench.reader.width()) == pytest.approx(before, abs=2)
