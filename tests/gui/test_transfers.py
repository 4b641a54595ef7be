"""Long work on the real worker: the sample, adding, exporting, backing up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui.dialogs.export import ExportWish
from reviewer.gui.tasks import TaskRunner
from reviewer.gui.wiring import Parts
from reviewer.resources import path
from reviewer.services import samples
from tests import window


@pytest.fixture
def parts(qapp: QApplication, qtbot: QtBot) -> Iterator[Parts]:
    """A window on a sample that the worker made."""
    with window.opened(qapp, None, runner=TaskRunner()) as found:
        found.opening.sample()
        qtbot.waitUntil(lambda: found.session.open_cable is not None, timeout=20_000)
        yield found


def cables() -> list[Path]:
    return sorted(path("sample").glob("*.txt"))


def test_the_sample_is_made_on_the_worker(parts: Parts) -> None:
    assert parts.session.open_cable is not None
    assert parts.session.open_cable.cable_id == samples.SHOWN_CABLE
    assert parts.session.project is not None
    assert parts.session.project.is_fictional


def test_what_is_there_already_is_reported(qtbot: QtBot, parts: Parts) -> None:
    with qtbot.waitSignal(parts.transfers.imported, timeout=20_000) as told:
        parts.transferring.import_names([str(file) for file in cables()])
    assert told.args is not None
    assert len(told.args[0].duplicates) == len(cables())


def test_progress_is_told_file_by_file(qtbot: QtBot, parts: Parts) -> None:
    stages: list[tuple[int, int, str]] = []
    parts.transfers.progressed.connect(lambda *stage: stages.append(stage))
    with qtbot.waitSignal(parts.transfers.imported, timeout=20_000):
        parts.transferring.import_names([str(path("sample"))])
    assert [done for done, _, _ in stages] == list(range(1, len(stages) + 1))
    assert {total for _, total, _ in stages} == {len(stages)}


@pytest.mark.parametrize("suffix", ["html", "jsonl"])
def test_a_report_is_written_beside_the_window(
    qtbot: QtBot, parts: Parts, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"report.{suffix}"
    with qtbot.waitSignal(parts.transfers.exported, timeout=30_000):
        parts.transferring.export_as(ExportWish(True, suffix, out))
    assert out.stat().st_size > 0
    assert "SECRET" in parts.window.messages.text


def test_a_report_that_cannot_be_written_is_told(
    qtbot: QtBot, parts: Parts, tmp_path: Path
) -> None:
    out = tmp_path / "no such folder" / "report.html"
    with qtbot.waitSignal(parts.transfers.failed, timeout=20_000):
        parts.transferring.export_as(ExportWish(False, "html", out))
    assert parts.window.messages.isVisible()
    assert not out.exists()


def test_a_backup_is_made(qtbot: QtBot, parts: Parts) -> None:
    with qtbot.waitSignal(parts.transfers.backed_up, timeout=20_000) as told:
        parts.transferring.back_up()
    assert told.args is not None
    assert told.args[0].is_file()


def test_old_cables_are_read_again_and_it_is_said(qtbot: QtBot, parts: Parts) -> None:
    session = parts.session
    assert session.project
    with closing(sqlite3.connect(session.project.path)) as connection, connection:
        connection.execute("UPDATE cables SET parser_version = 0")
    before = session.statements

    with qtbot.waitSignal(parts.transfers.reread, timeout=20_000):
        parts.transferring.read_again()

    said = parts.window.messages.text
    assert said == "6 files read again; statements and corrections stay."
    assert session.statements == before
    with qtbot.waitSignal(parts.transfers.reread, timeout=20_000):
        parts.transferring.read_again()
    assert parts.window.messages.text == "No file was read by an older version."
