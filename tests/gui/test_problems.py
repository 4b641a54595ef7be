"""Bugs are written down without a word of what they were about."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewer import settings
from reviewer.gui import problems
from reviewer.gui.dialogs.crash import CrashDialog
from reviewer.services.crash_log import LOG_NAME, Crash

QUOTED = "the harbour master said"


@pytest.fixture
def seen() -> Iterator[list[Crash]]:
    crashes: list[Crash] = []
    before = sys.excepthook
    problems.watch(crashes.append)
    yield crashes
    sys.excepthook = before


def a_bug() -> None:
    try:
        int(QUOTED)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_shown_and_logged_without_its_words(seen: list[Crash]) -> None:
    a_bug()
    (crash,) = seen
    log = settings.path().with_name(LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "a_bug" in log
    assert QUOTED not in log
    assert QUOTED not in str(crash)


def test_the_dialog_offers_what_may_be_sent(qtbot: QtBot, seen: list[Crash]) -> None:
    a_bug()
    dialog = CrashDialog(seen[0])
    qtbot.addWidget(dialog)
    field = dialog.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == str(seen[0])
