"""Showing a pass early: what it opens, and what stays of it."""

import pytest

from reviewer.domain.statement import PassKind
from reviewer.services import history, submitting, unblinding, viewing
from reviewer.services.projects import Project
from reviewer.services.unblinding import NothingToShowError, UnblindingReasonError
from reviewer.store import unblindings
from tests.invented import ANALYST, CABLE, SECOND_REVIEWER
from tests.two_passes import ADJUDICATOR, read_twice, twice


def show(project: Project, viewer: str, reason: str = "training") -> None:
    unblinding.unblind(
        project, CABLE, viewer=viewer, reviewer=ADJUDICATOR, reason=reason
    )


def sees(project: Project, viewer: str, kind: PassKind) -> bool:
    return bool(viewing.view(project, CABLE, kind, reviewer=viewer).statements)


def test_it_shows_the_pass_to_that_person_alone(project: Project) -> None:
    read_twice(project)
    show(project, SECOND_REVIEWER)
    assert sees(project, SECOND_REVIEWER, PassKind.FIRST)
    assert not sees(project, ANALYST, PassKind.SECOND)
    assert not sees(project, "a guest", PassKind.FIRST)


def test_only_the_speakers_of_that_pass_are_shown(project: Project) -> None:
    read_twice(project)
    show(project, SECOND_REVIEWER)
    found = viewing.view(project, CABLE, PassKind.FIRST, reviewer=SECOND_REVIEWER)
    assert [one.name for one in found.speakers] == ["the harbour master"]


def test_it_is_recorded_with_reason_and_never_undone(project: Project) -> None:
    read_twice(project)
    show(project, SECOND_REVIEWER, reason="  training ")
    with project.reading() as tx:
        (told,) = unblindings.of_cable(tx, CABLE)
    assert told.reason == "training"
    assert history.undo(project, reviewer=ADJUDICATOR) is None


def test_a_pass_handed_in_afterwards_is_not_blind(project: Project) -> None:
    read_twice(project)
    show(project, SECOND_REVIEWER)
    (mine,) = submitting.submit(project, [CABLE], reviewer=SECOND_REVIEWER)
    (other,) = submitting.submit(project, [CABLE], reviewer=ANALYST)
    assert not mine.blind
    assert other.blind


def test_it_needs_a_reason_and_something_to_show(project: Project) -> None:
    read_twice(project)
    with pytest.raises(UnblindingReasonError, match="say why"):
        show(project, SECOND_REVIEWER, reason="")
    show(project, SECOND_REVIEWER)
    with pytest.raises(NothingToShowError, match="Nothing was recorded"):
        show(project, SECOND_REVIEWER)


def test_once_both_are_in_there_is_nothing_to_show(project: Project) -> None:
    twice(project)
    with pytest.raises(NothingToShowError):
        show(project, ANALYST)
