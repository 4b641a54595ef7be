"""A cable as the reader holds it: text, layout, positions, boundaries."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.cable import Cable
from reviewer.domain.layout import DisplayBlock, DisplayKind, lay_out
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.positions import Positions
from reviewer.gui.reader.selecting import Selecting


@dataclass(frozen=True, slots=True)
class Sheet:
    """One cable ready for display; block n of the document shows ``blocks[n]``."""

    text: str
    cable: Cable
    blocks: tuple[DisplayBlock, ...]
    positions: Positions
    selecting: Selecting

    @classmethod
    def of(cls, text: str, cable: Cable, *, furniture: bool = True) -> "Sheet":
        """Lay a cable out, with its page lines and stamps or without."""
        blocks = lay_out(text, cable)
        if not furniture:
            blocks = tuple(b for b in blocks if b.kind is not DisplayKind.FURNITURE)
        return cls(text, cable, blocks, Positions(blocks), Selecting(text, cable))

    @property
    def extent(self) -> Span:
        """The text from the first block displayed to the last."""
        if not self.blocks:
            return Span(0, 0)
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)

    def blocks_of(self, statements: Iterable[Statement]) -> set[int]:
        """Numbers of the blocks that show something of the statements."""
        return {
            piece.block
            for statement in statements
            for span in statement.spans
            for piece in self.positions.pieces(span)
        }

    def content_between(self, qt_start: int, qt_end: int) -> tuple[Span, ...]:
        """What can be selected between two qt positions."""
        return self.selecting.content(self.positions.span_between(qt_start, qt_end))

    def paragraph_at(self, position: int) -> int | None:
        """Index of the paragraph that a position belongs to, None in a heading."""
        passage = self.selecting.passage_at(position)
        return passage.paragraph if passage else None
