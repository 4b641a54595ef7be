"""What can still be read of one cable in a damaged file."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId
from reviewer.errors import StoreError
from reviewer.store.canonical import decode
from reviewer.store.raw_rows import raw_connection

_CABLE = (
    "SELECT s.bytes, s.text, c.structure, s.file_name, s.text_sha256 FROM cables c "
    "JOIN sources s USING (source_id) WHERE c.cable_id = ?"
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A cable as it stands; damaged letters are shown as U+FFFD.

    ``cable`` is None where the structure cannot be read.
    """

    data: bytes
    text: str
    cable: Cable | None
    file_name: str
    text_sha256: str


def read_cable(path: Path, cable_id: CableId) -> Salvaged | None:
    """Read a cable without asking whether it is whole."""
    try:
        with raw_connection(path) as connection:
            row = connection.execute(_CABLE, (cable_id,)).fetchone()
    except (StoreError, sqlite3.Error):
        return None
    if row is None:
        return None
    data, text, structure, file_name, text_sha256 = tuple(row)
    if not isinstance(data, bytes) or not isinstance(text, bytes):
        return None
    return Salvaged(
        data=data,
        text=text.decode("utf-8", "replace"),
        cable=_structure(structure),
        file_name=str(file_name),
        text_sha256=str(text_sha256),
    )


def _structure(text: object) -> Cable | None:
    try:
        return decode(str(text), Cable)
    except ValueError:
        return None
