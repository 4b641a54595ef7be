"""Large corpora: keeping, indexing, listing and searching them.

``REVIEWER_CORPUS`` says how many cables (2,000 without it); 250,000 take some
minutes and about five gigabytes in the folder for temporary files.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from reviewer.services import browsing, importing, keeping, projects, reading, searching
from reviewer.services.projects import Project
from reviewer.services.searching import Order
from tests.benchmarks import corpus
from tests.benchmarks.measuring import (
    RUNS,
    Benchmark,
    Measured,
    cpu_ms,
    median_ms,
    percentile,
)

COUNT = int(os.environ.get("REVIEWER_CORPUS", "2000"))
JOBS = 2
_RAW = 1_000
_SCREEN = 50
_PRAGMAS = ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON")
_RATIO = (
    "store part against raw sqlite3, same rows and index",
    "the same with hashes and structure made",
)
_ROWS = (
    f"import of {COUNT:,} cables, wall clock, cables a second",
    "import, memory at most",
    "import again (all known), cables a second",
    "search index to text",
    "list, ids and first page",
    "list, ids of all cables",
    "sort, slowest column",
    "filter by tag, level and time",
    "search p50, ids of a word",
    "search p95, ids of a word",
    "search p50, ranked with 50 snippets",
    "search p95, ranked with 50 snippets",
)


def benchmarks() -> Iterator[Benchmark]:
    """All that concerns many cables."""
    yield Benchmark(_RATIO, _against_raw)
    yield Benchmark(_ROWS, _corpus)


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


def _corpus() -> Iterator[Measured]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folders = corpus.write(folder / "files", COUNT)
        filled = _Filled(projects.create(folder / "corpus.reviewer"), folders)
        try:
            yield from _imported(filled)
            yield from _listed(filled.project)
            yield from _searched(filled.project)
        finally:
            projects.close(filled.project)


def _imported(filled: _Filled) -> Iterator[Measured]:
    seconds = _import(filled.project, filled.folders)
    yield Measured(_ROWS[0], COUNT / seconds, "/s")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    yield Measured(_ROWS[1], peak, "MB", 400)
    few = filled.folders[:2]
    seconds = _import(filled.project, few)
    yield Measured(_ROWS[2], min(COUNT, 2_000) / seconds, "/s")
    with closing(sqlite3.connect(filled.project.path)) as connection:
        index, text = connection.execute(
            "SELECT (SELECT sum(length(block)) FROM cable_words_data), "
            "(SELECT sum(text_length) FROM listings)"
        ).fetchone()
    yield Measured(_ROWS[3], 100 * index / text, "%", 63)


def _import(project: Project, folders: list[Path]) -> float:
    start = perf_counter()
    importing.import_paths(project, folders, reviewer="analyst", jobs=JOBS)
    return perf_counter() - start


def _listed(project: Project) -> Iterator[Measured]:
    def everything(order: Order = Order.IMPORTED, text: str = "") -> None:
        found = searching.search(project, text, reviewer="analyst", order=order)
        browsing.page(project, found.ids[:256], reviewer="analyst")

    yield Measured(_ROWS[4], median_ms(everything), "ms", 200)
    ids = searching.search(project, "", reviewer="analyst").ids
    yield Measured(_ROWS[5], len(ids) * ids.itemsize / 1024**2, "MB", 25)
    orders = [order for order in Order if order is not Order.RELEVANCE]
    slowest = max(median_ms(lambda o=order: everything(o)) for order in orders)  # type: ignore[misc]
    yield Measured(_ROWS[6], slowest, "ms", 250)
    text = "tag:PTER level:C..S from:2000-01..2004-12"
    filtered = median_ms(lambda: everything(Order.DATE, text))
    yield Measured(_ROWS[7], filtered, "ms", 250)


def _searched(project: Project) -> Iterator[Measured]:
    words = [corpus.word(rank) for rank in range(40, 2_040, 50)]
    figures = _each(words, lambda word: _ids(project, word))
    yield Measured(_ROWS[8], percentile(figures, 50), "ms", 10)
    yield Measured(_ROWS[9], percentile(figures, 95), "ms")
    figures = _each(words, lambda word: _ranked(project, word))
    yield Measured(_ROWS[10], percentile(figures, 50), "ms", 50)
    yield Measured(_ROWS[11], percentile(figures, 95), "ms")


def _each(words: list[str], work: Callable[[str], None]) -> list[float]:
    return [cpu_ms(lambda w=word: work(w)) for word in words]  # type: ignore[misc]


def _ids(project: Project, word: str) -> None:
    searching.search(project, word, reviewer="analyst", order=Order.IMPORTED)


def _ranked(project: Project, word: str) -> None:
    found = searching.search(project, word, reviewer="analyst")
    searching.snippets(project, found.ids[:_SCREEN], found.query)
