"""Rejected suggestions: rows and queries. Each reviewer has a list of their own."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, RejectionId, ReviewerId
from reviewer.domain.suggestion import Rejection
from reviewer.domain.text import Span
from reviewer.store.schema import rejections

table = rejections


def to_row(rejection: Rejection) -> dict[str, object]:
    """The values of a rejection's columns, without the hash."""
    return {
        "rejection_id": rejection.rejection_id,
        "cable_id": rejection.cable_id,
        "reviewer_id": rejection.reviewer_id,
        "kind": rejection.kind.value,
        "statement_type": rejection.statement_type,
        "span_start": rejection.span.start,
        "span_end": rejection.span.end,
    }


def from_row(row: Row[tuple[object, ...]]) -> Rejection:
    """Read a rejection."""
    return Rejection(
        rejection_id=row.rejection_id,
        cable_id=row.cable_id,
        reviewer_id=row.reviewer_id,
        kind=Kind(row.kind),
        statement_type=row.statement_type,
        span=Span(row.span_start, row.span_end),
    )


def find(tx: Connection, rejection_id: RejectionId) -> Rejection | None:
    """The rejection of that id."""
    wanted = select(rejections).where(rejections.c.rejection_id == rejection_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_reviewer(
    tx: Connection, cable_id: CableId, reviewer_id: ReviewerId
) -> tuple[Rejection, ...]:
    """What a reviewer rejected in a cable, by place; nobody else's."""
    wanted = select(rejections).where(
        rejections.c.cable_id == cable_id, rejections.c.reviewer_id == reviewer_id
    )
    ordered = wanted.order_by(rejections.c.span_start, rejections.c.rejection_id)
    return tuple(from_row(row) for row in tx.execute(ordered))
