"""The window with its project: starting, staying, stopping."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from reviewer.errors import InputError
from reviewer.gui import problems, wiring
from reviewer.gui.actions import PANES, TABLE
from reviewer.gui.chrome.message_bar import Tone
from reviewer.gui.dialogs.crash import CrashDialog
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import GEOMETRY, Preferences
from reviewer.gui.tasks import Runner, TaskRunner
from reviewer.gui.wiring import Parts
from reviewer.services.crash_log import Crash

LOOK_MS = 2000
"""How often another window's changes are looked for."""


class _Closing(QObject):
    """Keeps the window's place and lets go of the project when it closes."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._is_closed = False
        parts.window.closing.connect(self.close)

    @Slot()
    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            window = self._parts.window
            self._parts.preferences.set_geometry(GEOMETRY, window.saveGeometry())
            for name, state in window.workbench.splitter_states().items():
                self._parts.preferences.set_geometry(name, state)
            self._parts.audit.write_drafts()
            self._parts.ghosts.close()
            self._parts.search.close()
            self._parts.ways.places.close()
            self._parts.transfers.close()
            self._parts.session.close()


def start(
    window: MainWindow,
    preferences: Preferences,
    reviewer: str,
    runner: Runner | None = None,
) -> Parts:
    """Connect a window that is already on the screen."""
    parts = wiring.assemble(window, preferences, runner or TaskRunner(), reviewer)
    _Closing(parts)
    window.workbench.restore_splitters(preferences.geometry)
    if preferences.settings.problem:
        window.messages.show_message(preferences.settings.problem, Tone.ATTENTION)
    return parts


class UnknownPanelError(InputError):
    """The window has no part and no action of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The window has no part called “{name}”. Nothing was changed; its panes "
            f"are {', '.join(PANES)}, and every action has a name, too."
        )


def open_panel(parts: Parts, name: str) -> None:
    """Go to a pane, or do the action of that name.

    Raises:
        UnknownPanelError: There is neither.
    """
    if name in PANES:
        parts.viewing.go_to_pane(name)
    elif name not in {action.action_id for action in TABLE}:
        raise UnknownPanelError(name)
    else:
        parts.actions.run(name)


def stay(app: QApplication, parts: Parts) -> int:
    """Run until the window is closed."""
    window = parts.window

    def show(crash: Crash) -> None:
        CrashDialog(crash, window).open()

    problems.watch(show)
    parts.viewing.watch_system()
    look = QTimer(window, interval=LOOK_MS)
    look.timeout.connect(parts.watching.look)
    app.focusWindowChanged.connect(parts.watching.look)
    look.start()
    if parts.session.project and not parts.session.reviewer:
        parts.opening.identity()
    return app.exec()


def stop(parts: Parts) -> None:
    """Close the window and what it holds."""
    parts.window.close()
