"""Starts the window: first something to look at, then what is slow to load."""

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from reviewer import settings
from reviewer.errors import ExportError, ReviewerError
from reviewer.gui import fonts, icons, loading
from reviewer.gui import theme as themes
from reviewer.gui.main_window import DESIGNED, MainWindow
from reviewer.gui.preferences import GEOMETRY, Preferences


class ScreenshotNotSavedError(ExportError):
    """The window cannot be made a picture of that kind."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The picture could not be written to {path}: no picture has that ending. "
            "Choose a name ending in .png."
        )


def run(  # noqa: PLR0913 - what the command line can ask for
    project: Path | None,
    *,
    smoke: bool = False,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    cable: str | None = None,
    panel: str | None = None,
    reviewer: str | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        project: The project to open; None shows the first page.
        smoke: Draw the window once and leave.
        screenshot: Save what the window shows there, and leave.
        size: Width and height in pixels.
        theme: A theme's name or ``system``; by default as the settings say.
        cable: The cable to show.
        panel: A pane, or an action whose dialog shall be open.
        reviewer: Who works; by default as the settings say.

    Returns:
        The program's exit code.

    Raises:
        ReviewerError: With ``smoke`` or ``screenshot``, whatever could not be done.
    """
    app = make()
    preferences = Preferences()
    with loading.without_collector():
        window = first_window(app, preferences, size=size, theme=theme)
        # From here on the panels are loaded, which takes longer than a first window.
        from reviewer.gui import running  # noqa: PLC0415 - see above
        from reviewer.gui.tasks import InPlaceRunner, TaskRunner  # noqa: PLC0415

        # A picture shows what is there at once, so nothing is left to come later.
        runner = InPlaceRunner() if smoke or screenshot else TaskRunner()
        name = reviewer or settings.identity()
        started = running.start(window, preferences, name, runner)
        failures: list[ReviewerError] = []
        started.session.failed.connect(failures.append)
        if project:
            started.session.open_project(project)
    if cable:
        started.session.show_cable(cable)
    if panel:
        running.open_panel(started, panel)
    if not (smoke or screenshot):
        return running.stay(app, started)
    _settle(app)
    if screenshot:
        _save_picture(window, screenshot)
    running.stop(started)
    if failures:
        raise failures[0]
    return 0


def first_window(
    app: QApplication,
    preferences: Preferences,
    *,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
) -> MainWindow:
    """Show the first page, before anything is loaded that it does not need.

    Args:
        app: The application.
        preferences: The person's settings.
        size: Width and height in pixels; by default as the window was left.
        theme: A theme's name or ``system``; by default as the settings say.
    """
    fonts.load()
    fonts.set_scale(preferences.scale)
    themes.apply(app, themes.chosen(theme or preferences.settings.theme))
    window = MainWindow()
    _give_size(window, preferences, size)
    window.show()
    app.processEvents()
    return window


def make() -> QApplication:
    """The application of this process, made once."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("reviewer")
    app.setApplicationDisplayName("Reviewer")
    app.setDesktopFileName("reviewer")
    app.setWindowIcon(icons.application_icon())
    return app


def _settle(app: QApplication) -> None:
    """Let layouts come to rest; each round may ask for another."""
    for _ in range(3):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


def _give_size(
    window: MainWindow, preferences: Preferences, size: tuple[int, int] | None
) -> None:
    remembered = preferences.geometry(GEOMETRY)
    if size:
        window.resize(QSize(*size))
    elif remembered.isEmpty() or not window.restoreGeometry(remembered):
        room = window.screen().availableSize()
        window.resize(DESIGNED.boundedTo(room))


def _save_picture(window: MainWindow, path: Path) -> None:
    """Save the window with whatever dialog is open over it."""
    picture: QPixmap = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            at = QPoint(
                window.width() - dialog.width(), window.height() - dialog.height()
            )
            painter.fillRect(window.between_banners(), QColor(0, 0, 0, 60))
            painter.drawPixmap(at / 2, dialog.grab())
    painter.end()
    buffer = QBuffer()
    form = path.suffix.lstrip(".") or "png"
    if not picture.save(buffer, form):
        raise ScreenshotNotSavedError(path)
    # Only now: it knows the store, which takes longer to load than a first window.
    from reviewer.services import safe_writing  # noqa: PLC0415

    safe_writing.write(path, [bytes(buffer.data().data())])
