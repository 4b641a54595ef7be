"""What lies under the words: tints, underlines, selection, the sides of page lines."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from reviewer.domain.layout import DisplayKind
from reviewer.domain.text import Span
from reviewer.gui.reader import block_marks, painting
from reviewer.gui.reader.block_marks import BlockMarks
from reviewer.gui.reader.document import Typography
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.sight import Place


class Scene(NamedTuple):
    """A text as it can be seen; ``width`` is the measure of its lines in pixels."""

    sheet: Sheet
    places: Sequence[Place]
    selected: Sequence[Span]
    marks_of: Callable[[Place], BlockMarks]
    typography: Typography
    width: float
    opacity: float
    """How strongly statements are drawn, 0–1."""
    front_of: Callable[[Place], BlockMarks]
    """What is drawn over the others, and never weakly."""


def paint(painter: QPainter, area: QRect, scene: Scene) -> None:
    """Draw what reaches into an area of the viewport, before Qt draws the words."""
    painter.setClipRect(area)
    selected = _selected_pieces(scene)
    slack = scene.typography.pitch(0)
    for place in scene.places:
        # Marks of its last line reach below a block.
        top, bottom = area.top() - slack, area.bottom() + slack
        if place.origin.y() <= bottom and place.origin.y() + place.height >= top:
            _paint_place(painter, scene, place, selected.get(place.number, []), area)


def _paint_place(
    painter: QPainter,
    scene: Scene,
    place: Place,
    selected: Sequence[tuple[int, int]],
    area: QRect,
) -> None:
    factor = scene.typography.factor
    painter.save()
    painter.translate(place.origin)
    if scene.sheet.blocks[place.number].kind is DisplayKind.FURNITURE:
        painting.paint_side_lines(painter, place.block, scene.width, factor)
    top = area.top() - place.origin.y()
    found = scene.marks_of(place).between(top, top + area.height())
    pieces = [
        list(block_marks.segments(place.block, start, end, factor))
        for start, end in selected
    ]
    for areas in pieces:
        painting.paint_selection(painter, areas)
    painter.setOpacity(scene.opacity)
    painting.paint_tints(painter, found)
    for areas in pieces:
        painting.paint_selection_outline(painter, areas)
    painting.paint_underlines(painter, found, factor)
    painting.paint_outlines(painter, found)
    painter.setOpacity(1.0)
    front = scene.front_of(place)
    painting.paint_tints(painter, front)
    painting.paint_underlines(painter, front, factor)
    painting.paint_outlines(painter, front)
    painter.restore()


def _selected_pieces(scene: Scene) -> dict[int, list[tuple[int, int]]]:
    """By block, what is selected of it in UTF-16 units of the block."""
    found: dict[int, list[tuple[int, int]]] = {}
    for span in scene.selected:
        for piece in scene.sheet.positions.pieces(span):
            found.setdefault(piece.block, []).append((piece.start, piece.end))
    return found
