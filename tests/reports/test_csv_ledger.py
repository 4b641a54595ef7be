"""The ledger as CSV: a row for each record, and nothing that a spreadsheet runs."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.report_contents import ReportContents, ReportPart
from reviewer.reports import csv_ledger
from reviewer.reports.composing import compose
from reviewer.reports.csv_ledger import guarded, unguarded
from reviewer.reports.report import Report
from tests.hostile import hostile_material
from tests.reportable import LINKS, TEXT, cable_material, material, note, report

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝")


def _rows(made: Report) -> list[dict[str, str]]:
    """The file as any other program reads it, the guards still in place."""
    text = csv_ledger.write(made).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_each_statement_and_each_link_is_a_row() -> None:
    made = report()
    records = [row["record"] for row in _rows(made)]

    assert records.count("statement") == made.statement_count
    assert records.count("link") == len(LINKS)


def test_a_statement_says_where_it_was_found() -> None:
    row = _rows(report())[0]
    start = TEXT.index("denied that the dues")

    assert row["reference"] == "09PORTSELWYN12 ¶1 (C)"
    assert row["post"] == "AMCONSUL PORT SELWYN"
    assert row["sent"] == "2009-03-12T10:15:00Z"
    assert row["offsets"] == f"{start}-{start + len('denied that the dues will rise')}"
    assert len(row["text_sha256"]) == 64
    assert (row["kind"], row["type"]) == ("Claim", "Denial")
    assert row["banner"] == "SECRET//NOFORN"


def test_a_link_names_both_ends() -> None:
    rows = _rows(report())
    quotes = {
        row["number"]: row["quote"] for row in rows if row["record"] == "statement"
    }

    for row in rows:
        if row["record"] == "link":
            assert row["quote"] == quotes[row["number"]]
            assert row["to_quote"] == quotes[row["to_number"]]
    assert "disputes · rebuts" in {row["relation"] for row in rows}


def test_what_was_not_asked_for_is_no_row() -> None:
    contents = ReportContents(parts=frozenset({ReportPart.STATEMENTS}))

    rows = _rows(compose(material(), contents))

    assert {row["record"] for row in rows} == {"statement"}


def test_no_cell_begins_as_a_formula_would() -> None:
    said = [note(f"{sign}cmd|' /C calc'!A0", on="s1") for sign in RISKY]
    made = report(cable_material(notes=said[:1]))

    for row in (*_rows(made), *_rows(compose(hostile_material()))):
        assert not any(cell.startswith(RISKY) for cell in row.values())
    assert _rows(made)[0]["notes"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("sign", [*RISKY, "'", "\n", "＠"])
def test_a_risky_cell_is_guarded(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"


@given(st.text(max_size=40))
def test_the_guard_can_be_taken_away_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_equal_reports_give_equal_bytes() -> None:
    assert csv_ledger.write(report()) == csv_ledger.write(report())
