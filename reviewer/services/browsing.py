"""What a person may see: the list of cables, one cable, their own pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import (
    Link,
    Note,
    Pass,
    Speaker,
    Statement,
)
from reviewer.errors import RuleError
from reviewer.services.working import known_person
from reviewer.store import links, listings, notes, passes, speakers, statements, states
from reviewer.store.cables import OpenCable
from reviewer.store.listings import Listing
from reviewer.store.project import Project, Transaction

__all__ = [
    "CableRow",
    "OpenCable",
    "Overview",
    "PassView",
    "cable",
    "cable_ids",
    "cables",
    "overview",
    "page",
    "pass_view",
    "position",
    "state_of",
]


class UnknownCableError(RuleError):
    """The project holds no cable of that id."""

    def __init__(self, cable_id: CableId, project: Project) -> None:
        super().__init__(
            f"There is no cable {cable_id} in {project.name}. "
            "Choose one from the list, or import it first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CableRow:
    """A line of the cable list.

    ``statements`` concerns the asking person's pass alone; ``state`` is how far the
    cable is as they may know it (see ``Dossier.state_for``).
    ``position`` is the place in the order of import, counted from 1.
    """

    cable_id: CableId
    subject: str
    from_post: str
    dtg: datetime | None
    banner: Marking | None
    statements: int
    state: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PassView:
    """A person's own pass over a cable; empty before they began one."""

    own_pass: Pass | None = None
    statements: tuple[Statement, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """How many cables a project holds, and the first in the order of import."""

    cables: int
    first: CableId | None


def overview(project: Project) -> Overview:
    """What there is to begin with; quick however many cables there are."""
    with project.reading() as tx:
        return Overview(listings.count(tx), listings.first(tx))


def position(project: Project, cable_id: CableId) -> int | None:
    """The place of a cable in the order of import, as lists name it."""
    with project.reading() as tx:
        return listings.position(tx, cable_id)


def cable_ids(project: Project) -> tuple[CableId, ...]:
    """The ids of all cables in the order of import."""
    with project.reading() as tx:
        return listings.ids(tx)


def cables(project: Project, *, reviewer: str) -> tuple[CableRow, ...]:
    """Every cable in the order of import, as that person may see it."""
    with project.reading() as tx:
        return _rows(tx, listings.all_of(tx), reviewer, among=None)


def page(
    project: Project, ids: Sequence[int], *, reviewer: str, hastily: bool = False
) -> tuple[CableRow, ...]:
    """A few lines of the cable list, in the order asked for.

    Args:
        project: Where the cables are.
        ids: Positions, as ``searching.search`` finds them; at most some hundred.
        reviewer: Whose statements and states are shown.
        hastily: Fail at once, instead of waiting, where another holds the file.

    Raises:
        StoreError: They cannot be read, or not now.
    """
    with project.reading(hastily=hastily) as tx:
        listed = listings.page(tx, ids)
        among = [item.cable_id for item in listed]
        return _rows(tx, listed, reviewer, among=among)


def _rows(
    tx: Transaction,
    listed: tuple[Listing, ...],
    reviewer: str,
    *,
    among: Sequence[CableId] | None,
) -> tuple[CableRow, ...]:
    person = known_person(tx, reviewer)
    counts = statements.counts(tx, person.reviewer_id, among) if person else {}
    seen = states.of_cables(tx, person.reviewer_id if person else None, among)
    return tuple(
        CableRow(
            position=item.position,
            cable_id=item.cable_id,
            subject=item.subject,
            from_post=item.from_post,
            dtg=item.dtg,
            banner=item.banner,
            statements=counts.get(item.cable_id, 0),
            state=seen.get(item.cable_id, "imported"),
        )
        for item in listed
    )


def cable(project: Project, cable_id: CableId) -> OpenCable:
    """A cable as corrected, with the whole text of the file it came from.

    Raises:
        UnknownCableError: There is none of that id.
        DamagedError: The stored text is not what was imported.
    """
    with project.reading() as tx:
        return opened(tx, project, cable_id)


def opened(tx: Transaction, project: Project, cable_id: CableId) -> OpenCable:
    """The same, within a transaction.

    Raises:
        UnknownCableError: There is none of that id.
        DamagedError: The stored text is not what was imported.
    """
    found = project.open_cable(tx, cable_id)
    if found is None:
        raise UnknownCableError(cable_id, project)
    return found


def pass_view(project: Project, cable_id: CableId, *, reviewer: str) -> PassView:
    """A person's own statements, links and notes on a cable, and nobody else's.

    Speakers are those that the person listed, over the whole project.
    """
    with project.reading() as tx:
        person = known_person(tx, reviewer)
        if person is None:
            return PassView()
        listed = speakers.of_reviewer(tx, person.reviewer_id)
        own = passes.own(tx, cable_id, person.reviewer_id)
        if own is None:
            return PassView(speakers=listed)
        return PassView(
            own_pass=own,
            statements=statements.of_pass(tx, own.pass_id),
            links=links.of_pass(tx, own.pass_id),
            notes=notes.of_pass(tx, own.pass_id),
            speakers=listed,
        )


def state_of(own: Pass) -> str:
    """What the list says of a cable while a person's own pass over it is open."""
    return f"{own.kind}_pass"
