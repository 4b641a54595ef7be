"""Where in a cable the words of a search stand, as the index itself sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.identifiers import CableId
from reviewer.domain.query import Phrase
from reviewer.domain.text import Span
from reviewer.store.engine import driver
from reviewer.store.prepared import TEXT_CODEC
from reviewer.store.search import match_any

_OPEN: Final = "\ufdd0\ufdd1\ufdd0"
_CLOSE: Final = "\ufdd0\ufdd2\ufdd0"
"""Code points that are never characters, so no text that is one has them."""
_HITS = (
    "SELECT w.rowid, c.cable_id, c.span_start, "
    "CAST(highlight(cable_words, 1, ?, ?) AS BLOB) FROM cable_words w "
    "JOIN cables c ON c.position = w.rowid WHERE cable_words MATCH ? AND w.rowid IN "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A cable's own text with the places of the words in it.

    ``spans`` count from the beginning of ``text``; ``start`` is where that stands in
    the whole text of the cable's file.
    """

    position: int
    cable_id: CableId
    start: int
    text: str
    spans: tuple[Span, ...]


def hits(
    tx: Connection, phrases: Sequence[Phrase], positions: Sequence[int]
) -> Iterator[Hits]:
    """The places of any of the phrases in these cables; those without are left out."""
    if not phrases or not positions:
        return
    places = ", ".join("?" * len(positions))
    values = (_OPEN, _CLOSE, match_any(phrases), *positions)
    for row in driver(tx).execute(f"{_HITS} ({places})", values):
        position, cable_id, start, marked = row
        text, spans = _unmarked(marked.decode(*TEXT_CODEC))
        if spans:
            yield Hits(
                position=position,
                cable_id=CableId(cable_id),
                start=start,
                text=text,
                spans=spans,
            )


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of a text and tell where they were."""
    first, *rest = marked.split(_OPEN)
    pieces, spans, length = [first], list[Span](), len(first)
    for part in rest:
        hit, _, after = part.partition(_CLOSE)
        spans.append(Span(length, length + len(hit)))
        pieces += [hit, after]
        length += len(hit) + len(after)
    return "".join(pieces), tuple(spans)
