"""Writes the ledger of a report as a workbook: a sheet of statements, one of links.

Every cell is text, so that nothing can be run. A text longer than a cell may be goes
on in the sheet *Long texts*, which the cell says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.reports import ooxml
from reviewer.reports.ledger_table import Cells, Table, tables
from reviewer.reports.report import Report
from reviewer.reports.tones import FILLS, LETTERS

LIMIT = 32_767
"""UTF-16 units that a cell can hold; Excel drops the rest without a word."""
_PIECE = 16_000
"""Code points of a piece: they fit even if each takes two units, with a remark."""

_PARTS = (
    ooxml.Part("[Content_Types].xml", "xlsx/content_types.xml.j2"),
    ooxml.Part("_rels/.rels", "xlsx/rels.xml.j2"),
    ooxml.Part("xl/workbook.xml", "xlsx/workbook.xml.j2"),
    ooxml.Part("xl/_rels/workbook.xml.rels", "xlsx/workbook.xml.rels.j2"),
    ooxml.Part("xl/styles.xml", "xlsx/styles.xml.j2"),
)
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = {
    "quote": 60,
    "to_quote": 60,
    "details": 32,
    "first_pass": 60,
    "second_pass": 60,
    "notes": 32,
    "text": 90,
}
_LONG_HEADS = ("sheet", "row", "column", "part", "text")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table as it is written; the width of a column is in letters."""

    title: str
    heads: Cells
    rows: tuple[Cells, ...]

    @property
    def widths(self) -> list[int]:
        """Broad for what is read, narrow for the rest."""
        return [_WIDE.get(head, 18) for head in self.heads]


def write(report: Report) -> bytes:
    """Write the ledger as XLSX; equal reports give equal bytes."""
    sheets = _sheets(tables(report))
    banner = " – ".join(part for part in (report.banner, report.flag) if part)
    values = {
        "report": report,
        "banner": banner,
        "sheets": sheets,
        "fills": FILLS,
        "letters": LETTERS,
        "literal": _literal,
    }
    parts = [
        ooxml.Part(f"xl/worksheets/sheet{n}.xml", "xlsx/sheet.xml.j2", {"sheet": one})
        for n, one in enumerate(sheets, start=1)
    ]
    return ooxml.package((*_PARTS, *parts), values)


def _literal(text: str) -> str:
    """A text whose signs stay themselves: the format reads ``_x0041_`` as an A."""
    return _ESCAPES.sub("_x005F_", text)


def _sheets(found: tuple[Table, ...]) -> list[_Sheet]:
    long = [row for table in found for row in _overflow(table)]
    sheets = [
        _Sheet(table.title, table.heads, tuple(map(_fitted, table.rows)))
        for table in found
    ]
    if long or not sheets:  # a workbook has a sheet
        sheets.append(_Sheet("Long texts", _LONG_HEADS, tuple(long)))
    return sheets


def _fitted(cells: Cells) -> Cells:
    """The beginning of what is too long, with where it goes on."""
    return tuple(map(_beginning, cells))


def _beginning(cell: str) -> str:
    first, *others = _pieces(cell)
    if not others:
        return first
    return f"{first} [goes on in the sheet Long texts, parts 2 to {len(others) + 1}]"


def _overflow(table: Table) -> Iterator[Cells]:
    """What of a table's cells did not fit, in order; rows count as in the sheet."""
    for row, cells in enumerate(table.rows, start=3):
        for head, cell in zip(table.heads, cells, strict=True):
            for part, piece in enumerate(_pieces(cell), start=1):
                if part > 1:
                    yield table.title, str(row), head, str(part), piece


def _pieces(cell: str) -> Iterator[str]:
    """A text in pieces that fit; most are one."""
    for start in range(0, max(len(cell), 1), _PIECE):
        yield cell[start : start + _PIECE]
