"""The minimap: the whole cable by offset, its statements, and what is seen of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
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
from reviewer.gui import fonts, theme
from reviewer.gui.reader.statement_layer import Difference
from reviewer.gui.reader.text_view import ReaderText

WIDTH = 20
_LINE = 76
"""UTF-16 units of a typical line; its parts are mapped to the width."""
_MOST_PITCH = 8
_LEAST_PITCH = 3
_LEFT = 4
_RIGHT = 16
_TICK = 2
_VEIL = 110


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
        self._view = view
        self._image: QPixmap | None = None
        self._ticks: dict[int, Counter[Tick]] = {}
        view.moved.connect(self.update)
        view.marks_changed.connect(self._change)

    def redraw(self) -> None:
        """Draw the map anew: another cable, size or colours."""
        self._image = None
        self.update()

    def scale(self) -> float:
        """Pixels for one UTF-16 unit displayed; short cables are not stretched."""
        sheet = self._view.sheet
        length = sheet.positions.qt_length if sheet else 0
        if not length:
            return 0.0
        return min(self.height() / length, fonts.scaled(_MOST_PITCH) / _LINE)

    def seen(self) -> QRectF:
        """The part of the map that stands for what can be read now."""
        start, end = self._view.seen_between()
        top = start * self.scale()
        return QRectF(0.5, top + 0.5, self.width() - 1, (end - start) * self.scale())

    def ticks_of(self, statement: Statement) -> Iterator[Tick]:
        """The marks of a statement, one for each line of the map it runs over."""
        sheet = self._view.sheet
        if sheet is None:
            return
        scale = self.scale()
        step = max(round(_TICK / scale / _LINE), 1) * _LINE
        look = look_of(statement)
        for span in statement.spans:
            for piece in sheet.positions.pieces(span):
                origin = sheet.positions.block_start(piece.block)
                for line in range(piece.start // _LINE * _LINE, piece.end, step):
                    x1 = min(_x(max(piece.start - line, 0)), _x(_LINE) - _TICK)
                    x2 = max(_x(min(piece.end - line, _LINE)), x1 + _TICK)
                    yield Tick(int((origin + line) * scale), x1, x2, look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the kept image and the window over it."""
        painter = QPainter(self)
        colours = theme.current()
        if self._image is None:
            self._image = self._drawn()
        painter.drawPixmap(0, 0, self._image)
        area = self.seen()
        fill = colours.selected.toRgb()
        fill.setAlpha(_VEIL)
        painter.setPen(QPen(colours.selected_line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(area.adjusted(0, 0, 0, -1), 2, 2)

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

    def _scroll_to(self, y: float) -> None:
        scale = self.scale()
        if scale:
            self._view.centre_on(int(y / scale))

    def _change(self, difference: Difference) -> None:
        if self._image is None:
            return
        rows: set[int] = set()
        for tick in self._all_ticks(difference.gone):
            self._ticks.get(tick.y, Counter()).subtract([tick])
            rows.add(tick.y)
        for tick in self._all_ticks(difference.come):
            self._ticks.setdefault(tick.y, Counter()).update([tick])
            rows.add(tick.y)
        painter = QPainter(self._image)
        for row in rows:
            self._paint_row(painter, row)
        painter.end()
        self.update()

    def _all_ticks(self, statements: Iterable[Statement]) -> Iterator[Tick]:
        for statement in statements:
            yield from self.ticks_of(statement)

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        image = QPixmap(self.size() * ratio)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self._paint_ground(painter, QRectF(self.rect()))
        self._ticks = {}
        for tick in self._all_ticks(self._view.index):
            self._ticks.setdefault(tick.y, Counter()).update([tick])
        self._paint_ticks(painter, self._ticks)
        painter.end()
        return image

    def _paint_row(self, painter: QPainter, row: int) -> None:
        """Draw a row and the neighbours that reach into it anew."""
        painter.save()
        band = QRectF(0, row, self.width(), _TICK)
        painter.setClipRect(band)
        self._paint_ground(painter, band)
        self._paint_ticks(painter, range(row - _TICK + 1, row + _TICK))
        painter.restore()

    def _paint_ticks(self, painter: QPainter, rows: Iterable[int]) -> None:
        colours = theme.current()
        by_look: dict[Look, list[QRectF]] = {}
        for row in rows:
            for tick, count in self._ticks.get(row, {}).items():
                if count > 0:
                    area = QRectF(tick.x1, tick.y, tick.x2 - tick.x1, _TICK)
                    by_look.setdefault(tick.look, []).append(area)
        painter.setPen(Qt.PenStyle.NoPen)
        for look, areas in by_look.items():
            painter.setBrush(colours.statement[look])
            painter.drawRects(areas)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        colours = theme.current()
        painter.fillRect(area, colours.paper)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            colours.fine_line if colours.outlines_current else colours.line
        )
        lines = [line for line in self._lines() if line.intersects(area)]
        if lines:
            painter.drawRects(lines)
        painter.fillRect(QRectF(0, area.top(), 1, area.height()), colours.fine_line)

    def _lines(self) -> Iterator[QRectF]:
        """Hairlines for lines of text, no closer than the eye can part them."""
        sheet, scale = self._view.sheet, self.scale()
        if sheet is None or not scale:
            return
        step = max(int(_LEAST_PITCH / scale / _LINE), 1) * _LINE
        last = -_LEAST_PITCH
        for number in range(sheet.positions.block_count):
            start, length = sheet.positions.block_range(number)
            for line in range(0, length, step):
                y = int((start + line) * scale)
                if y - last >= _LEAST_PITCH:
                    last = y
                    width = _x(min(length - line, _LINE)) - _LEFT
                    yield QRectF(_LEFT, y, max(width, 2), 1)


def _x(offset: int) -> int:
    inner = fonts.scaled(_RIGHT) - _LEFT
    return _LEFT + round(inner * min(offset, _LINE) / _LINE)
