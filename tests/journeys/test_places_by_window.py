"""Finding places and recording at many of them; following references; by keys."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from reviewer.gui.dialogs.go_to import GoToDialog
from reviewer.gui.wiring import Parts
from reviewer.services import browsing, projects
from tests import window
from tests.three_cables import ANALYST, ONE, THREE, TWO, a_corpus
from tests.window import press, press_in, type_text

Opener = Callable[[], AbstractContextManager[Parts]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    project = a_corpus(tmp_path)
    projects.close(project)
    return project.path


@pytest.fixture
def open_again(qapp: QApplication, path: Path) -> Opener:
    return lambda: window.opened(qapp, path, reviewer=ANALYST)


@pytest.fixture
def parts(open_again: Opener) -> Iterator[Parts]:
    with open_again() as found:
        yield found


def recorded(parts: Parts) -> dict[str, list[str]]:
    """The person's statements by cable, as they are stored."""
    project = parts.session.project
    assert project is not None
    found = {}
    for row in browsing.cables(project, reviewer=ANALYST):
        text = browsing.cable(project, row.cable_id).text
        view = browsing.pass_view(project, row.cable_id, reviewer=ANALYST)
        spans = [one.spans[0] for one in view.statements]
        found[str(row.cable_id)] = [text[s.start : s.end] for s in spans]
    return found


def said(parts: Parts) -> str:
    return parts.window.messages.text


def at(parts: Parts) -> tuple[str, str]:
    """The cable on the screen and the words selected in it."""
    opened = parts.session.open_cable
    assert opened is not None
    spans = parts.window.workbench.reader.selection()
    return opened.cable_id, " ".join(opened.text[s.start : s.end] for s in spans)


def look_for(parts: Parts, words: str) -> None:
    press(parts, "Ctrl+Shift+K")
    type_text(words)
    press(parts, "Return")


def test_many_places_are_recorded_undone_and_redone_by_keys(
    open_again: Opener,
) -> None:
    both = {ONE: ["fog"], TWO: [], THREE: ["fog"]}
    neither: dict[str, list[str]] = {ONE: [], TWO: [], THREE: []}
    with open_again() as parts:
        look_for(parts, "fog")
        panel = parts.window.workbench.concordance
        assert panel.query.count.text() == "2 places in 2 cables"
        press(parts, "Down", "Space", "Down", "Space", "D")
        assert recorded(parts) == both
        shown = [panel.model.line_at(row) for row in range(2)]
        assert all(line and len(line.statements) == 1 for line in shown)
        press(parts, "Ctrl+Z")
        assert recorded(parts) == neither
        assert not [row for row in range(2) if panel.model.line_at(row).statements]  # type: ignore[union-attr]
    with open_again() as parts:
        press(parts, "Ctrl+Shift+Z")
        assert recorded(parts) == both
        press(parts, "Ctrl+Z")
        assert recorded(parts) == neither


def test_a_place_opens_with_the_hit_selected_and_one_finds_back(parts: Parts) -> None:
    look_for(parts, "fog")
    press(parts, "Down", "Down", "Return")
    assert at(parts) == (THREE, "fog")
    assert parts.window.workbench.reader.hasFocus() or QApplication.focusWidget()
    press(parts, "Backspace")
    assert at(parts)[0] == ONE
    press(parts, "Shift+Backspace")
    assert at(parts)[0] == THREE


def test_what_was_left_out_is_said(parts: Parts) -> None:
    look_for(parts, "fog")
    press(parts, "Down", "Space", "D")
    press(parts, "Ctrl+A", "D")
    assert "Left out 1 place: 1 already recorded so" in said(parts)


def test_sentences_are_recorded_where_that_was_chosen(parts: Parts) -> None:
    look_for(parts, "denied")
    parts.window.workbench.concordance.strip.extent.setCurrentIndex(1)
    press(parts, "Down", "Ctrl+A", "B")
    assert recorded(parts)[ONE] == ["The harbour master denied raising dues."]
    assert recorded(parts)[TWO] == ["Nobody denied it."]


def test_words_come_from_the_text_and_from_the_search(parts: Parts) -> None:
    panel = parts.window.workbench.concordance
    press(parts, "Ctrl+2", "W", "Ctrl+Shift+K")
    assert panel.query.box.text() == '"The"'
    assert not panel.is_empty
    parts.window.workbench.cables.search.show_text("fog post:SELWYN")
    press(parts, "Ctrl+Alt+K")
    assert "fog" in panel.query.box.text()
    assert panel.query.count.text() == "2 places in 2 cables"


def test_a_scope_looks_at_fewer_cables(parts: Parts) -> None:
    look_for(parts, "fog")
    panel = parts.window.workbench.concordance
    panel.query.scope.setCurrentIndex(2)
    assert panel.query.count.text() == "1 place in 1 cable"
    parts.window.workbench.cables.search.show_text("id:10PORT")
    panel.query.scope.setCurrentIndex(1)
    assert panel.query.count.text() == "1 place in 1 cable"


def test_a_wrong_pattern_is_told_in_the_panel(parts: Parts) -> None:
    panel = parts.window.workbench.concordance
    panel.query.pattern.setChecked(True)
    look_for(parts, "(fog")
    assert "character 1" in panel.empty_state.why
    look_for(parts, "f.g")
    assert panel.query.count.text() == "2 places in 2 cables"


def test_references_are_followed_and_missing_ones_told(parts: Parts) -> None:
    bench = parts.window.workbench
    parts.session.show_cable(TWO)
    press(parts, "Ctrl+Shift+P")
    type_text("Go to the references")
    press(parts, "Return")
    press(parts, "Return")
    assert "09KARVALCITY55 is not in this project" in said(parts)
    press(parts, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "09KARVALCITY55"
    press(parts, "Down", "Return")
    assert at(parts)[0] == ONE
    assert bench.dock.count(3) == "4"  # two made, cited by two
    press(parts, "Ctrl+Alt+Left")
    assert at(parts)[0] == TWO


def test_a_reference_in_the_header_opens_by_key(parts: Parts) -> None:
    parts.session.show_cable(TWO)
    card = parts.window.workbench.reader._card
    assert card._links is not None
    absent, here = card._links.links
    assert absent.accessibleName().endswith("missing")
    here.setFocus()
    press(parts, "Return")
    assert at(parts)[0] == ONE


def test_one_goes_to_a_cable_and_paragraph_by_name(parts: Parts) -> None:
    def go(text: str) -> None:
        parts.actions.run("go_to")
        (dialog,) = (d for d in parts.window.findChildren(GoToDialog) if d.isVisible())
        dialog.field.setText(text)
        press_in(dialog.go, Qt.Key.Key_Space)

    go(f"{THREE} ¶1")
    assert at(parts)[0] == THREE
    go(f"{ONE} ¶2")
    reader, opened = parts.window.workbench.reader, parts.session.open_cable
    assert opened is not None
    assert opened.cable_id == ONE
    paragraph = opened.cable.paragraph_at(reader.caret_position())
    assert paragraph is not None
    assert paragraph.number == 2
    go("7")
    assert f"{ONE} has no ¶7" in said(parts)
    go("09NOWHERE1 ¶1")
    assert "09NOWHERE1 is not in this project" in said(parts)


def test_missing_cables_are_listed_and_saved(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing.csv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_given: (str(target), "")
    )
    parts.actions.run("missing_references")
    panel = parts.window.workbench.references
    assert panel.shows_missing
    assert panel.model.rowCount() == 1
    panel.save.click()
    assert "09KARVALCITY55" in target.read_text(encoding="utf-8")
