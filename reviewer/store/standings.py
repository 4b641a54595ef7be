"""The stage of each cable after its passes: rows and queries."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Stage, Standing
from reviewer.store.review_schema import standings

table = standings


def to_row(standing: Standing) -> dict[str, object]:
    """The values of a standing's columns, without the hash."""
    return {
        "standing_id": standing.standing_id,
        "cable_id": standing.cable_id,
        "stage": standing.stage.value,
        "revision": standing.revision,
    }


def from_row(row: Row[tuple[object, ...]]) -> Standing:
    """Read a standing."""
    return Standing(
        cable_id=row.cable_id, stage=Stage(row.stage), revision=row.revision
    )


def find(tx: Connection, standing_id: str) -> Standing | None:
    """The standing of a cable."""
    wanted = select(standings).where(standings.c.standing_id == standing_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_cables(
    tx: Connection, among: Sequence[CableId] | None = None
) -> dict[CableId, Standing]:
    """The standings of some cables, or of all; most cables have none."""
    wanted = select(standings)
    if among is not None:
        wanted = wanted.where(standings.c.cable_id.in_(among))
    found = (from_row(row) for row in tx.execute(wanted))
    return {standing.cable_id: standing for standing in found}
