"""γ: what it says, and that it can be computed again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.agreement.alignment import Dissimilarity
from reviewer.agreement.gamma import SAMPLES, Sampling, gamma
from reviewer.agreement.units import Unit

LENGTH = 400
FEW = Sampling(seed=1, samples=8)


def unit(start: int, end: int, label: str = "a") -> Unit:
    return Unit.of([(start, end)], label)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    start, size = draw(st.integers(0, 350)), draw(st.integers(1, 40))
    return unit(start, start + size, draw(st.sampled_from("ab")))


passes = st.lists(units(), min_size=1, max_size=8)
CODED = [unit(10, 40), unit(60, 75, "b"), unit(120, 170), unit(300, 310, "b")]
SLIPPED = [unit(12, 40), unit(60, 78, "b"), unit(125, 170), unit(300, 310, "b")]


def test_identical_passes_agree() -> None:
    assert gamma(CODED, CODED, LENGTH).measure.value == 1


def test_a_slip_costs_less_than_another_label_and_that_less_than_a_gap() -> None:
    relabelled = [unit(item.start, item.end, "a") for item in CODED]
    slipped, other, missing = (
        gamma(CODED, side, LENGTH).disorder for side in (SLIPPED, relabelled, CODED[:1])
    )
    assert slipped is not None
    assert other is not None
    assert missing is not None
    assert 0 < slipped < other < missing


def test_everything_that_it_takes_to_compute_it_again_is_told() -> None:
    weights = Dissimilarity(alpha=2, beta=1, empty=1)
    first = gamma(CODED, SLIPPED, LENGTH, Sampling(seed=20110504), weights)
    told = Sampling(seed=first.seed, samples=first.samples)
    again = gamma(CODED, SLIPPED, LENGTH, told, first.weights)
    assert first == again
    assert (first.sampler, first.samples) == ("shuffle", SAMPLES)
    assert first.disorder is not None
    assert first.expected is not None
    assert first.measure.value == pytest.approx(1 - first.disorder / first.expected)


def test_another_seed_draws_other_passes() -> None:
    one = gamma(CODED, SLIPPED, LENGTH, Sampling(seed=1))
    other = gamma(CODED, SLIPPED, LENGTH, Sampling(seed=2))
    assert one.drawn != other.drawn
    assert one.disorder == other.disorder


def test_sampling_ends_when_the_mean_is_steady() -> None:
    rough = gamma(CODED, SLIPPED, LENGTH, Sampling(precision=0.2))
    exact = gamma(CODED, SLIPPED, LENGTH, Sampling(precision=0))
    assert 5 <= rough.samples < exact.samples == SAMPLES
    assert rough.drawn == exact.drawn[: rough.samples]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ([], [], "neither pass has a statement"),
        (CODED, [], "a pass has no statement"),
        ([], CODED, "a pass has no statement"),
    ],
)
def test_no_figure_without_statements(
    first: list[Unit], second: list[Unit], why: str
) -> None:
    found = gamma(first, second, LENGTH)
    assert (found.measure.value, found.measure.why) == (None, why)


def test_one_statement_over_everything_is_not_agreement() -> None:
    found = gamma([unit(0, LENGTH)], [unit(0, LENGTH)], LENGTH)
    assert found.measure.value is None
    assert "cannot be told" in str(found.measure.why)


def test_cancelling_leaves_no_figure() -> None:
    found = gamma(CODED, SLIPPED, LENGTH, Sampling(cancelled=lambda: True))
    assert (found.measure.value, found.measure.why) == (None, "it was cancelled")


@settings(max_examples=50)
@given(first=passes, second=passes)
def test_it_is_at_most_one_and_symmetric_in_what_was_observed(
    first: list[Unit], second: list[Unit]
) -> None:
    one = gamma(first, second, LENGTH, FEW)
    other = gamma(second, first, LENGTH, FEW)
    assert one.disorder == pytest.approx(other.disorder, abs=1e-6)
    assert one.measure.value is None or one.measure.value <= 1


@settings(max_examples=50)
@given(first=passes, second=passes)
def test_names_of_labels_do_not_matter(first: list[Unit], second: list[Unit]) -> None:
    names = {"a": "zulu", "b": "alfa"}
    renamed = [
        [item._replace(label=names[item.label]) for item in side]
        for side in (first, second)
    ]
    one = gamma(first, second, LENGTH, FEW)
    other = gamma(renamed[0], renamed[1], LENGTH, FEW)
    assert one.disorder == pytest.approx(other.disorder, abs=1e-6)
