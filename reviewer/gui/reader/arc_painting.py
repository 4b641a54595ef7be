"""Draws one link arc: out of its row, down a lane, into the target's row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from reviewer.gui import fonts, theme

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


def paint(painter: QPainter, run: Run, *, is_lit: bool) -> None:
    """Draw an arc with its open head."""
    colours = theme.current()
    colour = colours.statement["comment"] if is_lit else colours.line
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _LIT if is_lit else _QUIET))
    painter.drawPath(_way(run))
    painter.drawPath(_head(run.end))
    painter.restore()


def paint_words(
    painter: QPainter, labels: Mapping[str, Sequence[Run]], window: QRectF
) -> None:
    """Write each relation once, along the visible part of the lanes it takes."""
    font = fonts.sans(12, 500)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    for number, (words, runs) in enumerate(labels.items(), 1):
        ends = [(run.start.y(), run.end.y()) for run in runs]
        top = max(min(min(pair) for pair in ends), window.top())
        bottom = min(max(max(pair) for pair in ends), window.bottom())
        wanted = metrics.horizontalAdvance(words) + 2 * _LABEL_PADDING
        if bottom - top < wanted + 2 * _CORNER:
            continue
        lanes = [run.lane for run in runs]
        middle = (min(lanes) + max(lanes)) / 2
        depth = max(metrics.height(), max(lanes) - min(lanes) + 2 * _LIT)
        y = top + (bottom - top) * number / (len(labels) + 1)
        at = QPointF(min(middle, window.right() - depth / 2), y)
        _write(painter, words, at, QRectF(-wanted / 2, -depth / 2, wanted, depth))
    painter.restore()


def _write(painter: QPainter, words: str, at: QPointF, area: QRectF) -> None:
    colours = theme.current()
    painter.save()
    painter.translate(at)
    painter.rotate(-90)
    painter.fillRect(area, colours.paper)
    painter.setPen(colours.text)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
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
