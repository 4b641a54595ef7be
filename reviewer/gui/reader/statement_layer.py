"""The statements of a sheet, block by block, with their measured marks kept."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtGui import QTextBlock

from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Statement
from reviewer.gui.reader import block_marks, lanes
from reviewer.gui.reader.block_marks import BlockMarks, Marked
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.span_index import SpanIndex

_FEW = 8


class Difference(NamedTuple):
    """What an update changed; a replaced statement is both gone and come.

    ``blocks`` are to be drawn anew; None means all of them. ``stretches`` say what
    of a block looks otherwise, in its UTF-16 units; a block without one, all of it.
    """

    gone: list[Statement]
    come: list[Statement]
    blocks: set[int] | None
    stretches: Mapping[int, tuple[int, int]]


class _Slotted(NamedTuple):
    """Where an underline is drawn, and whose it is."""

    start: int
    end: int
    slot: int
    statement_id: StatementId


class _Content(NamedTuple):
    """What is marked in a block, and the slot of each underline."""

    marked: list[Marked]
    slots: list[int]

    def places(self) -> Iterator[_Slotted]:
        """Where each underline is drawn."""
        for item, slot in zip(self.marked, self.slots, strict=True):
            yield _Slotted(item.start, item.end, slot, item.statement.statement_id)


class StatementLayer:
    """Knows which marks each block has; measures a block only when asked."""

    def __init__(self) -> None:
        self.index = SpanIndex()
        self.current_id: StatementId | None = None
        self._sheet: Sheet | None = None
        self._content: dict[int, _Content] = {}
        self._cache: dict[int, BlockMarks] = {}

    def show(self, sheet: Sheet | None) -> None:
        """Lay the statements over another sheet."""
        self._sheet = sheet
        self._content.clear()
        self._cache.clear()

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Measure blocks anew: these, or all after lines were broken anew."""
        if numbers is None:
            self._cache.clear()
            return
        for number in numbers:
            self._cache.pop(number, None)

    def update(
        self, statements: Iterable[Statement], current_id: str | None
    ) -> Difference:
        """Hold exactly these statements, one of them on top."""
        gone, come = self.index.update(statements)
        touched = gone + come
        if current_id != self.current_id:
            both = (self.index.get(self.current_id), self.index.get(current_id))
            touched += [statement for statement in both if statement]
            self.current_id = StatementId(current_id) if current_id else None
        blocks = None
        if self._sheet and len(touched) <= len(self.index) // 8 + _FEW:
            blocks = self._sheet.blocks_of(touched)
        self.forget(blocks)
        if blocks is None:
            self._content.clear()
            return Difference(gone, come, None, {})
        ids = {statement.statement_id for statement in touched}
        stretches = dict(self._renewed(blocks, ids))
        return Difference(gone, come, blocks, stretches)

    def marks_of(self, number: int, block: QTextBlock, factor: float) -> BlockMarks:
        """What is drawn in a block whose lines are broken."""
        found = self._cache.get(number)
        if found is None:
            marked, slots = self._content_of(number)
            found = block_marks.measure(
                block, marked, slots, current_id=self.current_id, factor=factor
            )
            self._cache[number] = found
        return found

    def crowded(self, among: Iterable[int] | None = None) -> set[int]:
        """Blocks, of these or of all, whose lines need more than the usual pitch."""
        if self._sheet is None:
            return set()
        if among is None:
            return self._all_crowded(self._sheet)
        last = lanes.VISIBLE_LANES - 1
        return {n for n in among if max(self._content_of(n).slots, default=0) >= last}

    def _renewed(
        self, blocks: Iterable[int], touched: set[StatementId]
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        """Look at blocks again; for each known before, what is marked otherwise."""
        for number in blocks:
            before = self._content.pop(number, None)
            if before is None:
                continue
            was, now = set(before.places()), set(self._content_of(number).places())
            differ = was ^ now | {p for p in now if p.statement_id in touched}
            if differ:
                yield number, (min(p.start for p in differ), max(p.end for p in differ))

    def _content_of(self, number: int) -> _Content:
        found = self._content.get(number)
        if found is None:
            marked = list(self._marked(number))
            found = _Content(marked, block_marks.slots_of(marked))
            self._content[number] = found
        return found

    def _marked(self, number: int) -> Iterator[Marked]:
        if self._sheet is None:
            return
        positions = self._sheet.positions
        for span, statement in self.index.in_span(self._sheet.blocks[number].span):
            piece = positions.piece_in(span, number)
            if piece:
                begins = span.start == statement.start
                opens = begins and positions.block_at(span.start) == number
                yield Marked(piece.start, piece.end, statement, opens)

    def _all_crowded(self, sheet: Sheet) -> set[int]:
        found: set[int] = set()
        beyond = 0
        for place in self.index.crowded(lanes.VISIBLE_LANES - 1):
            if place >= beyond:
                number = sheet.positions.block_at(place)
                found.add(number)
                beyond = sheet.blocks[number].span.end
        return found
