"""Suggestions in a project: accepted with their origin, rejected for good, blind."""

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import Origin, Statement
from reviewer.domain.suggestion import Suggestion
from reviewer.domain.text import Span
from reviewer.errors import RuleError
from reviewer.services import (
    annotating,
    browsing,
    checking,
    ghosts,
    history,
    suggesting,
)
from reviewer.services import projects as project_files
from reviewer.services.projects import Project
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER, TEXT


def offered(project: Project, reviewer: str = ANALYST) -> list[str]:
    found = suggesting.suggestions(project, CABLE, reviewer=reviewer)
    return [TEXT[item.span.start : item.span.end] for item in found.items]


def denial(project: Project, reviewer: str = ANALYST) -> Suggestion:
    found = suggesting.suggestions(project, CABLE, reviewer=reviewer)
    return next(item for item in found.items if item.statement_type == "denial")


def recorded(project: Project) -> Statement:
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    (statement,) = view.statements
    return statement


def test_an_accepted_suggestion_is_a_statement_that_tells_so(project: Project) -> None:
    assert offered(project) == ["raising the dues"]
    suggesting.accept(project, CABLE, denial(project), reviewer=ANALYST)
    statement = recorded(project)
    assert statement.origin is Origin.ACCEPTED
    assert statement.statement_type == "denial"
    cue, source = statement.cue_spans[0], statement.source_spans[0]
    assert TEXT[cue.start : cue.end] == "denied"
    assert TEXT[source.start : source.end] == "The harbour master"
    assert offered(project) == []


def test_one_accepted_otherwise_tells_that_it_was_edited(project: Project) -> None:
    suggestion = denial(project)
    wider = Span(suggestion.span.start - len("denied "), suggestion.span.end)
    suggesting.accept(project, CABLE, suggestion, reviewer=ANALYST, spans=[wider])
    assert recorded(project).origin is Origin.EDITED
    assert offered(project) == []


def test_a_rejected_one_stays_away_until_it_is_undone(project: Project) -> None:
    suggestion = denial(project)
    change_set = suggesting.reject(project, CABLE, suggestion, reviewer=ANALYST)
    assert change_set
    assert change_set.label == "Reject suggested denial"
    assert offered(project) == []
    assert suggesting.reject(project, CABLE, suggestion, reviewer=ANALYST) is None
    history.undo(project, reviewer=ANALYST)
    assert len(offered(project)) == 1
    history.redo(project, reviewer=ANALYST)
    assert offered(project) == []


def test_rejecting_begins_no_pass(project: Project) -> None:
    suggesting.reject(project, CABLE, denial(project), reviewer=ANALYST)
    assert browsing.pass_view(project, CABLE, reviewer=ANALYST).own_pass is None


def test_nothing_of_another_person_takes_part(project: Project) -> None:
    before = offered(project, SECOND_REVIEWER)
    suggestion = denial(project)
    suggesting.reject(project, CABLE, suggestion, reviewer=ANALYST)
    assert offered(project) == []
    assert offered(project, SECOND_REVIEWER) == before
    suggesting.accept(project, CABLE, suggestion, reviewer=ANALYST)
    assert offered(project, SECOND_REVIEWER) == before


def test_what_was_recorded_by_hand_is_not_offered(project: Project) -> None:
    annotating.add_statement(
        project,
        CABLE,
        reviewer=ANALYST,
        kind=Kind.CLAIM,
        spans=[denial(project).span],
        statement_type="assertion",
    )
    assert offered(project) == []


def test_links_follow_what_is_left(project: Project) -> None:
    every = suggesting.suggest_cable(project, CABLE).found
    left = suggesting.suggestions(project, CABLE, reviewer=ANALYST)
    assert left == every
    suggesting.reject(project, CABLE, denial(project), reviewer=ANALYST)
    assert suggesting.suggestions(project, CABLE, reviewer=ANALYST).links == ()


def test_an_unknown_cable_is_refused(project: Project) -> None:
    suggestion = denial(project)
    with pytest.raises(RuleError):
        suggesting.reject(project, type(CABLE)("09NOWHERE1"), suggestion, reviewer="x")


def test_a_project_with_rejections_is_proved_whole(project: Project) -> None:
    suggesting.reject(project, CABLE, denial(project), reviewer=ANALYST)
    path = project.path
    project_files.close(project)
    assert checking.check(path).findings == ()


def test_a_rejected_one_can_be_brought_back(project: Project) -> None:
    suggestion = denial(project)
    suggesting.reject(project, CABLE, suggestion, reviewer=ANALYST)
    found = suggesting.suggest_cable(project, CABLE).found
    given = ghosts.answered(project, CABLE, found, reviewer=ANALYST)
    (rejection,) = given.rejected.values()
    with pytest.raises(RuleError, match="Only who rejected"):
        suggesting.bring_back(project, rejection, reviewer=SECOND_REVIEWER)
    suggesting.bring_back(project, rejection, reviewer=ANALYST)
    assert offered(project) == ["raising the dues"]
    history.undo(project, reviewer=ANALYST)
    assert offered(project) == []


def test_one_accepted_as_another_kind_loses_what_was_its_kind_s(
    project: Project,
) -> None:
    suggesting.accept(
        project, CABLE, denial(project), reviewer=ANALYST, kind=Kind.REPORT
    )
    statement = recorded(project)
    assert (statement.kind, statement.origin) == (Kind.REPORT, Origin.EDITED)
    assert statement.statement_type is None


def test_the_speaker_is_taken_from_the_person_s_own_list(project: Project) -> None:
    annotating.add_speaker(
        project, reviewer=ANALYST, name="Varnholt", aliases=["the harbour master"]
    )
    suggesting.accept(project, CABLE, denial(project), reviewer=ANALYST)
    view = browsing.pass_view(project, CABLE, reviewer=ANALYST)
    assert recorded(project).speaker_id == view.speakers[0].speaker_id
