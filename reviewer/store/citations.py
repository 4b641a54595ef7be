"""Which cable refers to which, inside the project and out of it."""

from sqlalchemy import Connection, func, select

from reviewer.domain.identifiers import CableId
from reviewer.store.schema import citations, listings


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
