"""What lists of cables show and sort by, kept small beside the cables.

A cable is named here by its ``position``: its place in the order of import, which
never changes. A list of positions is a few bytes a cable, so that lists of hundreds
of thousands are sorted and filtered in the project and shown page by page.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from sqlalchemy import Connection, Row, Table, func, select

from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId
from reviewer.store import times
from reviewer.store.batches import batched, insertion
from reviewer.store.prepared import PreparedCable
from reviewer.store.schema import citations, listings, tags

_marking = lru_cache(maxsize=1_024)(Marking.from_canonical)
Positions: TypeAlias = "array[int]"
"""Many cables, eight bytes each."""
_INSERT = insertion(listings)
_INDEX = (
    "INSERT INTO cable_words (rowid, subject, text) "
    "SELECT position, subject, text FROM cable_texts WHERE position BETWEEN ? AND ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list of cables shows of one; ``subject`` may be empty."""

    position: int
    cable_id: CableId
    subject: str
    from_post: str
    dtg: datetime | None
    banner: Marking | None


def add_all(
    tx: Connection, found: Sequence[tuple[int, CableId, PreparedCable]]
) -> None:
    """List cables that have just been kept, and index their words.

    Args:
        tx: A writing transaction that holds the cables.
        found: Positions, ascending, with the ids given here.
    """
    if not found:
        return
    rows = [_row(position, cable_id, one) for position, cable_id, one in found]
    tx.exec_driver_sql(_INSERT, rows)
    _add_words(tx, tags, ((p, tag) for p, _, one in found for tag in one.tags))
    cited = ((p, other) for p, _, one in found for other in one.cited_ids)
    _add_words(tx, citations, cited)
    tx.exec_driver_sql(_INDEX, (found[0][0], found[-1][0]))


def _add_words(tx: Connection, table: Table, words: Iterable[tuple[int, str]]) -> None:
    rows = [(word, position) for position, word in words]
    if rows:
        tx.exec_driver_sql(insertion(table), rows)


def all_of(tx: Connection) -> tuple[Listing, ...]:
    """Every cable in the order of import."""
    rows = tx.execute(select(listings).order_by(listings.c.position))
    return tuple(_read(row) for row in rows)


def page(tx: Connection, positions: Sequence[int]) -> tuple[Listing, ...]:
    """The cables at these positions, in the order asked for; unknown ones left out."""
    wanted = select(listings).where(listings.c.position.in_(positions))
    found = {row.position: _read(row) for row in tx.execute(wanted)}
    return tuple(found[position] for position in positions if position in found)


def positions_of(tx: Connection, cable_ids: Iterable[CableId]) -> dict[CableId, int]:
    """The positions of some cables; ids that are not in the project left out."""
    wanted = select(listings.c.cable_id, listings.c.position)
    return {
        CableId(row.cable_id): row.position
        for part in batched(cable_ids)
        for row in tx.execute(wanted.where(listings.c.cable_id.in_(part)))
    }


def first(tx: Connection) -> CableId | None:
    """The cable that was imported first."""
    wanted = select(listings.c.cable_id).order_by(listings.c.position).limit(1)
    return tx.execute(wanted).scalar_one_or_none()


def position(tx: Connection, cable_id: CableId) -> int | None:
    """Where in the order of import a cable stands."""
    wanted = select(listings.c.position).where(listings.c.cable_id == cable_id)
    return tx.execute(wanted).scalar_one_or_none()


def ids(tx: Connection) -> tuple[CableId, ...]:
    """Every cable in the order of import."""
    wanted = select(listings.c.cable_id).order_by(listings.c.position)
    return tuple(map(CableId, tx.execute(wanted).scalars()))


def count(tx: Connection) -> int:
    """How many cables the project holds."""
    return int(tx.execute(select(func.count()).select_from(listings)).scalar_one())


def _row(position: int, cable_id: CableId, one: PreparedCable) -> tuple[object, ...]:
    shown = (one.subject, one.from_post, one.dtg, one.banner, one.level)
    return (position, cable_id, *shown, one.text_start, one.text_length)


def _read(row: Row[tuple[object, ...]]) -> Listing:
    return Listing(
        position=row.position,
        cable_id=CableId(row.cable_id),
        subject=row.subject,
        from_post=row.from_post,
        dtg=times.read(row.dtg) if row.dtg else None,
        banner=_marking(row.banner) if row.banner else None,
    )
