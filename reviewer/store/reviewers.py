"""Reviewers: the people who work on a project."""

from sqlalchemy import Connection, Row, bindparam, select

from reviewer.domain.identifiers import ReviewerId
from reviewer.domain.statement import Reviewer
from reviewer.store.schema import reviewers

table = reviewers
# Every act asks for it, and making a query costs more than asking it.
_NAMED = select(reviewers).where(reviewers.c.name == bindparam("called"))


def to_row(reviewer: Reviewer) -> dict[str, object]:
    """The values of a reviewer's columns, without the hash."""
    return {"reviewer_id": reviewer.reviewer_id, "name": reviewer.name}


def from_row(row: Row[tuple[object, ...]]) -> Reviewer:
    """Read a reviewer."""
    return Reviewer(reviewer_id=row.reviewer_id, name=row.name)


def find(tx: Connection, reviewer_id: ReviewerId) -> Reviewer | None:
    """The reviewer of that id."""
    wanted = select(reviewers).where(reviewers.c.reviewer_id == reviewer_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def named(tx: Connection, name: str) -> Reviewer | None:
    """The reviewer of that name."""
    row = tx.execute(_NAMED, {"called": name}).one_or_none()
    return from_row(row) if row else None


def all_of(tx: Connection) -> tuple[Reviewer, ...]:
    """Everybody who has joined, by name."""
    wanted = select(reviewers).order_by(reviewers.c.name)
    return tuple(from_row(row) for row in tx.execute(wanted))
