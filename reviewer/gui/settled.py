"""How far a disagreement is, as the sign that says so wherever it is listed."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from reviewer.gui import icons, theme


class Settled(StrEnum):
    """How far a case is, as the sign between the lanes says."""

    AGREED = "agreed"
    OPEN = "open"
    DEFERRED = "deferred"
    DECIDED = "decided"


def paint_settled(
    painter: QPainter, area: QRectF, settled: Settled, *, current: bool = False
) -> None:
    """Draw how far a case is: diamond open, two bars deferred, tick decided."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if settled is Settled.OPEN:
        inner = area.adjusted(2, 2, -2, -2)
        centre = inner.center()
        diamond = QPolygonF(
            [
                QPointF(centre.x(), inner.top()),
                QPointF(inner.right(), centre.y()),
                QPointF(centre.x(), inner.bottom()),
                QPointF(inner.left(), centre.y()),
            ]
        )
        painter.setPen(QPen(colours.accent if current else colours.attention, 1.5))
        painter.setBrush(colours.accent if current else colours.paper)
        painter.drawPolygon(diamond)
    else:
        waits = settled is Settled.DEFERRED
        name, colour = (
            ("pause", colours.attention) if waits else ("check", colours.done)
        )
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colours.paper)
        painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
        icons.paint(painter, area.adjusted(2, 2, -2, -2), name, colour)
    painter.restore()
