"""What the search box over the cables understands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId
from reviewer.gui.models.cable_query import CableQuery, Term
from reviewer.services.browsing import CableRow

ROW = CableRow(
    cable_id=CableId("09SELWYN31"),
    subject="Brokers' guild and the dockside incidents",
    from_post="AMCONSUL PORT SELWYN",
    dtg=datetime(2009, 3, 12, 10, 15, tzinfo=UTC),
    banner=Marking.from_canonical("S//NF"),
    statements=2,
    state="first_pass",
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "guild",
        "GUILD dock",
        "09selwyn",
        "port",
        '"the dockside"',
        "level:s",
        "level:S//NF",
        "post:SELWYN",
        'post:"port selwyn"',
        "post:PORTSELWYN",
        "id:31",
        "from:2009",
        "from:2009-03",
        "from:2009-03-12",
        "from:2009-01..2009-12",
        "from:2009-03..",
        "from:..2009-03",
        "state:first",
        "has:statements",
        "level:S guild post:selwyn",
        "tag:PTER",
    ],
)
def test_what_finds_the_row(text: str) -> None:
    assert CableQuery.parse(text).fits(ROW)


@pytest.mark.parametrize(
    "text",
    [
        "crane",
        "guild crane",
        '"dockside the"',
        "level:C",
        "level:TS",
        "post:KARVAL",
        "from:2008",
        "from:2009-04..",
        "from:..2009-02",
        "from:soon",
        "state:submitted",
        "has:notes",
        "level:S crane",
    ],
)
def test_what_does_not_find_it(text: str) -> None:
    assert not CableQuery.parse(text).fits(ROW)


def test_rows_that_know_less_are_not_found_by_it() -> None:
    bare = replace(ROW, dtg=None, banner=None, statements=0)
    assert not CableQuery.parse("from:2009").fits(bare)
    assert not CableQuery.parse("level:U").fits(bare)
    assert not CableQuery.parse("has:statements").fits(bare)


def test_an_unknown_operator_is_told_from_a_known_one() -> None:
    tags, level = CableQuery.parse("tag:PTER level:C").terms
    assert not tags.is_known
    assert level.is_known


def test_a_time_is_a_word() -> None:
    assert CableQuery.parse("12:30").terms == (Term("", "12:30"),)


@given(st.text(max_size=60))
def test_nothing_typed_is_wrong(text: str) -> None:
    query = CableQuery.parse(text)
    assert isinstance(query.fits(ROW), bool)
    assert all(term.value for term in query.terms)
