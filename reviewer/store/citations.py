"""Which cable refers to which, inside the project and out of it."""

from sqlalchemy import Connection, func, select

from reviewer.domain.identifiers import CableId
from reviewer.store.schema import citations, listings

COPY_MARK = "~"
"""Stands before the number of a second cable of one id, which was kept, too."""


def missing(tx: Connection) -> tuple[tuple[CableId, int], ...]:
    """Cited cables that are not in the project, most often cited first, with counts."""
    times_cited = func.count().label("times_cited")
    here = select(listings.c.cable_id).where(
        listings.c.cable_id == citations.c.cited_id
    )
    wanted = (
        select(citations.c.cited_id, times_cited)
        .where(~here.exists())
        .group_by(citations.c.cited_id)
        .order_by(times_cited.desc(), citations.c.cited_id)
    )
    rows = tx.execute(wanted)
    return tuple((CableId(row.cited_id), row.times_cited) for row in rows)


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
