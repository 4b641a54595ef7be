"""What parts of the review there are for somebody in a project."""

from dataclasses import dataclass

from reviewer.domain.duties import READS, Role
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.statement import PassKind, PassState
from reviewer.services import standing
from reviewer.services.working import known_person
from reviewer.store import duties, passes
from reviewer.store.project import Project, Transaction

_AT_ONCE = 500
"""How many cables are asked about in one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """The review as it concerns one person.

    ``reads_second`` says that a second review was given to them or begun by them.
    ``compared`` counts the cables whose passes are both in and theirs to see;
    ``to_decide`` are those of them that they did not read themself, in the order of
    import.
    """

    reads_second: bool = False
    compared: int = 0
    to_decide: tuple[CableId, ...] = ()


def at_hand(project: Project, *, reviewer: str) -> AtHand:
    """Find out what there is for somebody to do in the review."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        viewer = who.reviewer_id if who else None
        ready = passes.read_twice(tx)
        compared, theirs = 0, list[CableId]()
        for start in range(0, len(ready), _AT_ONCE):
            part = ready[start : start + _AT_ONCE]
            for cable_id, known in standing.dossiers(tx, part).items():
                seen = known.seen_by(viewer)
                handed_in = {p.kind for p in seen if p.state is PassState.SUBMITTED}
                if not set(READS) <= handed_in:
                    continue
                compared += 1
                readers = {p.reviewer_id for p in known.passes if p.kind in READS}
                holder = known.holder(Role.ADJUDICATOR)
                if holder == viewer or (holder is None and viewer not in readers):
                    theirs.append(cable_id)
        return AtHand(
            reads_second=viewer is not None and _reads_second(tx, viewer),
            compared=compared,
            to_decide=tuple(theirs),
        )


def _reads_second(tx: Transaction, viewer: ReviewerId) -> bool:
    given = duties.of_reviewer(tx, viewer)
    if any(duty.role is Role.SECOND_REVIEWER for duty in given):
        return True
    return any(p.kind is PassKind.SECOND for p in passes.of_reviewer(tx, viewer, None))
