"""Which cable refers to which, inside the project and out of it."""

from sqlalchemy import Connection, select

from reviewer.domain.identifiers import CableId
from reviewer.store.schema import citations, listings

COPY_MARK = "~"
"""Stands before the number of a second cable of one id, which was kept, too."""


def missing(tx: Connection) -> dict[CableId, list[CableId]]:
    """Cited cables that are not in the project, with those that cite them.

    Most often cited first, then by id; the citing ones in the order of import.
    """
    cited, here = citations.alias(), listings.alias()
    wanted = (
        select(cited.c.cited_id, listings.c.cable_id)
        .join(listings, listings.c.position == cited.c.position)
        .outerjoin(here, here.c.cable_id == cited.c.cited_id)
        .where(here.c.cable_id.is_(None))
        .order_by(cited.c.cited_id, cited.c.position)
    )
    found: dict[CableId, list[CableId]] = {}
    for row in tx.execute(wanted):
        found.setdefault(CableId(row.cited_id), []).append(CableId(row.cable_id))
    ordered = sorted(found, key=lambda cable_id: -len(found[cable_id]))
    return {cable_id: found[cable_id] for cable_id in ordered}


def citing(tx: Connection, cable_id: CableId) -> tuple[CableId, ...]:
    """The cables that refer to this one, in the order of import."""
    wanted = (
        select(listings.c.cable_id)
        .join(citations, citations.c.position == listings.c.position)
        .where(citations.c.cited_id == cable_id)
        .order_by(listings.c.position)
    )
    return tuple(CableId(row.cable_id) for row in tx.execute(wanted))


def of_that_id(tx: Connection, cable_id: CableId) -> tuple[int, ...]:
    """The positions of the cables of an id: none, one, or also its copies."""
    first = f"{cable_id}{COPY_MARK}"
    behind = f"{cable_id}{chr(ord(COPY_MARK) + 1)}"
    is_copy = (listings.c.cable_id >= first) & (listings.c.cable_id < behind)
    wanted = select(listings.c.position).where(
        (listings.c.cable_id == cable_id) | is_copy
    )
    return tuple(tx.execute(wanted.order_by(listings.c.position)).scalars())
