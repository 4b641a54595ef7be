"""Imported files: their exact bytes and decoded text, never changed again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId, ReviewerId, SourceId
from reviewer.store import cables, journal, times
from reviewer.store.batches import batched, insertion
from reviewer.store.canonical import encode, seal
from reviewer.store.prepared import PreparedSource, Source, prepare
from reviewer.store.schema import cables as cables_table
from reviewer.store.schema import sources

__all__ = ["Received", "Source", "add", "data", "keep", "known_bytes", "prepare"]
_INSERT = insertion(sources)


@dataclass(frozen=True, slots=True)
class Received:
    """A file to be kept, and the ids that its cables get in this project."""

    source: PreparedSource
    cable_ids: tuple[CableId, ...]


def add(
    tx: Connection,
    source: Source,
    found: Iterable[tuple[CableId, Cable]],
    *,
    parser_version: int,
    reviewer_id: ReviewerId | None = None,
) -> SourceId:
    """Keep one file and the cables found in it, as ``keep`` does.

    Returns:
        The SHA-256 of the bytes.
    """
    found = tuple(found)
    received = Received(
        prepare(source, (cable for _, cable in found)),
        tuple(cable_id for cable_id, _ in found),
    )
    keep(tx, [received], parser_version=parser_version, reviewer_id=reviewer_id)
    return received.source.source_id


def keep(
    tx: Connection,
    batch: Sequence[Received],
    *,
    parser_version: int,
    reviewer_id: ReviewerId | None = None,
) -> None:
    """Keep files and the cables found in them, and journal the import as one row.

    An import is not part of the undo stack: what was received is kept.

    Args:
        tx: A writing transaction.
        batch: The files. Their bytes must be new to the project (``known_bytes``)
            and the ids free in it (``cables.known``), each only once.
        parser_version: Which reading of the texts this is.
        reviewer_id: Who imported them (``joining.join``).
    """
    if not batch:
        return
    at = times.write(times.now())
    tx.exec_driver_sql(_INSERT, [_row(item.source, at) for item in batch])
    found = [
        (cable_id, item.source.source_id, one)
        for item in batch
        for cable_id, one in zip(item.cable_ids, item.source.cables, strict=True)
    ]
    cables.add_all(tx, found, parser_version=parser_version)
    event = journal.Event(
        step=journal.IMPORT,
        label=_label(batch),
        changes=encode(_told(batch)),
        reviewer_id=reviewer_id,
        cable_id=found[0][0] if len(found) == 1 else None,
    )
    journal.append(tx, event)


def _label(batch: Sequence[Received]) -> str:
    first, *others = batch
    rest = f" and {len(others)} more" if others else ""
    return f"Import {first.source.file_name}{rest}"


def _told(batch: Sequence[Received]) -> dict[str, object]:
    """What the journal says of an import; ``cable_ids`` is what a replay needs."""
    if len(batch) == 1:
        return _told_of(batch[0])
    files = [_told_of(item) for item in batch]
    cable_ids = [cable_id for item in batch for cable_id in item.cable_ids]
    return {"cable_ids": cable_ids, "files": files}


def _told_of(item: Received) -> dict[str, object]:
    return {
        "source_id": item.source.source_id,
        "text_sha256": item.source.text_sha256,
        "cable_ids": item.cable_ids,
    }


def _row(source: PreparedSource, at: str) -> tuple[object, ...]:
    row: dict[str, object] = {
        "source_id": source.source_id,
        "file_name": source.file_name,
        "encoding": source.encoding,
        "text_sha256": source.text_sha256,
        "imported_at": at,
    }
    # The bytes and the text have hashes of their own within the row.
    return (*row.values(), source.text, source.data, seal(row))


def known_bytes(
    tx: Connection, source_ids: Iterable[SourceId]
) -> Mapping[SourceId, CableId]:
    """Of files with these hashes of bytes, those the project has, with a cable of each.

    Args:
        tx: Any transaction.
        source_ids: SHA-256 (hex) of the bytes.
    """
    found: dict[SourceId, CableId] = {}
    column = cables_table.c.source_id
    wanted = select(column, cables_table.c.cable_id).order_by(cables_table.c.position)
    for part in batched(source_ids):
        for row in tx.execute(wanted.where(column.in_(part))):
            found.setdefault(SourceId(row.source_id), CableId(row.cable_id))
    return found


def fingerprints(tx: Connection) -> frozenset[bytes]:
    """The SHA-256 of the bytes of every file; some twenty megabytes for 250,000."""
    rows = tx.execute(select(sources.c.source_id)).scalars()
    return frozenset(bytes.fromhex(source_id) for source_id in rows)


def data(tx: Connection, source_id: SourceId) -> bytes | None:
    """The bytes of an imported file exactly as they came."""
    wanted = select(sources.c.bytes).where(sources.c.source_id == source_id)
    return tx.execute(wanted).scalar_one_or_none()
