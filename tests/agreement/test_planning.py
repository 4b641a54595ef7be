"""A sample for second review, and what it tells of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.planning import overturned, plan, wilson
from reviewer.domain.adjudication import Adjudication, Choice, Decision, ReasonCode
from reviewer.domain.comparison import Side
from reviewer.domain.identifiers import CableId, ReviewerId
from tests.coded import AT, claim, coding, compared

STRATA = {CableId(f"09PORTSELWYN{n}"): "S" if n < 3 else "C" for n in range(50)}


def test_a_sample_is_drawn_from_every_stratum() -> None:
    drawn = plan(STRATA, 0.2, seed=7)
    assert drawn.strata == {"S": (3, 1), "C": (47, 10)}
    assert len(drawn.cables) == 11
    assert set(drawn.cables) <= STRATA.keys()


def test_the_smallest_share_has_one_of_every_stratum() -> None:
    assert plan(STRATA, 1e-12, seed=7).strata == {"S": (3, 1), "C": (47, 1)}


def test_the_same_seed_draws_the_same_cables() -> None:
    assert plan(STRATA, 0.2, seed=7) == plan(STRATA, 0.2, seed=7)
    assert plan(STRATA, 0.2, seed=7).cables != plan(STRATA, 0.2, seed=8).cables


def test_a_larger_share_keeps_what_a_smaller_one_drew() -> None:
    some, more = plan(STRATA, 0.2, seed=7), plan(STRATA, 0.5, seed=7)
    assert set(some.cables) < set(more.cables)


def test_everything_is_a_share_too() -> None:
    assert len(plan(STRATA, 1, seed=7).cables) == len(STRATA)


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_no_share_is_no_plan(share: float) -> None:
    with pytest.raises(ValueError, match="not a share"):
        plan(STRATA, share, seed=7)


def test_wilson_as_worked_out_by_hand() -> None:
    """2 of 10 at z = 2: (0.2 + 0.2 ± 2·√(0.016 + 0.01)) / 1.4."""
    found = wilson(2, 10, z=2)
    assert found.low == pytest.approx((0.4 - 2 * 0.026**0.5) / 1.4)
    assert found.high == pytest.approx((0.4 + 2 * 0.026**0.5) / 1.4)


def test_wilson_of_nothing_in_ten_is_not_certainty() -> None:
    found = wilson(0, 10)
    assert found.low == 0
    assert found.high == pytest.approx(0.2775, abs=5e-5)


@given(n=st.integers(1, 500), data=st.data())
def test_wilson_holds_the_share_and_is_even_handed(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    found, other = wilson(successes, n), wilson(n - successes, n)
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert found.low == pytest.approx(1 - other.high)


def test_a_statement_is_overturned_once() -> None:
    first = coding(
        claim("a1", 0, 20, "denial", access="hearsay"),
        claim("a2", 30, 50),
        claim("a3", 60, 80),
        claim("a4", 150, 170),
    )
    second = coding(claim("b1", 1, 20), claim("b2", 30, 50), claim("b3", 60, 80))
    open_yet = Adjudication(comparison=compared(first, second).comparison)
    found = overturned([open_yet])
    assert (found.rate.value, found.rate.n) == (0.5, 4)
    assert found.interval == wilson(2, 4)


def test_a_first_pass_that_the_adjudicator_believed_was_not_overturned() -> None:
    comparison = compared(coding(claim("a", 0, 20)), coding()).comparison
    (case,) = comparison.disagreements
    believed = Decision(
        case_id=case.case_id,
        cable_id=case.cable_id,
        choice=Choice.Y,
        x=Side.B,
        reason=ReasonCode.OVERLOOKED,
        by=ReviewerId("adjudicator"),
        at=AT,
    )
    made = Adjudication(comparison=comparison).decide(believed)
    assert overturned([made]).rate.value == 0


def test_nothing_reviewed_nothing_told() -> None:
    found = overturned([])
    assert found.rate.value is None
    assert found.rate.why
    assert found.interval is None
