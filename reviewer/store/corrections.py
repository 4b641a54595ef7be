"""Corrections of what the parser read: rows and queries."""

from sqlalchemy import Connection, Row, bindparam, select

from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.identifiers import CableId, CorrectionId
from reviewer.domain.text import Span
from reviewer.store import times
from reviewer.store.schema import corrections

table = corrections
# Every act asks for them, and making a query costs more than asking it.
_OF_CABLE = (
    select(corrections)
    .where(corrections.c.cable_id == bindparam("cable"))
    .order_by(corrections.c.span_start, corrections.c.correction_id)
)


def to_row(correction: Correction) -> dict[str, object]:
    """The values of a correction's columns, without the hash."""
    return {
        "correction_id": correction.correction_id,
        "cable_id": correction.cable_id,
        "kind": correction.kind.value,
        "span_start": correction.span.start,
        "span_end": correction.span.end,
        "quote": correction.quote,
        "reviewer_id": correction.reviewer_id,
        "created_at": times.write(correction.created_at),
        "holds": int(correction.holds),
        "value": correction.value,
        "reason": correction.reason,
    }


def from_row(row: Row[tuple[object, ...]]) -> Correction:
    """Read a correction."""
    return Correction(
        correction_id=row.correction_id,
        cable_id=row.cable_id,
        kind=CorrectionKind(row.kind),
        span=Span(row.span_start, row.span_end),
        quote=row.quote,
        reviewer_id=row.reviewer_id,
        created_at=times.read(row.created_at),
        holds=bool(row.holds),
        value=row.value,
        reason=row.reason,
    )


def find(tx: Connection, correction_id: CorrectionId) -> Correction | None:
    """The correction of that id."""
    wanted = select(corrections).where(corrections.c.correction_id == correction_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_cable(tx: Connection, cable_id: CableId) -> tuple[Correction, ...]:
    """All corrections of a cable, by their place."""
    rows = tx.execute(_OF_CABLE, {"cable": cable_id})
    return tuple(from_row(row) for row in rows)


def corrected_cables(tx: Connection) -> tuple[CableId, ...]:
    """The cables that have any, by their ids."""
    wanted = select(corrections.c.cable_id).distinct()
    rows = tx.execute(wanted.order_by(corrections.c.cable_id))
    return tuple(CableId(row.cable_id) for row in rows)
