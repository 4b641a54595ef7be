"""How blind the second review of a cable is, said as it is and no better."""

from enum import StrEnum

from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import PassKind
from reviewer.services import standing
from reviewer.services.working import known_person
from reviewer.store import origins, packages
from reviewer.store.project import Project, Transaction


class Blindness(StrEnum):
    """What keeps the two passes apart."""

    INTERFACE = "by interface"
    """One shared file: the product shows nothing, another program could."""
    SEPARATION = "by separation"
    """A package: the first pass was never on the second reviewer's disk."""

    @property
    def sentence(self) -> str:
        """What it means, for status lines and reports."""
        return _SENTENCES[self]


_SENTENCES = {
    Blindness.INTERFACE: "Blind by interface: both passes are in one file, and this "
    "program shows neither reviewer the other's.",
    Blindness.SEPARATION: "Blind by separation: the second pass was made in a package "
    "that held nothing of the first.",
}


def of_cable(project: Project, cable_id: CableId, *, reviewer: str) -> Blindness:
    """How blind the second pass over a cable is, as far as somebody may know.

    As long as a pass is not theirs to see, it is the weaker one.
    """
    with project.reading() as tx:
        return within(tx, cable_id, reviewer)


def within(tx: Transaction, cable_id: CableId, reviewer: str) -> Blindness:
    """The same, within a transaction."""
    if origins.of(tx) is not None:
        return Blindness.SEPARATION
    who = known_person(tx, reviewer)
    seen = standing.seen(tx, cable_id, who.reviewer_id if who else None)
    second = next((one for one in seen if one.kind is PassKind.SECOND), None)
    came_back = (one for one in packages.all_of(tx) if one.returned_sha256)
    for package in came_back:
        is_theirs = second and second.reviewer_id == package.reviewer_id
        if is_theirs and cable_id in package.cable_ids:
            return Blindness.SEPARATION
    return Blindness.INTERFACE
