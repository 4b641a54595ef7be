"""Which statement answers which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.alignment import MATHET, Dissimilarity, align
from reviewer.agreement.assignment import assign
from reviewer.agreement.units import Unit


def unit(start: int, end: int, label: str = "assertion") -> Unit:
    return Unit.of([(start, end)], label)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    start, size = draw(st.integers(0, 40)), draw(st.integers(1, 15))
    label = draw(st.sampled_from(["assertion", "denial"]))
    return Unit.of([(start, start + size)], label)


passes = st.lists(units(), max_size=6)


def matched(first: list[Unit], second: list[Unit]) -> list[tuple[int, int]]:
    return [(match.a, match.b) for match in align(first, second).matches]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (unit(4, 14), unit(40, 44), 22.2),
        (unit(4, 14), unit(20, 25), 3.2),
        (unit(4, 14), unit(14, 24), 1.0),
        (unit(20, 30), unit(20, 25), 0.11),
    ],
)
def test_gamma4_position_as_in_mathet_figures_10_and_20(
    one: Unit, other: Unit, expected: float
) -> None:
    assert MATHET.position(one, other) == pytest.approx(expected, rel=0.02)
    assert MATHET.position(other, one) == MATHET.position(one, other)


def test_gamma1_best_disorder() -> None:
    first = [unit(1, 5, "a"), unit(6, 10, "b"), unit(11, 15, "a")]
    second = [unit(2, 6, "a"), unit(7, 11, "b"), unit(12, 16, "a")]
    assert align(first, second).disorder == pytest.approx(0.0625)


def test_gamma2_best_disorder() -> None:
    first = [unit(1, 5, "a"), unit(6, 10, "b"), unit(20, 24, "a"), unit(30, 34, "b")]
    second = [unit(2, 6, "a"), unit(31, 35, "b")]
    assert align(first, second).disorder == pytest.approx(0.708333, abs=5e-7)


def test_u_alpha1_best_disorder() -> None:
    first = [unit(0, 10, "a"), unit(15, 25, "b"), unit(30, 40, "a")]
    second = [unit(0, 8, "a"), unit(15, 25, "b"), unit(32, 44, "c")]
    assert align(first, second).disorder == pytest.approx(0.362242, abs=5e-7)


def test_a_slipped_boundary_is_one_match_and_not_two_losses() -> None:
    assert matched([unit(10, 50)], [unit(12, 50)]) == [(0, 0)]


def test_two_labels_on_the_same_words_find_their_own() -> None:
    first = [unit(0, 30, "acknowledgement"), unit(0, 30, "denial")]
    second = [unit(0, 30, "denial"), unit(0, 30, "acknowledgement")]
    assert matched(first, second) == [(0, 1), (1, 0)]


def test_a_label_that_differs_is_still_a_match() -> None:
    assert matched([unit(0, 30, "denial")], [unit(0, 30, "assertion")]) == [(0, 0)]


def test_an_exact_agreement_is_never_torn_apart() -> None:
    """The squared distance alone would pair each half with the whole."""
    first, second = [unit(0, 10), unit(4, 10)], [unit(0, 10), unit(0, 6)]
    assert (0, 0) in matched(first, second)


def test_among_identical_units_details_choose() -> None:
    twice = [unit(0, 30), unit(0, 30)]
    ours, theirs = ["mayor", "pilot"], ["pilot", "mayor"]
    found = align(twice, twice, MATHET, lambda a, b: ours[a] == theirs[b])
    assert [(match.a, match.b) for match in found.matches] == [(0, 1), (1, 0)]


def test_a_neighbour_is_a_near_miss_but_no_overlap() -> None:
    found = align([unit(0, 10)], [unit(11, 21)])
    assert len(found.matches) == 1
    assert not found.overlapping


def test_pieces_are_compared_by_their_characters() -> None:
    broken = Unit.of([(0, 10), (20, 30)], "assertion")
    assert MATHET.position(broken, unit(0, 10)) == pytest.approx((10 / 30) ** 2)
    assert MATHET.position(broken, unit(10, 20)) == 1


def test_weights_scale_what_differs() -> None:
    weights = Dissimilarity(alpha=3, beta=0.5, empty=2)
    cost = weights(unit(4, 14, "denial"), unit(14, 24))
    assert cost == pytest.approx(3 * 2 + 0.5 * 2)


@given(first=passes, second=passes)
def test_it_does_not_matter_who_came_first(
    first: list[Unit], second: list[Unit]
) -> None:
    one, other = align(first, second), align(second, first)
    assert one.cost == pytest.approx(other.cost, abs=1e-6)


@given(first=passes, second=passes, by=st.integers(1, 1000))
def test_moving_everything_changes_nothing(
    first: list[Unit], second: list[Unit], by: int
) -> None:
    moved = align([u.moved(by) for u in first], [u.moved(by) for u in second])
    assert moved == align(first, second)


@given(
    first=passes,
    second=passes,
    alpha=st.sampled_from([0.5, 1, 3]),
    beta=st.sampled_from([0, 1, 2.5]),
)
def test_leaving_far_pairs_out_loses_nothing(
    first: list[Unit], second: list[Unit], alpha: float, beta: float
) -> None:
    weights = Dissimilarity(alpha=alpha, beta=beta)
    others = [item for item in second if item not in first]
    costs = [dict(enumerate(weights(one, it) for it in others)) for one in first]
    best = assign(costs, len(others), 2)
    paired = [(row, it) for row, it in enumerate(best) if it is not None]
    alone = len(first) + len(others) - 2 * len(paired)
    least = sum(costs[row][column] for row, column in paired) + alone
    assert align(first, others, weights).cost == pytest.approx(least, abs=1e-6)


@given(units=passes)
def test_a_pass_agrees_with_itself(units: list[Unit]) -> None:
    found = align(units, units)
    assert len(found.overlapping) == len(units)
    assert found.cost == 0


@given(first=passes, second=passes)
def test_nobody_is_matched_twice_or_at_a_loss(
    first: list[Unit], second: list[Unit]
) -> None:
    found = align(first, second).matches
    assert len({match.a for match in found}) == len(found)
    assert len({match.b for match in found}) == len(found)
    assert all(match.cost < 2 * MATHET.empty for match in found)
    for match in found:
        assert match.cost == MATHET(first[match.a], second[match.b])
