"""Links between statements: rows and queries."""

from sqlalchemy import Connection, Row, bindparam, or_, select

from reviewer.domain.identifiers import LinkId, PassId, StatementId
from reviewer.domain.statement import Link
from reviewer.store.schema import links

table = links
# A removal asks for them, and making a query costs more than asking it.
_TOUCHING = (
    select(links)
    .where(or_(links.c.from_id == bindparam("end"), links.c.to_id == bindparam("end")))
    .order_by(links.c.link_id)
)


def to_row(link: Link) -> dict[str, object]:
    """The values of a link's columns, without the hash."""
    return {
        "link_id": link.link_id,
        "cable_id": link.cable_id,
        "pass_id": link.pass_id,
        "from_id": link.from_id,
        "to_id": link.to_id,
        "kind": link.kind,
        "mode": link.mode,
    }


def from_row(row: Row[tuple[object, ...]]) -> Link:
    """Read a link."""
    return Link(
        link_id=row.link_id,
        cable_id=row.cable_id,
        pass_id=row.pass_id,
        from_id=row.from_id,
        to_id=row.to_id,
        kind=row.kind,
        mode=row.mode,
    )


def find(tx: Connection, link_id: LinkId) -> Link | None:
    """The link of that id."""
    row = tx.execute(select(links).where(links.c.link_id == link_id)).one_or_none()
    return from_row(row) if row else None


def of_pass(tx: Connection, pass_id: PassId) -> tuple[Link, ...]:
    """All links of a pass."""
    wanted = select(links).where(links.c.pass_id == pass_id).order_by(links.c.link_id)
    return tuple(from_row(row) for row in tx.execute(wanted))


def touching(tx: Connection, statement_id: StatementId) -> tuple[Link, ...]:
    """The links that begin or end at a statement."""
    rows = tx.execute(_TOUCHING, {"end": statement_id})
    return tuple(from_row(row) for row in rows)
