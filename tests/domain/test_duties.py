"""Roles are kept apart."""

import pytest

from reviewer.domain.duties import (
    AdjudicatorIsPartyError,
    Duty,
    NotYourRoleError,
    Role,
    RoleTakenError,
    SameReviewerError,
    appointed,
    check_role,
)
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.moves import Move
from reviewer.domain.statement import Reviewer

CABLE = CableId("09PORTSELWYN12")


def person(name: str) -> Reviewer:
    return Reviewer(reviewer_id=ReviewerId(name), name=name)


ANALYST, SECOND, THIRD = map(person, ("analyst", "second reviewer", "adjudicator"))


def duty(role: Role, who: Reviewer) -> Duty:
    return Duty(cable_id=CABLE, role=role, reviewer_id=who.reviewer_id)


READERS = (duty(Role.ANALYST, ANALYST), duty(Role.SECOND_REVIEWER, SECOND))


@pytest.mark.parametrize(
    ("role", "held"),
    [(Role.SECOND_REVIEWER, Role.ANALYST), (Role.ANALYST, Role.SECOND_REVIEWER)],
)
def test_nobody_reviews_themself_with_or_without_a_waiver(
    role: Role, held: Role
) -> None:
    with pytest.raises(SameReviewerError, match="analyst already reads 09PORTSELWYN12"):
        appointed(CABLE, role, ANALYST, [duty(held, ANALYST)], waiver="we are short")


@pytest.mark.parametrize("who", [ANALYST, SECOND])
def test_an_adjudicator_has_read_in_neither_pass(who: Reviewer) -> None:
    with pytest.raises(AdjudicatorIsPartyError, match=f"{who.name} is the {who.name}"):
        appointed(CABLE, Role.ADJUDICATOR, who, READERS)


def test_a_waiver_with_a_reason_is_kept() -> None:
    made = appointed(CABLE, Role.ADJUDICATOR, ANALYST, READERS, waiver=" we are two ")
    assert made.waiver == "we are two"


def test_a_waiver_that_was_not_needed_is_not_kept() -> None:
    assert appointed(CABLE, Role.ADJUDICATOR, THIRD, READERS, waiver="x").waiver == ""


def test_an_adjudicator_does_not_become_a_reader_unnoticed() -> None:
    with pytest.raises(AdjudicatorIsPartyError, match="is the adjudicator of"):
        appointed(CABLE, Role.ANALYST, THIRD, [duty(Role.ADJUDICATOR, THIRD)])


def test_a_role_is_held_by_one() -> None:
    with pytest.raises(RoleTakenError, match="already has its second reviewer"):
        appointed(CABLE, Role.SECOND_REVIEWER, THIRD, READERS)


def test_other_cables_do_not_matter() -> None:
    other = CableId("09PORTSELWYN44")
    assert appointed(other, Role.SECOND_REVIEWER, ANALYST, READERS).cable_id == other


def test_a_move_is_for_those_who_have_the_role() -> None:
    check_role(CABLE, Move.SUBMIT_SECOND, SECOND, READERS)
    with pytest.raises(NotYourRoleError, match="that is for its second reviewer"):
        check_role(CABLE, Move.SUBMIT_SECOND, ANALYST, READERS)


def test_a_reader_does_not_sign_off() -> None:
    duties = (*READERS, duty(Role.ADJUDICATOR, THIRD))
    check_role(CABLE, Move.SIGN_OFF, THIRD, duties)
    with pytest.raises(NotYourRoleError, match="adjudicator or releasing officer"):
        check_role(CABLE, Move.SIGN_OFF, ANALYST, duties)


def test_the_only_person_of_a_study_signs_off_alone() -> None:
    check_role(CABLE, Move.SIGN_OFF, ANALYST, READERS[:1])
