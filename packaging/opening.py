"""Opens the product on its sample project, or shows its work without a screen."""

from pathlib import Path

import display
import environment
import system_libraries
from steps import ROOT, StepError, Steps, command, say

DEMO = ROOT / "demo"
"""The sample project and what is made of it; never committed."""

_OPEN_SAMPLE = """
import sys
from pathlib import Path
from reviewer import settings
from reviewer.__main__ import main
from reviewer.services import samples

folder = Path(sys.argv[1])
who = settings.identity() or samples.REVIEWER
project = folder / samples.NAME
if not project.exists():
    project = samples.make(folder, reviewer=who)
cable = samples.SHOWN_CABLE
sys.exit(main([str(project), "--reviewer", who, "--cable", cable]))
"""
"""Run by the product's own Python; a sample that was worked on is kept."""


def run() -> int:
    """Install what is missing, then open the window; return the exit code."""
    steps = Steps()
    ready = steps.run("environment", lambda: environment.prepare(with_tools=False))
    ready = ready and steps.run("system libraries", _ensure_libraries)
    if ready and display.is_present():
        steps.run("window", _open_window)
    elif ready:
        steps.run("demo", _show_demo)
    return steps.exit_code


def _ensure_libraries() -> str:
    wanted = dict(system_libraries.QT)
    if display.is_present():
        wanted |= system_libraries.WINDOW
    return system_libraries.ensure(wanted)


def _open_window() -> str:
    say("   opening the sample project; close the window to come back here")
    _python("-c", _OPEN_SAMPLE, str(DEMO))
    return f"the project is kept in {DEMO}"


def _show_demo() -> str:
    say("   no display here, so the sample is worked through without a window")
    _python("-m", "reviewer", "demo", str(DEMO))
    return f"the report is {_made('.html')}, the screenshot {_made('.png')}"


def _made(suffix: str) -> Path:
    """The file of that kind which the demo left.

    Raises:
        StepError: There is none.
    """
    files = list(DEMO.glob(f"*{suffix}"))
    if not files:
        raise StepError(f"The demo left no {suffix} file in {DEMO}.")
    return files[0]


def _python(*arguments: str) -> None:
    variables = environment.variables()
    if not display.is_present():
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    command([environment.python(), *arguments], environment=variables)
