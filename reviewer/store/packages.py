"""Blind packages that were given out: rows and queries."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import CableId
from reviewer.domain.signing import Package
from reviewer.store import times
from reviewer.store.canonical import decode, encode
from reviewer.store.review_schema import packages

table = packages


def to_row(package: Package) -> dict[str, object]:
    """The values of a package's columns, without the hash."""
    return {
        "package_id": package.package_id,
        "reviewer_id": package.reviewer_id,
        "cable_ids": encode(package.cable_ids),
        "made_at": times.write(package.made_at),
        "returned_sha256": package.returned_sha256,
    }


def from_row(row: Row[tuple[object, ...]]) -> Package:
    """Read a package."""
    return Package(
        package_id=row.package_id,
        reviewer_id=row.reviewer_id,
        cable_ids=tuple(CableId(one) for one in decode(row.cable_ids, list[str])),
        made_at=times.read(row.made_at),
        returned_sha256=row.returned_sha256,
    )


def all_of(tx: Connection) -> tuple[Package, ...]:
    """Every package that was given out, in the order of its id."""
    ordered = select(packages).order_by(packages.c.package_id)
    return tuple(from_row(row) for row in tx.execute(ordered))


def find(tx: Connection, package_id: str) -> Package | None:
    """The package of that id."""
    wanted = select(packages).where(packages.c.package_id == package_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None
