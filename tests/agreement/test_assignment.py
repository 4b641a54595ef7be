"""The assignment is the cheapest there is, held against trying everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.assignment import assign

ALONE = 2.0
COLUMNS = 5
costs_of_rows = st.lists(
    st.dictionaries(
        st.integers(0, COLUMNS - 1),
        st.one_of(st.floats(0, 1.99), st.sampled_from([0.0, 0.5, 1.0])),
    ),
    max_size=5,
)


def cheapest(
    costs: list[dict[int, float]], taken: frozenset[int] = frozenset()
) -> float:
    """The least total, by trying every assignment."""
    if not costs:
        return 0
    first, rest = costs[0], costs[1:]
    totals = [ALONE + cheapest(rest, taken)]
    for column, cost in first.items():
        if column not in taken:
            totals.append(cost + cheapest(rest, taken | {column}))
    return min(totals)


@given(costs=costs_of_rows)
def test_nothing_is_cheaper(costs: list[dict[int, float]]) -> None:
    found = assign(costs, COLUMNS, ALONE)
    taken = [column for column in found if column is not None]
    total = sum(
        ALONE if column is None else row[column]
        for row, column in zip(costs, found, strict=True)
    )
    assert len(set(taken)) == len(taken)
    assert total == pytest.approx(cheapest(costs))


def test_a_row_makes_room_by_a_chain_of_moves() -> None:
    costs = [{0: 0.1, 1: 0.2}, {0: 0.1}, {1: 0.1, 2: 0.9}]
    assert assign(costs, 3, ALONE) == [1, 0, 2]


def test_a_row_stays_alone_if_the_others_then_fit_better() -> None:
    costs = [{0: 1.9}, {0: 0.1}]
    assert assign(costs, 1, ALONE) == [None, 0]


def test_a_pair_no_better_than_two_alone_is_not_made() -> None:
    assert assign([{0: ALONE}], 1, ALONE) == [None]
