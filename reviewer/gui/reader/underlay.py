"""What lies under the words: tints, underlines, selection, the sides of page lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from reviewer.domain.layout import DisplayKind
from reviewer.gui.reader import block_marks, document, painting
from reviewer.gui.reader.sight import Place

if TYPE_CHECKING:
    from reviewer.gui.reader.text_view import ReaderText

_Pieces = dict[int, list[tuple[int, int]]]
"""By block, stretches in UTF-16 units of that block."""


class Underlay:
    """Draws the visible blocks of a text view, before Qt draws their words."""

    def __init__(self, view: ReaderText) -> None:
        self._view = view

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw what reaches into an area of the viewport."""
        painter.setClipRect(area)
        selected = self._selected_pieces()
        for place in self._view.sight.places():
            if self._reaches(place, area):
                self._paint_place(painter, place, selected.get(place.number, []))

    def _paint_place(
        self, painter: QPainter, place: Place, selected: Sequence[tuple[int, int]]
    ) -> None:
        view, factor = self._view, self._view.typography.factor
        painter.save()
        painter.translate(place.origin)
        if self._is_page_line(place.number):
            width = view.document().textWidth() - 2 * document.OVERHANG
            painting.paint_side_lines(painter, place.block, width, factor)
        found = view.marks_of(place)
        pieces = [
            list(block_marks.segments(place.block, start, end, factor))
            for start, end in selected
        ]
        for areas in pieces:
            painting.paint_selection(painter, areas)
        painter.setOpacity(view.statement_opacity)
        painting.paint_tints(painter, found)
        for areas in pieces:
            painting.paint_selection_outline(painter, areas)
        painting.paint_underlines(painter, found, factor)
        painting.paint_outlines(painter, found)
        painter.restore()

    def _reaches(self, place: Place, area: QRect) -> bool:
        """Whether a block or the marks below its last line lie in an area."""
        slack = self._view.typography.pitch(0)
        top = place.origin.y() - slack
        return top <= area.bottom() and top + place.height + 2 * slack >= area.top()

    def _selected_pieces(self) -> _Pieces:
        found: _Pieces = {}
        sheet = self._view.sheet
        if sheet:
            for span in self._view.selected():
                for piece in sheet.positions.pieces(span):
                    found.setdefault(piece.block, []).append((piece.start, piece.end))
        return found

    def _is_page_line(self, number: int) -> bool:
        sheet = self._view.sheet
        return sheet is not None and (
            sheet.blocks[number].kind is DisplayKind.FURNITURE
        )
