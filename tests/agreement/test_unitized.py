"""Agreement on places, held against published continua."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.measure import Measure
from reviewer.agreement.unitized import alpha_u, disagreement_2004, u_alpha
from reviewer.agreement.units import Unit

Measuring = Callable[[list[list[Unit]], int], Measure]
LENGTH = 90


def placed(label: str, *sections: tuple[int, int], begin: int = 0) -> list[Unit]:
    """Units as they are printed: where they begin, and how long they are."""
    return [
        Unit.of([(start - begin, start - begin + length)], label)
        for start, length in sections
    ]


def unit(start: int, end: int, label: str = "a") -> Unit:
    return Unit.of([(start, end)], label)


KRIPPENDORFF_2004 = (
    placed("c", (225, 70), (370, 30), begin=150)
    + placed("k", (180, 60), (300, 50), begin=150),
    placed("c", (220, 80), (355, 20), (400, 20), begin=150)
    + placed("k", (180, 60), (300, 50), begin=150),
)
KRIPPENDORFF_1995 = (
    [(1, 4), (5, 6), (7, 9), (10, 11)],
    [(0, 1), (2, 4), (5, 7), (8, 9), (10, 11)],
)
"""Its lengths are all even and its continuum is 24 long; halved to 12."""
THREE_LABELS = (
    [unit(0, 10, "a"), unit(15, 25, "b"), unit(30, 40, "a")],
    [unit(0, 8, "a"), unit(15, 25, "b"), unit(32, 44, "c")],
)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    start, size = draw(st.integers(0, 70)), draw(st.integers(1, 20))
    return unit(start, start + size, draw(st.sampled_from("ab")))


passes = st.lists(units(), min_size=1, max_size=6)
measures = pytest.mark.parametrize("measure", [alpha_u, u_alpha])


def test_u1_krippendorff_2004_page_254() -> None:
    of_c = [[(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]]
    found = disagreement_2004(of_c, 300)
    assert found.observed == pytest.approx(0.0144, abs=5e-5)
    assert found.expected == pytest.approx(0.0532, abs=5e-5)
    assert alpha_u(KRIPPENDORFF_2004, 300, "c").value == pytest.approx(0.7286, abs=5e-5)
    assert alpha_u(KRIPPENDORFF_2004, 300, "k").value == 1
    assert alpha_u(KRIPPENDORFF_2004, 300).value == pytest.approx(0.8587, abs=5e-5)


def test_u2_krippendorff_1995_c() -> None:
    found = disagreement_2004(KRIPPENDORFF_1995, 12)
    assert found.observed == pytest.approx(0.02777, abs=1e-5)
    assert found.expected == pytest.approx(0.05494, abs=1e-5)
    value = 1 - found.observed / found.expected
    assert value == pytest.approx(0.494, abs=5e-4)


def test_u_alpha1() -> None:
    found = u_alpha(THREE_LABELS, 50)
    assert found.value == pytest.approx(0.576833, abs=5e-7)
    assert found.observed == pytest.approx(34 / 50)  # 26 labelled alike, 8 gap to gap


def test_a_hand_checked_pair_of_halves() -> None:
    """Two passes mark different halves of ten characters: nothing is alike.

    T = 20, T_a = T_gap = 10; Σq = 2·25 + 2·5 = 60; expected alike
    20·((100−50) + (100−10)) / (400−60) = 2800/340; uα = 1 − 20 / (20 − 2800/340).
    """
    found = u_alpha([[unit(0, 5)], [unit(5, 10)]], 10)
    assert found.observed == 0
    assert found.value == pytest.approx(1 - 20 / (20 - 2800 / 340))


def test_two_labels_on_the_same_words_are_one_value_of_their_own() -> None:
    both = [unit(0, 30, "acknowledgement"), unit(0, 30, "denial"), unit(50, 60)]
    assert u_alpha([both, both], LENGTH).value == pytest.approx(1)
    one_missing = u_alpha([both, both[1:]], LENGTH)
    assert one_missing.observed == pytest.approx(60 / 90)


@measures
def test_what_nobody_marked_is_not_agreed_upon(measure: Measuring) -> None:
    found = measure([[], []], LENGTH)
    assert (found.value, found.why) == (None, "no pass uses it")


@measures
def test_an_empty_pass_is_told(measure: Measuring) -> None:
    found = measure([[unit(0, 10)], []], LENGTH)
    assert (found.value, found.why) == (None, "a pass has none")


@measures
def test_one_unit_over_everything_is_not_agreement(measure: Measuring) -> None:
    whole = [unit(0, LENGTH)]
    found = measure([whole, whole], LENGTH)
    assert found.value is None
    assert found.why is not None
    assert "cannot be told from chance" in found.why


@measures
@given(first=passes, second=passes)
def test_no_measure_knows_who_came_first(
    measure: Measuring, first: list[Unit], second: list[Unit]
) -> None:
    one, other = measure([first, second], LENGTH), measure([second, first], LENGTH)
    assert one.value == pytest.approx(other.value)


@measures
@given(first=passes, second=passes)
def test_figures_are_at_most_one(
    measure: Measuring, first: list[Unit], second: list[Unit]
) -> None:
    found = measure([first, second], LENGTH)
    assert found.value is None or found.value <= 1 + 1e-9


@measures
@given(coded=passes, third=st.booleans())
def test_identical_passes_agree(
    measure: Measuring, coded: list[Unit], *, third: bool
) -> None:
    found = measure([coded] * (3 if third else 2), LENGTH)
    assert found.value is None or found.value == pytest.approx(1)


@measures
@given(first=passes, second=passes, data=st.data())
def test_the_order_of_units_does_not_matter(
    measure: Measuring, first: list[Unit], second: list[Unit], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(first))
    one, other = measure([first, second], LENGTH), measure([mixed, second], LENGTH)
    assert one == other


@measures
@given(first=passes, second=passes)
def test_a_mirrored_text_gives_the_same_figures(
    measure: Measuring, first: list[Unit], second: list[Unit]
) -> None:
    one = measure([first, second], LENGTH)
    other = measure([mirrored(first), mirrored(second)], LENGTH)
    assert one.value == pytest.approx(other.value)


def mirrored(coded: list[Unit]) -> list[Unit]:
    return [unit(LENGTH - item.end, LENGTH - item.start, item.label) for item in coded]
