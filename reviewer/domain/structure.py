"""A cable's structure while corrections are being applied to it.

``Draft`` holds the tiles of the text and what lies on them, and gives back a cable
that keeps every invariant of ``Cable``: the parts tile the text, paragraphs ascend.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.domain.cable import (
    Block,
    Cable,
    Furniture,
    Heading,
    Paragraph,
    Part,
    PartKind,
)
from reviewer.domain.correction import LONGEST_QUOTE, opening_of
from reviewer.domain.text import Span

_TRAILING_RULE = re.compile(r"[ \t\n\\]*[-=_*~][-=_*~ ]{4,}\Z")
_BLANKS = " \t\n\\"


class MisfitError(Exception):
    """A correction does not fit the draft; says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of the text; ``owner`` is the key of its paragraph."""

    kind: PartKind
    start: int
    end: int
    owner: int | None = None


class Draft:
    """What a cable will be.

    Paragraphs are known by a key that stays while others come and go; ``subject``
    and the lists are those of the cable and may be changed in place.
    """

    def __init__(self, text: str, cable: Cable) -> None:
        self.text = text
        self.paragraphs: dict[int, Paragraph] = dict(enumerate(cable.paragraphs))
        self.headings: list[Heading] = list(cable.headings)
        self.furniture: list[Furniture] = list(cable.furniture)
        self.blocks: list[Block] = list(cable.blocks)
        self.subject = cable.header.subject
        self.signature = cable.signature
        self._cable = cable
        self._tiles = [
            Tile(part.kind, part.span.start, part.span.end, part.index)
            for part in cable.parts
        ]
        self._text_starts = {
            key: one.pieces[0].start if one.pieces else one.span.end
            for key, one in self.paragraphs.items()
        }
        self._touched: set[int] = set()

    def tile_at(self, position: int) -> Tile | None:
        """The tile that holds a code point."""
        found = (t for t in self._tiles if t.start <= position < t.end)
        return next(found, None)

    def before(self, position: int) -> Tile | None:
        """The nearest tile that ends by ``position`` and is no furniture."""
        found = (
            tile
            for tile in reversed(self._tiles)
            if tile.end <= position and tile.kind is not PartKind.FURNITURE
        )
        return next(found, None)

    def tiles_of(self, key: int) -> list[Tile]:
        """Where a paragraph lies, ascending."""
        return [tile for tile in self._tiles if tile.owner == key]

    def tiles_over(self, span: Span) -> list[Tile]:
        """The tiles that share text with a span, ascending."""
        return [t for t in self._tiles if t.start < span.end and span.start < t.end]

    def opened_in(self, span: Span) -> int | None:
        """The key of the first paragraph whose opening shares text with a span."""
        near = sorted(
            (one.span.start, key)
            for key, one in self.paragraphs.items()
            if span.start - LONGEST_QUOTE <= one.span.start < span.end
        )
        found = (
            key
            for _, key in near
            if opening_of(self.text, self.paragraphs[key]).intersects(span)
        )
        return next(found, None)

    def paint(self, span: Span, kind: PartKind, owner: int | None = None) -> None:
        """Make a stretch one tile; the paragraphs it is taken from are read anew."""
        self._cut(span.start)
        self._cut(span.end)
        inside = [t for t in self._tiles if span.start <= t.start and t.end <= span.end]
        if not inside:
            return
        self._touch(*(tile.owner for tile in inside), owner)
        first = self._tiles.index(inside[0])
        self._tiles[first : first + len(inside)] = [
            Tile(kind, span.start, span.end, owner)
        ]

    def give(self, tiles: list[Tile], kind: PartKind, owner: int | None) -> None:
        """Hand tiles over, each where it lies."""
        for tile in tiles:
            self.paint(Span(tile.start, tile.end), kind, owner)

    def begin(self, at: int, paragraph: Paragraph, text_start: int) -> int:
        """Let a paragraph begin inside a tile; it takes what follows of that one.

        Args:
            at: Inside a tile that is no furniture.
            paragraph: Its number, printed number and marking; the rest is read anew.
            text_start: Where its words begin, after number and marking.

        Returns:
            Its key.
        """
        key = max(self.paragraphs, default=-1) + 1
        self.paragraphs[key] = paragraph
        self._text_starts[key] = text_start
        self._cut(at)
        old = self.tile_at(at)
        if old is not None:
            taken = [old]
            if old.owner is not None:
                taken = [t for t in self.tiles_of(old.owner) if t.start >= at]
            self.give(taken, PartKind.PARAGRAPH, key)
        return key

    def remove(self, key: int) -> None:
        """Forget a paragraph; its tiles must have been given away."""
        self.paragraphs.pop(key)

    def text_start(self, key: int) -> int:
        """Where the words of a paragraph begin, after its number and marking."""
        return self._text_starts[key]

    def set_start(self, key: int, at: int) -> None:
        """Let a paragraph that lost its beginning start without number and marking."""
        old = self.paragraphs[key]
        bare = replace(old, span=Span(at, max(at, old.span.end)), marking_span=None)
        self.paragraphs[key] = replace(bare, number=None, printed="")
        self._text_starts[key] = at
        self._touch(key)

    def words_end(self, tiles: list[Tile]) -> int:
        """The end of the last word on some tiles, or the start of the first tile."""
        for tile in reversed(tiles):
            shown = self.text[tile.start : tile.end].rstrip(_BLANKS)
            if shown:
                return tile.start + len(shown)
        return tiles[0].start if tiles else 0

    def next_word(self, position: int, end: int) -> int:
        """The next code point that is no blank, at most ``end``."""
        while position < end and self.text[position] in _BLANKS:
            position += 1
        return position

    def finished(self) -> Cable:
        """The cable as it is now."""
        self._sweep()
        keys = sorted(self.paragraphs, key=self._place)
        index = {key: number for number, key in enumerate(keys)}
        read = (self._read(key) if key in self._touched else None for key in keys)
        paragraphs = (
            one or self.paragraphs[key] for key, one in zip(keys, read, strict=True)
        )
        return replace(
            self._cable,
            header=replace(self._cable.header, subject=self.subject),
            paragraphs=tuple(paragraphs),
            headings=tuple(sorted(self.headings, key=lambda one: one.span)),
            furniture=tuple(sorted(self.furniture, key=lambda one: one.span)),
            blocks=tuple(sorted(self.blocks, key=lambda one: one.span)),
            signature=self.signature,
            parts=self._parts(index),
        )

    def _place(self, key: int) -> int:
        return self.paragraphs[key].span.start

    def _touch(self, *owners: int | None) -> None:
        self._touched.update(owner for owner in owners if owner is not None)

    def _cut(self, at: int) -> None:
        for number, tile in enumerate(self._tiles):
            if tile.start < at < tile.end:
                first = replace(tile, end=at)
                self._tiles[number : number + 1] = [first, replace(tile, start=at)]
                return

    def _sweep(self) -> None:
        """Paragraphs that were left without a word go to what stands before them."""
        for key in sorted(self._touched & self.paragraphs.keys(), key=self._place):
            tiles = self.tiles_of(key)
            if any(self.text[t.start : t.end].strip(_BLANKS) for t in tiles):
                continue
            del self.paragraphs[key]
            before = self.before(tiles[0].start) if tiles else None
            kind = before.kind if before else PartKind.HEADER
            self.give(tiles, kind, before.owner if before else None)

    def _read(self, key: int) -> Paragraph:
        """A paragraph's extent on the tiles that it has now."""
        old, tiles = self.paragraphs[key], _joined(self.tiles_of(key))
        first, end = tiles[0], self._text_end(tiles)
        start = old.span.start
        if not first.start <= start < first.end:
            start = self.next_word(first.start, first.end)
        words = max(self._text_starts[key], start)
        pieces = (
            self._trimmed(max(tile.start, words), min(tile.end, end)) for tile in tiles
        )
        return replace(
            old,
            span=Span(start, max(start, end)),
            pieces=tuple(piece for piece in pieces if piece),
        )

    def _text_end(self, tiles: list[Tile]) -> int:
        """The end of the words; a rule below them belongs to what follows."""
        last, end = tiles[-1], self.words_end(tiles)
        ruled = _TRAILING_RULE.search(self.text, max(last.start, end - 200), end)
        if ruled and self.text[last.start : ruled.start()].strip(_BLANKS):
            return ruled.start()
        return end

    def _trimmed(self, start: int, end: int) -> Span:
        if end <= start:
            return Span(start, start)
        start = self.next_word(start, end)
        while end > start and self.text[end - 1] in _BLANKS:
            end -= 1
        return Span(start, end)

    def _parts(self, index: dict[int, int]) -> tuple[Part, ...]:
        return tuple(
            Part(
                kind=tile.kind,
                span=Span(tile.start, tile.end),
                index=None if tile.owner is None else index[tile.owner],
            )
            for tile in _joined(self._tiles)
        )


def _joined(tiles: list[Tile]) -> list[Tile]:
    """Neighbours that are alike as one; two headings in a row stay two."""
    joined = tiles[:1]
    for before, tile in pairwise(tiles):
        alike = (before.kind, before.owner) == (tile.kind, tile.owner)
        if alike and before.end == tile.start and tile.kind is not PartKind.HEADING:
            joined[-1] = replace(joined[-1], end=tile.end)
        else:
            joined.append(tile)
    return joined
