"""Opens the product on its sample project, or shows its work without a screen."""

from pathlib import Path

import display
import environment
import system_libraries
from steps import ROOT, StepError, Steps, command, say

DEMO = ROOT / "demo"
"""The sample project and what is made of it; never committed."""

_MAKE_SAMPLE = """
from reviewer.services import samples
print(samples.make(Path(sys.argv[1])))
"""


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
    project = DEMO / "harbour-sample.reviewer"
    if not project.is_file():
        DEMO.mkdir(exist_ok=True)
        _python("-c", _MAKE_SAMPLE, str(DEMO))
    say(f"   opening {project}; close the window to come back here")
    _python("-m", "reviewer", str(project))
    return "closed"


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
