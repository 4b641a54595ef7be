"""Passes for those who may see them, and the result worked out from decisions."""

import pytest

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.codebook import Kind
from reviewer.domain.duties import NotYourRoleError, Role
from reviewer.domain.review import SOLO_SENTENCE
from reviewer.domain.statement import PassKind, Statement
from reviewer.services import (
    adjudicating,
    assigning,
    browsing,
    docket,
    history,
    submitting,
    viewing,
)
from reviewer.services.adjudicating import SecondWaitsError, Verdict
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER
from tests.two_passes import ADJUDICATOR, add, read_twice, twice

BOTH = Verdict(choice=Choice.BOTH, reason=ReasonCode.BOTH_HOLD)


def result(project: Project, reviewer: str = ADJUDICATOR) -> tuple[Statement, ...]:
    return viewing.view(project, CABLE, PassKind.FINAL, reviewer=reviewer).statements


def test_the_result_is_the_decisions_played_again(project: Project) -> None:
    twice(project)
    seen = [result(project)]
    for case in docket.docket(project, CABLE, reviewer=ADJUDICATOR).cases:
        adjudicating.decide(project, case, BOTH, reviewer=ADJUDICATOR)
        seen.append(result(project))
    assert len(seen[-1]) == 4
    for before in seen[-2:0:-1]:
        history.undo(project, reviewer=ADJUDICATOR)
        assert result(project) == before
    for after in seen[2:]:
        history.redo(project, reviewer=ADJUDICATOR)
        assert result(project) == after


def test_what_both_say_enters_by_itself(project: Project) -> None:
    twice(project)
    case = docket.docket(project, CABLE, reviewer=ADJUDICATOR).cases[0]
    put_off = Verdict(choice=Choice.DEFER, reason=ReasonCode.TEXT)
    adjudicating.decide(project, case, put_off, reviewer=ADJUDICATOR)
    assert [one.kind.value for one in result(project)] == ["background"]


def test_the_result_is_hidden_while_a_pass_is_open_again(project: Project) -> None:
    twice(project)
    for case in docket.docket(project, CABLE, reviewer=ADJUDICATOR).cases:
        adjudicating.decide(project, case, BOTH, reviewer=ADJUDICATOR)
    assert result(project, SECOND_REVIEWER)
    submitting.reopen_pass(project, CABLE, reviewer=ANALYST, reason="a slip")
    for name in (SECOND_REVIEWER, ADJUDICATOR, ANALYST):
        assert not result(project, name)


def test_lists_name_the_cables_whose_pass_may_be_seen(project: Project) -> None:
    read_twice(project)

    def listed(kind: PassKind, name: str) -> bool:
        return viewing.cables_with(project, kind, reviewer=name) == (CABLE,)

    assert listed(PassKind.FIRST, ANALYST)
    assert not listed(PassKind.FIRST, SECOND_REVIEWER)
    assert not listed(PassKind.SECOND, ANALYST)
    for name in (ANALYST, SECOND_REVIEWER):
        submitting.submit(project, [CABLE], reviewer=name)
    assert listed(PassKind.FIRST, SECOND_REVIEWER)
    assert listed(PassKind.SECOND, "a guest")


def test_one_reader_alone(project: Project) -> None:
    read_once(project)
    with pytest.raises(NotYourRoleError):
        adjudicating.accept_alone(project, [CABLE], reviewer="a guest")
    adjudicating.accept_alone(project, [CABLE], reviewer=ANALYST)
    assert len(result(project)) == 1
    (row,) = browsing.cables(project, reviewer="a guest")
    assert row.state == "adjudicated"
    assert "no independent check" in SOLO_SENTENCE


def test_who_has_a_second_reviewer_is_not_alone(project: Project) -> None:
    read_once(project)
    assigning.assign(
        project,
        [CABLE],
        role=Role.SECOND_REVIEWER,
        to=SECOND_REVIEWER,
        reviewer=ANALYST,
    )
    with pytest.raises(SecondWaitsError, match="take that role back"):
        adjudicating.accept_alone(project, [CABLE], reviewer=ANALYST)


def read_once(project: Project) -> None:
    """One pass alone, handed in."""
    add(project, ANALYST, CLAIM_SPAN, Kind.CLAIM)
    submitting.submit(project, [CABLE], reviewer=ANALYST)
