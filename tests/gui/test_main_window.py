"""The window as a person without a mouse, or without eyes, meets it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from reviewer.domain.codebook import Kind
from reviewer.gui.wiring import Parts
from reviewer.services import projects, samples
from tests import window
from tests.window import press, type_text

NAMES = (
    "mainWindow",
    "cableList",
    "searchBox",
    "reader",
    "readerPane",
    "markingGutter",
    "minimap",
    "statementTable",
    "inspector",
    "ledger",
    "commandPalette",
    "bannerTop",
    "bannerBottom",
    "statusSaved",
)
SPEAKING = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(tmp_path: Path, made_sample: Path) -> Path:
    return Path(shutil.copy(made_sample, tmp_path / made_sample.name))


@pytest.fixture
def parts(qapp: QApplication, sample: Path) -> Iterator[Parts]:
    with window.opened(qapp, sample) as found:
        found.session.show_cable(samples.SHOWN_CABLE)
        yield found


def find(parts: Parts, name: str) -> QObject:
    if parts.window.objectName() == name:
        return parts.window
    found = parts.window.findChild(QObject, name)
    assert found is not None, name
    return found


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        inner = isinstance(widget.parent(), QComboBox | QLineEdit | QScrollBar)
        if inner or widget.isHidden() or not isinstance(widget, SPEAKING):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found


def open_dialog(parts: Parts) -> QDialog:
    (dialog,) = (d for d in parts.window.findChildren(QDialog) if d.isVisible())
    return dialog


@pytest.mark.parametrize("name", NAMES)
def test_automation_finds_its_names(parts: Parts, name: str) -> None:
    assert find(parts, name).objectName() == name


def test_every_control_has_a_name(parts: Parts) -> None:
    press(parts, "]")
    assert nameless(parts.window) == []


@pytest.mark.parametrize("action", ["keys", "help", "export", "note", "identity"])
def test_every_control_of_a_dialog_has_a_name(parts: Parts, action: str) -> None:
    parts.actions.run(action)
    dialog = open_dialog(parts)
    assert nameless(dialog) == []
    assert dialog.accessibleName()
    dialog.reject()


def test_no_label_takes_cable_text_for_markup(parts: Parts) -> None:
    cable = parts.session.open_cable
    assert cable is not None
    for label in parts.window.findChildren(QLabel):
        if label.text() and label.text() in cable.text:
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_the_banner_is_spelled_out_at_both_ends(parts: Parts) -> None:
    top, bottom = parts.window.banner_top, parts.window.banner_bottom
    assert top.text == bottom.text == "CONFIDENTIAL"
    assert "FICTIONAL – TRAINING" in top.accessibleName()


def test_without_a_project_the_first_page_is_shown(qapp: QApplication) -> None:
    with window.opened(qapp, None, reviewer="") as parts:
        assert parts.window.is_on_first_page
        assert parts.window.banner_top.text == "NO CABLE DISPLAYED"
        assert nameless(parts.window) == []


def test_enter_on_the_first_page_opens_a_copy_of_the_sample(qapp: QApplication) -> None:
    with window.opened(qapp, None, reviewer="") as parts:
        parts.window.activateWindow()
        type_text("Night desk")
        press(parts, "Return")
        assert parts.session.reviewer == "Night desk"
        assert not parts.window.is_on_first_page
        assert parts.session.open_cable is not None
        assert parts.session.open_cable.cable_id == samples.SHOWN_CABLE
        assert parts.session.statements
        assert parts.preferences.settings.recent


def test_keys_lead_through_the_panes(parts: Parts) -> None:
    bench = parts.window.workbench
    seen: list[str] = []
    for name in ("cables", "reader", "ledger", "statements", "inspector"):
        press(parts, f"Ctrl+{len(seen) + 1}")
        focused = QApplication.focusWidget()
        assert focused is not None
        pane = bench.pane(name)
        assert pane is focused or pane.isAncestorOf(focused), name
        seen.append(name)
    press(parts, "F6")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.cables.isAncestorOf(focused)


@pytest.mark.parametrize(
    "key",
    ["Escape", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "F6", "Shift+F6", "Return"],
)
def test_the_list_over_the_reader_goes_away(
    qapp: QApplication, sample: Path, key: str
) -> None:
    with window.opened(qapp, sample, size=(1280, 720)) as parts:
        bench = parts.window.workbench
        press(parts, "Ctrl+1")
        assert bench.cables.isVisible()
        press(parts, key)
        assert not bench.cables.isVisible()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not bench.cables.isAncestorOf(focused)


def test_the_list_over_the_reader_goes_away_by_tab(
    qapp: QApplication, sample: Path
) -> None:
    with window.opened(qapp, sample, size=(1280, 720)) as parts:
        bench = parts.window.workbench
        bench.show_cables()
        bench.cables.focus_search()
        press(parts, "Shift+Tab", "Shift+Tab", "Shift+Tab")
        assert not bench.cables.isVisible()


def test_escape_in_the_empty_search_puts_the_list_away(
    qapp: QApplication, sample: Path
) -> None:
    with window.opened(qapp, sample, size=(1280, 720)) as parts:
        bench = parts.window.workbench
        bench.show_cables()
        bench.cables.focus_search()
        type_text("crane")
        press(parts, "Escape")
        assert bench.cables.isVisible()
        press(parts, "Escape")
        assert not bench.cables.isVisible()


def test_the_text_shows_that_the_keyboard_came(parts: Parts) -> None:
    ring = parts.window.workbench.reader._ring
    press(parts, "Ctrl+4", "Ctrl+2")
    assert ring.isVisible()
    assert ring.width() == parts.window.workbench.reader.width()
    press(parts, "J")
    assert not ring.isVisible()


def test_the_text_keeps_half_of_the_height_with_large_type(
    qapp: QApplication, sample: Path
) -> None:
    with window.opened(qapp, sample, size=(1280, 720)) as parts:
        try:
            parts.viewing.set_scale(2.0)
            qapp.processEvents()
            bench = parts.window.workbench
            assert bench.reader.height() >= bench.height() // 2 - 1
            panes = (bench.ledger, bench.statements, bench.inspector)
            assert [pane.isVisible() for pane in panes] == [True, False, False]
            press(parts, "Ctrl+4")
            assert [pane.isVisible() for pane in panes] == [False, True, False]
        finally:
            parts.viewing.set_scale(1.0)
            qapp.processEvents()


def test_a_key_that_cannot_be_done_gives_its_reason(qtbot: QtBot, parts: Parts) -> None:
    press(parts, "Ctrl+2")
    with qtbot.waitSignal(parts.actions.refused) as refused:
        press(parts, "D")
    assert refused.args is not None
    assert refused.args[1] == "Nothing is selected: S selects a sentence."


def test_single_keys_can_be_switched_off(parts: Parts) -> None:
    before = len(parts.session.statements)
    parts.viewing.single_keys()
    press(parts, "Ctrl+2", "S", "D")
    assert len(parts.session.statements) == before
    parts.viewing.single_keys()
    press(parts, "S", "D")
    assert len(parts.session.statements) == before + 1


def test_single_keys_are_letters_elsewhere(parts: Parts) -> None:
    before = len(parts.session.statements)
    press(parts, "Ctrl+1")
    parts.window.workbench.cables.focus_search()
    type_text("cdab")
    assert len(parts.session.statements) == before


def test_a_remapped_key_works_at_once(parts: Parts) -> None:
    parts.preferences.set_key("denial", "Ctrl+D")
    press(parts, "Ctrl+2", "S", "Ctrl+D")
    assert parts.session.current is not None
    assert parts.session.current.statement_type == "denial"


def test_find_selects_what_it_finds(parts: Parts) -> None:
    press(parts, "Ctrl+F")
    type_text("lamp money")
    cable, spans = parts.session.open_cable, parts.window.workbench.reader.selection()
    assert cable is not None
    assert cable.text[spans[0].start : spans[-1].end].lower() == "lamp money"
    press(parts, "Escape")
    assert not parts.window.workbench.find_bar.isVisible()


def test_the_palette_runs_an_action(parts: Parts) -> None:
    press(parts, "Ctrl+Shift+P")
    type_text("next cable")
    before = parts.session.open_cable
    press(parts, "Return")
    assert not parts.window.palette_overlay.isVisible()
    assert parts.session.open_cable != before


def test_the_palette_says_that_nothing_is_found(parts: Parts) -> None:
    press(parts, "Ctrl+Shift+P")
    type_text("xyzzy")
    overlay = parts.window.palette_overlay
    assert overlay.shown == ()
    assert overlay._list.model().index(0, 0).data().startswith("No action")
    press(parts, "Return")
    assert overlay.isVisible()
    press(parts, "Escape")


def test_a_link_from_the_ledger_offers_comments_first(parts: Parts) -> None:
    claim = next(s for s in parts.session.statements if s.kind is Kind.CLAIM)
    parts.window.workbench.ledger.link_requested.emit(claim.statement_id)
    mode = parts.annotating.link_mode
    kinds = [target.statement.kind for target in mode._targets]
    assert kinds[0] is Kind.COMMENT
    assert kinds == sorted(kinds, key=lambda kind: kind is not Kind.COMMENT)
    assert parts.window.workbench.link_prompt.at == 0
    mode.cancel()


def test_the_palette_reads_a_reason_and_does_nothing_else(
    qtbot: QtBot, parts: Parts
) -> None:
    press(parts, "Ctrl+Shift+P")
    type_text("record a denial")
    with qtbot.waitSignal(parts.window.palette_overlay.refused):
        press(parts, "Return")
    assert parts.window.palette_overlay.isVisible()
    press(parts, "Escape")


def test_a_link_is_left_by_escape(parts: Parts) -> None:
    press(parts, "Ctrl+2", "]", "]", "L")
    links = len(parts.session.links)
    assert parts.window.workbench.link_prompt.isVisible()
    press(parts, "J", "Escape")
    assert not parts.window.workbench.link_prompt.isVisible()
    assert len(parts.session.links) == links


def test_a_dropped_file_is_added(parts: Parts, tmp_path: Path) -> None:
    count = parts.session.count
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    parts.opening.take_dropped([str(bad)])
    dialog = open_dialog(parts)
    assert dialog.objectName() == "importReport"
    assert dialog.windowTitle() == "Nothing was added"
    field = dialog.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText().count("empty.txt") == 1
    assert parts.session.count == count
    dialog.accept()


def test_a_read_only_project_says_so_in_red(qapp: QApplication, sample: Path) -> None:
    with window.opened(qapp, None) as parts:
        parts.session._take(projects.open_project(sample, read_only=True))
        qapp.processEvents()
        assert parts.window.notice.isVisible()
        assert "Editing is off" in parts.window.notice.text
        assert "copy the file" in parts.window.notice.text


def test_the_red_bar_goes_when_changes_can_be_saved_again(
    parts: Parts, sample: Path
) -> None:
    before = len(parts.session.statements)
    press(parts, "Ctrl+2", "S")
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        press(parts, "D")
        other.execute("ROLLBACK")
    assert parts.window.notice.isVisible()
    assert not parts.window.messages.isVisible()
    assert len(parts.session.statements) == before

    parts.watching.look()
    press(parts, "D")

    assert len(parts.session.statements) == before + 1
    assert not parts.window.notice.isVisible()
    assert parts.window.status_line._saved.text.startswith("Saved")


def test_a_history_that_cannot_be_read_is_told(parts: Parts, sample: Path) -> None:
    press(parts, "Ctrl+2", "]")
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        parts.presenter.show_statement_history()
        other.execute("ROLLBACK")
    assert "is locked" in parts.window.messages.text


def test_a_new_project_says_how_to_go_on(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "new.reviewer"
    projects.close(projects.create(path))
    with window.opened(qapp, path) as parts:
        assert parts.window.workbench._empty.isVisible()
        assert parts.window.banner_top.text == "NO CABLE DISPLAYED"
        assert nameless(parts.window) == []


def test_a_bug_while_painting_fails_a_test(qtbot: QtBot, qapp: QApplication) -> None:
    class Broken(QWidget):
        def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
            raise ZeroDivisionError

    broken = Broken()
    qtbot.addWidget(broken)
    with capture_exceptions() as exceptions:
        broken.show()
        qapp.processEvents()
    assert [kind for kind, *_ in exceptions] == [ZeroDivisionError]


def test_a_void_method_may_be_called_for_ever(qapp: QApplication) -> None:
    """PySide6 6.12.0 aborted after some five thousand calls."""
    widget = QAbstractScrollArea()
    for _ in range(20_000):
        widget.update()
    qapp.processEvents()


def test_the_window_is_built_before_the_store_is_loaded() -> None:
    code = (
        "import sys, reviewer.gui.application as a; "
        "print([m for m in ('sqlalchemy', 'alembic', 'jinja2', 'typst') "
        "if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_who_works_is_asked_before_anything_is_recorded(
    qapp: QApplication, sample: Path
) -> None:
    with window.opened(qapp, None, reviewer="") as parts:
        parts.opening.open_path(sample)
        dialog = open_dialog(parts)
        assert dialog.objectName() == "identityDialog"
        qapp.processEvents()
        type_text("Night desk")
        press(parts, "Return")
        assert parts.session.reviewer == "Night desk"
        assert parts.session.not_editable_reason is None
