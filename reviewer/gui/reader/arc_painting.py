"""Draws one link arc: out of its row, down a lane, into the target's row."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from reviewer.gui import fonts, theme
from reviewer.gui.reader.arcs import Arc

_CORNER = 6
_HEAD = 4
_QUIET = 1.25
_LIT = 1.75
_LABEL_PADDING = 6


@dataclass(frozen=True, slots=True)
class Run:
    """The way of an arc in pixels: from ``start`` over the lane to ``end``."""

    start: QPointF
    end: QPointF
    lane: float

    def is_within(self, window: QRectF) -> bool:
        """Whether any of it can be seen."""
        top, bottom = sorted((self.start.y(), self.end.y()))
        return top <= window.bottom() and bottom >= window.top()


def paint(
    painter: QPainter, run: Run, arc: Arc, window: QRectF, metrics: QFontMetricsF
) -> None:
    """Draw an arc with its open head; a lit one says its relation."""
    colours = theme.current()
    colour = colours.statement["comment"] if arc.is_lit else colours.line
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _LIT if arc.is_lit else _QUIET))
    painter.drawPath(_way(run))
    painter.drawPath(_head(run.end))
    if arc.is_lit:
        _paint_words(painter, run, ", ".join(arc.words), window, metrics)
    painter.restore()


def _way(run: Run) -> QPainterPath:
    down = 1 if run.end.y() > run.start.y() else -1
    corner = min(_CORNER, abs(run.end.y() - run.start.y()) / 2)
    out = max(run.lane - corner, run.start.x())
    back = max(run.lane - corner, run.end.x())
    path = QPainterPath(run.start)
    path.lineTo(out, run.start.y())
    path.quadTo(
        QPointF(run.lane, run.start.y()),
        QPointF(run.lane, run.start.y() + down * corner),
    )
    path.lineTo(run.lane, run.end.y() - down * corner)
    path.quadTo(QPointF(run.lane, run.end.y()), QPointF(back, run.end.y()))
    path.lineTo(run.end)
    return path


def _head(tip: QPointF) -> QPainterPath:
    path = QPainterPath(tip + QPointF(_HEAD, -_HEAD))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(_HEAD, _HEAD))
    return path


def _paint_words(
    painter: QPainter, run: Run, words: str, window: QRectF, metrics: QFontMetricsF
) -> None:
    """Write the relation along the visible part of the lane, where it fits."""
    top, bottom = sorted((run.start.y(), run.end.y()))
    top, bottom = max(top, window.top()), min(bottom, window.bottom())
    wanted = metrics.horizontalAdvance(words) + 2 * _LABEL_PADDING
    if bottom - top < wanted + 2 * _CORNER:
        return
    colours = theme.current()
    painter.translate(run.lane, (top + bottom) / 2)
    painter.rotate(-90)
    area = QRectF(-wanted / 2, -metrics.height() / 2, wanted, metrics.height())
    painter.fillRect(area, colours.paper)
    painter.setFont(fonts.sans(12, 500))
    painter.setPen(colours.text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
