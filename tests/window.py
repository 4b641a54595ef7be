"""A window on a real project, driven by keys: what journeys and window tests use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.statement import Statement
from reviewer.domain.text import excerpt
from reviewer.gui import fonts, running, theme
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences
from reviewer.gui.tasks import InPlaceRunner, Runner
from reviewer.gui.wiring import Parts

SIZE = (1440, 900)


@contextmanager
def opened(
    app: QApplication,
    project: Path | None,
    *,
    reviewer: str = "analyst",
    size: tuple[int, int] = SIZE,
    runner: Runner | None = None,
) -> Iterator[Parts]:
    """Show a window on a project, and close it at the end.

    Args:
        app: The application.
        project: What to open; None shows the first page.
        reviewer: Who works.
        size: Of the window.
        runner: Where long work is done; by default at once.
    """
    fonts.load()
    preferences = Preferences()
    if theme.current() is not theme.LIGHT or not app.styleSheet():
        theme.apply(app, theme.LIGHT)
    window = MainWindow()
    window.resize(*size)
    window.show()
    parts = running.start(window, preferences, reviewer, runner or InPlaceRunner())
    if project:
        parts.session.open_project(project)
    app.processEvents()
    try:
        yield parts
    finally:
        running.stop(parts)
        window.deleteLater()
        app.processEvents()
        # Without an event loop nobody else would let go of the window.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(parts: Parts, *keys: str) -> None:
    """Press keys one after the other, wherever the focus is."""
    for key in keys:
        if QApplication.activeWindow() is None:  # nobody manages windows offscreen
            parts.window.activateWindow()
        target = QApplication.focusWidget() or parts.window
        QTest.keySequence(target, key)
        QApplication.processEvents()


def type_text(text: str) -> None:
    """Type letters into whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QApplication.processEvents()


def press_in(widget: QWidget, key: Qt.Key) -> None:
    """Press one key in a widget."""
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def quote(parts: Parts, statement: Statement) -> str:
    """The words of a statement."""
    cable = parts.session.open_cable
    assert cable is not None
    return excerpt(cable.text, statement.spans)
