"""Propositions: rows and queries. Each reviewer keeps a list of their own."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import PropositionId, ReviewerId
from reviewer.domain.proposition import Proposition
from reviewer.store.schema import propositions

table = propositions


def to_row(proposition: Proposition) -> dict[str, object]:
    """The values of a proposition's columns, without the hash."""
    return {
        "proposition_id": proposition.proposition_id,
        "reviewer_id": proposition.reviewer_id,
        "title": proposition.title,
    }


def from_row(row: Row[tuple[object, ...]]) -> Proposition:
    """Read a proposition."""
    return Proposition(
        proposition_id=row.proposition_id,
        reviewer_id=row.reviewer_id,
        title=row.title,
    )


def find(tx: Connection, proposition_id: PropositionId) -> Proposition | None:
    """The proposition of that id."""
    wanted = select(propositions).where(propositions.c.proposition_id == proposition_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_reviewer(tx: Connection, reviewer_id: ReviewerId) -> tuple[Proposition, ...]:
    """A person's propositions, by title."""
    wanted = select(propositions).where(propositions.c.reviewer_id == reviewer_id)
    ordered = wanted.order_by(propositions.c.title, propositions.c.proposition_id)
    return tuple(from_row(row) for row in tx.execute(ordered))
