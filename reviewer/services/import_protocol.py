"""The report of an import as a file: table (CSV), page (HTML) or plain text."""

import csv
import io
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from reviewer.services import safe_writing
from reviewer.services.import_report import ImportReport

SUFFIXES = (".csv", ".html", ".txt")
"""By the end of its name a report is one of these; any other is plain text."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = ("outcome", "file", "cable", "remark")


class Line(NamedTuple):
    """What came of one file, or of one cable of it."""

    outcome: str
    path: str
    cable: str
    remark: str


def lines(report: ImportReport) -> Iterator[Line]:
    """Every file of an import, sorted by what came of it."""
    for refused in report.refused:
        yield Line("refused", str(refused.path), "", refused.reason)
    for renamed in report.renamed:
        remark = f"{renamed.cable_id} is there with another text"
        yield Line("renamed", str(renamed.path), renamed.kept_as, remark)
    for duplicate in report.duplicates:
        yield Line("duplicate", str(duplicate.path), duplicate.cable_id, "")
    for imported in report.imported:
        for cable_id in imported.cable_ids:
            yield Line("imported", str(imported.path), cable_id, "")


def summary(report: ImportReport) -> str:
    """One sentence about an import."""
    cables = sum(len(item.cable_ids) for item in report.imported)
    parts = [f"{cables:,} {'cable' if cables == 1 else 'cables'} added"]
    if report.duplicates:
        parts.append(f"{len(report.duplicates):,} already there")
    if report.renamed:
        parts.append(f"{len(report.renamed):,} kept under a second name")
    if report.refused:
        parts.append(f"{len(report.refused):,} refused")
    text = ", ".join(parts) + "."
    return f"Stopped as you asked: {text}" if report.cancelled else text


def save(report: ImportReport, path: Path) -> None:
    """Write a report; the end of the name says in which form.

    Raises:
        CannotWriteError: Nothing was changed and nothing was left behind.
    """
    written = _FORMS.get(path.suffix.lower(), _text)(report)
    safe_writing.write(path, [written.encode("utf-8", "backslashreplace")])


def _text(report: ImportReport) -> str:
    told = [" ".join(filter(None, line)) for line in lines(report)]
    return "\n".join([summary(report), "", *told, ""])


def _csv(report: ImportReport) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_HEADS)
    table.writerows([_cell(words) for words in line] for line in lines(report))
    return written.getvalue()


def _cell(words: str) -> str:
    """Keep a spreadsheet from reading words as a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _html(report: ImportReport) -> str:
    rows = "".join(f"<tr>{_row('td', line)}</tr>\n" for line in lines(report))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        f"<title>Report of an import</title></head><body>\n<h1>Report of an import</h1>"
        f"\n<p>{escape(summary(report))}</p>\n<table>\n<tr>{_row('th', _HEADS)}</tr>\n"
        f"{rows}</table>\n</body></html>\n"
    )


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>{escape(words)}</{tag}>" for words in cells)


_FORMS: dict[str, Callable[[ImportReport], str]] = {".csv": _csv, ".html": _html}
