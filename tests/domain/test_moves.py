"""What may be done to a cable in which state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.identifiers import CableId
from reviewer.domain.moves import (
    Move,
    MoveReasonError,
    MoveRefusedError,
    after,
    allowed,
    why_not,
)
from reviewer.domain.review import CableReview, CableState

NEW = CableReview(cable_id=CableId("09PORTSELWYN12"))
WHOLE_WAY = [
    (Move.BEGIN_FIRST, CableState.FIRST_PASS),
    (Move.SUBMIT_FIRST, CableState.AWAITING_SECOND),
    (Move.BEGIN_SECOND, CableState.SECOND_PASS),
    (Move.SUBMIT_SECOND, CableState.COMPARED),
    (Move.BEGIN_ADJUDICATION, CableState.ADJUDICATION),
    (Move.SETTLE, CableState.ADJUDICATED),
    (Move.SIGN_OFF, CableState.SIGNED_OFF),
    (Move.REOPEN, CableState.REOPENED),
]


def gone(*moves: Move) -> CableReview:
    review = NEW
    for move in moves:
        review = after(review, move, "a reason")
    return review


def way_to(state: CableState) -> CableReview:
    moves = [move for move, _ in WHOLE_WAY]
    reached = [CableState.IMPORTED, *(name for _, name in WHOLE_WAY)]
    return gone(*moves[: reached.index(state)])


@pytest.mark.parametrize("state", list(CableState))
def test_the_way_of_a_cable_passes_every_state(state: CableState) -> None:
    assert way_to(state).state is state


def test_reopening_begins_a_new_revision() -> None:
    assert way_to(CableState.SIGNED_OFF).revision == 1
    assert way_to(CableState.REOPENED).revision == 2


def test_two_people_may_read_at_once() -> None:
    both = gone(Move.BEGIN_FIRST, Move.BEGIN_SECOND, Move.SUBMIT_SECOND)
    assert both.state is CableState.FIRST_PASS
    assert after(both, Move.SUBMIT_FIRST).state is CableState.COMPARED


def test_a_pass_reopened_takes_the_cable_back_behind_the_comparison() -> None:
    back = after(way_to(CableState.ADJUDICATED), Move.REOPEN_SECOND, "a page missed")
    assert back.state is CableState.SECOND_PASS
    assert after(back, Move.SUBMIT_SECOND).state is CableState.COMPARED


def test_one_reader_alone() -> None:
    alone = gone(Move.BEGIN_FIRST, Move.SUBMIT_FIRST, Move.ACCEPT_ALONE)
    assert alone.is_solo
    assert after(alone, Move.SIGN_OFF).state is CableState.SIGNED_OFF
    assert not way_to(CableState.ADJUDICATED).is_solo


def test_the_second_reviewer_need_not_wait_for_the_first() -> None:
    both = gone(Move.BEGIN_SECOND, Move.SUBMIT_SECOND)
    assert both.state is CableState.FIRST_PASS
    assert after(both, Move.BEGIN_FIRST).state is CableState.FIRST_PASS


def test_what_is_adjudicated_can_be_decided_again_before_it_is_signed() -> None:
    again = after(way_to(CableState.ADJUDICATED), Move.BEGIN_ADJUDICATION)
    assert again.state is CableState.ADJUDICATION


def test_one_reading_alone_is_never_adjudicated() -> None:
    alone = gone(Move.BEGIN_FIRST, Move.SUBMIT_FIRST, Move.ACCEPT_ALONE)
    assert "second pass has not been begun" in why_not(alone, Move.BEGIN_ADJUDICATION)


@pytest.mark.parametrize("move", [Move.REOPEN_FIRST, Move.REOPEN_SECOND])
def test_going_back_needs_a_reason(move: Move) -> None:
    with pytest.raises(MoveReasonError, match="say why"):
        after(way_to(CableState.COMPARED), move, "  ")


def test_a_cable_signed_off_is_reopened_with_a_reason_only() -> None:
    with pytest.raises(MoveReasonError, match="cannot be reopened without a reason"):
        after(way_to(CableState.SIGNED_OFF), Move.REOPEN)


@pytest.mark.parametrize(
    ("state", "move", "sentence"),
    [
        (CableState.IMPORTED, Move.SUBMIT_FIRST, "its first pass has not been begun"),
        (CableState.FIRST_PASS, Move.BEGIN_FIRST, "its first pass is still open"),
        (CableState.AWAITING_SECOND, Move.SUBMIT_FIRST, "its first pass is submitted"),
        (CableState.SECOND_PASS, Move.ACCEPT_ALONE, "its second pass is still open"),
        (
            CableState.SECOND_PASS,
            Move.BEGIN_ADJUDICATION,
            "its second pass is still open",
        ),
        (CableState.COMPARED, Move.SETTLE, "it is not in adjudication"),
        (CableState.COMPARED, Move.SIGN_OFF, "it is not adjudicated"),
        (CableState.COMPARED, Move.REOPEN, "it is not signed off"),
        (CableState.ADJUDICATION, Move.BEGIN_ADJUDICATION, "already in adjudication"),
        (CableState.SIGNED_OFF, Move.REOPEN_FIRST, "it is signed off and frozen"),
    ],
)
def test_a_refusal_says_what_is_in_the_way(
    state: CableState, move: Move, sentence: str
) -> None:
    with pytest.raises(MoveRefusedError, match=sentence) as told:
        after(way_to(state), move, "a reason")
    assert "09PORTSELWYN12 cannot " in str(told.value)
    assert state.words in str(told.value)


@given(moves=st.lists(st.sampled_from(Move), max_size=25))
def test_whatever_is_tried_every_refusal_has_words(moves: list[Move]) -> None:
    review = NEW
    for move in moves:
        if move in allowed(review):
            review = after(review, move, "a reason")
        else:
            assert why_not(review, move)
    if review.state in {CableState.SIGNED_OFF, CableState.ADJUDICATED}:
        assert review.first == "submitted"
        assert review.is_solo or review.second == "submitted"
