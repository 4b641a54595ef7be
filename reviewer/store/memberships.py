"""Which statements are gathered under which proposition: rows and queries."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import PropositionId, ReviewerId, StatementId
from reviewer.domain.proposition import Membership
from reviewer.domain.statement import Link, Statement
from reviewer.store import links, statements
from reviewer.store.schema import links as link_table
from reviewer.store.schema import memberships, propositions
from reviewer.store.schema import statements as statement_table

table = memberships


def to_row(membership: Membership) -> dict[str, object]:
    """The values of a membership's columns, without the hash."""
    return {
        "membership_id": membership.membership_id,
        "proposition_id": membership.proposition_id,
        "statement_id": membership.statement_id,
        "cable_id": membership.cable_id,
    }


def from_row(row: Row[tuple[object, ...]]) -> Membership:
    """Read a membership."""
    return Membership(
        proposition_id=row.proposition_id,
        statement_id=row.statement_id,
        cable_id=row.cable_id,
    )


def find(tx: Connection, membership_id: str) -> Membership | None:
    """The membership of that id."""
    wanted = select(memberships).where(memberships.c.membership_id == membership_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_proposition(
    tx: Connection, proposition_id: PropositionId
) -> tuple[Membership, ...]:
    """Everything that is gathered under a proposition."""
    wanted = select(memberships).where(memberships.c.proposition_id == proposition_id)
    ordered = wanted.order_by(memberships.c.membership_id)
    return tuple(from_row(row) for row in tx.execute(ordered))


def of_statement(tx: Connection, statement_id: StatementId) -> tuple[Membership, ...]:
    """Everything that a statement is gathered under."""
    wanted = select(memberships).where(memberships.c.statement_id == statement_id)
    ordered = wanted.order_by(memberships.c.membership_id)
    return tuple(from_row(row) for row in tx.execute(ordered))


def gathered(
    tx: Connection, reviewer_id: ReviewerId
) -> dict[PropositionId, tuple[Statement, ...]]:
    """The statements under each of a person's propositions that has any."""
    wanted = (
        select(memberships.c.proposition_id, statement_table)
        .join(
            propositions,
            propositions.c.proposition_id == memberships.c.proposition_id,
        )
        .join(
            statement_table,
            statement_table.c.statement_id == memberships.c.statement_id,
        )
        .where(propositions.c.reviewer_id == reviewer_id)
        .order_by(statement_table.c.cable_id, statement_table.c.span_start)
    )
    found: dict[PropositionId, list[Statement]] = {}
    for row in tx.execute(wanted):
        under = found.setdefault(PropositionId(row.proposition_id), [])
        under.append(statements.from_row(row))
    return {key: tuple(under) for key, under in found.items()}


def answers(tx: Connection, statement_ids: Sequence[StatementId]) -> tuple[Link, ...]:
    """All links that lead to one of some statements."""
    wanted = select(link_table).where(link_table.c.to_id.in_(statement_ids))
    ordered = wanted.order_by(link_table.c.link_id)
    return tuple(links.from_row(row) for row in tx.execute(ordered))
