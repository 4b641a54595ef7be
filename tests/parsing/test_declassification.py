from datetime import UTC, date, datetime

import pytest

from reviewer.domain.text import Span
from reviewer.parsing.declassification import (
    Declassification,
    read_classified_by,
    read_order,
    read_reasons,
)

WRITTEN = datetime(2009, 3, 12, 10, 15, tzinfo=UTC)


def order(text: str) -> Declassification:
    return read_order(text, Span(0, len(text)), WRITTEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E.O. 12958: DECL: 11/22/2019", date(2019, 11, 22)),
        ("EO 12958 DECL: 2020/02/23", date(2020, 2, 23)),
        ("E.O. 12958: DECL: 6-30-08", date(2008, 6, 30)),
        ("E.O. 12958: DECL: 6/30/08", date(2008, 6, 30)),
        ("E.O. 12958: DECL: JUNE 21, 2016", date(2016, 6, 21)),
        ("E.O. 12958: DECL: 21 JUN 2016", date(2016, 6, 21)),
        ("E.O. 12958: DECL: TEN YEARS", date(2019, 3, 12)),
        ("E.O. 12958: DECL: 25 YEARS", date(2034, 3, 12)),
        ("E.O. 12958: DECL: TWENTY-FIVE (25) YEARS", date(2034, 3, 12)),
        ("E.O. 12958: DECL: TEN YEARS AFTER THE REGATTA", None),
        ("E.O. 12356: DECL: OADR", None),
        ("E.O. 12958: N/A", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert order(text).on == expected


def test_a_date_that_reads_both_ways_is_told() -> None:
    read = order("E.O. 12958: DECL: 11/12/2019")
    assert read.on == date(2019, 11, 12)
    assert [note.code for note in read.notes] == ["ambiguous_date"]


@pytest.mark.parametrize("printed", ["13/12/2019", "02/30/2019", "2019/13/01"])
def test_an_impossible_date_is_told_and_not_turned(printed: str) -> None:
    read = order(f"E.O. 12958: DECL: {printed}")
    assert read.on is None
    assert [note.code for note in read.notes] == ["impossible_date"]


def test_the_order_and_what_was_printed() -> None:
    read = order("E.O. 12065 RDS-4 6/5/99 (NAME) OR-M")
    assert read.executive_order == "12065"
    assert read.printed == "RDS-4 6/5/99 (NAME) OR-M"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REASON 1.4(B) AND (D)", ("1.4(b)", "1.4(d)")),
        ("for reasons 1.4 (b) and (d).", ("1.4(b)", "1.4(d)")),
        ("Reason: 1.4 (b), (c) and (d)", ("1.4(b)", "1.4(c)", "1.4(d)")),
        ("Reasons 1.4(B), (D)", ("1.4(b)", "1.4(d)")),
        ("Reasons: 1.4 (b/d)", ("1.4(b)", "1.4(d)")),
        ("reason 1.5 (d)", ("1.5(d)",)),
        ("reasons 1.4 b,d", ("1.4(b)", "1.4(d)")),
        ("nothing here", ()),
    ],
)
def test_reasons(text: str, expected: tuple[str, ...]) -> None:
    assert read_reasons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Classified By: Consul Nobody for reasons 1.4 (b) and (d).",
        "CLASSIFIED BY: Consul Nobody; REASON: 1.4 (b), (d)",
        "Classified By: Classified By: Consul Nobody, reason 1.4 (d)",
        "(U) Classifed by Consul Nobody for reason 1.5 (d).",
    ],
)
def test_classified_by(text: str) -> None:
    assert read_classified_by(text) == "Consul Nobody"
