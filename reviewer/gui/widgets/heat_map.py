"""Which labels are taken for which, as a table shaded by how often."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.statement import Look
from reviewer.gui import fonts, theme
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.tags import paint_tag

_CELL = (54, 28)
_HEAD = 112
_TOP = 24
_GAP = 8
_LEAST, _MOST = 0.10, 0.90
_WHITE_FROM = 0.66
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatLabel(NamedTuple):
    """A row and column of the table."""

    title: str
    look: Look


class HeatMap(QWidget):
    """Rows are the first pass, columns the second, the last of either *none*.

    Arrows go from cell to cell, Enter opens what is behind one.

    Signals:
        cell_reached: Row and column that the user went to.
        cell_opened: Row and column of a cell to be opened.
    """

    cell_reached = Signal(int, int)
    cell_opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionMap")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._labels: tuple[HeatLabel, ...] = ()
        self._counts: dict[tuple[int, int], int] = {}
        self._at = (0, 0)
        self._most = 0

    def show_table(
        self, labels: Sequence[HeatLabel], count: Callable[[int, int], int]
    ) -> None:
        """Show another table.

        Args:
            labels: Of rows and columns, without *none*.
            count: Of a cell; the place behind the last label is *none*.
        """
        self._labels = tuple(labels)
        size = range(len(labels) + 1)
        self._counts = {(r, c): count(r, c) for r in size for c in size}
        self._most = max(self._counts.values(), default=0)
        self._at = (0, 0)
        self._name()
        self.updateGeometry()
        self.update()

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the cell in hand."""
        return self._at

    def go_to(self, row: int, column: int) -> None:
        """Take a cell in hand."""
        last = len(self._labels)
        at = (min(max(row, 0), last), min(max(column, 0), last))
        if at == (last, last):
            at = self._at  # nobody has a statement there: there is no such cell
        if at != self._at:
            self._at = at
            self._name()
            self.update()
            self.cell_reached.emit(*at)

    def said(self) -> str:
        """The cell in hand in words."""
        if not self._labels:
            return ""
        row, column = self._at
        return self.tr("{first} × {second}: {n}").format(
            first=self._title(row), second=self._title(column), n=self._counts[self._at]
        )

    def sizeHint(self) -> QSize:
        """Room for every row and column."""
        width = fonts.scaled(_HEAD + _CELL[0] * (len(self._labels) + 1) + _GAP)
        rows = len(self._labels) + 1
        return QSize(width, fonts.scaled(_TOP + _CELL[1] * rows + _GAP) + 1)

    def minimumSizeHint(self) -> QSize:
        """Columns may narrow, rows may not."""
        narrow = fonts.scaled(_HEAD + 30 * (len(self._labels) + 1))
        return QSize(narrow, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.go_to(self._at[0] + step[0], self._at[1] + step[1])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.cell_opened.emit(*self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to a cell."""
        for at in self._counts:
            if self._area(*at).contains(event.position()):
                self.setFocus()
                self.go_to(*at)
                return

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Two clicks open it."""
        self.cell_opened.emit(*self._at)

    def event(self, event: QEvent) -> bool:
        """Measure again when the scale changed."""
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw heads and cells, the one in hand last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = len(self._labels)
        for number in range(last + 1):
            self._paint_heads(painter, number)
        for at in self._counts:
            if at != (last, last):
                self._paint_cell(painter, at)
        if self._labels:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colours = theme.current()
            focused = self.hasFocus()
            painter.setPen(QPen(colours.accent if focused else colours.attention, 2))
            painter.drawRect(self._area(*self._at).adjusted(1, 1, -1, -1))

    def _paint_heads(self, painter: QPainter, number: int) -> None:
        colours, font = theme.current(), fonts.sans(12)
        row, title = self._area(number, 0), self._title(number)
        left = 0.0
        if number < len(self._labels):
            look = self._labels[number].look
            left = paint_tag(painter, 0, row.center().y(), look) + 8
        else:
            left = fonts.scaled(26)
        area = QRectF(left, row.top(), row.left() - left - 8, row.height())
        paint_line(painter, area, title, font=font, colour=colours.text)
        column = self._area(0, number)
        head = QRectF(column.left(), 0, column.width(), fonts.scaled(_TOP))
        short = _short(title, font_width=column.width() - 4)
        painter.setFont(font)
        painter.setPen(colours.quiet)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, short)

    def _paint_cell(self, painter: QPainter, at: tuple[int, int]) -> None:
        colours, count, area = theme.current(), self._counts[at], self._area(*at)
        area = area.adjusted(0.5, 0.5, -1.5, -1.5)
        is_none = len(self._labels) in at
        part = 0.0
        if is_none:
            painter.setPen(QPen(colours.line, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
        else:
            part = self._share(count)
            fill = (
                _mixed(colours.accent, colours.paper, part) if count else colours.sunk
            )
            painter.fillRect(area, fill)
            if at[0] == at[1]:
                painter.setPen(QPen(colours.input_edge, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area)
        painter.setPen(colours.on_accent if part >= _WHITE_FROM else colours.text)
        painter.setFont(fonts.sans(12, 600 if count and not is_none else 400))
        words = str(count) if count or is_none else "·"
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _share(self, count: int) -> float:
        """How much accent a count gets: by its square root, from 10 to 90 %."""
        if not count or not self._most:
            return 0.0
        return _LEAST + (_MOST - _LEAST) * sqrt(count / self._most)

    def _area(self, row: int, column: int) -> QRectF:
        last, head = len(self._labels), fonts.scaled(_HEAD)
        gap = fonts.scaled(_GAP)
        width = min((self.width() - head - gap) / (last + 1), fonts.scaled(_CELL[0]))
        height = fonts.scaled(_CELL[1])
        left = head + column * width + (gap if column == last else 0)
        top = fonts.scaled(_TOP) + row * height + (gap if row == last else 0)
        return QRectF(QPointF(left, top), QPointF(left + width, top + height))

    def _title(self, number: int) -> str:
        none = number == len(self._labels)
        return self.tr("none") if none else self._labels[number].title

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Confusion of labels"))
        self.setAccessibleDescription(self.said())


def _short(title: str, font_width: float) -> str:
    """A title as far as it fits over a column."""
    metrics = QFontMetricsF(fonts.sans(12))
    if metrics.horizontalAdvance(title) <= font_width:
        return title
    while title and metrics.horizontalAdvance(f"{title}.") > font_width:
        title = title[:-1]
    return f"{title}."


def _mixed(over: QColor, under: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        over.redF() * part + under.redF() * (1 - part),
        over.greenF() * part + under.greenF() * (1 - part),
        over.blueF() * part + under.blueF() * (1 - part),
    )
