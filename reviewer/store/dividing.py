"""Which cables a file is divided into: rows that come, change and go with it."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reviewer.domain.correction import Correction, CorrectionKind
from reviewer.domain.identifiers import CableId, SourceId
from reviewer.store import cables, corrections, listings, relisting
from reviewer.store.canonical import sealed
from reviewer.store.prepared import TEXT_CODEC, PreparedCable
from reviewer.store.review_schema import duties
from reviewer.store.schema import cables as cables_table
from reviewer.store.schema import (
    citations,
    passes,
    rejections,
    sources,
    statements,
    tags,
)
from reviewer.store.schema import corrections as corrections_table
from reviewer.store.schema import listings as listings_table

_WORK = (passes, corrections_table, duties, rejections)
"""What comes to a cable first; all else hangs on a pass."""

_FORGET_WORDS = (
    "INSERT INTO cable_words (cable_words, rowid, subject, text) "
    "SELECT 'delete', position, subject, text FROM cable_texts WHERE position = ?"
)


@dataclass(frozen=True, slots=True)
class Divided:
    """A file: its bytes, name and text, and where each of its cables begins."""

    source_id: SourceId
    data: bytes
    file_name: str
    text: str
    starts: dict[int, CableId]


def file_of(tx: Connection, cable_id: CableId) -> Divided | None:
    """The file that a cable came from, as it is divided now."""
    wanted = select(cables_table.c.source_id).where(cables_table.c.cable_id == cable_id)
    source_id = tx.execute(wanted).scalar_one_or_none()
    if source_id is None:
        return None
    row = tx.execute(select(sources).where(sources.c.source_id == source_id)).one()
    listed = select(cables_table.c.span_start, cables_table.c.cable_id).where(
        cables_table.c.source_id == source_id
    )
    return Divided(
        source_id=SourceId(source_id),
        data=row.bytes,
        file_name=row.file_name,
        text=row.text.decode(*TEXT_CODEC),
        starts={row.span_start: CableId(row.cable_id) for row in tx.execute(listed)},
    )


def read_before(tx: Connection, parser_version: int) -> tuple[CableId, ...]:
    """One cable of each file that an older parser has read, in the order of import."""
    first = func.min(cables_table.c.position)
    wanted = (
        select(cables_table.c.cable_id, first)
        .where(cables_table.c.parser_version < parser_version)
        .group_by(cables_table.c.source_id)
        .order_by(first)
    )
    return tuple(CableId(row.cable_id) for row in tx.execute(wanted))


def said_of(tx: Connection, divided: Divided) -> tuple[Correction, ...]:
    """What people say about where the cables of a file begin."""
    return tuple(
        one
        for cable_id in divided.starts.values()
        for one in corrections.of_cable(tx, cable_id)
        if one.kind is CorrectionKind.CABLE
    )


def is_used(tx: Connection, cable_id: CableId) -> bool:
    """Whether somebody has begun with a cable, or was given it."""
    return any(
        tx.execute(select(table).where(table.c.cable_id == cable_id).limit(1)).first()
        for table in _WORK
    )


def has_work_behind(tx: Connection, cable_id: CableId, position: int) -> bool:
    """Whether anybody's statement or correction reaches beyond a place of a cable."""
    wanted = select(func.count()).where(
        statements.c.cable_id == cable_id, statements.c.span_end > position
    )
    if tx.execute(wanted).scalar_one():
        return True
    held = corrections.of_cable(tx, cable_id)
    return any(
        one.span.end > position for one in held if one.kind is not CorrectionKind.CABLE
    )


def add(
    tx: Connection,
    divided: Divided,
    cable_id: CableId,
    one: PreparedCable,
    *,
    parser_version: int,
) -> None:
    """Keep a cable that was split off; it stands last in the order of import."""
    found = [(cable_id, divided.source_id, one)]
    cables.add_all(tx, found, parser_version=parser_version)


def replace(
    tx: Connection, cable_id: CableId, one: PreparedCable, *, parser_version: int
) -> None:
    """Read a cable anew: its row, its line in lists and its words for searching."""
    wanted = select(cables_table).where(cables_table.c.cable_id == cable_id)
    row = dict(tx.execute(wanted).mappings().one())
    row.pop("row_sha256")
    if (row["structure"], row["parser_version"]) == (one.structure, parser_version):
        return
    position = row["position"]
    _unlist(tx, position)
    row |= {
        "span_start": one.span_start,
        "span_end": one.span_end,
        "parser_version": parser_version,
        "subject": one.subject,
        "from_post": one.from_post,
        "dtg": one.dtg,
        "banner": one.banner,
        "structure": one.structure,
    }
    change = cables_table.update().where(cables_table.c.cable_id == cable_id)
    tx.execute(change, sealed(row))
    listings.add_all(tx, [(position, cable_id, one)])
    relisting.relist(tx, cable_id)


def remove(tx: Connection, cable_id: CableId) -> None:
    """Forget a cable whose text is part of another one now; nobody may use it."""
    position = listings.position(tx, cable_id)
    if position is not None:
        _unlist(tx, position)
    tx.execute(cables_table.delete().where(cables_table.c.cable_id == cable_id))


def _unlist(tx: Connection, position: int) -> None:
    tx.exec_driver_sql(_FORGET_WORDS, (position,))
    for table in (tags, citations, listings_table):
        tx.execute(table.delete().where(table.c.position == position))
