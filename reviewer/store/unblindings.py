"""Who was shown whose pass before their own was in: rows and queries."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.review import Unblinding
from reviewer.store import times
from reviewer.store.review_schema import unblindings

table = unblindings


def to_row(unblinding: Unblinding) -> dict[str, object]:
    """The values of an unblinding's columns, without the hash."""
    return {
        "unblinding_id": unblinding.unblinding_id,
        "cable_id": unblinding.cable_id,
        "viewer": unblinding.viewer,
        "pass_id": unblinding.pass_id,
        "by": unblinding.by,
        "reason": unblinding.reason,
        "at": times.write(unblinding.at),
    }


def from_row(row: Row[tuple[object, ...]]) -> Unblinding:
    """Read an unblinding."""
    return Unblinding(
        cable_id=row.cable_id,
        viewer=row.viewer,
        pass_id=row.pass_id,
        by=row.by,
        reason=row.reason,
        at=times.read(row.at),
    )


def find(tx: Connection, unblinding_id: str) -> Unblinding | None:
    """The unblinding of that id."""
    wanted = select(unblindings).where(unblindings.c.unblinding_id == unblinding_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def shown_to(
    tx: Connection, viewer: ReviewerId, cable_id: CableId | None = None
) -> frozenset[PassId]:
    """The passes that somebody was shown, over one cable or over all."""
    wanted = select(unblindings.c.pass_id).where(unblindings.c.viewer == viewer)
    if cable_id is not None:
        wanted = wanted.where(unblindings.c.cable_id == cable_id)
    return frozenset(PassId(found) for found in tx.execute(wanted).scalars())


def of_cable(tx: Connection, cable_id: CableId) -> tuple[Unblinding, ...]:
    """All unblindings over a cable."""
    return of_cables(tx, [cable_id])


def of_cables(tx: Connection, among: Sequence[CableId]) -> tuple[Unblinding, ...]:
    """All unblindings over some cables."""
    wanted = select(unblindings).where(unblindings.c.cable_id.in_(among))
    ordered = wanted.order_by(unblindings.c.cable_id, unblindings.c.unblinding_id)
    return tuple(from_row(row) for row in tx.execute(ordered))
