"""References between cables: where they lead, who makes them, which lead nowhere."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reviewer.domain.cable import Reference
from reviewer.domain.identifiers import CableId
from reviewer.services import browsing, safe_writing
from reviewer.services.browsing import CableRow
from reviewer.store import citations, listings
from reviewer.store.project import Project

_PAGE = 256


class State(StrEnum):
    """Whether a reference can be followed.

    ``AMBIGUOUS`` are those to an id that several cables of the project have,
    ``NO_CABLE`` those to mails, calls and what could not be read.
    """

    HERE = "here"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    NO_CABLE = "no cable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """An entry of the REF line with the cables of the project it leads to."""

    reference: Reference
    found: tuple[CableRow, ...] = ()

    @property
    def state(self) -> State:
        """Whether it can be followed."""
        if self.reference.cable_id is None:
            return State.NO_CABLE
        if not self.found:
            return State.MISSING
        return State.HERE if len(self.found) == 1 else State.AMBIGUOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A cable that others cite and that is not in the project."""

    cable_id: CableId
    cited_by: tuple[CableId, ...]


def references(
    project: Project, cable_id: CableId, *, reviewer: str
) -> tuple[Followed, ...]:
    """The references of a cable in their order, each with what it leads to.

    Raises:
        UnknownCableError: There is no such cable.
    """
    opened = browsing.cable(project, cable_id)
    return tuple(
        Followed(
            reference=one,
            found=cables_of(project, one.cable_id or "", reviewer=reviewer),
        )
        for one in opened.cable.header.references
    )


def backlinks(
    project: Project, cable_id: CableId, *, reviewer: str
) -> tuple[CableRow, ...]:
    """The other cables of the project whose REF lines name this one.

    A copy that was kept beside its first is named by its first's id.
    """
    cited = CableId(cable_id.partition(citations.COPY_MARK)[0])
    with project.reading() as tx:
        ids = [one for one in citations.citing(tx, cited) if one != cable_id]
        found = listings.positions_of(tx, ids)
    return _rows(project, tuple(sorted(found.values())), reviewer)


def cables_of(
    project: Project, cable_id: str, *, reviewer: str
) -> tuple[CableRow, ...]:
    """The cables of an id: none, one, or also the copies that were kept beside it."""
    if not cable_id:
        return ()
    with project.reading() as tx:
        positions = citations.of_that_id(tx, CableId(cable_id))
    return _rows(project, positions, reviewer)


def missing(project: Project) -> tuple[Missing, ...]:
    """The cables cited but not in the project, most often cited first."""
    with project.reading() as tx:
        return tuple(
            Missing(cable_id=cable_id, cited_by=tuple(citing))
            for cable_id, citing in citations.missing(tx).items()
        )


def save_missing(project: Project, path: Path) -> int:
    """Write the list of missing cables: as CSV, or as plain ids where it is ``.txt``.

    Returns:
        How many there are.

    Raises:
        CannotWriteError: The file could not be written; an older one is as it was.
    """
    found = missing(project)
    text = _as_ids(found) if path.suffix.lower() == ".txt" else _as_csv(found)
    safe_writing.write(path, [text.encode()])
    return len(found)


def _as_ids(found: Iterable[Missing]) -> str:
    return "".join(f"{one.cable_id}\n" for one in found)


def _as_csv(found: Iterable[Missing]) -> str:
    written = io.StringIO()
    rows = csv.writer(written)  # CRLF, as RFC 4180 says
    rows.writerow(("cable_id", "times_cited", "cited_by"))
    for one in found:
        rows.writerow((one.cable_id, len(one.cited_by), " ".join(one.cited_by)))
    return written.getvalue()


def _rows(
    project: Project, positions: tuple[int, ...], reviewer: str
) -> tuple[CableRow, ...]:
    parts = (positions[at : at + _PAGE] for at in range(0, len(positions), _PAGE))
    return tuple(
        row for part in parts for row in browsing.page(project, part, reviewer=reviewer)
    )
