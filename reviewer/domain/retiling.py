"""Corrections that move the bounds of paragraphs, headings, furniture and blocks.

Each function changes a draft and returns what was there before, in a word or two, or
None where the draft says already what the correction says.
"""

import re
from dataclasses import replace

from reviewer.domain.cable import (
    Block,
    BlockKind,
    Furniture,
    FurnitureKind,
    Heading,
    Paragraph,
    PartKind,
)
from reviewer.domain.correction import Correction, opening_at
from reviewer.domain.structure import Draft, MisfitError, Tile
from reviewer.domain.text import Span, excerpt

_CLOSED = re.compile(r"(?:\bend\s+(?:of\s+)?\w+[^\n]{0,40}|[)\]])\s*\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_TEXT = frozenset({PartKind.PARAGRAPH})
_ANY = frozenset({PartKind.PARAGRAPH, PartKind.HEADER, PartKind.SIGNATURE})


def paragraph(draft: Draft, one: Correction) -> str | None:
    """A paragraph begins, or does not begin, at a place."""
    return _begin(draft, one) if one.holds else _join(draft, one)


def _begin(draft: Draft, one: Correction) -> str | None:
    at = one.span.start
    tile = draft.tile_at(at)
    if tile is None or tile.kind not in (PartKind.PARAGRAPH, PartKind.HEADER):
        raise MisfitError(f"A {tile.kind if tile else 'gap'} stands there now.")
    key = tile.owner
    inherited = False
    if key is not None:
        if draft.paragraphs[key].span.start == at:
            return None
        if at < draft.text_start(key):
            raise MisfitError("It lies inside a paragraph's number or marking now.")
        inherited = draft.paragraphs[key].inherited
    opening = opening_at(draft.text, at, tile.end)
    digits = _DIGITS.search(opening.printed)
    draft.begin(
        at,
        Paragraph(
            number=int(digits[0]) if digits else None,
            printed=opening.printed.strip(),
            span=Span(at, at),
            pieces=(),
            marking=draft.paragraphs[key].marking
            if key is not None and inherited
            else None,
            marking_span=opening.printed_marking,
            inherited=inherited,
        ),
        opening.text_start,
    )
    return "text of the header" if key is None else f"part of {_called(draft, key)}"


def _join(draft: Draft, one: Correction) -> str | None:
    key = draft.opened_in(one.span)
    if key is None or draft.paragraphs[key].span.start > one.span.start:
        return None
    tiles = draft.tiles_of(key)
    before = draft.before(tiles[0].start)
    if before is None or before.kind is not PartKind.PARAGRAPH:
        what = f"a {before.kind}" if before else "nothing"
        raise MisfitError(
            f"Before it stands {what} and no paragraph that it could be part of."
        )
    was = _called(draft, key)
    draft.give(tiles, PartKind.PARAGRAPH, before.owner)
    draft.remove(key)
    return was


def _called(draft: Draft, key: int) -> str:
    number = draft.paragraphs[key].number
    return "an unnumbered paragraph" if number is None else f"¶{number}"


def heading(draft: Draft, one: Correction) -> str | None:
    """A stretch is, or is not, a heading."""
    index = heading_at(draft, one.span)
    if one.holds:
        known = draft.headings[index].span if index is not None else None
        return None if known == one.span else _add_heading(draft, one.span)
    if index is None:
        return None
    _drop_heading(draft, draft.headings.pop(index))
    return "a heading"


def heading_at(draft: Draft, span: Span) -> int | None:
    """The index of the first heading that shares text with a span."""
    found = (n for n, it in enumerate(draft.headings) if it.span.intersects(span))
    return next(found, None)


def _add_heading(draft: Draft, span: Span) -> str:
    tiles = draft.tiles_over(span)
    owners = {tile.owner for tile in tiles}
    if any(tile.kind is not PartKind.PARAGRAPH for tile in tiles) or len(owners) != 1:
        raise MisfitError("It does not lie within one paragraph now.")
    key = tiles[0].owner or 0
    was = f"part of {_called(draft, key)}"
    title = excerpt(draft.text, [span])
    draft.headings = [it for it in draft.headings if not it.span.intersects(span)]
    draft.headings.append(Heading(text=title, span=span))
    start, words = draft.paragraphs[key].span.start, draft.text_start(key)
    if span.start <= words > start:  # a title behind the number is shown with it
        return was
    rest = [tile for tile in draft.tiles_of(key) if tile.end > span.end]
    end = draft.next_word(span.end, rest[0].end if rest else span.end)
    if span.start > words:
        _open_rest(draft, key, rest, end)
    draft.paint(Span(min(span.start, end), end), PartKind.HEADING)
    if span.start <= words:
        draft.set_start(key, end)
    return was


def _open_rest(draft: Draft, key: int, rest: list[Tile], at: int) -> None:
    """Text that follows a heading opens a paragraph of its own."""
    if not rest or draft.words_end(rest) <= at:
        return
    if at >= rest[0].end:
        rest = rest[1:]
        at = rest[0].start
    old = draft.paragraphs[key]
    marking = old.marking if old.inherited else None
    fresh = replace(old, number=None, printed="", marking=marking, marking_span=None)
    draft.begin(at, replace(fresh, span=Span(at, at), pieces=()), at)


def _drop_heading(draft: Draft, heading: Heading) -> None:
    tile = draft.tile_at(heading.span.start)
    if tile is not None and tile.kind is PartKind.HEADING:
        _make_text(draft, tile, heading.span.start, _TEXT)


def _make_text(draft: Draft, tile: Tile, at: int, joins: frozenset[PartKind]) -> None:
    """Let a tile go on with what stands before it, or open a paragraph at ``at``."""
    before = draft.before(tile.start)
    if before and before.kind in joins:
        draft.give([tile], before.kind, before.owner)
        return
    fresh = Paragraph(number=None, printed="", span=Span(at, at), pieces=())
    draft.give([tile], PartKind.HEADER, None)
    draft.begin(tile.start, fresh, at)


def furniture(draft: Draft, one: Correction) -> str | None:
    """A stretch is, or is not, furniture."""
    known = [it for it in draft.furniture if it.span.intersects(one.span)]
    if not one.holds:
        for item in known:
            _drop_furniture(draft, item)
        return _furniture_words(known[0]) if known else None
    kind = FurnitureKind(one.value)
    if any(it.span == one.span and it.kind is kind for it in known):
        return None
    whole = Span(
        min([one.span.start, *(it.span.start for it in known)]),
        max([one.span.end, *(it.span.end for it in known)]),
    )
    if any(
        it.span.intersects(whole)
        and not (whole.start <= it.span.start and it.span.end <= whole.end)
        for it in draft.headings
    ):
        raise MisfitError("It covers a part of a heading now.")
    _add_furniture(draft, Furniture(kind=kind, span=whole))
    return _furniture_words(known[0]) if known else "text"


def _furniture_words(item: Furniture) -> str:
    return item.kind.replace("_", " ")


def _drop_furniture(draft: Draft, item: Furniture) -> None:
    draft.furniture.remove(item)
    tiles = [
        tile for tile in draft.tiles_over(item.span) if tile.kind is PartKind.FURNITURE
    ]
    for tile in tiles:
        start, end = max(tile.start, item.span.start), min(tile.end, item.span.end)
        draft.paint(Span(start, end), PartKind.FURNITURE)
        _make_text(draft, Tile(PartKind.FURNITURE, start, end), start, _ANY)


def _add_furniture(draft: Draft, item: Furniture) -> None:
    span = item.span
    headless = [
        key for key, one in draft.paragraphs.items() if span.contains(one.span.start)
    ]
    draft.furniture = [it for it in draft.furniture if not it.span.intersects(span)]
    draft.furniture.append(item)
    draft.headings = [it for it in draft.headings if not it.span.intersects(span)]
    if draft.signature and draft.signature.span.intersects(span):
        draft.signature = None
    draft.paint(span, PartKind.FURNITURE)
    for key in headless:
        _rejoin(draft, key)


def _rejoin(draft: Draft, key: int) -> None:
    """What is left of a paragraph whose beginning was furniture."""
    tiles = draft.tiles_of(key)
    if not tiles:
        draft.remove(key)
        return
    before = draft.before(tiles[0].start)
    if before and before.kind is PartKind.PARAGRAPH:
        draft.give(tiles, PartKind.PARAGRAPH, before.owner)
        draft.remove(key)
    else:
        draft.set_start(key, draft.next_word(tiles[0].start, tiles[0].end))


def block(draft: Draft, one: Correction) -> str | None:
    """A stretch is, or is not, a Summary, Comment or Note."""
    kind = BlockKind(one.value)
    known = [
        it for it in draft.blocks if it.kind is kind and it.span.intersects(one.span)
    ]
    if not one.holds:
        draft.blocks = [it for it in draft.blocks if it not in known]
        return f"a {kind}" if known else None
    if any(it.span == one.span for it in known):
        return None
    closed = _CLOSED.search(
        draft.text, max(one.span.start, one.span.end - 60), one.span.end
    )
    draft.blocks = [it for it in draft.blocks if it not in known]
    draft.blocks.append(Block(kind=kind, span=one.span, closed=closed is not None))
    return f"a {kind} of another extent" if known else f"no {kind}"
