"""Who has which role for which cable: rows and queries."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from reviewer.domain.duties import Duty, Role
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.store.review_schema import duties

table = duties


def to_row(duty: Duty) -> dict[str, object]:
    """The values of a duty's columns, without the hash."""
    return {
        "duty_id": duty.duty_id,
        "cable_id": duty.cable_id,
        "role": duty.role.value,
        "reviewer_id": duty.reviewer_id,
        "waiver": duty.waiver,
    }


def from_row(row: Row[tuple[object, ...]]) -> Duty:
    """Read a duty."""
    return Duty(
        cable_id=row.cable_id,
        role=Role(row.role),
        reviewer_id=row.reviewer_id,
        waiver=row.waiver,
    )


def find(tx: Connection, duty_id: str) -> Duty | None:
    """The duty of that id."""
    row = tx.execute(select(duties).where(duties.c.duty_id == duty_id)).one_or_none()
    return from_row(row) if row else None


def of_cables(tx: Connection, among: Sequence[CableId]) -> tuple[Duty, ...]:
    """All duties for some cables."""
    wanted = select(duties).where(duties.c.cable_id.in_(among))
    ordered = wanted.order_by(duties.c.cable_id, duties.c.role)
    return tuple(from_row(row) for row in tx.execute(ordered))


def of_reviewer(tx: Connection, reviewer_id: ReviewerId) -> tuple[Duty, ...]:
    """All duties of one person."""
    wanted = select(duties).where(duties.c.reviewer_id == reviewer_id)
    ordered = wanted.order_by(duties.c.cable_id, duties.c.role)
    return tuple(from_row(row) for row in tx.execute(ordered))
