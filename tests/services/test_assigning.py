"""Roles: who gets them, who cannot, and taking them back."""

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.duties import (
    AdjudicatorIsPartyError,
    Role,
    RoleTakenError,
    SameReviewerError,
)
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import PassKind
from reviewer.services import annotating, assigning, browsing, projects, submitting
from reviewer.services.assigning import HasBegunError
from reviewer.services.browsing import UnknownCableError
from reviewer.services.projects import Project
from reviewer.services.working import CableFullError
from tests.invented import ANALYST, CABLE, CLAIM_SPAN, SECOND_REVIEWER


def give(project: Project, role: Role, to: str, waiver: str = "") -> bool:
    """Whether something changed."""
    done = assigning.assign(
        project, [CABLE], role=role, to=to, reviewer="head", waiver=waiver
    )
    return done is not None


def read(project: Project, reviewer: str) -> None:
    annotating.add_statement(
        project, CABLE, reviewer=reviewer, kind=Kind.CLAIM, spans=(CLAIM_SPAN,)
    )


def kind_of(project: Project, reviewer: str) -> PassKind | None:
    own = browsing.pass_view(project, CABLE, reviewer=reviewer).own_pass
    return own.kind if own else None


def test_who_was_given_the_second_pass_gets_it_whoever_begins(project: Project) -> None:
    assert give(project, Role.SECOND_REVIEWER, SECOND_REVIEWER)
    read(project, SECOND_REVIEWER)
    read(project, ANALYST)
    assert kind_of(project, SECOND_REVIEWER) is PassKind.SECOND
    assert kind_of(project, ANALYST) is PassKind.FIRST


def test_what_was_given_to_two_is_not_for_a_third(project: Project) -> None:
    give(project, Role.ANALYST, ANALYST)
    give(project, Role.SECOND_REVIEWER, SECOND_REVIEWER)
    with pytest.raises(CableFullError, match="first and its second reviewer"):
        read(project, "a third")


def test_giving_again_changes_nothing(project: Project) -> None:
    assert give(project, Role.ANALYST, ANALYST)
    assert not give(project, Role.ANALYST, ANALYST)


def test_a_role_is_held_by_one(project: Project) -> None:
    give(project, Role.ANALYST, ANALYST)
    with pytest.raises(RoleTakenError, match="already has its analyst"):
        give(project, Role.ANALYST, "another")


def test_reading_gives_the_role(project: Project) -> None:
    read(project, ANALYST)
    assert assigning.holders(project, CABLE) == {Role.ANALYST: ANALYST}
    with pytest.raises(SameReviewerError, match="nobody reviews themself"):
        give(project, Role.SECOND_REVIEWER, ANALYST)
    with pytest.raises(RoleTakenError):
        give(project, Role.ANALYST, "another")


def test_a_reader_adjudicates_by_waiver_only(project: Project) -> None:
    read(project, ANALYST)
    with pytest.raises(AdjudicatorIsPartyError, match="waiver"):
        give(project, Role.ADJUDICATOR, ANALYST)
    assert give(project, Role.ADJUDICATOR, ANALYST, waiver="a team of two")
    (duty,) = assigning.duties_of(project, reviewer=ANALYST)
    assert duty.waiver == "a team of two"


def test_an_adjudicator_does_not_read(project: Project) -> None:
    give(project, Role.ADJUDICATOR, "judge")
    with pytest.raises(AdjudicatorIsPartyError):
        give(project, Role.ANALYST, "judge")
    with pytest.raises(AdjudicatorIsPartyError):
        read(project, "judge")


def test_all_cables_or_none(project: Project) -> None:
    with pytest.raises(UnknownCableError):
        assigning.assign(
            project,
            [CABLE, CableId("09NOWHERE1")],
            role=Role.ANALYST,
            to=ANALYST,
            reviewer="head",
        )
    assert not assigning.holders(project, CABLE)


def test_a_role_is_taken_back_until_work_has_begun(project: Project) -> None:
    def take(role: Role, name: str) -> bool:
        done = assigning.withdraw(
            project, [CABLE], role=role, held_by=name, reviewer="head"
        )
        return done is not None

    give(project, Role.SECOND_REVIEWER, SECOND_REVIEWER)
    assert not take(Role.SECOND_REVIEWER, "another")
    assert take(Role.SECOND_REVIEWER, SECOND_REVIEWER)
    assert not assigning.holders(project, CABLE)
    give(project, Role.ANALYST, ANALYST)
    read(project, ANALYST)
    with pytest.raises(HasBegunError, match="never reset"):
        take(Role.ANALYST, ANALYST)


def test_nobody_joins_by_having_nothing_to_take_back(project: Project) -> None:
    before = projects.digest(project)
    told = assigning.withdraw(
        project,
        [CABLE],
        role=Role.ANALYST,
        held_by="a stranger",
        reviewer="another stranger",
    )
    assert told is None
    assert submitting.submit(project, (), reviewer="a third stranger") == ()
    assert projects.digest(project) == before
