"""The report of an import as a file, in three forms, safe to open."""

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reviewer.domain.identifiers import CableId
from reviewer.services import import_protocol
from reviewer.services.import_report import (
    Duplicate,
    Imported,
    ImportReport,
    Refused,
    Renamed,
)
from reviewer.services.safe_writing import CannotWriteError

FIRST, SECOND = CableId("09PORTSELWYN41"), CableId("09PORTSELWYN41~2")
REPORT = ImportReport(
    imported=(
        Imported(path=Path("inbox/first.txt"), cable_ids=(FIRST,)),
        Imported(path=Path("inbox/other.txt"), cable_ids=(SECOND,)),
    ),
    duplicates=(Duplicate(path=Path("inbox/again.txt"), cable_id=FIRST),),
    renamed=(Renamed(path=Path("inbox/other.txt"), cable_id=FIRST, kept_as=SECOND),),
    refused=(Refused(path=Path("=1+1.txt"), reason="<b>=1+1.txt</b> is empty."),),
)
OUTCOMES = ["refused", "renamed", "duplicate", "imported", "imported"]


class _Cells(HTMLParser):
    """Collects the tags and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def saved(tmp_path: Path, name: str) -> str:
    import_protocol.save(REPORT, tmp_path / name)
    return (tmp_path / name).read_bytes().decode()


def test_a_sentence_counts_what_came_of_it() -> None:
    assert import_protocol.summary(REPORT) == (
        "2 cables added, 1 already there, 1 kept under a second name, 1 refused."
    )


def test_a_table_holds_every_file_and_no_formula(tmp_path: Path) -> None:
    rows = list(csv.reader(saved(tmp_path, "report.csv").splitlines()))
    assert rows[0] == ["outcome", "file", "cable", "remark"]
    assert [row[0] for row in rows[1:]] == OUTCOMES
    assert rows[1][1] == "'=1+1.txt"
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_page_holds_every_file_and_nothing_active(tmp_path: Path) -> None:
    page = _Cells(saved(tmp_path, "report.html"))
    assert "b" not in page.tags
    assert "<b>=1+1.txt</b> is empty." in page.words
    assert [word for word in page.words if word in OUTCOMES] == OUTCOMES
    assert "default-src 'none'" in (tmp_path / "report.html").read_text()


def test_any_other_name_gives_plain_text(tmp_path: Path) -> None:
    told = saved(tmp_path, "report.txt").splitlines()
    assert told[0] == import_protocol.summary(REPORT)
    assert f"imported inbox/first.txt {FIRST}" in told


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError):
        import_protocol.save(REPORT, tmp_path / "none" / "report.csv")
