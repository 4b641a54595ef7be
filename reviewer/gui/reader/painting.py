"""Draws what lies under the words: tints, selection, underlines, side lines."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock

from reviewer.domain.statement import Look
from reviewer.gui import marks, theme
from reviewer.gui.reader import sign_cache
from reviewer.gui.reader.block_marks import BlockMarks

_BESIDE_PAGE_LINE = 16


def paint_tints(painter: QPainter, found: BlockMarks) -> None:
    """Fill the tints of a block; each place has only one, so none blend."""
    colours = theme.current()
    by_colour: dict[tuple[Look, bool], list[QRectF]] = {}
    for tint in found.tints:
        by_colour.setdefault((tint.look, tint.is_current), []).append(tint.area)
    if colours.outlines_current:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for (look, is_current), areas in by_colour.items():
        colour = colours.statement[look]
        painter.setBrush(marks.tinted(colour, current=is_current))
        painter.drawRects(areas)


def paint_outlines(painter: QPainter, found: BlockMarks) -> None:
    """Frame the current statement where the theme has no tints."""
    colours = theme.current()
    if not colours.outlines_current:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tint in found.tints:
        if tint.is_current:
            painter.setPen(QPen(colours.statement[tint.look], 2))
            painter.drawRect(tint.area.adjusted(-1, -1, 1, 1))


def paint_selection(painter: QPainter, areas: Sequence[QRectF]) -> None:
    """Fill the selected lines; tints come over it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().selected)
    painter.drawRects(list(_closed(areas)))


def paint_selection_outline(painter: QPainter, areas: Sequence[QRectF]) -> None:
    """Draw one outline round the selected lines.

    It tells a selection from the tint of a claim, which is as pale, and is all that
    is seen of it where something was recorded.
    """
    if not areas:
        return
    shape = QPainterPath()
    # Where two lines overlap they are one shape, not a hole.
    shape.setFillRule(Qt.FillRule.WindingFill)
    for area in _closed(areas):
        shape.addRect(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().accent, 1))
    painter.translate(0.5, 0.5)
    painter.drawPath(shape.simplified())
    painter.translate(-0.5, -0.5)


def _closed(areas: Sequence[QRectF]) -> Iterator[QRectF]:
    """The lines on whole pixels, each reaching a pixel into the next."""
    boxes = [area.toAlignedRect() for area in areas]
    for box, following in zip_longest(boxes, boxes[1:]):
        if following is not None:
            box.setBottom(max(box.bottom(), following.top()))
        yield box.toRectF()


def paint_underlines(painter: QPainter, found: BlockMarks, factor: float) -> None:
    """Draw every visible underline of a block, each in its own slot."""
    for look, x1, x2, y in found.underlines:
        sign_cache.paint_underline(painter, look, x1, x2, y, factor)


def paint_side_lines(
    painter: QPainter, block: QTextBlock, width: float, factor: float
) -> None:
    """Draw the hairlines left and right of a page line."""
    lines = block.layout()
    if lines.lineCount() != 1:
        return
    words = lines.lineAt(0).naturalTextRect()
    middle = round(words.center().y()) + 0.5
    room = _BESIDE_PAGE_LINE * factor
    painter.setPen(QPen(theme.current().fine_line, 1))
    for left, right in ((0.0, words.left() - room), (words.right() + room, width)):
        if right > left:
            painter.drawLine(QLineF(QPointF(left, middle), QPointF(right, middle)))
