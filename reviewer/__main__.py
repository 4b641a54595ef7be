"""The program: composes the command line and the window.

The window is imported only when it is wanted, because loading Qt takes longer
than most commands run.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reviewer.cli import main as command_line
from reviewer.cli.window import WindowWish
from reviewer.errors import ReviewerError

PLATFORM_VARIABLE = "QT_QPA_PLATFORM"


class NoDisplayError(ReviewerError):
    """There is no screen that a window could open on."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__(
            "There is no display, so no window can open. “reviewer demo DIR” does the "
            "main job without one; “reviewer --help” lists all commands."
        )


class NoQtError(ReviewerError):
    """Qt, or a system library that it needs, cannot be loaded."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The window cannot be loaded: {reason}. The commands work without it; "
            "“python3 packaging/bootstrap.py run” installs what is missing."
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: The arguments without the program's name; ``sys.argv`` by default.
    """
    given = sys.argv[1:] if argv is None else argv
    return command_line.run(given, window_=open_window, screenshot=take_screenshot)


def open_window(wish: WindowWish) -> int:
    """Open the window, on the screen or, for a picture of it, without one.

    Raises:
        NoDisplayError, NoQtError: It cannot open here.
    """
    if not _has_display():
        if not (wish.smoke or wish.screenshot):
            raise NoDisplayError
        os.environ[PLATFORM_VARIABLE] = "offscreen"
    try:
        from reviewer.gui import application  # noqa: PLC0415 - see above
    except ImportError as error:
        raise NoQtError(str(error)) from error
    return application.run(
        wish.project,
        smoke=wish.smoke,
        screenshot=wish.screenshot,
        size=wish.size,
        theme=wish.theme,
        cable=wish.cable,
        panel=wish.panel,
        reviewer=wish.reviewer,
    )


def take_screenshot(project: Path, picture: Path) -> None:
    """Save a picture of the window on the sample project.

    Raises:
        NoQtError: Qt cannot be loaded.
    """
    from reviewer.services import samples  # noqa: PLC0415 - slow to load

    open_window(
        WindowWish(
            project=project,
            screenshot=picture,
            size=(1440, 900),
            theme="light",
            cable=samples.SHOWN_CABLE,
            reviewer=samples.REVIEWER,
        )
    )


def _has_display() -> bool:
    """Whether Qt will find a screen; Windows and macOS always have one."""
    if os.environ.get(PLATFORM_VARIABLE):
        return True
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    if hasattr(sys, "frozen"):
        from multiprocessing import freeze_support

        freeze_support()  # this may be the process that looks for a pattern
    sys.exit(main())
