"""The result is a replay of the decisions, and says what they say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.adjudication import (
    Adjudication,
    Choice,
    Decision,
    ReasonCode,
    replay,
)
from reviewer.domain.codebook import STATEMENT_TYPE
from reviewer.domain.comparison import Coding, Comparison, Side
from reviewer.domain.identifiers import CaseId, PassId, ReviewerId, StatementId
from reviewer.domain.outcome import Result, result, unset
from reviewer.domain.statement import Link, Statement
from tests.coded import AT, CABLE, book, claim, coding, codings, comment, compared, link

FINAL = PassId("final")
SIDES = (codings(Side.A), codings(Side.B))


def decision(
    case_id: CaseId,
    choice: Choice,
    edited: Statement | Link | None = None,
    x: Side = Side.A,
) -> Decision:
    return Decision(
        case_id=case_id,
        cable_id=CABLE,
        choice=choice,
        x=x,
        reason=ReasonCode.TEXT,
        by=ReviewerId("adjudicator"),
        at=AT,
        text="because",
        edited_statement=edited if isinstance(edited, Statement) else None,
        edited_link=edited if isinstance(edited, Link) else None,
    )


def settle(comparison: Comparison, **choices: Choice) -> Result:
    """Decide by the names of cases, ``attribute:access`` as ``access``."""
    done = Adjudication(comparison=comparison)
    for case in comparison.disagreements:
        if case.aspect in choices:
            done = done.decide(decision(case.case_id, choices[case.aspect]))
    return result(done, FINAL)


def told(found: Result) -> list[tuple[int, int, str | None]]:
    return [(item.start, item.end, item.statement_type) for item in found.statements]


PAIR = compared(
    coding(claim("a", 10, 40, "denial", access="hearsay")), coding(claim("b", 12, 40))
).comparison


def test_agreements_enter_by_themselves() -> None:
    same = compared(coding(claim("a", 10, 40)), coding(claim("b", 10, 40))).comparison
    found = settle(same)
    assert told(found) == [(10, 40, "assertion")]
    assert found.statements[0].pass_id == FINAL


def test_a_pair_waits_for_its_last_decision() -> None:
    waiting = settle(PAIR, boundary=Choice.X, label=Choice.Y)
    assert waiting.statements == ()
    assert len(waiting.pending) == 1


def test_each_aspect_is_taken_from_the_side_that_was_believed() -> None:
    found = settle(PAIR, boundary=Choice.Y, label=Choice.X, access=Choice.X)
    (made,) = found.statements
    assert (made.start, made.statement_type) == (12, "denial")
    assert made.attributes["access"] == "hearsay"


def test_both_keeps_two_statements() -> None:
    found = settle(PAIR, boundary=Choice.X, label=Choice.BOTH, access=Choice.Y)
    assert told(found) == [(10, 40, "denial"), (10, 40, "assertion")]
    assert len({item.statement_id for item in found.statements}) == 2


def test_neither_label_rejects_the_statement() -> None:
    assert settle(PAIR, label=Choice.NEITHER).statements == ()


def test_neither_value_leaves_an_attribute_empty() -> None:
    found = settle(PAIR, boundary=Choice.X, label=Choice.X, access=Choice.NEITHER)
    assert "access" not in found.statements[0].attributes


def test_an_edit_puts_only_what_the_case_is_about() -> None:
    done = Adjudication(comparison=PAIR)
    edited = claim("a", 15, 35, "warning", access="first_hand")
    for case in PAIR.disagreements:
        choice = Choice.EDIT if case.name == "boundary" else Choice.X
        done = done.decide(decision(case.case_id, choice, edited))
    (made,) = result(done, FINAL).statements
    assert (made.start, made.end, made.statement_type) == (15, 35, "denial")


def test_x_means_the_side_that_was_shown_as_x() -> None:
    done = Adjudication(comparison=PAIR)
    for case in PAIR.disagreements:
        done = done.decide(decision(case.case_id, Choice.X, x=Side.B))
    assert told(result(done, FINAL)) == [(12, 40, "assertion")]


@pytest.mark.parametrize(
    ("choice", "count"), [(Choice.X, 1), (Choice.Y, 0), (Choice.NEITHER, 0)]
)
def test_a_statement_of_one_side(choice: Choice, count: int) -> None:
    alone = compared(coding(claim("a", 10, 40)), coding()).comparison
    assert len(settle(alone, only_in_a=choice).statements) == count


def test_an_agreement_can_be_reversed() -> None:
    same = compared(coding(claim("a", 10, 40)), coding(claim("b", 10, 40))).comparison
    (agreed,) = same.agreed
    done = replay(same, [decision(agreed.case_id, Choice.NEITHER)])
    assert result(done, FINAL).statements == ()


def test_a_link_follows_its_statements() -> None:
    alone = compared(
        coding(claim("a", 0, 20), comment("x", 50, 70), link("x", "a")),
        coding(claim("b", 0, 20)),
    ).comparison
    assert len(settle(alone, only_in_a=Choice.X).links) == 1
    assert settle(alone, only_in_a=Choice.NEITHER).links == ()


@pytest.mark.parametrize(
    ("choice", "kinds"),
    [
        (Choice.X, ["disputes"]),
        (Choice.Y, ["supports"]),
        (Choice.BOTH, ["disputes", "supports"]),
        (Choice.NEITHER, []),
    ],
)
def test_links_that_differ_in_kind(choice: Choice, kinds: list[str]) -> None:
    differing = compared(
        coding(claim("a", 0, 20), comment("x", 50, 70), link("x", "a")),
        coding(claim("b", 0, 20), comment("y", 50, 70), link("y", "b", "supports")),
    ).comparison
    found = settle(differing, link_kind=choice)
    assert sorted(item.kind for item in found.links) == kinds
    ids = {item.statement_id for item in found.statements}
    assert all({item.from_id, item.to_id} <= ids for item in found.links)


def test_an_edited_link_may_lead_to_a_statement_of_either_side() -> None:
    differing = compared(
        coding(claim("a", 0, 20), comment("x", 50, 70), link("x", "a")),
        coding(claim("b", 0, 20), comment("y", 50, 70), link("y", "b", "supports")),
    ).comparison
    (case,) = differing.disagreements
    edited = link("x", "b", "qualifies")
    done = replay(differing, [decision(case.case_id, Choice.EDIT, edited)])
    (made,) = result(done, FINAL).links
    assert made.kind == "qualifies"


def test_required_attributes_without_a_value_are_told() -> None:
    alone = replace(claim("a", 10, 40), attributes={})
    again = replace(alone, statement_id=StatementId("b"))
    same = compared(coding(alone), coding(again)).comparison
    (left,) = unset(settle(same), book())
    assert left[1] == STATEMENT_TYPE


def believing(comparison: Comparison, choice: Choice) -> Adjudication:
    done = Adjudication(comparison=comparison)
    for case in comparison.disagreements:
        done = done.decide(decision(case.case_id, choice))
    return done


def content(statements: tuple[Statement, ...]) -> list[str]:
    """What statements say, without ids and without what the annotator is sure of."""
    return sorted(
        repr((s.spans, s.kind, s.speaker_id, sorted(_counted(s).items())))
        for s in statements
    )


def _counted(statement: Statement) -> dict[str, str]:
    return {k: v for k, v in statement.attributes.items() if k != "confidence"}


@settings(max_examples=80)
@given(first=SIDES[0], second=SIDES[1])
def test_believing_one_side_throughout_gives_that_pass(
    first: Coding, second: Coding
) -> None:
    comparison = compared(first, second).comparison
    for choice, side in ((Choice.X, first), (Choice.Y, second)):
        found = result(believing(comparison, choice), FINAL)
        assert content(found.statements) == content(side.statements)
        assert len(found.links) == len(side.links)
        assert found.pending == ()


@settings(max_examples=80)
@given(first=SIDES[0], second=SIDES[1], data=st.data())
def test_a_replay_is_the_same_as_deciding_one_by_one(
    first: Coding, second: Coding, data: st.DataObject
) -> None:
    comparison = compared(first, second).comparison
    cases = [case.case_id for case in comparison.disagreements]
    if not cases:
        return
    choices = st.sampled_from([c for c in Choice if c is not Choice.EDIT])
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(cases), choices), max_size=12))
    decisions = [decision(case_id, choice) for case_id, choice in drawn]
    step_by_step = Adjudication(comparison=comparison)
    for made in decisions:
        step_by_step = step_by_step.decide(made)
    replayed = replay(comparison, decisions)
    assert result(replayed, FINAL) == result(step_by_step, FINAL)
    assert replayed.open == step_by_step.open
