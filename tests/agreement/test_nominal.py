"""Chance-corrected agreement on labels, held against published tables."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.measure import Measure
from reviewer.agreement.nominal import cohen_kappa, gwet_ac1, krippendorff_alpha

Table = list[list[int]]
Pairs = list[tuple[str, str]]
Measuring = Callable[[Pairs], Measure]
COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
ARTSTEIN_POESIO_558 = [[20, 10], [20, 50]]
ARTSTEIN_POESIO_568 = [[46, 0, 0], [6, 32, 6], [0, 0, 10]]
KRIPPENDORFF_246A = [[12, 9, 9], [9, 14, 9], [9, 9, 20]]
KRIPPENDORFF_246B = [[12, 18, 18], [0, 14, 18], [0, 0, 20]]
PARADOX = [[118, 5], [2, 0]]
FOUR_OBSERVERS = """
1 2 3 3 2 1 4 1 2 * * *
1 2 3 3 2 2 4 1 2 5 * 3
* 3 3 3 2 3 4 2 2 5 1 *
1 2 3 3 2 4 4 1 2 5 1 *
"""

pairs_of_labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")))
measures = pytest.mark.parametrize(
    "measure", [cohen_kappa, gwet_ac1, krippendorff_alpha], ids=lambda m: m.__name__
)


def pairs_of(table: Table) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


def same(one: Measure, other: Measure) -> bool:
    """Equal but for rounding, or undefined for the same reason."""
    if one.value is None or other.value is None:
        return (one.value, one.why) == (other.value, other.why)
    return one.value == pytest.approx(other.value)


def test_c1_cohen_1960_page_45() -> None:
    kappa, ac1 = cohen_kappa(pairs_of(COHEN_1960)), gwet_ac1(pairs_of(COHEN_1960))
    assert kappa.value == pytest.approx(0.491525, abs=5e-7)
    assert ac1.value == pytest.approx(0.5760, abs=5e-5)
    assert kappa.n == 200
    assert kappa.observed == pytest.approx(0.70)
    expected = (0.70 - 0.491525) / (1 - 0.491525)  # κ solved for Pe
    assert expected == pytest.approx(0.41, abs=5e-6)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        pytest.param(ARTSTEIN_POESIO_558, 0.347826, id="C2"),
        pytest.param(ARTSTEIN_POESIO_568, 0.801325, id="C3"),
        pytest.param(KRIPPENDORFF_246A, 0.186, id="C4"),
        pytest.param(KRIPPENDORFF_246B, 0.258, id="C5"),
    ],
)
def test_published_kappas(table: Table, kappa: float) -> None:
    digits = len(str(kappa)) - 2
    assert cohen_kappa(pairs_of(table)).value == pytest.approx(
        kappa, abs=0.5 * 10**-digits
    )


def test_c3_alpha() -> None:
    alpha = krippendorff_alpha(pairs_of(ARTSTEIN_POESIO_568))
    assert alpha.value == pytest.approx(0.800535, abs=5e-7)


def test_p1_the_paradox_shows_in_both_figures() -> None:
    kappa, ac1 = cohen_kappa(pairs_of(PARADOX)), gwet_ac1(pairs_of(PARADOX))
    assert kappa.value == pytest.approx(-0.0234, abs=5e-5)
    assert ac1.value == pytest.approx(0.9408, abs=5e-5)
    assert kappa.observed == ac1.observed == pytest.approx(118 / 125)


def test_k1_two_observers_two_values() -> None:
    alpha = krippendorff_alpha(zip("1100000000", "0110010100", strict=True))
    assert alpha.value == pytest.approx(0.095238, abs=5e-7)


def test_k2_four_observers_with_missing_values() -> None:
    rows = [
        [None if value == "*" else value for value in line.split()]
        for line in FOUR_OBSERVERS.split("\n")
        if line
    ]
    alpha = krippendorff_alpha(zip(*rows, strict=True))
    assert alpha.value == pytest.approx(0.743421, abs=5e-7)
    assert alpha.n == 11  # the last unit was seen once only


@measures
def test_one_value_only_is_not_agreement(measure: Measuring) -> None:
    found = measure([("denial", "denial")] * 9)
    assert found.value is None
    assert found.observed == 1
    assert found.why is not None
    assert "one value" in found.why


@measures
def test_nothing_to_compare_is_not_agreement(measure: Measuring) -> None:
    found = measure([])
    assert (found.value, found.n) == (None, 0)
    assert found.why


@measures
@given(pairs=pairs_of_labels)
def test_no_measure_knows_who_came_first(measure: Measuring, pairs: Pairs) -> None:
    assert same(measure(pairs), measure([(b, a) for a, b in pairs]))


@measures
@given(pairs=pairs_of_labels)
def test_names_of_labels_do_not_matter(measure: Measuring, pairs: Pairs) -> None:
    names = {"a": "zulu", "b": "alfa", "c": "mike"}
    assert same(measure(pairs), measure([(names[a], names[b]) for a, b in pairs]))


@measures
@given(pairs=pairs_of_labels, data=st.data())
def test_the_order_of_units_does_not_matter(
    measure: Measuring, pairs: Pairs, data: st.DataObject
) -> None:
    assert same(measure(pairs), measure(data.draw(st.permutations(pairs))))


@measures
@given(pairs=pairs_of_labels)
def test_figures_stay_in_range(measure: Measuring, pairs: Pairs) -> None:
    found = measure(pairs)
    if found.value is not None:
        assert -1 - 1e-9 <= found.value <= 1 + 1e-9
    if len(set(pairs)) > 1 and all(a == b for a, b in pairs):
        assert found.value == pytest.approx(1)
