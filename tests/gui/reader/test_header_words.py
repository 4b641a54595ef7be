"""The header card's words."""

from datetime import UTC, date, datetime

from reviewer.domain.cable import Cable, Header
from reviewer.domain.text import Span
from reviewer.gui.reader import header_words


def of(header: Header) -> Cable:
    return Cable(cable_id="09SELWYN1", span=Span(0, 1), header=header)


def test_the_line_tells_way_time_tags_and_declassification() -> None:
    header = Header(
        from_post="AMCONSUL PORT SELWYN",
        action=("SECSTATE WASHDC",),
        dtg=datetime(2009, 3, 12, 10, 15, tzinfo=UTC),
        tags=("PGOV", "KV"),
        declassify_on=date(2019, 3, 11),
    )
    assert header_words.line(of(header)).split("   ") == [
        "AMCONSUL PORT SELWYN → SECSTATE WASHDC",
        "12 Mar 2009 10:15Z",
        "PGOV KV",
        "DECL 2019-03-11",
    ]


def test_what_was_not_read_leaves_no_gap() -> None:
    assert header_words.line(of(Header(tags=("KV",)))) == "KV"
    assert header_words.subject(of(Header())) == header_words.NO_SUBJECT
