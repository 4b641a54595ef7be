"""``reviewer [PROJECT]``: opens the window, or shows what it would show."""

import difflib
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reviewer.cli.usage import require_text
from reviewer.settings import THEMES


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWish:
    """How the window is to open; ``smoke`` and ``screenshot`` close it again.

    ``size`` is width and height in device-independent pixels; ``panel`` names the
    part of the window that gets the focus.
    """

    project: Path | None = None
    smoke: bool = False
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    cable: str | None = None
    panel: str | None = None
    reviewer: str | None = None


Window: TypeAlias = Callable[[WindowWish], int]
"""Opens the window and returns an exit code; it lives outside this package."""
Screenshot: TypeAlias = Callable[[Path, Path], None]
"""Saves a picture (second path) of the window on a project (first path)."""
_LEAST, _MOST = 200, 8000
"""Widths and heights that a picture may have, in pixels."""


def add_options(parser: ArgumentParser) -> None:
    """Add what can be said about the window."""
    group = parser.add_argument_group("the window")
    group.add_argument(
        "--smoke", action="store_true", help="draw it once and leave; works offscreen"
    )
    group.add_argument(
        "--screenshot",
        metavar="FILE.png",
        type=_picture,
        help="save a picture of it and leave",
    )
    group.add_argument(
        "--size", metavar="WxH", type=_size, help="its size, such as 1440x900"
    )
    group.add_argument("--theme", choices=THEMES, help="light, dark or high contrast")
    group.add_argument("--cable", metavar="ID", help="open at this cable")
    group.add_argument("--panel", metavar="NAME", help="show this part of it")
    group.add_argument("--reviewer", metavar="NAME", help="the person at work")


def read_wish(parser: ArgumentParser, argv: Sequence[str]) -> WindowWish:
    """Read the arguments of the window; usage errors leave through the parser."""
    parser.add_argument("project", metavar="PROJECT", type=Path, nargs="?")
    given = parser.parse_args(argv)
    require_text(given)
    return WindowWish(
        project=given.project,
        smoke=given.smoke,
        screenshot=given.screenshot,
        size=given.size,
        theme=given.theme,
        cable=given.cable,
        panel=given.panel,
        reviewer=given.reviewer,
    )


def misspelled(word: str, commands: Sequence[str]) -> str | None:
    """A sentence where a word is neither a file nor a command, else None."""
    if word.startswith("-") or Path(word).suffix or len(Path(word).parts) > 1:
        return None
    try:
        if Path(word).exists():
            return None
    except OSError:  # it may be there: whoever opens it says what is wrong
        return None
    near = difflib.get_close_matches(word, commands, n=1)
    hint = f"did you mean “{near[0]}”?" if near else "“reviewer --help” lists them"
    return f"there is no command or project “{word}”; {hint}"


def _picture(text: str) -> Path:
    """Read a picture's name; any other file could be a project, which would be lost."""
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise ArgumentTypeError(f"{text!r} does not end in .png")
    return path


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ArgumentTypeError(f"{text!r} is not of the form WIDTHxHEIGHT")
    size = int(width), int(height)
    if not all(_LEAST <= length <= _MOST for length in size):
        raise ArgumentTypeError(f"sizes run from {_LEAST} to {_MOST} pixels")
    return size
