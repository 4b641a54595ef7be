"""The index answers as a plain search would, however it came to its state."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, PassId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.span_index import SpanIndex

PLACES = st.tuples(st.integers(0, 3000), st.sampled_from([1, 7, 40, 900, 1500]))
SETS = st.lists(st.dictionaries(st.integers(0, 12), PLACES), min_size=1, max_size=5)


def statement(name: int, place: tuple[int, int]) -> Statement:
    return Statement(
        statement_id=StatementId(str(name)),
        cable_id=CableId("c"),
        pass_id=PassId("p"),
        kind=Kind.CLAIM,
        spans=(Span(place[0], place[0] + place[1]),),
        created_at=datetime(2009, 5, 4, tzinfo=UTC),
    )


@given(SETS, st.integers(0, 4000), st.integers(1, 500))
def test_found_is_what_a_search_finds(
    sets: list[dict[int, tuple[int, int]]], start: int, length: int
) -> None:
    index = SpanIndex()
    for made in sets:
        index.update([statement(*item) for item in made.items()])
    asked = Span(start, start + length)
    found = {(s.start, s.statement_id) for _span, s in index.in_span(asked)}
    assert found == {
        (place[0], str(name))
        for name, place in sets[-1].items()
        if Span(place[0], place[0] + place[1]).intersects(asked)
    }


@given(SETS)
def test_an_update_tells_what_went_and_what_came(
    sets: list[dict[int, tuple[int, int]]],
) -> None:
    index, before = SpanIndex(), dict[int, tuple[int, int]]()
    for made in sets:
        gone, come = index.update([statement(*item) for item in made.items()])
        assert sorted(s.statement_id for s in gone) == sorted(
            str(n) for n in before if before[n] != made.get(n)
        )
        assert sorted(s.statement_id for s in come) == sorted(
            str(n) for n in made if made[n] != before.get(n)
        )
        before = made


def test_places_where_underlines_crowd() -> None:
    index = SpanIndex()
    index.update([statement(n, (n * 10, 100)) for n in range(4)])
    assert index.crowded(3) == [30]
    assert index.crowded(4) == []
