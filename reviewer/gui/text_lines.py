"""Breaking and eliding text for painters."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

_NARROWEST = 6
"""Most characters of running text that fit into the width of a font's size."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def paint_line(
    painter: QPainter,
    area: QRectF,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, elided at its end, in the middle of an area's height."""
    # Measuring all the words that cannot be seen would take most of the time.
    most = int(area.width() / font.pixelSize() * _NARROWEST) + 2
    if len(text) > most:
        text = text[:most] + "…"
    shown = QFontMetricsF(font).elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width()
    )
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(
        area, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
    )


def paint_lines(
    painter: QPainter,
    area: QRectF,
    lines: list[str],
    *,
    font: QFont,
    colour: QColor,
    pitch: float,
) -> None:
    """Draw lines below each other, together in the middle of an area's height."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    top = area.top() + (area.height() - pitch * len(lines)) / 2
    lead = (pitch - metrics.height()) / 2 + metrics.ascent()
    for number, line in enumerate(lines):
        painter.drawText(QPointF(area.left(), top + number * pitch + lead), line)


def elided_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break text into at most ``most`` lines; an ellipsis says that more follows."""
    text = text.replace("\n", " ")
    places = list(_cut(text, font, width, most))
    lines = [text[start:end].rstrip() for start, end in places]
    if places and places[-1][1] < len(text.rstrip()):
        rest = text[places[-1][0] :]
        metrics = QFontMetricsF(font)
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return lines


def _cut(text: str, font: QFont, width: float, most: int) -> Iterator[tuple[int, int]]:
    """Where lines begin and end, in code points.

    Qt counts UTF-16 units, so characters beyond them are laid out as a
    stand-in of one unit; only the places of breaks are read back.
    """
    narrow = _ASTRAL.sub("\u25a1", text)
    layout = QTextLayout(narrow, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for _number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        yield line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
