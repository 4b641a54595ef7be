"""Large corpora: keeping, indexing, listing and searching them.

``--cables N`` says how many (2,000 without it); 250,000 take some minutes and about
five gigabytes in the folder for temporary files.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from reviewer.services import importing, keeping, projects, reading, searching
from reviewer.services.projects import Project
from reviewer.services.searching import Order
from tests.benchmarks import corpus, listing, tracing
from tests.benchmarks.measuring import (
    RUNS,
    Benchmark,
    Measured,
    cpu_ms,
    median_ms,
    percentile,
)

COUNT = 2_000
"""How many cables there are where nobody says otherwise."""
JOBS = 2
_RAW = 1_000
_SCREEN = 50
_PRAGMAS = ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON")
_RATIO = (
    "store part against raw sqlite3, same rows and index",
    "the same with hashes and structure made",
)
_KEPT = (
    "import of {count:,} cables, wall clock, cables a second",
    "import, memory at most",
    "import again (all known), cables a second",
    "search index to text",
)
_SEARCHED = (
    "search p50, ids of a word",
    "search p95, ids of a word",
    "search p50, ranked with 50 snippets",
    "search p95, ranked with 50 snippets",
)


def benchmarks(count: int = COUNT) -> Iterator[Benchmark]:
    """All that concerns so many cables."""
    yield Benchmark(_RATIO, _against_raw)
    kept = tuple(name.format(count=count) for name in _KEPT)
    names = (*kept, *listing.NAMES, *_SEARCHED, *tracing.NAMES)
    yield Benchmark(names, lambda: _corpus(count))


def _against_raw() -> Iterator[Measured]:
    """Both sides write the same values into the same tables, in equal batches."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, _RAW)
        files = sorted(folder.rglob("*.txt"))
        read = [reading.read_file(file) for file in files]
        made = [keeping.prepared(found) for found in read]
        preparing = median_ms(lambda: [keeping.prepared(found) for found in read])
        ratios, whole = list[float](), list[float]()
        for run in range(RUNS):
            project = projects.create(folder / f"{run}.reviewer")
            batch = keeping.Batch(project, "analyst")
            for file, source in zip(files, made, strict=True):
                batch.add(file, source)
            ours = cpu_ms(batch.commit)
            projects.close(project)
            raw = _raw_ms(project.path, folder / f"{run}.raw")
            ratios.append(raw / ours)
            whole.append(raw / (ours + preparing))
    for name, figures in zip(_RATIO, (ratios, whole), strict=True):
        yield Measured(name, percentile(figures, 50), "×", 0.6, at_least=True)


def _raw_ms(kept: Path, raw: Path) -> float:
    """What SQLite alone takes for the rows that a project holds."""
    with closing(sqlite3.connect(kept)) as ours:
        tables = {
            table: ours.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            for table in ("sources", "cables", "listings", "tags", "citations")
        }
        schema = ours.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name IN "
            "('sources', 'cables', 'listings', 'tags', 'citations', 'cable_texts', "
            "'cable_words') AND type IN ('table', 'index', 'view') AND sql NOT NULL "
            "ORDER BY type = 'index', rowid"
        ).fetchall()
    with closing(sqlite3.connect(raw, isolation_level=None)) as bare:
        for pragma in _PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")
        for (statement,) in schema:
            bare.execute(statement)
        return cpu_ms(lambda: _insert(bare, tables))


def _insert(bare: sqlite3.Connection, tables: dict[str, list[tuple[object]]]) -> None:
    bare.execute("BEGIN")
    for table, rows in tables.items():
        places = ", ".join("?" * len(rows[0]))
        bare.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
    bare.execute(
        "INSERT INTO cable_words (rowid, subject, text) SELECT * FROM cable_texts"
    )
    bare.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class _Filled:
    project: Project
    folders: list[Path]
    count: int


def _corpus(count: int) -> Iterator[Measured]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folders = corpus.write(folder / "files", count)
        filled = _Filled(projects.create(folder / "corpus.reviewer"), folders, count)
        try:
            yield from _imported(filled)
            yield from listing.listed(filled.project)
            yield from _searched(filled.project)
            yield from tracing.traced(filled.project)
        finally:
            projects.close(filled.project)


def _imported(filled: _Filled) -> Iterator[Measured]:
    seconds = _import(filled.project, filled.folders)
    name = _KEPT[0].format(count=filled.count)
    yield Measured(name, filled.count / seconds, "/s")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    yield Measured(_KEPT[1], peak, "MB", 400)
    few = filled.folders[:2]
    seconds = _import(filled.project, few)
    yield Measured(_KEPT[2], min(filled.count, 2_000) / seconds, "/s")
    with closing(sqlite3.connect(filled.project.path)) as connection:
        index, text = connection.execute(
            "SELECT (SELECT sum(length(block)) FROM cable_words_data), "
            "(SELECT sum(text_length) FROM listings)"
        ).fetchone()
    yield Measured(_KEPT[3], 100 * index / text, "%", 63)


def _import(project: Project, folders: list[Path]) -> float:
    start = perf_counter()
    importing.import_paths(project, folders, reviewer="analyst", jobs=JOBS)
    return perf_counter() - start


def _searched(project: Project) -> Iterator[Measured]:
    words = [corpus.word(rank) for rank in range(40, 2_040, 50)]
    figures = _each(words, lambda word: _ids(project, word))
    yield Measured(_SEARCHED[0], percentile(figures, 50), "ms", 10)
    yield Measured(_SEARCHED[1], percentile(figures, 95), "ms")
    figures = _each(words, lambda word: _ranked(project, word))
    yield Measured(_SEARCHED[2], percentile(figures, 50), "ms", 50)
    yield Measured(_SEARCHED[3], percentile(figures, 95), "ms")


def _each(words: list[str], work: Callable[[str], None]) -> list[float]:
    return [cpu_ms(lambda w=word: work(w)) for word in words]  # type: ignore[misc]


def _ids(project: Project, word: str) -> None:
    searching.search(project, word, reviewer="analyst", order=Order.IMPORTED)


def _ranked(project: Project, word: str) -> None:
    found = searching.search(project, word, reviewer="analyst")
    searching.snippets(project, found.ids[:_SCREEN], found.query)
