"""The texts of many cables, read without the rest of the files they came in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from reviewer.domain.identifiers import CableId
from reviewer.store.engine import driver
from reviewer.store.prepared import TEXT_CODEC

_TEXTS = (
    "SELECT l.position, l.cable_id, c.span_start, "
    "substr(s.text, l.text_start + 1, l.text_length) FROM listings l "
    "JOIN cables c ON c.position = l.position JOIN sources s USING (source_id) "
    "WHERE l.position IN "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CableText:
    """A cable's own text; ``start`` is where it stands in the text of its file."""

    position: int
    cable_id: CableId
    start: int
    text: str


def texts(tx: Connection, positions: Sequence[int]) -> Iterator[CableText]:
    """The texts of these cables, at most some hundred, in no certain order."""
    places = ", ".join("?" * len(positions))
    rows = driver(tx).execute(f"{_TEXTS} ({places})", tuple(positions))
    for position, cable_id, start, text in rows:
        yield CableText(
            position=position,
            cable_id=CableId(cable_id),
            start=start,
            text=text.decode(*TEXT_CODEC),
        )
