"""Reports: one cable in each format, many pages, a file for each of many cables."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from reviewer.reports import csv_ledger, docx, html, markdown, pdf, xlsx
from reviewer.reports.composing import compose
from reviewer.reports.material import Material
from reviewer.services import batch_exporting, browsing, importing, projects
from reviewer.services.exporting import Work
from tests import reportable
from tests.benchmarks import invented
from tests.benchmarks.measuring import Benchmark, Measured, cpu_ms, median_ms

_STATEMENTS = 100
_CABLES = 200
_PAGES = "PDF of 22 pages"
_BATCH = "1,000 cables to one HTML each (from 200)"
_WRITERS = {
    "HTML": (html.write, 100.0),
    "Word": (docx.write, None),
    "Excel": (xlsx.write, None),
    "CSV": (csv_ledger.write, None),
    "Markdown": (markdown.write, None),
}


def benchmarks() -> Iterator[Benchmark]:
    """All that concern exports."""
    yield Benchmark(tuple(map(_named, _WRITERS)), _one_cable)
    yield Benchmark((_PAGES,), _many_pages)
    yield Benchmark((_BATCH,), _batch)


def _named(format_: str) -> str:
    return f"{format_} of a 10 kB cable, {_STATEMENTS} statements"


def _one_cable() -> Iterator[Measured]:
    material = _material(10_000, _STATEMENTS)
    for name, (write, target) in _WRITERS.items():
        write(compose(material))  # templates are compiled once
        spent = median_ms(lambda write=write: write(compose(material)))  # type: ignore[misc]
        yield Measured(_named(name), spent, "ms", target)


def _many_pages() -> Iterator[Measured]:
    report = compose(_material(30_000, 130))
    made = pdf.write(report)
    spent = median_ms(lambda: pdf.write(report))
    pages = len(PdfReader(BytesIO(made)).pages)
    note = f"{pages} pages; the typesetter works in threads, which all count"
    yield Measured(_PAGES, spent, "ms", 300, note=note)


def _batch() -> Iterator[Measured]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.txt" for number in range(_CABLES)]
        for number, file in enumerate(files):
            file.write_text(invented.cable_text(number), encoding="utf-8")
        project = projects.create(folder / "batch.reviewer")
        importing.import_paths(project, files, reviewer="analyst")
        work = Work(
            project=project, cable_ids=browsing.cable_ids(project), reviewer="analyst"
        )
        out = folder / "out"
        spent = cpu_ms(lambda: batch_exporting.export_each(work, "html", out))
        projects.close(project)
    yield Measured(_BATCH, spent * 1000 / _CABLES / 1000, "s")


def _material(size: int, count: int) -> Material:
    """A cable of about ``size`` bytes with ``count`` statements all over its body."""
    made = invented.cable(size, count)
    cable = replace(
        reportable.cable_material(made.opened.text),
        cable=made.opened.cable,
        statements=made.statements,
    )
    return reportable.material(cable)
