"""The report of an import in the window: read, saved, and asked for again."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from reviewer import resources
from reviewer.domain.identifiers import CableId
from reviewer.gui.dialogs.import_report import (
    MOST_SHOWN,
    ImportReportDialog,
    details,
)
from reviewer.gui.wiring import Parts
from reviewer.services import projects
from reviewer.services.import_report import Duplicate, ImportReport
from tests import window

SAMPLE = resources.path("sample")


@pytest.fixture
def parts(qapp: QApplication, tmp_path: Path) -> Iterator[Parts]:
    path = tmp_path / "empty.reviewer"
    projects.close(projects.create(path))
    with window.opened(qapp, path) as found:
        yield found


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """A folder with two cables, one of them twice."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("09PORTSELWYN41.txt", "09PORTSELWYN52.txt"):
        folder.joinpath(name).write_bytes((SAMPLE / name).read_bytes())
    folder.joinpath("again.txt").write_bytes((folder / name).read_bytes())
    return folder


def dialog_of(parts: Parts) -> ImportReportDialog:
    (found,) = parts.window.findChildren(ImportReportDialog)
    return found


def press(parts: Parts, words: str) -> None:
    """Press the button of the dialog or of the bar that says so."""
    for place in (
        *parts.window.findChildren(ImportReportDialog),
        parts.window.messages,
    ):
        for button in place.findChildren(QPushButton):
            if button.text() == words and button.isVisible():
                button.click()
                return
    pytest.fail(f"no button says {words}")


def test_a_dropped_folder_is_added_and_its_report_saved(
    parts: Parts, cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    parts.window.paths_dropped.emit([str(cables)])
    press(parts, "Save report…")
    rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))
    assert [row["outcome"] for row in rows] == ["duplicate", "imported", "imported"]
    assert str(target) in parts.window.messages.text
    dialog_of(parts).accept()


def test_a_report_that_cannot_be_saved_is_told(
    parts: Parts, cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "none" / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    parts.window.paths_dropped.emit([str(cables)])
    press(parts, "Save report…")
    assert "no such folder" in parts.window.messages.text
    dialog_of(parts).accept()


def test_a_plain_success_is_a_sentence_with_the_report_behind_it(
    parts: Parts, cables: Path
) -> None:
    parts.window.paths_dropped.emit([str(cables / "09PORTSELWYN41.txt")])
    assert parts.window.findChildren(ImportReportDialog) == []
    assert parts.window.messages.text == "1 cable added."
    press(parts, "Report…")
    assert "Undo does not take an import back" in "\n".join(
        label.text() for label in dialog_of(parts).findChildren(QLabel)
    )
    dialog_of(parts).accept()


def test_a_long_list_is_cut_and_says_so() -> None:
    again = Duplicate(path=Path("again.txt"), cable_id=CableId("09PORTSELWYN41"))
    told = details(ImportReport(duplicates=(again,) * (MOST_SHOWN + 3)))
    assert len(told.split("\n\n")) == MOST_SHOWN + 1
    assert told.endswith("… and 3 more: the saved report tells of all.")
