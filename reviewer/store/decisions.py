"""What an adjudicator decided: rows and queries."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Connection, Row, select

from reviewer.domain.adjudication import Choice, Decision, ReasonCode
from reviewer.domain.comparison import Side
from reviewer.domain.identifiers import CableId, CaseId
from reviewer.domain.statement import Link, Statement
from reviewer.store import times
from reviewer.store.canonical import decode, encode
from reviewer.store.review_schema import decisions

T = TypeVar("T", Statement, Link)

table = decisions


def to_row(decision: Decision) -> dict[str, object]:
    """The values of a decision's columns, without the hash."""
    statement, link = decision.edited_statement, decision.edited_link
    return {
        "case_id": decision.case_id,
        "cable_id": decision.cable_id,
        "choice": decision.choice.value,
        "x": decision.x.value,
        "reason": decision.reason.value,
        "by": decision.by,
        "at": times.write(decision.at),
        "text": decision.text,
        "edited_statement": encode(statement) if statement else None,
        "edited_link": encode(link) if link else None,
    }


def from_row(row: Row[tuple[object, ...]]) -> Decision:
    """Read a decision."""
    return Decision(
        case_id=row.case_id,
        cable_id=row.cable_id,
        choice=Choice(row.choice),
        x=Side(row.x),
        reason=ReasonCode(row.reason),
        by=row.by,
        at=times.read(row.at),
        text=row.text,
        edited_statement=_read(row.edited_statement, Statement),
        edited_link=_read(row.edited_link, Link),
    )


def find(tx: Connection, case_id: CaseId) -> Decision | None:
    """The decision on a case."""
    wanted = select(decisions).where(decisions.c.case_id == case_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_cables(tx: Connection, among: Sequence[CableId]) -> tuple[Decision, ...]:
    """All decisions on some cables, oldest first."""
    wanted = select(decisions).where(decisions.c.cable_id.in_(among))
    ordered = wanted.order_by(decisions.c.at, decisions.c.case_id)
    return tuple(from_row(row) for row in tx.execute(ordered))


def _read(text: str | None, kind: type[T]) -> T | None:
    return None if text is None else decode(text, kind)
