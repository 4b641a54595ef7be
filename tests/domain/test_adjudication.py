"""Decisions, the order of sides, and the gate."""

from dataclasses import replace

import pytest

from reviewer.domain.adjudication import (
    Adjudication,
    Choice,
    Decision,
    DecisionTextError,
    EditMissingError,
    NotSettledError,
    ReasonCode,
    UnknownCaseError,
    check_settled,
    name_as_shown,
    replay,
    side_shown_as_x,
)
from reviewer.domain.comparison import Side
from reviewer.domain.identifiers import CaseId, ReviewerId
from tests.coded import AT, CABLE, claim, coding, comment, compared, link

COMPARISON = compared(
    coding(claim("a1", 0, 20, "denial"), claim("a2", 30, 50), claim("a3", 80, 99)),
    coding(claim("b1", 2, 20), claim("b3", 80, 99)),
).comparison
CASES = {case.name: case for case in COMPARISON.disagreements}
START = Adjudication(comparison=COMPARISON)


def decided(
    name: str,
    choice: Choice = Choice.X,
    text: str = "",
    reason: ReasonCode = ReasonCode.TEXT,
) -> Decision:
    return Decision(
        case_id=CASES[name].case_id,
        cable_id=CABLE,
        choice=choice,
        x=Side.A,
        reason=reason,
        by=ReviewerId("adjudicator"),
        at=AT,
        text=text,
    )


def test_the_cases_of_the_example() -> None:
    assert sorted(CASES) == ["boundary", "label", "only_in_a"]


def test_a_decision_is_counted_once() -> None:
    done = START.decide(decided("label")).decide(decided("label", Choice.Y))
    assert done.settled == 1
    assert [case.name for case in done.open] == ["boundary", "only_in_a"]


def test_a_deferred_decision_stays_to_be_done() -> None:
    done = START.decide(decided("label", Choice.DEFER))
    assert (done.settled, len(done.open), len(done.deferred)) == (0, 2, 1)


def test_rejecting_both_statements_makes_the_rest_of_the_pair_moot() -> None:
    done = START.decide(decided("boundary", Choice.NEITHER, "nothing is said"))
    assert [case.name for case in done.open] == ["only_in_a"]
    assert done.settled == 2


def test_a_link_of_a_statement_that_was_rejected_is_moot() -> None:
    linked = compared(
        coding(claim("a", 0, 20, "denial"), comment("x", 50, 70), link("x", "a")),
        coding(claim("b", 0, 20), comment("y", 50, 70)),
    ).comparison
    label, missing = linked.disagreements
    nothing = replace(
        decided("label", Choice.NEITHER, "a quotation"), case_id=label.case_id
    )
    done = Adjudication(comparison=linked).decide(nothing)
    assert missing.name == "link_missing"
    assert done.is_moot(missing)
    assert done.open == ()


def test_an_agreement_can_be_called_in_question() -> None:
    (agreed,) = COMPARISON.agreed
    doubt = Decision(
        case_id=agreed.case_id,
        cable_id=CABLE,
        choice=Choice.DEFER,
        x=Side.A,
        reason=ReasonCode.CODEBOOK_GAP,
        by=ReviewerId("adjudicator"),
        at=AT,
    )
    assert START.decide(doubt).deferred == (agreed.case_id,)


def test_a_decision_on_nothing_is_refused() -> None:
    with pytest.raises(UnknownCaseError, match="look at the list again"):
        START.decide(replace(decided("label"), case_id=CaseId("gone")))


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        (Choice.NEITHER, ReasonCode.TEXT),
        (Choice.EDIT, ReasonCode.TEXT),
        (Choice.X, ReasonCode.OTHER),
    ],
)
def test_some_decisions_need_words(choice: Choice, reason: ReasonCode) -> None:
    with pytest.raises(DecisionTextError, match="needs a text"):
        START.decide(decided("label", choice, " ", reason))


def test_an_edit_says_what_it_should_be() -> None:
    with pytest.raises(EditMissingError, match="edit one of the sides first"):
        START.decide(decided("label", Choice.EDIT, "the harbour master denied"))


def test_a_statement_is_not_edited_into_a_link() -> None:
    made = decided("label", Choice.EDIT, "it answers the mayor")
    with pytest.raises(EditMissingError):
        START.decide(replace(made, edited_link=link("a1", "a2", "answers")))


def test_replaying_passes_over_what_is_no_more() -> None:
    gone = replace(decided("label"), case_id=CaseId("gone"))
    assert replay(COMPARISON, [gone, decided("label")]).settled == 1


def test_the_gate_counts_what_is_left() -> None:
    done = START.decide(decided("label", Choice.DEFER)).decide(decided("boundary"))
    with pytest.raises(
        NotSettledError, match="1 open, 1 deferred, 2 required attributes unset"
    ):
        check_settled(done, unset=2)


def test_the_gate_opens_when_nothing_is_left() -> None:
    done = START
    for name in CASES:
        done = done.decide(decided(name))
    check_settled(done, unset=0)


def test_sides_are_drawn_anew_for_each_case_and_never_again() -> None:
    ids = [CaseId(f"case {number}") for number in range(400)]
    drawn = [side_shown_as_x(7, name) for name in ids]
    assert drawn == [side_shown_as_x(7, name) for name in ids]
    assert drawn != [side_shown_as_x(8, name) for name in ids]
    assert 150 < drawn.count(Side.A) < 250


def test_the_name_that_is_shown_gives_no_pass_away() -> None:
    alone = CASES["only_in_a"]
    assert name_as_shown(alone, Side.A) == "only_in_x"
    assert name_as_shown(alone, Side.B) == "only_in_y"
    assert name_as_shown(CASES["label"], Side.B) == "label"


def test_what_was_taken_is_told_by_side() -> None:
    assert decided("label", Choice.Y).taken == {Side.B}
    assert decided("label", Choice.BOTH).taken == set(Side)
    assert decided("label", Choice.NEITHER, "no").taken == set()
