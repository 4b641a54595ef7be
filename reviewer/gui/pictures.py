"""Painted pieces kept as pictures, for what is painted again and again.

When a row comes or goes, Qt paints all rows of a table anew, and a panel whenever
anything in it changed; copying what they looked like before takes a tenth of
drawing their words again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from reviewer.gui import fonts, theme

MOST = 600
"""Pictures kept: some screens full of cells."""

_kept: OrderedDict[Hashable, QPixmap] = OrderedDict()


def paint_kept(
    painter: QPainter,
    area: QRectF,
    key: Hashable,
    paint: Callable[[QPainter, QRectF], None],
    *,
    ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
) -> None:
    """Paint something, or copy how it looked when it was painted before.

    Args:
        painter: Where to.
        area: Where, in whole pixels.
        key: Everything that its look depends on, besides theme, scale and size.
        paint: Draws it into an area of that size; called only for a new look.
        ground: What lies under it; transparent where that varies.
    """
    ratio = painter.device().devicePixelRatio()
    size = area.size().toSize()
    whole = (
        key,
        theme.current().name,
        fonts.scale(),
        ratio,
        (size.width(), size.height()),
    )
    picture = _kept.get(whole)
    if picture is None:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        own = QPainter(picture)
        paint(own, QRectF(0, 0, area.width(), area.height()))
        own.end()
        _kept[whole] = picture
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(whole)
    painter.drawPixmap(area.topLeft(), picture)
