"""Who does what: giving roles to people, and who has them."""

from collections.abc import Sequence

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.duties import READS, Duty, Role, appointed
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import PassKind
from reviewer.errors import RuleError
from reviewer.services import browsing, standing
from reviewer.services.working import known_person, person
from reviewer.store import duties, reviewers
from reviewer.store.project import Project

_WORK = {role: kind for kind, role in READS.items()}


class HasBegunError(RuleError):
    """A role would be taken from somebody who is at work in it."""

    def __init__(self, cable_id: CableId, reviewer: str, role: Role) -> None:
        super().__init__(
            f"{reviewer} has begun as {role.words} of {cable_id}, and what was done is "
            "never reset. Nothing was changed."
        )


def assign(
    project: Project,
    cable_ids: Sequence[CableId],
    *,
    role: Role,
    to: str,
    reviewer: str,
    waiver: str = "",
) -> ChangeSet | None:
    """Give somebody a role for some cables; all of them or none.

    Args:
        project: Where the cables are.
        cable_ids: For which cables.
        role: Which role.
        to: The name of who gets it; they join the project if new to it.
        reviewer: The name of who gives it.
        waiver: Why an adjudicator may decide on their own work.

    Returns:
        What changed; None if they had it already.

    Raises:
        SameReviewerError, AdjudicatorIsPartyError, RoleTakenError: The roles of a
            cable would not be kept apart.
        SignedOffError: A cable is frozen.
        UnknownCableError: There is no such cable.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        by, whom = person(tx, reviewer), person(tx, to)
        changes: list[Change] = []
        for cable_id in cable_ids:
            browsing.opened(tx, project, cable_id)
            known = standing.dossier(tx, cable_id)
            standing.require_unfrozen(tx, cable_id)
            given = appointed(cable_id, role, whom, known.duties, waiver)
            if duties.find(tx, given.duty_id) is None:
                changes.append(Change(before=None, after=given))
        if not changes:
            return None
        label = f"Make {whom.name} {role.words}"
        only = cable_ids[0] if len(cable_ids) == 1 else None
        return standing.make_move(tx, label, changes, by, only)


def withdraw(
    project: Project,
    cable_ids: Sequence[CableId],
    *,
    role: Role,
    held_by: str,
    reviewer: str,
) -> ChangeSet | None:
    """Take a role back from somebody, for some cables; all of them or none.

    Args:
        project: Where the cables are.
        cable_ids: For which cables.
        role: Which role.
        held_by: The name of who has it.
        reviewer: The name of who takes it back.

    Returns:
        What changed; None if they did not have it anywhere.

    Raises:
        HasBegunError: They have begun to read or to decide.
        SignedOffError: A cable is frozen.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        whom = known_person(tx, held_by)
        if whom is None:
            return None
        changes: list[Change] = []
        for cable_id in cable_ids:
            standing.require_unfrozen(tx, cable_id)
            known = standing.dossier(tx, cable_id)
            if known.holder(role) != whom.reviewer_id:
                continue
            reading = known.pass_of(_WORK.get(role, PassKind.FINAL))
            if reading is not None and reading.reviewer_id == whom.reviewer_id:
                raise HasBegunError(cable_id, whom.name, role)
            given = duties.find(tx, f"{cable_id} {role}")
            changes.append(Change(before=given, after=None))
        if not changes:
            return None
        label = f"Take back: {whom.name}, {role.words}"
        only = cable_ids[0] if len(cable_ids) == 1 else None
        return standing.make_move(tx, label, changes, person(tx, reviewer), only)


def holders(project: Project, cable_id: CableId) -> dict[Role, str]:
    """Who has which role for a cable, by name; reading it gives the role, too.

    For those who oversee the review: it tells whether somebody has begun.
    """
    with project.reading() as tx:
        held = standing.dossier(tx, cable_id).duties
        names = {one.reviewer_id: one.name for one in reviewers.all_of(tx)}
    return {duty.role: names[duty.reviewer_id] for duty in held}


def duties_of(project: Project, *, reviewer: str) -> tuple[Duty, ...]:
    """What was given to somebody."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        return duties.of_reviewer(tx, who.reviewer_id) if who else ()
