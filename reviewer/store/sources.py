"""Imported files: their exact bytes and decoded text, never changed again."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId, ReviewerId, SourceId
from reviewer.domain.text import digest
from reviewer.store import cables, journal, times
from reviewer.store.canonical import encode, seal
from reviewer.store.schema import sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it came, and as it was decoded (LF line ends)."""

    data: bytes
    text: str
    encoding: str
    file_name: str

    @property
    def source_id(self) -> SourceId:
        """The SHA-256 of the bytes."""
        return SourceId(digest(self.data))


def add(
    tx: Connection,
    source: Source,
    found: Iterable[tuple[CableId, Cable]],
    *,
    parser_version: int,
    reviewer_id: ReviewerId | None = None,
) -> SourceId:
    """Keep a file and the cables found in it, and journal the import.

    An import is not part of the undo stack: what was received is kept.

    Args:
        tx: A writing transaction; many files may share one.
        source: The file. Its bytes must be new to the project (``known_bytes``).
        found: The cables with the ids they get here, free in the project
            (``cables.is_taken``), in the order of the text.
        parser_version: Which reading of the text this is.
        reviewer_id: Who imported it (``joining.join``).

    Returns:
        The SHA-256 of the bytes.
    """
    source_id = source.source_id
    row: dict[str, object] = {
        "source_id": source_id,
        "file_name": _printable(source.file_name),
        "encoding": source.encoding,
        "text_sha256": digest(source.text),
        "imported_at": times.write(times.now()),
    }
    # The bytes and the text have hashes of their own within the row.
    large = {"bytes": source.data, "text": source.text.encode(*cables.TEXT_CODEC)}
    tx.execute(sources.insert(), {**row, **large, "row_sha256": seal(row)})
    found = tuple(found)
    cables.add_all(tx, source_id, found, parser_version=parser_version)
    told = {
        "source_id": source_id,
        "text_sha256": row["text_sha256"],
        "cable_ids": [cable_id for cable_id, _ in found],
    }
    event = journal.Event(
        step=journal.IMPORT,
        label=f"Import {row['file_name']}",
        changes=encode(told),
        reviewer_id=reviewer_id,
        cable_id=found[0][0] if len(found) == 1 else None,
    )
    journal.append(tx, event)
    return source_id


def known_bytes(tx: Connection, source_id: SourceId) -> tuple[CableId, ...]:
    """The cables that came from a file with these bytes; empty when it is new.

    Args:
        tx: Any transaction.
        source_id: The SHA-256 (hex) of the bytes.
    """
    return cables.of_source(tx, source_id)


def data(tx: Connection, source_id: SourceId) -> bytes | None:
    """The bytes of an imported file exactly as they came."""
    wanted = select(sources.c.bytes).where(sources.c.source_id == source_id)
    return tx.execute(wanted).scalar_one_or_none()


def _printable(name: str) -> str:
    """A file name without what UTF-8 cannot carry."""
    return name.encode("utf-8", "replace").decode()
