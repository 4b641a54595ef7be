"""Cables: structure and listing; the text lies with their source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking
from reviewer.domain.identifiers import CableId, SourceId
from reviewer.domain.text import digest
from reviewer.store import times
from reviewer.store.canonical import decode, encode, sealed
from reviewer.store.schema import cables, sources

TEXT_CODEC: Final = ("utf-8", "surrogatepass")
"""How text is kept as bytes: exactly, even where UTF-8 has no word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCable:
    """A cable with the whole text of the file it came from.

    ``text_sha256`` is the hash recorded at import.
    """

    cable_id: CableId
    file_name: str
    encoding: str
    text: str
    text_sha256: str
    cable: Cable

    @property
    def is_intact(self) -> bool:
        """Whether the text still has the hash recorded at import."""
        return digest(self.text) == self.text_sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list of cables shows of one; ``subject`` may be empty."""

    cable_id: CableId
    subject: str
    from_post: str
    dtg: datetime | None
    banner: Marking | None


def add_all(
    tx: Connection,
    source_id: SourceId,
    found: Iterable[tuple[CableId, Cable]],
    *,
    parser_version: int,
) -> None:
    """Keep the cables of a source behind those already there."""
    position = tx.execute(select(func.max(cables.c.position))).scalar_one() or 0
    rows = [
        sealed(
            {
                "cable_id": cable_id,
                "source_id": source_id,
                "position": position + index,
                "parser_version": parser_version,
                "structure": encode(cable),
                **_listed(cable),
            }
        )
        for index, (cable_id, cable) in enumerate(found, start=1)
    ]
    if rows:
        tx.execute(cables.insert(), rows)


def is_taken(tx: Connection, cable_id: CableId) -> bool:
    """Whether a cable of that id is in the project."""
    wanted = select(cables.c.cable_id).where(cables.c.cable_id == cable_id)
    return tx.execute(wanted).first() is not None


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


def listings(tx: Connection) -> tuple[Listing, ...]:
    """Every cable in the order of import, without text or structure."""
    columns = (cables.c.cable_id, cables.c.subject, cables.c.from_post)
    wanted = select(*columns, cables.c.dtg, cables.c.banner).order_by(cables.c.position)
    return tuple(
        Listing(
            cable_id=CableId(row.cable_id),
            subject=row.subject,
            from_post=row.from_post,
            dtg=times.read(row.dtg) if row.dtg else None,
            banner=Marking.from_canonical(row.banner) if row.banner else None,
        )
        for row in tx.execute(wanted)
    )


def _listed(cable: Cable) -> dict[str, object]:
    header = cable.header
    subject = header.subject.text if header.subject else ""
    return {
        "span_start": cable.span.start,
        "span_end": cable.span.end,
        "subject": subject.encode("utf-8", "replace").decode(),
        "from_post": (header.from_post or "").encode("utf-8", "replace").decode(),
        "dtg": times.write(header.dtg) if header.dtg else None,
        "banner": str(cable.banner) if cable.banner else None,
    }
