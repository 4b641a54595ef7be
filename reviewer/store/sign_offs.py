"""What was signed off: rows and queries."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, func, select

from reviewer.domain.identifiers import CableId
from reviewer.domain.signing import SignOff
from reviewer.store import times
from reviewer.store.review_schema import sign_offs

table = sign_offs


def to_row(signed: SignOff) -> dict[str, object]:
    """The values of a sign-off's columns, without the hash."""
    return {
        "sign_off_id": signed.sign_off_id,
        "cable_id": signed.cable_id,
        "revision": signed.revision,
        "by": signed.by,
        "at": times.write(signed.at),
        "text_sha256": signed.text_sha256,
        "codebook_sha256": signed.codebook_sha256,
        "first_sha256": signed.first_sha256,
        "second_sha256": signed.second_sha256,
        "decisions_sha256": signed.decisions_sha256,
        "result_sha256": signed.result_sha256,
    }


def from_row(row: Row[tuple[object, ...]]) -> SignOff:
    """Read a sign-off."""
    return SignOff(
        cable_id=row.cable_id,
        revision=row.revision,
        by=row.by,
        at=times.read(row.at),
        text_sha256=row.text_sha256,
        codebook_sha256=row.codebook_sha256,
        first_sha256=row.first_sha256,
        second_sha256=row.second_sha256,
        decisions_sha256=row.decisions_sha256,
        result_sha256=row.result_sha256,
    )


def find(tx: Connection, sign_off_id: str) -> SignOff | None:
    """The sign-off of that id."""
    wanted = select(sign_offs).where(sign_offs.c.sign_off_id == sign_off_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def revisions(tx: Connection, among: Sequence[CableId]) -> dict[CableId, int]:
    """How often each of some cables was signed off; most never were."""
    wanted = select(sign_offs.c.cable_id, func.count().label("times"))
    wanted = wanted.where(sign_offs.c.cable_id.in_(among))
    found = tx.execute(wanted.group_by(sign_offs.c.cable_id))
    return {CableId(row.cable_id): row.times for row in found}


def of_cable(tx: Connection, cable_id: CableId) -> tuple[SignOff, ...]:
    """All sign-offs of a cable, oldest first."""
    wanted = select(sign_offs).where(sign_offs.c.cable_id == cable_id)
    ordered = wanted.order_by(sign_offs.c.revision)
    return tuple(from_row(row) for row in tx.execute(ordered))
