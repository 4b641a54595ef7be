"""Signs drawn once and then copied: a crowded screen shows hundreds of them.

The signs themselves come from ``marks``; here only their pictures are kept, for
one theme, scale and density of the screen.
"""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from reviewer.domain.statement import Look
from reviewer.gui import fonts, marks, theme

_PERIODS = {"acknowledgement": 17.0, "comment": 4.2}
_REPEATS = 20
_INK = 6
_PLAIN = 64.0


def paint_underline(
    painter: QPainter, look: Look, x1: float, x2: float, y: float, factor: float
) -> None:
    """Draw an underline on whole pixels; ``factor`` is the size of the pattern."""
    ratio = painter.device().devicePixelRatio()
    tile = _underline(theme.current().name, look, factor, ratio)
    area = QRectF(x1, round(y), x2 - x1, tile.height() / ratio)
    painter.drawTiledPixmap(area, tile)


def paint_letter_tag(
    painter: QPainter, area: QRectF, look: Look, *, current: bool
) -> None:
    """Draw a statement's letter tag."""
    ratio = painter.device().devicePixelRatio()
    size = fonts.scaled(marks.TAG_SIZE)
    tag = _tag(theme.current().name, look, current, size, ratio)
    painter.drawPixmap(area.topLeft(), tag)


@lru_cache(maxsize=64)
def _underline(_theme: str, look: Look, factor: float, ratio: float) -> QPixmap:
    length = _PERIODS[look] * _REPEATS if look in _PERIODS else _PLAIN
    image = _empty(length * factor, _INK * factor, ratio)
    painter = QPainter(image)
    painter.scale(factor, factor)
    # Longer than the picture: its last dash or dot belongs to the next one.
    marks.paint_underline(painter, look, 0, 2 * length, 0)
    painter.end()
    return image


@lru_cache(maxsize=64)
def _tag(_theme: str, look: Look, current: bool, size: int, ratio: float) -> QPixmap:  # noqa: FBT001
    image = _empty(size, size, ratio)
    painter = QPainter(image)
    marks.paint_letter_tag(painter, QRectF(0, 0, size, size), look, current=current)
    painter.end()
    return image


def _empty(width: float, height: float, ratio: float) -> QPixmap:
    image = QPixmap(round(width * ratio), ceil(height * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
