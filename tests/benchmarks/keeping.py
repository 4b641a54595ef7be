"""Parsing, importing, committing and starting."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from reviewer.domain.codebook import Kind
from reviewer.domain.text import Span
from reviewer.parsing.parser import parse_cable
from reviewer.services import annotating, browsing, importing, projects
from tests.benchmarks import invented
from tests.benchmarks.measuring import (
    RUNS,
    Benchmark,
    Measured,
    cpu_ms,
    median_ms,
    percentile,
)

_CABLES = 200
_COMMITS = 100
_BARE = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    "app = QApplication([]); w = QWidget(); w.show(); app.processEvents()"
)
_FIRST = (
    "from reviewer.gui import application\n"
    "from reviewer.gui.preferences import Preferences\n"
    "application.first_window(application.make(), Preferences())"
)
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
_STARTS = (
    "start-up, first window to a bare PySide6 window",
    "start-up, usable empty project to a bare PySide6 window",
    "start-up, usable empty project",
)


def benchmarks() -> Iterator[Benchmark]:
    """All that concern files, projects and the program as a whole."""
    yield Benchmark(("parse, cables of 6 kB a second",), _parse)
    yield Benchmark(("import, 1,000 cables of 6 kB (from 200)",), _import)
    yield Benchmark(("commit p50", "commit p99"), _commit)
    yield Benchmark(_STARTS, _start)


def _parse() -> Iterator[Measured]:
    texts = [invented.cable_text(number) for number in range(_CABLES)]
    spent = median_ms(lambda: [parse_cable(text) for text in texts])
    rate = _CABLES / spent * 1000
    yield Measured("parse, cables of 6 kB a second", rate, "/s", 1500, at_least=True)


def _import() -> Iterator[Measured]:
    with TemporaryDirectory() as folder:
        files = _written(Path(folder))
        figures = []
        for run in range(RUNS):
            project = projects.create(Path(folder) / f"import{run}.reviewer")
            figures.append(
                cpu_ms(
                    lambda: importing.import_paths(project, files, reviewer="analyst")  # noqa: B023
                )
            )
            projects.close(project)
    whole = median(figures) * 1000 / _CABLES
    yield Measured("import, 1,000 cables of 6 kB (from 200)", whole, "ms", 1200)


def _commit() -> Iterator[Measured]:
    with TemporaryDirectory() as folder:
        project = projects.create(Path(folder) / "commit.reviewer")
        importing.import_paths(project, _written(Path(folder))[:1], reviewer="analyst")
        (row,) = browsing.cables(project, reviewer="analyst")
        paragraph = browsing.cable(project, row.cable_id).cable.paragraphs[0]
        start = paragraph.pieces[0].start

        def commit(number: int) -> None:
            annotating.add_statement(
                project,
                row.cable_id,
                reviewer="analyst",
                kind=Kind.CLAIM,
                spans=[Span(start + number, start + number + 20)],
            )

        figures = [cpu_ms(lambda n=n: commit(n)) for n in range(_COMMITS)]  # type: ignore[misc]
        projects.close(project)
    yield Measured("commit p50", percentile(figures, 50), "ms", 5)
    yield Measured("commit p99", percentile(figures, 99), "ms")


def _start() -> Iterator[Measured]:
    with TemporaryDirectory() as folder:
        # As installed: compiled once, then read.
        env = {name: v for name, v in os.environ.items() if name != _UNCOMPILED}
        env |= {"QT_QPA_PLATFORM": "offscreen", "REVIEWER_HOME": folder}
        empty = Path(folder) / "empty.reviewer"
        projects.close(projects.create(empty))
        bare = _child_seconds([sys.executable, "-c", _BARE], env)
        first = _child_seconds([sys.executable, "-c", _FIRST], env)
        smoke = [sys.executable, "-m", "reviewer", str(empty), "--smoke"]
        usable = _child_seconds(smoke, env)
    yield Measured(_STARTS[0], first / bare, "×", 3)
    yield Measured(_STARTS[1], usable / bare, "×")
    yield Measured(_STARTS[2], usable * 1000, "ms", 1000)


def _child_seconds(command: list[str], env: dict[str, str]) -> float:
    figures = []
    for _ in range(RUNS):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, env=env, check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        figures.append(spent)
    return median(figures)


def _written(folder: Path) -> list[Path]:
    files = [folder / f"{number}.txt" for number in range(_CABLES)]
    for number, file in enumerate(files):
        file.write_text(invented.cable_text(number), encoding="utf-8")
    return files
