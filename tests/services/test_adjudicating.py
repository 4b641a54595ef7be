"""Deciding what two passes disagree about, step by step."""

import pytest

from reviewer.domain.adjudication import (
    Choice,
    DecisionTextError,
    NotSettledError,
    ReasonCode,
)
from reviewer.domain.duties import AdjudicatorIsPartyError, RoleTakenError
from reviewer.domain.moves import MoveRefusedError
from reviewer.domain.review import Stage
from reviewer.domain.statement import PassKind, PassState
from reviewer.services import (
    adjudicating,
    comparing,
    docket,
    history,
    standing,
    submitting,
)
from reviewer.services.adjudicating import Verdict
from reviewer.services.comparing import NotComparableError
from reviewer.services.docket import Docket
from reviewer.services.projects import Project
from reviewer.store.applying import StaleChangeError
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER
from tests.two_passes import ADJUDICATOR, handed_in, read_twice, twice

BOTH = Verdict(choice=Choice.BOTH, reason=ReasonCode.BOTH_HOLD)
DEFER = Verdict(choice=Choice.DEFER, reason=ReasonCode.CODEBOOK_GAP)


def shown(project: Project) -> Docket:
    return docket.docket(project, CABLE, reviewer=ADJUDICATOR)


def stage(project: Project) -> Stage | None:
    with project.reading() as tx:
        return standing.dossier(tx, CABLE).review.stage


def decide_all(project: Project, verdict: Verdict = BOTH) -> None:
    while (case := shown(project).after(None)) is not None:
        adjudicating.decide(project, case, verdict, reviewer=ADJUDICATOR)


def test_a_docket_names_no_pass(project: Project) -> None:
    twice(project)
    found = shown(project)
    assert [case.name for case in found.cases if case.name.startswith("only")]
    for case in found.all:
        for held in filter(None, (case.x, case.y)):
            if held.statement:
                assert held.statement.pass_id == docket.NOBODY


def test_nothing_is_shown_before_both_passes_are_in(project: Project) -> None:
    read_twice(project)
    for name in (ADJUDICATOR, ANALYST, SECOND_REVIEWER):
        with pytest.raises(NotComparableError, match="two passes"):
            docket.docket(project, CABLE, reviewer=name)
        assert comparing.comparable(project, reviewer=name) == ()


def test_the_first_decision_begins_the_adjudication(project: Project) -> None:
    twice(project)
    case = shown(project).cases[0]
    adjudicating.decide(project, case, BOTH, reviewer=ADJUDICATOR)
    with project.reading() as tx:
        known = standing.dossier(tx, CABLE)
    final = known.pass_of(PassKind.FINAL)
    assert known.review.stage is Stage.ADJUDICATION
    assert final is not None
    assert final.state is PassState.OPEN
    assert shown(project).adjudicator == ADJUDICATOR


def test_a_decision_is_undone_and_redone(project: Project) -> None:
    twice(project)
    case = shown(project).cases[0]
    adjudicating.decide(project, case, BOTH, reviewer=ADJUDICATOR)
    history.undo(project, reviewer=ADJUDICATOR)
    assert shown(project).cases[0].decision is None
    assert stage(project) is Stage.ADJUDICATION
    history.redo(project, reviewer=ADJUDICATOR)
    assert shown(project).cases[0].decision is not None


def test_a_decision_tells_afterwards_which_side_was_x(project: Project) -> None:
    twice(project)
    for case in shown(project).cases:
        adjudicating.decide(project, case, DEFER, reviewer=ADJUDICATOR)
        after = shown(project).case(case.case_id)
        assert after is not None
        assert after.decision is not None
        assert (after.x, after.y) == (case.x, case.y)


def test_the_gate_counts_what_is_left(project: Project) -> None:
    twice(project)
    first, *_ = shown(project).cases
    adjudicating.decide(project, first, DEFER, reviewer=ADJUDICATOR)
    with pytest.raises(NotSettledError, match="open, 1 deferred"):
        adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    decide_all(project)
    adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    assert stage(project) is Stage.ADJUDICATED
    assert shown(project).is_done


def test_a_refused_settlement_begins_nothing(project: Project) -> None:
    twice(project)
    with pytest.raises(NotSettledError):
        adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    assert stage(project) is None


def test_two_alike_passes_are_settled_without_a_decision(project: Project) -> None:
    handed_in(project)
    assert not shown(project).cases
    adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    assert stage(project) is Stage.ADJUDICATED


def test_what_is_settled_cannot_be_undone_but_decided_anew(project: Project) -> None:
    twice(project)
    decide_all(project)
    adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    with pytest.raises(MoveRefusedError, match="not in adjudication"):
        adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    adjudicating.take_back(project, shown(project).cases[0], reviewer=ADJUDICATOR)
    assert stage(project) is Stage.ADJUDICATION
    assert not shown(project).is_done


def test_an_agreement_can_be_called_in_question(project: Project) -> None:
    twice(project)
    agreed, *_ = shown(project).agreed
    adjudicating.decide(project, agreed, DEFER, reviewer=ADJUDICATOR)
    assert [case.case_id for case in shown(project).deferred] == [agreed.case_id]
    again = shown(project).case(agreed.case_id)
    assert again is not None
    adjudicating.take_back(project, again, reviewer=ADJUDICATOR)
    assert not shown(project).deferred


def test_neither_needs_words(project: Project) -> None:
    twice(project)
    bare = Verdict(choice=Choice.NEITHER, reason=ReasonCode.NOT_CODABLE)
    with pytest.raises(DecisionTextError, match="write a note"):
        adjudicating.decide(
            project, shown(project).cases[0], bare, reviewer=ADJUDICATOR
        )
    assert stage(project) is None


def test_a_second_adjudicator_is_refused(project: Project) -> None:
    twice(project)
    one, other, *_ = shown(project).cases
    adjudicating.decide(project, one, BOTH, reviewer=ADJUDICATOR)
    with pytest.raises(RoleTakenError, match="already has its adjudicator"):
        adjudicating.decide(project, other, BOTH, reviewer="another")


def test_nobody_decides_on_their_own_work(project: Project) -> None:
    twice(project)
    for party in (ANALYST, SECOND_REVIEWER):
        with pytest.raises(AdjudicatorIsPartyError, match="their own work"):
            adjudicating.decide(project, shown(project).cases[0], BOTH, reviewer=party)


def test_two_windows_do_not_overwrite_each_other(project: Project) -> None:
    twice(project)
    case = shown(project).cases[0]
    adjudicating.decide(project, case, BOTH, reviewer=ADJUDICATOR)
    with pytest.raises(StaleChangeError, match="another window"):
        adjudicating.decide(project, case, DEFER, reviewer=ADJUDICATOR)


def test_decisions_outlive_the_reopening_of_a_pass(project: Project) -> None:
    twice(project)
    decide_all(project)
    before = {case.case_id: case.decision for case in shown(project).cases}
    submitting.reopen_pass(project, CABLE, reviewer=SECOND_REVIEWER, reason="a slip")
    with pytest.raises(NotComparableError):
        shown(project)
    submitting.submit(project, [CABLE], reviewer=SECOND_REVIEWER)
    after = shown(project)
    assert {case.case_id: case.decision for case in after.cases} == before
    adjudicating.settle(project, CABLE, reviewer=ADJUDICATOR)
    assert stage(project) is Stage.ADJUDICATED


def test_a_docket_is_worked_out_alike_every_time(project: Project) -> None:
    twice(project)
    assert shown(project) == shown(project)
    assert shown(project).seed == docket.seed_of(project)


@pytest.mark.parametrize(
    ("verdict", "step"), [(BOTH, "Take both"), (DEFER, "Defer the decision")]
)
def test_a_decision_is_a_step_with_the_name_of_its_action(
    project: Project, verdict: Verdict, step: str
) -> None:
    twice(project)
    case = shown(project).cases[0]
    adjudicating.decide(project, case, verdict, reviewer=ADJUDICATOR)
    assert history.undo_label(project, reviewer=ADJUDICATOR) == step
