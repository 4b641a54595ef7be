"""Writes the ledger of a report as CSV: a row for each statement and each link.

A cell that a spreadsheet would take for a formula begins with an apostrophe; so does
one that begins with an apostrophe of its own. To read a cell back, take one leading
apostrophe away.
"""

import csv
from io import StringIO

from reviewer.reports.ledger_table import (
    DISAGREEMENT_HEADS,
    LINK_HEADS,
    STATEMENT_HEADS,
    WARNING_HEADS,
    tables,
)
from reviewer.reports.report import Report

_GUARD = "'"
_RISKY = tuple("=+-@\t\r\n＝＋－＠" + _GUARD)
_HEADS = tuple(
    dict.fromkeys(
        (
            *("record", "banner"),
            *STATEMENT_HEADS,
            *LINK_HEADS,
            *DISAGREEMENT_HEADS,
            *WARNING_HEADS,
        )
    )
)


def write(report: Report) -> bytes:
    """Write the ledger as CSV (UTF-8 with its mark, CRLF); equal reports, equal bytes.

    Every row carries the banner of the whole, since rows are taken apart.
    """
    file = StringIO()
    rows = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(_HEADS)
    banner = " – ".join(part for part in (report.banner, report.flag) if part)
    for table in tables(report):
        for cells in table.rows:
            told = dict(zip(table.heads, cells, strict=True))
            told |= {"record": table.record, "banner": banner}
            rows.writerow(guarded(told.get(head, "")) for head in _HEADS)
    return file.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs; see the top for reading it back."""
    return _GUARD + cell if cell.startswith(_RISKY) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``."""
    return cell.removeprefix(_GUARD)
