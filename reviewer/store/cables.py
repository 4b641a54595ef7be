"""Cables: their structure; the text lies with their source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from reviewer.domain.cable import Cable
from reviewer.domain.correcting import Outcome
from reviewer.domain.identifiers import CableId, SourceId
from reviewer.domain.text import digest
from reviewer.store import listings
from reviewer.store.batches import batched, insertion
from reviewer.store.canonical import decode, seal
from reviewer.store.prepared import TEXT_CODEC, PreparedCable
from reviewer.store.schema import cables, sources

_INSERT = insertion(cables)
# Every act asks for it, and making a query costs more than asking it.
_SEAL = select(cables.c.row_sha256).where(cables.c.cable_id == bindparam("cable"))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCable:
    """A cable with the whole text of the file it came from.

    ``text_sha256`` is the hash recorded at import. ``cable`` is the structure with
    all corrections applied, ``outcomes`` tells what became of each of them; before
    corrections (``load``) it is what the parser read, and there are none.
    """

    cable_id: CableId
    file_name: str
    encoding: str
    text: str
    text_sha256: str
    cable: Cable
    outcomes: tuple[Outcome, ...] = ()
    reading: Cable | None = None

    @property
    def parsed(self) -> Cable:
        """What the parser read, before any correction."""
        return self.reading or self.cable

    @property
    def is_intact(self) -> bool:
        """Whether the text still has the hash recorded at import."""
        return digest(self.text) == self.text_sha256


def add_all(
    tx: Connection,
    found: Sequence[tuple[CableId, SourceId, PreparedCable]],
    *,
    parser_version: int,
) -> None:
    """Keep cables of sources that are there, behind the cables already known."""
    last = tx.execute(select(func.max(cables.c.position))).scalar_one() or 0
    numbered = list(enumerate(found, start=last + 1))
    rows = [
        _row(position, cable_id, source_id, one, parser_version)
        for position, (cable_id, source_id, one) in numbered
    ]
    if rows:
        tx.exec_driver_sql(_INSERT, rows)
    listings.add_all(tx, [(position, item[0], item[2]) for position, item in numbered])


def known(tx: Connection, cable_ids: Iterable[CableId]) -> dict[CableId, str]:
    """Those of the ids that are taken, with the SHA-256 of their file's text."""
    wanted = select(cables.c.cable_id, sources.c.text_sha256).join(
        sources, cables.c.source_id == sources.c.source_id
    )
    return {
        CableId(row.cable_id): row.text_sha256
        for part in batched(cable_ids)
        for row in tx.execute(wanted.where(cables.c.cable_id.in_(part)))
    }


def is_taken(tx: Connection, cable_id: CableId) -> bool:
    """Whether a cable of that id is in the project."""
    return cable_id in known(tx, [cable_id])


def of_source(tx: Connection, source_id: SourceId) -> tuple[CableId, ...]:
    """The cables of one imported file in the order of its text."""
    wanted = select(cables.c.cable_id).where(cables.c.source_id == source_id)
    rows = tx.execute(wanted.order_by(cables.c.position))
    return tuple(CableId(row.cable_id) for row in rows)


def ids(tx: Connection) -> tuple[CableId, ...]:
    """Every cable in the order of import."""
    rows = tx.execute(select(cables.c.cable_id).order_by(cables.c.position))
    return tuple(CableId(row.cable_id) for row in rows)


def text_hashes(tx: Connection, cable_id: CableId) -> tuple[str, str] | None:
    """SHA-256 of the bytes and of the text that a cable came from."""
    wanted = (
        select(sources.c.source_id, sources.c.text_sha256)
        .join(cables, cables.c.source_id == sources.c.source_id)
        .where(cables.c.cable_id == cable_id)
    )
    row = tx.execute(wanted).one_or_none()
    return (row.source_id, row.text_sha256) if row else None


def parser_version(tx: Connection, cable_id: CableId) -> int:
    """Which reading of its text the cable's structure is."""
    wanted = select(cables.c.parser_version).where(cables.c.cable_id == cable_id)
    return int(tx.execute(wanted).scalar_one())


def seal_of(tx: Connection, cable_id: CableId) -> str | None:
    """The hash of a cable's row: as long as it is the same, so is the reading."""
    return tx.execute(_SEAL, {"cable": cable_id}).scalar_one_or_none()


def load(tx: Connection, cable_id: CableId) -> OpenCable | None:
    """A cable with its text.

    Raises:
        UnicodeDecodeError, msgspec.DecodeError: The stored bytes were changed.
    """
    wanted = (
        select(
            sources.c.file_name,
            sources.c.encoding,
            sources.c.text,
            sources.c.text_sha256,
            cables.c.structure,
        )
        .join(sources, cables.c.source_id == sources.c.source_id)
        .where(cables.c.cable_id == cable_id)
    )
    row = tx.execute(wanted).one_or_none()
    if row is None:
        return None
    return OpenCable(
        cable_id=cable_id,
        file_name=row.file_name,
        encoding=row.encoding,
        text=row.text.decode(*TEXT_CODEC),
        text_sha256=row.text_sha256,
        cable=decode(row.structure, Cable),
    )


def _row(
    position: int,
    cable_id: CableId,
    source_id: SourceId,
    one: PreparedCable,
    parser_version: int,
) -> tuple[object, ...]:
    row: dict[str, object] = {
        "cable_id": cable_id,
        "source_id": source_id,
        "position": position,
        "span_start": one.span_start,
        "span_end": one.span_end,
        "parser_version": parser_version,
        "subject": one.subject,
        "from_post": one.from_post,
        "dtg": one.dtg,
        "banner": one.banner,
        "structure": one.structure,
    }
    return (*row.values(), seal(row))
