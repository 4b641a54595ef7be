"""The gutter left of the text: numbers, markings, strokes and labelled extents.

A page line interrupts a paragraph but not its marking: behind it the marking
goes on, outlined and at half strength, because a reader has to infer it.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewer.domain.cable import Block, BlockKind, Cable
from reviewer.domain.classification import Marking
from reviewer.domain.layout import DisplayKind
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.gutter_rows import GutterRow, rows
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.statement_layer import Difference
from reviewer.gui.reader.text_view import ReaderText

# Distances from the text's left edge outwards, in design pixels.
_COMMENT_BAR = 8
_COMMENT_BAR_WIDTH = 3
_BLOCK_BAR = 25
_BLOCK_BAR_WIDTH = 14
_STROKES = (34, 30, 38)
_STROKE = 2
_CHIP = 84
_CHIP_ROOM = 46
_NUMBER = 92
_GAP = 4
"""Between a long chip and what stands beside it."""
_INSET = 2
_HALF = 0.5


class Gutter(QWidget):
    """Draws the rows of the visible blocks beside them."""

    paragraph_clicked = Signal(int)
    """Index of the paragraph whose number or marking was clicked."""

    def __init__(self, view: ReaderText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markingGutter")
        self.setAccessibleName(self.tr("Paragraph numbers and markings"))
        # It fills itself with paper, so that nothing below need be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view = view
        self._rows: tuple[GutterRow, ...] = ()
        self._extents: tuple[Block, ...] = ()
        self._current: int | None = None
        view.moved.connect(self.update)
        view.marks_changed.connect(self._redraw_bands)

    def show_cable(self, cable: Cable | None) -> None:
        """Take the rows of another cable; the view already displays it."""
        sheet = self._view.sheet
        self._rows = rows(sheet.blocks, cable) if sheet and cable else ()
        self._extents = cable.blocks if cable else ()
        self._current = None
        self.update()

    def set_current(self, paragraph: int | None) -> None:
        """Set the paragraph the caret is in apart from the others."""
        if paragraph != self._current:
            self._current = paragraph
            self.update()

    def row_at(self, y: float) -> int | None:
        """Number of the block at a height, if there is one."""
        for place in self._view.sight.places():
            if place.origin.y() <= y < place.origin.y() + place.height:
                return place.number
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that can be seen."""
        painter = QPainter(self)
        seen = event.rect()
        painter.fillRect(seen, theme.current().paper)
        places = list(self._view.sight.places())
        for place in places:
            top = place.origin.y()
            reached = top <= seen.bottom() and top + place.height >= seen.top()
            if reached and place.number < len(self._rows):
                self._paint_row(painter, place, self._rows[place.number])
        self._paint_extents(painter, places)

    def event(self, event: QEvent) -> bool:
        """Tell what the row under the pointer stands for."""
        if isinstance(event, QHelpEvent):
            number = self.row_at(event.pos().y())
            tip = self._rows[number].tip if number is not None else ""
            QToolTip.showText(event.globalPos(), tooltip(tip) if tip else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the paragraph that was clicked."""
        number = self.row_at(event.position().y())
        sheet = self._view.sheet
        if number is None or sheet is None:
            return
        paragraph = sheet.blocks[number].paragraph
        if paragraph is not None:
            self.paragraph_clicked.emit(paragraph)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def _redraw_bands(self, difference: Difference) -> None:
        for top, height in self._view.bands(difference):
            self.update(0, top, self.width(), height)

    def _x(self, distance: float) -> float:
        return self.width() + OVERHANG - self._view.typography.px(distance)

    def _paint_row(self, painter: QPainter, place: Place, row: GutterRow) -> None:
        middle = self._middle(place)
        chip = self._chip_area(row, middle)
        if row.number:
            self._paint_number(painter, place, row.number, middle, chip.left())
        if row.marking and not self._is_heading(place.number):
            self._paint_strokes(painter, place, row)
        if row.chip:
            marking = _fitting(row.marking, fonts.scaled(_CHIP_ROOM))
            marks.paint_level_chip(painter, chip, marking, inherited=row.inherited)
        self._paint_comment_bars(painter, place)

    def _chip_area(self, row: GutterRow, middle: float) -> QRectF:
        """Where the chip stands: a long one begins earlier, clear of the block bar."""
        marking = _fitting(row.marking, fonts.scaled(_CHIP_ROOM))
        width = marks.level_chip_width(marking)
        height = fonts.scaled(marks.CHIP_HEIGHT)
        clear = self._x(_BLOCK_BAR) - self._view.typography.px(_GAP) - width
        left = round(min(self._x(_CHIP), clear))
        return QRectF(left, round(middle - height / 2), round(width), height)

    def _is_heading(self, number: int) -> bool:
        sheet = self._view.sheet
        if sheet is None:
            return False
        return sheet.blocks[number].kind is DisplayKind.HEADING

    def _middle(self, place: Place) -> float:
        """The height of the first line's middle, where number and chip stand."""
        line = place.block.layout().lineAt(0)
        if not line.isValid():
            return place.origin.y()
        return place.origin.y() + line.y() + line.height() / 2

    def _paint_number(
        self,
        painter: QPainter,
        place: Place,
        number: str,
        middle: float,
        chip: float,
    ) -> None:
        colours = theme.current()
        sheet = self._view.sheet
        paragraph = sheet.blocks[place.number].paragraph if sheet else None
        is_current = paragraph is not None and paragraph == self._current
        painter.setPen(colours.accent if is_current else colours.quiet)
        painter.setFont(fonts.sans(13, 700 if is_current else 400))
        right = min(self._x(_NUMBER), chip - self._view.typography.px(_GAP))
        area = QRectF(right - 80, middle - 12, 80, 24)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, number)

    def _paint_strokes(self, painter: QPainter, place: Place, row: GutterRow) -> None:
        if row.marking is None:
            return
        level = row.marking.level
        colour = theme.current().strokes[level]
        painter.save()
        painter.setOpacity(_HALF if row.faded else 1.0)
        top, bottom = self._extent(place)
        for distance in _STROKES[: theme.stroke_count(level)]:
            x = round(self._x(distance))
            if theme.stroke_is_dotted(level):
                painter.setPen(QPen(colour, _STROKE, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(x + 1, top), QPointF(x + 1, bottom))
            else:
                painter.fillRect(QRectF(x, top, _STROKE, bottom - top), colour)
        painter.restore()

    def _extent(self, place: Place) -> tuple[float, float]:
        inset = self._view.typography.px(_INSET)
        return place.origin.y() + inset, place.origin.y() + place.height - inset

    def _paint_comment_bars(self, painter: QPainter, place: Place) -> None:
        colour = theme.current().statement["comment"]
        width = self._view.typography.px(_COMMENT_BAR_WIDTH)
        for top, bottom in self._view.marks_of(place).bars:
            y = place.origin.y() + top
            area = QRectF(self._x(_COMMENT_BAR), y, width, bottom - top)
            painter.fillRect(area, colour)

    def _paint_extents(self, painter: QPainter, places: Sequence[Place]) -> None:
        for extent in self._extents:
            found = list(self._lines_of(places, extent))
            if found:
                top, bottom = found[0][0], found[-1][1]
                self._paint_block_bar(painter, extent.kind, top, bottom)

    def _lines_of(
        self, places: Sequence[Place], extent: Block
    ) -> Iterator[tuple[float, float]]:
        """Upper and lower edge of the lines that a labelled block takes, by place."""
        sheet = self._view.sheet
        if sheet is None:
            return
        for place in places:
            block = sheet.blocks[place.number]
            plain = block.kind in {DisplayKind.PARAGRAPH, DisplayKind.HEADING}
            piece = sheet.positions.piece_in(extent.span, place.number)
            if not plain or piece is None:
                continue
            layout = place.block.layout()
            first = layout.lineForTextPosition(piece.start)
            last = layout.lineForTextPosition(max(piece.end - 1, piece.start))
            if first.isValid() and last.isValid():
                inset = self._view.typography.px(_INSET)
                top, bottom = first.y() + inset, last.y() + last.height() - inset
                yield place.origin.y() + top, place.origin.y() + bottom

    def _paint_block_bar(
        self, painter: QPainter, kind: BlockKind, top: float, bottom: float
    ) -> None:
        colours = theme.current()
        px = self._view.typography.px
        bar = QRectF(self._x(_BLOCK_BAR), top, px(_BLOCK_BAR_WIDTH), bottom - top)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(colours.line, 1) if colours.outlines_current else Qt.PenStyle.NoPen
        )
        painter.setBrush(colours.sunk)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setFont(fonts.sans(12 * self._view.typography.zoom, 500))
        label = self.block_label(kind)
        seen = bar.intersected(QRectF(self.rect()))
        wanted = QFontMetricsF(painter.font()).horizontalAdvance(label)
        # A bar that reaches out of the window is labelled where it can be seen.
        room = seen if seen.height() >= wanted else bar
        if room.height() >= wanted:
            painter.setPen(colours.quiet)
            painter.translate(room.center())
            painter.rotate(-90)
            area = QRectF(-wanted, -bar.width() / 2, 2 * wanted, bar.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label)
        painter.restore()

    def block_label(self, kind: BlockKind) -> str:
        """The word on a block's bar."""
        return {
            BlockKind.SUMMARY: self.tr("Summary"),
            BlockKind.COMMENT: self.tr("Comment"),
            BlockKind.NOTE: self.tr("Note"),
        }[kind]


def _fitting(marking: Marking | None, room: float) -> Marking | None:
    """A marking short enough for the gutter; the tooltip has the whole one."""
    if marking is None or marks.level_chip_width(marking) <= room:
        return marking
    shorter = Marking(marking.level, marking.controls[:1])
    fits = marking.controls and marks.level_chip_width(shorter) <= room
    return shorter if fits else Marking(marking.level)
