"""A figure by week: a line that stays broken where there is no figure."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.gui import fonts, theme

_HEIGHT = 170
_AXIS = 28
_FOOT = 36
_BAR = 0.3


class TrendPoint(NamedTuple):
    """A week; ``value`` is None where there is no figure, and ``why`` says so."""

    label: str
    value: float | None
    n: int
    why: str = ""


class TrendChart(QWidget):
    """Points joined by a line, bars for what they rest on, counts below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kappaByWeek")
        self._points: tuple[TrendPoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[TrendPoint]) -> None:
        """Show other weeks."""
        self._points = tuple(points)
        told = (
            f"{p.label}: {_figure(p.value)}, n {p.n}{f', {p.why}' if p.why else ''}"
            for p in points
        )
        self.setAccessibleName(self.tr("κ by week") + ". " + "; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(fonts.scaled(320), fonts.scaled(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axis, bars, line and words."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        painter.setFont(fonts.sans(12))
        for value, words in ((0.0, "0"), (0.5, ".5"), (1.0, "1")):
            y = plot.bottom() - value * plot.height()
            painter.setPen(QPen(colours.fine_line, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(colours.quiet)
            area = QRectF(0, y - 10, fonts.scaled(_AXIS) - 8, 20)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )
        most = max((point.n for point in self._points), default=0)
        for number, point in enumerate(self._points):
            self._paint_foot(painter, plot, number, point, most)
        self._paint_line(painter, plot)

    def _paint_foot(
        self, painter: QPainter, plot: QRectF, number: int, point: TrendPoint, most: int
    ) -> None:
        colours, x = theme.current(), self._x(plot, number)
        step = plot.width() / max(len(self._points), 1)
        if most:
            height = plot.height() * _BAR * point.n / most
            bar = min(step * 0.3, fonts.scaled(18))
            area = QRectF(x - bar / 2, plot.bottom() - height, bar, height)
            painter.fillRect(area, colours.line)
        painter.setPen(colours.quiet)
        line = fonts.scaled(17)
        for row, words in enumerate((point.label, str(point.n))):
            top = plot.bottom() + 2 + row * line
            area = QRectF(x - step / 2, top, step, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_line(self, painter: QPainter, plot: QRectF) -> None:
        colours = theme.current()
        before: QPointF | None = None
        for number, point in enumerate(self._points):
            if point.value is None:
                painter.setPen(colours.attention)
                x = self._x(plot, number)
                area = QRectF(x - 24, plot.center().y() - 24, 48, 20)
                painter.setFont(fonts.sans(12, 600))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "n/a")
                painter.setFont(fonts.sans(12))
                before = None
                continue
            height = min(max(point.value, 0.0), 1.0) * plot.height()
            here = QPointF(self._x(plot, number), plot.bottom() - height)
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(colours.paper)
            if before is not None:
                painter.drawLine(before, here)
                painter.drawEllipse(before, 3.5, 3.5)
            painter.drawEllipse(here, 3.5, 3.5)
            before = here

    def _plot(self) -> QRectF:
        left, foot = fonts.scaled(_AXIS), fonts.scaled(_FOOT)
        return QRectF(left, 10, self.width() - left - 8, self.height() - foot - 12)

    def _x(self, plot: QRectF, number: int) -> float:
        return plot.left() + plot.width() * (number + 0.5) / max(len(self._points), 1)


def _figure(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.2f}"
