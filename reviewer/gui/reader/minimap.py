"""The minimap: the whole cable by offset, its statements, and what is seen of it."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.statement import Look, Statement, look_of
from reviewer.domain.text import Span
from reviewer.gui import fonts, theme
from reviewer.gui.reader.statement_layer import Difference
from reviewer.gui.reader.text_view import ReaderText

WIDTH = 20
_LINE = 76
"""Code points of a typical line; a row of the map stands for one, or for several."""
_MOST_PITCH = 8
_LEAST_PITCH = 3
_LEFT = 4
_RIGHT = 16
_TICK = 2
_VEIL = 110
_MANY = 64


class Tick(NamedTuple):
    """A mark of the map in whole pixels."""

    y: int
    x1: int
    x2: int
    look: Look


class Minimap(QWidget):
    """Maps the cable by offset; clicking or dragging scrolls the text."""

    def __init__(self, view: ReaderText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setAccessibleName(self.tr("Overview of the cable"))
        # It fills itself with paper, so that nothing below need be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view = view
        self._ground: QPixmap | None = None
        self._image: QPixmap | None = None
        self._ticks: dict[int, list[Tick]] = {}
        view.moved.connect(self.update)
        view.marks_changed.connect(self._change)

    def redraw(self) -> None:
        """Draw the map anew: another cable, size or colours."""
        self._image = None
        self.update()

    def scale(self) -> float:
        """Pixels for one code point of the text; short cables are not stretched."""
        length = len(self._extent())
        if not length:
            return 0.0
        return min(self.height() / length, fonts.scaled(_MOST_PITCH) / _LINE)

    def seen(self) -> QRectF:
        """The part of the map that stands for what can be read now."""
        start, end = self._view.sight.between()
        top = (start - self._extent().start) * self.scale()
        height = (end - start) * self.scale()
        return QRectF(0.5, top + 0.5, self.width() - 1, height)

    def ticks_of(self, statements: Iterable[Statement]) -> Iterator[Tick]:
        """The marks of statements, one for each row of the map they run over."""
        origin = self._extent().start
        scale, row, right = self._raster()
        across = right / row
        for statement in statements:
            look = look_of(statement)
            for span in statement.spans:
                start, end = span.start - origin, span.end - origin
                for line in range(start - start % row, end, row):
                    x1 = int((start - line) * across) if start > line else 0
                    x2 = int((end - line) * across) if end < line + row else right
                    x1 = min(x1, right - _TICK)
                    x2 = max(x2, x1 + _TICK)
                    yield Tick(int(line * scale), _LEFT + x1, _LEFT + x2, look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the kept pictures, and the window between lines and ticks."""
        painter = QPainter(self)
        if self._image is None or self._ground is None:
            self._ground, self._image = self._drawn_lines(), self._drawn_ticks()
        painter.drawPixmap(0, 0, self._ground)
        if self._view.sheet:
            colours = theme.current()
            painter.setPen(QPen(colours.selected_line, 1))
            fill = QColor(colours.selected)
            fill.setAlpha(_VEIL)
            painter.setBrush(fill)
            painter.drawRoundedRect(self.seen().adjusted(0, 0, 0, -1), 2, 2)
        painter.drawPixmap(0, 0, self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Map anew to the new height."""
        self._image = None
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        self._scroll_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll_to(event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def _extent(self) -> Span:
        sheet = self._view.sheet
        return sheet.extent if sheet else Span(0, 0)

    def _raster(self) -> tuple[float, int, int]:
        """Scale, code points of one row, and the row's width in pixels."""
        scale = self.scale()
        lines = math.ceil(_LEAST_PITCH / scale / _LINE) if scale else 1
        return scale, max(lines, 1) * _LINE, fonts.scaled(_RIGHT) - _LEFT

    def _scroll_to(self, y: float) -> None:
        scale = self.scale()
        if scale:
            self._view.sight.centre_on(self._extent().start + int(y / scale))

    def _change(self, difference: Difference) -> None:
        if self._image is None or len(difference.gone + difference.come) > _MANY:
            self.redraw()
            return
        rows: set[int] = set()
        for tick in self.ticks_of(difference.gone):
            self._ticks[tick.y].remove(tick)
            rows.add(tick.y)
        for tick in self.ticks_of(difference.come):
            self._ticks.setdefault(tick.y, []).append(tick)
            rows.add(tick.y)
        painter = QPainter(self._image)
        for row in rows:
            self._paint_row(painter, row)
        painter.end()
        self.update()

    def _drawn_lines(self) -> QPixmap:
        colours = theme.current()
        image = self._blank(colours.paper)
        painter = QPainter(image)
        is_stark = colours.outlines_current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fine_line if is_stark else colours.line)
        if lines := list(self._text_lines()):
            painter.drawRects(lines)
        painter.fillRect(0, 0, 1, self.height(), colours.fine_line)
        painter.end()
        return image

    def _drawn_ticks(self) -> QPixmap:
        image = self._blank(Qt.GlobalColor.transparent)
        self._ticks = {}
        for tick in self.ticks_of(self._view.index):
            self._ticks.setdefault(tick.y, []).append(tick)
        painter = QPainter(image)
        self._paint_ticks(painter, self._ticks)
        painter.end()
        return image

    def _blank(self, colour: QColor | Qt.GlobalColor) -> QPixmap:
        ratio = self.devicePixelRatioF()
        image = QPixmap(self.size() * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(colour)
        return image

    def _paint_row(self, painter: QPainter, row: int) -> None:
        """Draw a row anew, with the neighbours that reach into it."""
        painter.save()
        band = QRectF(0, row, self.width(), _TICK)
        painter.setClipRect(band)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(band, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_ticks(painter, range(row - _TICK + 1, row + _TICK))
        painter.restore()

    def _paint_ticks(self, painter: QPainter, rows: Iterable[int]) -> None:
        colours = theme.current()
        by_look: dict[Look, list[QRectF]] = {}
        for row in rows:
            for tick in set(self._ticks.get(row, ())):
                area = QRectF(tick.x1, tick.y, tick.x2 - tick.x1, _TICK)
                by_look.setdefault(tick.look, []).append(area)
        painter.setPen(Qt.PenStyle.NoPen)
        for look, areas in sorted(by_look.items()):
            painter.setBrush(colours.statement[look])
            painter.drawRects(areas)

    def _text_lines(self) -> Iterator[QRectF]:
        """Hairlines where the map's rows hold text; a block ends with a short one."""
        sheet = self._view.sheet
        if sheet is None or not sheet.blocks:
            return
        scale, row, right = self._raster()
        origin, filled = self._extent().start, -1
        for block in sheet.blocks:
            start, end = block.span.start - origin, block.span.end - origin
            for number in range(max(start // row, filled + 1), end // row + 1):
                width = min(end - number * row, row) / row * right
                yield QRectF(_LEFT, int(number * row * scale), max(width, 2), 1)
                filled = number
