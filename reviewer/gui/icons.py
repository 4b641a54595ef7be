"""The product's own line icons, tinted by the palette.

An icon is drawn on a 20-pixel grid with a 1.5-pixel line; ``currentColor`` in
the file is replaced by the colour asked for.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer import resources
from reviewer.gui import fonts, theme


def icon(name: str, size: int = 20) -> QIcon:
    """An icon in the text colour; in the furniture colour where disabled.

    Ask again after a palette change: an icon keeps the colours it was made with.
    """
    colours = theme.current()
    made = QIcon(pixmap(name, size, colours.quiet))
    faint = colours.fine_line if colours.outlines_current else colours.line
    made.addPixmap(pixmap(name, size, faint), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, size: int, color: QColor) -> QPixmap:
    """An icon of ``size`` design pixels in one colour, sharp on dense screens."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, fonts.scaled(size), color.name(), ratio)


def paint(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw an icon into a rectangle."""
    _renderer(name, color.name()).render(painter, rect)


def application_icon() -> QIcon:
    """The product's icon, for windows and the desktop."""
    return QIcon(str(resources.path("icons/reviewer.svg")))


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = resources.path(f"icons/{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(b"currentColor", color.encode())))


@cache
def _pixmap(name: str, size: int, color: str, ratio: float) -> QPixmap:
    canvas = QPixmap(QSize(size, size) * ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(QPointF(0, 0), canvas.size().toSizeF())
    _renderer(name, color).render(painter, area)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas
