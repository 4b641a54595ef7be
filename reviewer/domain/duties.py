"""Who may do what: the roles of a cable, kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.moves import Move
from reviewer.domain.statement import Pass, PassKind, Reviewer
from reviewer.errors import RuleError


class Role(StrEnum):
    """What somebody is to a cable."""

    ANALYST = "analyst"
    SECOND_REVIEWER = "second_reviewer"
    ADJUDICATOR = "adjudicator"
    RELEASING_OFFICER = "releasing_officer"

    @property
    def words(self) -> str:
        """As it is said: ``second reviewer``."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A role that somebody has for a cable.

    ``waiver`` is the reason why it was given to somebody who should not have it by
    the rule; empty where the rule was kept. Waivers are told wherever the result is.
    """

    cable_id: CableId
    role: Role
    reviewer_id: ReviewerId
    waiver: str = ""

    @property
    def duty_id(self) -> str:
        """A cable has each role once."""
        return f"{self.cable_id} {self.role}"


class SameReviewerError(RuleError):
    """The second review was given to the author of the first, or the reverse."""

    def __init__(self, cable_id: CableId, reviewer: str) -> None:
        super().__init__(
            f"{reviewer} already reads {cable_id} in the other pass, and nobody "
            "reviews themself. Nothing was changed; choose another second reviewer."
        )


class AdjudicatorIsPartyError(RuleError):
    """The adjudicator has read the cable in one of its passes."""

    def __init__(self, cable_id: CableId, reviewer: str, role: Role) -> None:
        super().__init__(
            f"{reviewer} is the {role.words} of {cable_id} and would decide on their "
            "own work. Nothing was changed; choose another adjudicator, or give a "
            "reason for a waiver, which is recorded and told with the result."
        )


class RoleTakenError(RuleError):
    """Somebody else has the role."""

    def __init__(self, cable_id: CableId, role: Role) -> None:
        super().__init__(
            f"{cable_id} already has its {role.words}. Nothing was changed; take the "
            "role from them first."
        )


class NotYourRoleError(RuleError):
    """A move needs a role that somebody does not have."""

    def __init__(self, cable_id: CableId, reviewer: str, move: Move) -> None:
        roles = " or ".join(role.words for role in ROLES_FOR[move])
        what = move.value.replace("_", " ")
        super().__init__(
            f"{reviewer} cannot {what} for {cable_id}: that is for its {roles}. "
            "Nothing was changed."
        )


ROLES_FOR = {
    Move.BEGIN_FIRST: (Role.ANALYST,),
    Move.SUBMIT_FIRST: (Role.ANALYST,),
    Move.REOPEN_FIRST: (Role.ANALYST,),
    Move.BEGIN_SECOND: (Role.SECOND_REVIEWER,),
    Move.SUBMIT_SECOND: (Role.SECOND_REVIEWER,),
    Move.REOPEN_SECOND: (Role.SECOND_REVIEWER,),
    Move.BEGIN_ADJUDICATION: (Role.ADJUDICATOR,),
    Move.SETTLE: (Role.ADJUDICATOR,),
    Move.ACCEPT_ALONE: (Role.ANALYST, Role.RELEASING_OFFICER),
    Move.SIGN_OFF: (Role.ADJUDICATOR, Role.RELEASING_OFFICER),
    Move.REOPEN: (Role.ADJUDICATOR, Role.RELEASING_OFFICER),
}
"""Who may make a move. The only reader of a solo study may also sign it off."""

READS = {PassKind.FIRST: Role.ANALYST, PassKind.SECOND: Role.SECOND_REVIEWER}
"""Whose role each reading is."""
_READERS = set(READS.values())


def implied(passes: Iterable[Pass], duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """All duties: those that were given, and those of whoever has begun to read."""
    given = tuple(duties)
    known = {duty.duty_id for duty in given}
    taken = (
        Duty(
            cable_id=item.cable_id,
            role=READS[item.kind],
            reviewer_id=item.reviewer_id,
        )
        for item in passes
        if item.kind in READS
    )
    return (*given, *(duty for duty in taken if duty.duty_id not in known))


def appointed(
    cable_id: CableId,
    role: Role,
    person: Reviewer,
    duties: Iterable[Duty],
    waiver: str = "",
) -> Duty:
    """Give somebody a role.

    Args:
        cable_id: For which cable.
        role: Which.
        person: To whom.
        duties: Who has which role for it already.
        waiver: Why an adjudicator may decide on their own work.

    Returns:
        The duty. Its waiver is empty where none was needed.

    Raises:
        RoleTakenError: Somebody else has it.
        SameReviewerError: First and second reviewer would be one.
        AdjudicatorIsPartyError: An adjudicator has read the cable, and there is no
            waiver.
    """
    others = [duty for duty in duties if duty.cable_id == cable_id]
    if any(o.role is role and o.reviewer_id != person.reviewer_id for o in others):
        raise RoleTakenError(cable_id, role)
    mine = {duty.role for duty in others if duty.reviewer_id == person.reviewer_id}
    if role in _READERS and mine & (_READERS - {role}):
        raise SameReviewerError(cable_id, person.name)
    parties = _parties(role, mine)
    if parties and not waiver.strip():
        party = min(parties, key=list(Role).index)
        raise AdjudicatorIsPartyError(cable_id, person.name, party)
    return Duty(
        cable_id=cable_id,
        role=role,
        reviewer_id=person.reviewer_id,
        waiver=waiver.strip() if parties else "",
    )


def check_role(
    cable_id: CableId, move: Move, person: Reviewer, duties: Iterable[Duty]
) -> None:
    """Raise unless somebody may make a move.

    Raises:
        NotYourRoleError: They have none of the roles for it.
    """
    held = [duty for duty in duties if duty.cable_id == cable_id]
    mine = {duty.role for duty in held if duty.reviewer_id == person.reviewer_id}
    wanted = set(ROLES_FOR[move])
    if move in {Move.SIGN_OFF, Move.REOPEN} and {d.role for d in held} <= {
        Role.ANALYST
    }:
        wanted.add(Role.ANALYST)
    if not mine & wanted:
        raise NotYourRoleError(cable_id, person.name, move)


def _parties(role: Role, mine: set[Role]) -> set[Role]:
    """The roles of the same person that adjudication must be kept apart from."""
    if role is Role.ADJUDICATOR:
        return mine & _READERS
    if role in _READERS:
        return mine & {Role.ADJUDICATOR}
    return set()
