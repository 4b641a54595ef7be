"""Starting: what it takes until the program can be used, and how much memory then."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from reviewer.services import projects
from tests.benchmarks.measuring import RUNS, Benchmark, Measured

_BARE = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([]); w = QWidget(); w.show(); app.processEvents()"
)
_FIRST = (
    "from reviewer.gui import application\n"
    "from reviewer.gui.preferences import Preferences\n"
    "application.first_window(application.make(), Preferences())"
)
_DATABASE = "import sqlalchemy.dialects.sqlite"
_PEAK = (
    "import sys; from reviewer.__main__ import main\n"
    "main(sys.argv[1:])\n"
    "print(*(line for line in open('/proc/self/status') if 'VmHWM' in line))"
)
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
_STARTS = (
    "start-up, first window to a bare PySide6 window",
    "start-up, usable empty project to a bare PySide6 window",
    "start-up, usable empty project",
    "start-up, memory of a usable empty project",
)


def benchmarks() -> Iterator[Benchmark]:
    """All that concern the program as a whole."""
    yield Benchmark(_STARTS, _start)


def _start() -> Iterator[Measured]:
    with TemporaryDirectory() as folder:
        # As installed: compiled once, then read.
        env = {name: v for name, v in os.environ.items() if name != _UNCOMPILED}
        env |= {"QT_QPA_PLATFORM": "offscreen", "REVIEWER_HOME": folder}
        empty = Path(folder) / "empty.reviewer"
        projects.close(projects.create(empty))
        python = _seconds(["-c", "pass"], env)
        bare = _seconds(["-c", _BARE], env)
        first = _seconds(["-c", _FIRST], env)
        database = _seconds(["-c", _DATABASE], env) - python
        usable = _seconds(["-m", "reviewer", str(empty), "--smoke"], env)
        peak = _peak_mb(["-c", _PEAK, str(empty), "--smoke"], env)
    yield Measured(_STARTS[0], first / bare, "×", 3)
    note = (
        f"Importing SQLAlchemy alone, which opening a project needs, takes "
        f"{database / bare:.1f} × a bare window ({database * 1000:.0f} ms)."
    )
    yield Measured(_STARTS[1], usable / bare, "×", 3, note=note)
    yield Measured(_STARTS[2], usable * 1000, "ms", 1000)
    if peak:
        yield Measured(_STARTS[3], peak, "MB", 150)


def _seconds(arguments: list[str], env: Mapping[str, str]) -> float:
    """Process-CPU seconds of a Python, the first run (which compiles) left out."""
    figures = []
    for _ in range(RUNS + 1):
        before = getrusage(RUSAGE_CHILDREN)
        _run(arguments, env)
        after = getrusage(RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        figures.append(spent)
    return median(figures[1:])


def _peak_mb(arguments: list[str], env: Mapping[str, str]) -> float:
    """The most memory a Python had; 0 where the system does not tell."""
    if not Path("/proc/self/status").exists():
        return 0.0
    kilobytes = _run(arguments, env).split()[-2]
    return int(kilobytes) / 1024


def _run(arguments: list[str], env: Mapping[str, str]) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=env, check=True, capture_output=True, text=True
    ).stdout
