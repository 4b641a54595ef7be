"""The export dialog: a whole path, and nothing replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.gui.dialogs.export import ExportDialog, ExportWish, ReplaceDialog
from reviewer.services import exporting


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    formats = tuple(exporting.FORMATS.values())
    made = ExportDialog(formats, "09SELWYN31", 3, tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def wishes(dialog: ExportDialog) -> list[ExportWish]:
    found: list[ExportWish] = []
    dialog.wished.connect(found.append)
    return found


def button(dialog: ExportDialog | ReplaceDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def test_a_free_name_is_written_at_once(dialog: ExportDialog, tmp_path: Path) -> None:
    wished = wishes(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [wish.out for wish in wished] == [tmp_path / "09SELWYN31.html"]


def test_a_file_is_replaced_only_when_asked(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "09SELWYN31.html").touch()
    wished = wishes(dialog)
    button(dialog, "Export").click()
    (asking,) = dialog.findChildren(ReplaceDialog)
    assert asking.windowTitle() == "Replace 09SELWYN31.html?"
    QTest.keyClick(asking, Qt.Key.Key_Return)
    assert wished == []
    assert dialog.isVisible()

    button(dialog, "Export").click()
    asking = next(d for d in dialog.findChildren(ReplaceDialog) if d.isVisible())
    button(asking, "Replace").click()
    assert [wish.out for wish in wished] == [tmp_path / "09SELWYN31.html"]


def test_each_format_is_offered_with_its_suffix(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    wished = wishes(dialog)
    choice = dialog.findChild(QComboBox, "exportFormat")
    assert isinstance(choice, QComboBox)
    assert choice.count() == len(exporting.FORMATS)
    choice.setCurrentIndex(list(exporting.FORMATS).index("markdown"))
    button(dialog, "Export").click()
    assert wished == [ExportWish(False, "markdown", tmp_path / "09SELWYN31.md")]


def test_a_bare_name_is_one_in_the_folder(dialog: ExportDialog, tmp_path: Path) -> None:
    wished = wishes(dialog)
    dialog._place.setText("mine.html")
    button(dialog, "Export").click()
    assert [wish.out for wish in wished] == [tmp_path / "mine.html"]


def test_enter_on_choose_opens_the_chooser(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(tmp_path / "chosen.html")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_named: (chosen, "")
    )
    wished = wishes(dialog)
    choose = button(dialog, "Choose…")
    choose.setFocus()
    QTest.keyClick(choose, Qt.Key.Key_Return)
    assert dialog._place.text() == chosen
    assert wished == []
