"""Passes: one person's reading of one cable."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, func, select

from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.statement import Pass, PassKind, PassState
from reviewer.store.schema import listings, passes

table = passes


def to_row(record: Pass) -> dict[str, object]:
    """The values of a pass's columns, without the hash."""
    return {
        "pass_id": record.pass_id,
        "cable_id": record.cable_id,
        "reviewer_id": record.reviewer_id,
        "kind": record.kind.value,
        "state": record.state.value,
        "codebook_version": record.codebook_version,
        "codebook_sha256": record.codebook_sha256,
    }


def from_row(row: Row[tuple[object, ...]]) -> Pass:
    """Read a pass."""
    return Pass(
        pass_id=row.pass_id,
        cable_id=row.cable_id,
        reviewer_id=row.reviewer_id,
        kind=PassKind(row.kind),
        state=PassState(row.state),
        codebook_version=row.codebook_version,
        codebook_sha256=row.codebook_sha256,
    )


def find(tx: Connection, pass_id: PassId) -> Pass | None:
    """The pass of that id."""
    row = tx.execute(select(passes).where(passes.c.pass_id == pass_id)).one_or_none()
    return from_row(row) if row else None


def of_cable(tx: Connection, cable_id: CableId) -> tuple[Pass, ...]:
    """All passes over a cable: the first, the second, the final one."""
    return of_cables(tx, [cable_id])


def of_cables(tx: Connection, among: Sequence[CableId]) -> tuple[Pass, ...]:
    """All passes over some cables: first, second, final of each."""
    wanted = select(passes).where(passes.c.cable_id.in_(among))
    found = [from_row(row) for row in tx.execute(wanted)]
    return tuple(sorted(found, key=lambda item: list(PassKind).index(item.kind)))


def read_twice(tx: Connection) -> tuple[CableId, ...]:
    """The cables whose first and second pass are both submitted, as imported."""
    wanted = (
        select(passes.c.cable_id)
        .join(listings, listings.c.cable_id == passes.c.cable_id)
        .where(
            passes.c.state == PassState.SUBMITTED.value,
            passes.c.kind != PassKind.FINAL.value,
        )
        .group_by(passes.c.cable_id)
        .having(func.count() > 1)
        .order_by(func.min(listings.c.position))
    )
    return tuple(map(CableId, tx.execute(wanted).scalars()))


def cables_with(tx: Connection, kind: PassKind) -> tuple[CableId, ...]:
    """The cables that have such a pass, as imported."""
    wanted = (
        select(passes.c.cable_id)
        .join(listings, listings.c.cable_id == passes.c.cable_id)
        .where(passes.c.kind == kind.value)
        .order_by(listings.c.position)
    )
    return tuple(map(CableId, tx.execute(wanted).scalars()))


def own(tx: Connection, cable_id: CableId, reviewer_id: ReviewerId) -> Pass | None:
    """The pass of one person over a cable."""
    for found in of_cable(tx, cable_id):
        if found.reviewer_id == reviewer_id and found.kind is not PassKind.FINAL:
            return found
    return None


def of_reviewer(
    tx: Connection, reviewer_id: ReviewerId, among: Sequence[CableId] | None = None
) -> tuple[Pass, ...]:
    """All passes of one person, or those over some cables."""
    wanted = select(passes).where(passes.c.reviewer_id == reviewer_id)
    if among is not None:
        wanted = wanted.where(passes.c.cable_id.in_(among))
    return tuple(from_row(row) for row in tx.execute(wanted))


def in_state(tx: Connection, state: PassState) -> tuple[Pass, ...]:
    """All passes that are open, or submitted."""
    wanted = select(passes).where(passes.c.state == state.value)
    return tuple(from_row(row) for row in tx.execute(wanted.order_by(passes.c.pass_id)))
