"""Everything that has to hold before a change is handed in."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import display
import environment
import system_libraries
from steps import StepError, Steps, command

WORKERS = str(min(4, os.cpu_count() or 1))
ORDINARY = "not window and not slow and not foreign"
FOREIGN = {"soffice": "libreoffice-writer-nogui", "chromium": "chromium"}
"""Programs of others that open what was exported, and Debian's packages of them."""

_NOT_INSTALLED = "the environment is not complete"
_FOREIGN_STEP = "foreign readers"


def test(*, foreign: bool) -> int:
    """Run linters, types, contracts, tests and the wheel; return the exit code.

    A step that fails does not keep the others from being tried, as long as
    they have what they need.

    Args:
        foreign: Let heavy programs of others read the exports, too.
    """
    steps = Steps()
    installed = steps.run("environment", lambda: environment.prepare(with_tools=True))
    libraries = steps.run("system libraries", _ensure_libraries)
    for name, action in _STATIC:
        if installed:
            steps.run(name, action)
        else:
            steps.leave_out(name, _NOT_INSTALLED)
    for name, action in _RUNNING:
        if installed and libraries:
            steps.run(name, action)
        else:
            steps.leave_out(name, _NOT_INSTALLED)
    if not foreign:
        steps.leave_out(
            _FOREIGN_STEP, "ask for it: packaging/bootstrap.py test --foreign"
        )
    elif installed:
        steps.run(_FOREIGN_STEP, _foreign)
    else:
        steps.leave_out(_FOREIGN_STEP, _NOT_INSTALLED)
    return steps.sum_up()


def _ensure_libraries() -> str:
    return system_libraries.ensure(
        {**system_libraries.QT, **system_libraries.WINDOW},
        programs={system_libraries.DISPLAY_SERVER: "xvfb"},
    )


def _lint() -> str:
    return _tool("-m", "ruff", "check")


def _format() -> str:
    return _tool("-m", "ruff", "format", "--check")


def _types() -> str:
    return _tool("-m", "mypy")


def _contracts() -> str:
    command([environment.script("lint-imports")], environment=environment.variables())
    return ""


def _suite() -> str:
    return _pytest("-m", ORDINARY, "-n", WORKERS, platform="offscreen")


def _window() -> str:
    """The journey in a real window; elsewhere than on Linux the screen is real."""
    if not sys.platform.startswith("linux"):
        return _pytest("-m", "window")
    with display.virtual() as name:
        return _pytest("-m", "window", platform="xcb", DISPLAY=name)


def _foreign() -> str:
    """LibreOffice and Chromium open what was exported."""
    system_libraries.ensure({}, programs=FOREIGN)
    return _pytest("-m", "foreign", platform="offscreen")


def _wheel() -> str:
    """Build the wheel and work through the sample with nothing else installed."""
    with tempfile.TemporaryDirectory(prefix="reviewer-wheel-") as name:
        folder = Path(name)
        _tool("-m", "build", "--wheel", "--no-isolation", "--outdir", name)
        (wheel,) = folder.glob("*.whl")
        fresh = folder / "fresh"
        environment.make(fresh)
        environment.pip(fresh, wheel)
        demo = folder / "demo"
        command(
            [environment.script("reviewer", fresh), "demo", demo],
            environment=_product_variables(folder / "home"),
            folder=folder,
        )
        _expect(demo, (".html", ".pdf", ".png"))
        return wheel.name


def _expect(folder: Path, suffixes: Sequence[str]) -> None:
    for suffix in suffixes:
        if not any(file.stat().st_size for file in folder.glob(f"*{suffix}")):
            raise StepError(f"The demo of the wheel made no {suffix} file.")


def _product_variables(home: Path) -> dict[str, str]:
    """Keeps a trial run away from the settings of whoever works here."""
    found = environment.variables()
    found["REVIEWER_HOME"] = str(home)
    found["QT_QPA_PLATFORM"] = "offscreen"
    found.pop("PYTHONPATH", None)
    return found


def _tool(*arguments: str) -> str:
    command([environment.python(), *arguments], environment=environment.variables())
    return ""


def _pytest(*arguments: str, **variables: str) -> str:
    platform = variables.pop("platform", "")
    found = environment.variables() | variables
    if platform:
        found["QT_QPA_PLATFORM"] = platform
    command([environment.python(), "-m", "pytest", *arguments], environment=found)
    return ""


_STATIC = (
    ("ruff check", _lint),
    ("ruff format", _format),
    ("mypy", _types),
    ("import contracts", _contracts),
)
_RUNNING = (
    ("tests", _suite),
    ("tests in a window", _window),
    ("wheel", _wheel),
)
