"""Underlines never share a slot where they overlap; each place has one tint."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.gui.reader.lanes import Interval, assign, topmost

INTERVALS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12
).map(lambda found: [Interval(a, a + n, key) for key, (a, n) in enumerate(found)])


def over(items: list[Interval], place: int) -> list[Interval]:
    return [item for item in items if item.start <= place < item.end]


@given(INTERVALS)
def test_overlapping_intervals_have_lanes_of_their_own(items: list[Interval]) -> None:
    lanes = assign(items)
    for place in range(61):
        here = [lanes[item.key] for item in over(items, place)]
        assert len(here) == len(set(here))


@given(INTERVALS)
def test_no_more_lanes_are_used_than_the_depth(items: list[Interval]) -> None:
    depth = max((len(over(items, place)) for place in range(61)), default=0)
    assert max(assign(items), default=-1) + 1 == depth


@given(INTERVALS)
def test_each_place_belongs_to_its_highest_key(items: list[Interval]) -> None:
    found = topmost(items)
    assert found == sorted(found)
    for place in range(61):
        keys = [item.key for item in over(items, place)]
        assert [item.key for item in over(found, place)] == sorted(keys)[-1:]


def test_the_earlier_statement_lies_above_and_the_longer_of_two() -> None:
    word, sentence = Interval(0, 5, 0), Interval(0, 30, 1)
    assert assign([word, sentence]) == [1, 0]
    assert assign([Interval(3, 9, 0), Interval(0, 9, 1)]) == [1, 0]


def test_neighbours_share_a_lane() -> None:
    assert assign([Interval(0, 5, 0), Interval(5, 9, 1)]) == [0, 0]
