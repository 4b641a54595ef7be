"""Showing somebody a pass before their own is in; recorded for ever."""

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Unblinding
from reviewer.domain.statement import PassKind
from reviewer.errors import RuleError
from reviewer.services import standing
from reviewer.services.working import person
from reviewer.store import times, unblindings
from reviewer.store.project import Project


class NothingToShowError(RuleError):
    """There is no pass that somebody cannot see already."""

    def __init__(self, cable_id: CableId, viewer: str) -> None:
        super().__init__(
            f"There is no pass over {cable_id} that {viewer} cannot see. "
            "Nothing was recorded."
        )


class UnblindingReasonError(RuleError):
    """To show a pass early needs a reason."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"To show a pass over {cable_id} early needs a reason, which is recorded "
            "for ever. Nothing was shown; say why, in a few words."
        )


def unblind(
    project: Project, cable_id: CableId, *, viewer: str, reviewer: str, reason: str
) -> ChangeSet:
    """Show somebody the passes of others over a cable.

    The pair is left out of all figures of agreement from then on.

    Args:
        project: Where the cable is.
        cable_id: Which cable.
        viewer: The name of who is shown them.
        reviewer: The name of who shows them.
        reason: Why.

    Raises:
        UnblindingReasonError: No reason was given.
        NothingToShowError: They can see every pass already.
        StoreError: It could not be saved; nothing was changed.
    """
    if not reason.strip():
        raise UnblindingReasonError(cable_id)
    with project.writing() as tx:
        by, whom = person(tx, reviewer), person(tx, viewer)
        known = standing.dossier(tx, cable_id)
        shown = unblindings.shown_to(tx, whom.reviewer_id, cable_id)
        seen = {item.pass_id for item in known.seen_by(whom.reviewer_id, shown)}
        changes = [
            Change(
                before=None,
                after=Unblinding(
                    cable_id=cable_id,
                    viewer=whom.reviewer_id,
                    pass_id=item.pass_id,
                    by=by.reviewer_id,
                    reason=reason.strip(),
                    at=times.now(),
                ),
            )
            for item in known.passes
            if item.pass_id not in seen and item.kind is not PassKind.FINAL
        ]
        if not changes:
            raise NothingToShowError(cable_id, whom.name)
        label = f"Show {whom.name} the other pass: {reason.strip()}"
        return standing.make_move(tx, label, changes, by, cable_id)
