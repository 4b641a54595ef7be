"""The ledger as a workbook: text in every cell, and nothing cut off unsaid."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from reviewer.domain.report_contents import ReportContents, ReportPart
from reviewer.reports import xlsx
from reviewer.reports.composing import compose
from reviewer.reports.ledger_table import tables
from reviewer.reports.report import Report
from tests.hostile import hostile_material
from tests.reportable import LINKS, cable_material, material, note, report


def _book(made: Report) -> Workbook:
    return load_workbook(BytesIO(xlsx.write(made)))


def _rows(book: Workbook, title: str) -> list[dict[str, str]]:
    """The sheet as it is read back, under its heads; row 1 is the banner."""
    _, heads, *rows = book[title].iter_rows(values_only=True)
    return [
        {str(head): unescape(str(cell or "")) for head, cell in zip(heads, row)}  # noqa: B905
        for row in rows
    ]


def _cells(book: Workbook) -> Iterator[object]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_each_statement_and_each_link_is_a_row() -> None:
    made = report()
    book = _book(made)

    assert book.sheetnames == ["Statements", "Links"]
    assert len(_rows(book, "Statements")) == made.statement_count
    assert len(_rows(book, "Links")) == len(LINKS)


def test_what_is_read_back_is_what_was_written() -> None:
    for made in (report(), compose(hostile_material())):
        book = _book(made)
        for table in tables(made):
            wanted = [dict(zip(table.heads, row, strict=True)) for row in table.rows]
            assert _rows(book, table.title) == wanted


def test_every_cell_is_text() -> None:
    signs = "=1+1", "+1", "-1", "@SUM(A1)", "1", "2009-03-12", "TRUE"
    for sign in signs:
        book = _book(report(cable_material(notes=(note(sign, on="s1"),))))
        assert _rows(book, "Statements")[0]["notes"] == sign
        kinds = {
            cell.data_type
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert kinds <= {"s", "inlineStr"}


def test_there_is_no_formula_and_no_link_in_the_file() -> None:
    with ZipFile(BytesIO(xlsx.write(compose(hostile_material())))) as packed:
        for name in packed.namelist():
            data = packed.read(name)
            assert b"<f>" not in data
            assert b"<hyperlink" not in data
            assert b"TargetMode" not in data
        assert not any(name.startswith("docProps") for name in packed.namelist())


def test_a_text_that_is_too_long_goes_on_elsewhere() -> None:
    long = "".join(f"{number:07} 😊" for number in range(8000))
    book = _book(report(cable_material(notes=(note(long, on="s1"),))))
    cell = _rows(book, "Statements")[0]["notes"]
    rest = _rows(book, "Long texts")

    assert [row["part"] for row in rest] == ["2", "3", "4", "5"]
    assert {(row["sheet"], row["row"], row["column"]) for row in rest} == {
        ("Statements", "3", "notes")
    }
    remark = " [goes on in the sheet Long texts, parts 2 to 5]"
    assert cell.removesuffix(remark) + "".join(row["text"] for row in rest) == long
    assert len(cell.encode("utf-16-le")) // 2 <= xlsx.LIMIT
    assert all(len(row["text"].encode("utf-16-le")) // 2 <= xlsx.LIMIT for row in rest)


def test_what_looks_like_an_escape_stays_itself() -> None:
    data = xlsx.write(report(cable_material(notes=(note("_x003D_1 _x", on="s1"),))))
    with ZipFile(BytesIO(data)) as packed:
        assert b">_x005F_x003D_1 _x<" in packed.read("xl/worksheets/sheet1.xml")


def test_the_banner_is_over_each_sheet_and_each_printed_page() -> None:
    for sheet in _book(report(is_fictional=True)).worksheets:
        assert sheet["A1"].value == "SECRET//NOFORN – FICTIONAL – TRAINING"
        for edge in (sheet.oddHeader, sheet.oddFooter):
            assert edge is not None
            assert edge.center.text == sheet["A1"].value


def test_without_either_table_there_is_still_a_workbook() -> None:
    contents = ReportContents(parts=frozenset({ReportPart.TEXT}))

    assert _book(compose(material(), contents)).sheetnames == ["Long texts"]


def test_equal_reports_give_equal_bytes() -> None:
    assert xlsx.write(report()) == xlsx.write(report())
