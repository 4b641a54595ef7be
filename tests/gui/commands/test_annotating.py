"""Recording by key: types, speakers, pickers, notes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
)

from reviewer.gui.dialogs.note_editor import NoteEditor
from reviewer.gui.wiring import Parts
from reviewer.services import samples
from tests import window
from tests.window import press, type_text


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


def open_dialog(parts: Parts) -> QDialog:
    (dialog,) = (d for d in parts.window.findChildren(QDialog) if d.isVisible())
    return dialog


def test_a_claim_in_hand_takes_another_type(parts: Parts) -> None:
    press(parts, "Ctrl+2", "]", "]", "4")
    assert parts.session.current is not None
    assert parts.session.current.statement_type == "accusation"


def test_claim_and_comment_on_the_same_words_are_asked_twice(parts: Parts) -> None:
    press(parts, "Ctrl+2", "P", "C")
    before = len(parts.session.statements)
    press(parts, "B")
    assert len(parts.session.statements) == before
    assert "mixed" in parts.window.messages.text
    press(parts, "B")
    assert len(parts.session.statements) == before + 1


def test_the_speaker_is_named_from_the_text(parts: Parts) -> None:
    press(parts, "Ctrl+2", "S", "C")
    count = len(parts.session.statements)
    press(parts, "V")
    type_text("dab chief")
    press(parts, "Return")
    session = parts.session
    assert session.current is not None
    named = {s.speaker_id: s.name for s in session.speakers}
    assert session.current.speaker_id is not None
    assert named[session.current.speaker_id] == "dab chief"
    assert len(session.statements) == count


@pytest.mark.parametrize(
    ("key", "attribute"),
    [
        ("Q", "quotation"),
        ("F", "factuality_source"),
        ("G", "factuality_post"),
        ("H", "access"),
    ],
)
def test_the_pickers_open_from_the_text(parts: Parts, key: str, attribute: str) -> None:
    press(parts, "Ctrl+2", "S", "C", key)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClicks(popup, "2")
    assert parts.session.current is not None
    assert attribute in parts.session.current.attributes


def test_a_key_without_a_row_says_so(parts: Parts) -> None:
    press(parts, "Ctrl+2", "S", "R", "V")
    assert "nothing on V" in parts.window.messages.text


def test_a_note_is_written_and_kept(parts: Parts) -> None:
    press(parts, "Ctrl+2", "]", "N")
    type_text("Ask again in June.")
    press(parts, "Ctrl+Return")
    note = parts.edits.note_in_hand()
    assert note is not None
    assert note.text == "Ask again in June."


def test_a_note_left_unsaved_is_a_draft(parts: Parts) -> None:
    press(parts, "Ctrl+2", "]", "N")
    type_text("Half a th")
    press(parts, "Escape")
    assert parts.edits.note_in_hand() is None
    press(parts, "Ctrl+2", "N")
    dialog = open_dialog(parts)
    assert isinstance(dialog, NoteEditor)
    assert dialog._field.toPlainText() == "Half a th"
    dialog.reject()
