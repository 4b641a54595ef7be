"""Parsing, importing and committing."""

from collections.abc import Iterator
from pathlib import Path
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


def benchmarks() -> Iterator[Benchmark]:
    """All that concern files and projects."""
    yield Benchmark(("parse, cables of 6 kB a second",), _parse)
    yield Benchmark(("import, 1,000 cables of 6 kB (from 200)",), _import)
    yield Benchmark(("commit p50", "commit p99"), _commit)


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


def _written(folder: Path) -> list[Path]:
    files = [folder / f"{number}.txt" for number in range(_CABLES)]
    for number, file in enumerate(files):
        file.write_text(invented.cable_text(number), encoding="utf-8")
    return files
