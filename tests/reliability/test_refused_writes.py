"""R4 in the window: a refused write is told, turns editing off, and loses nothing.

Recovery needs no restart, and nobody has to ask for it.
"""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reviewer.gui.dialogs.note_editor import NoteEditor
from reviewer.gui.wiring import Parts
from reviewer.services import projects
from reviewer.services.browsing import pass_view
from tests import window
from tests.invented import ANALYST, CABLE, a_project
from tests.window import press, type_text


@contextmanager
def opened_at(app: QApplication, folder: Path) -> Iterator[Parts]:
    """A window on a project with one invented cable."""
    project = a_project(folder)
    projects.close(project)
    with window.opened(app, project.path, reviewer=ANALYST) as parts:
        yield parts


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    with opened_at(qapp, tmp_path) as found:
        yield found


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process's lock on the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def path_of(parts: Parts) -> Path:
    assert parts.session.project
    return parts.session.project.path


def note_dialog(parts: Parts) -> NoteEditor:
    (found,) = (
        dialog for dialog in parts.window.findChildren(NoteEditor) if dialog.isVisible()
    )
    return found


def write_note(parts: Parts, words: str) -> NoteEditor:
    press(parts, "N")
    dialog = note_dialog(parts)
    type_text(words)
    press(parts, "Ctrl+Return")
    return dialog


def put_aside(parts: Parts, dialog: NoteEditor) -> None:
    """Leave the dialog; nobody gives the window its focus back offscreen."""
    dialog.reject()
    QApplication.processEvents()
    parts.window.activateWindow()
    QApplication.processEvents()
    parts.window.workbench.reader.setFocus()


def kept_notes(parts: Parts) -> list[str]:
    project = parts.session.project
    assert project
    view = pass_view(project, CABLE, reviewer=ANALYST)
    return [note.text for note in view.notes]


def assert_off(parts: Parts, why: str) -> None:
    """The red bar says why, and nothing can be edited."""
    assert parts.window.notice.isVisible()
    assert why in parts.window.notice.text
    assert parts.session.not_editable_reason
    now = parts.presenter.situation()
    assert now.not_editable
    assert now.not_writable


def assert_on(parts: Parts) -> None:
    assert not parts.window.notice.isVisible()
    assert parts.session.not_editable_reason is None
    assert parts.presenter.situation().not_writable is None


def test_a_lock_turns_editing_off_until_it_is_gone(parts: Parts) -> None:
    with held(path_of(parts)):
        dialog = write_note(parts, "The clerk counts again.")
        assert_off(parts, "locked")
        assert dialog.isVisible()
        parts.watching.look()
        assert_off(parts, "locked")
    parts.watching.look()
    assert_on(parts)
    press(parts, "Ctrl+Return")
    assert parts.window.findChildren(NoteEditor) == []
    assert kept_notes(parts) == ["The clerk counts again."]


def test_a_note_put_aside_meanwhile_is_a_draft(parts: Parts) -> None:
    with held(path_of(parts)):
        put_aside(parts, write_note(parts, "The clerk counts again."))
    parts.watching.look()
    press(parts, "N", "Ctrl+Return")
    assert kept_notes(parts) == ["The clerk counts again."]


def test_the_bars_button_tries_again(parts: Parts) -> None:
    with held(path_of(parts)):
        put_aside(parts, write_note(parts, "x"))
    (again,) = (
        button
        for button in parts.window.notice.findChildren(QPushButton)
        if button.text() == "Try again"
    )
    again.click()
    assert_on(parts)


def test_keys_record_nothing_meanwhile(parts: Parts) -> None:
    with held(path_of(parts)):
        put_aside(parts, write_note(parts, "x"))
        press(parts, "S", "C")
        assert parts.window.workbench.reader.selection()
    assert parts.session.statements == ()
    parts.watching.look()
    press(parts, "C")
    assert len(parts.session.statements) == 1


def test_a_speaker_that_was_typed_stays(parts: Parts) -> None:
    press(parts, "S", "C")
    speaker = parts.window.workbench.inspector.form.speaker
    speaker.edit()
    speaker.field.setText("Harbour master")
    with held(path_of(parts)):
        press(parts, "Return")
        assert_off(parts, "locked")
    parts.watching.look()
    assert parts.session.current
    assert parts.session.current.speaker_id is None
    speaker.edit()
    assert speaker.field.text() == "Harbour master"
    press(parts, "Return")
    assert [one.name for one in parts.session.speakers] == ["Harbour master"]


def test_a_full_disk(qapp: QApplication, small_disk: Path) -> None:
    with opened_at(qapp, small_disk) as parts:
        ballast = small_disk / "ballast"
        with pytest.raises(OSError, match="space"), ballast.open("wb") as file:
            file.write(bytes(4 * 1024 * 1024))
        dialog = write_note(parts, "The clerk counts again.")
        assert_off(parts, "full")
        parts.watching.look()
        assert_off(parts, "full")
        ballast.unlink()
        parts.watching.look()
        assert_on(parts)
        dialog.activateWindow()
        press(parts, "Ctrl+Return")
        assert kept_notes(parts) == ["The clerk counts again."]


@contextmanager
def protected(folder: Path) -> Iterator[None]:
    """A folder in which not even root may make a file."""
    done = subprocess.run(["chattr", "+i", folder], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("folders cannot be made immutable here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", folder], check=True)


def test_a_folder_that_becomes_read_only_while_open(parts: Parts) -> None:
    with protected(path_of(parts).parent):
        write_note(parts, "The clerk counts again.")
        assert_off(parts, "could not be")
        parts.watching.look()
        assert_off(parts, "could not be")
    parts.watching.look()
    assert_on(parts)
    press(parts, "Ctrl+Return")
    assert kept_notes(parts) == ["The clerk counts again."]


def test_a_project_opened_in_a_read_only_folder_recovers_in_place(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    project = a_project(folder)
    projects.close(project)
    with protected(folder):
        opening = window.opened(qapp, project.path, reviewer=ANALYST)
        parts = opening.__enter__()
        assert_off(parts, "write-protected")
        parts.watching.look()
        assert_off(parts, "write-protected")
    try:
        parts.watching.look()
        assert_on(parts)
        assert parts.session.open_cable
        write_note(parts, "Now it can.")
        assert kept_notes(parts) == ["Now it can."]
    finally:
        opening.__exit__(None, None, None)
