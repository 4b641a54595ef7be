"""The product's signs: level chips, letter tags, underlines and key-caps.

Colour is never the only sign: a level has letters and strokes, a statement a
pattern and a letter. Every place that shows one of these draws it from here.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.classification import Marking
from reviewer.domain.statement import LETTERS, Look
from reviewer.gui import fonts, theme

CHIP_HEIGHT = 18
TAG_SIZE = 18
KEY_CAP_HEIGHT = 20
SLOT = 4.5
"""Distance of one underline from the next, in pixels."""

_CHIP_RADIUS = 3
_CAP_RADIUS = 4
_PADDING = 5
_UNMARKED = "unmarked"


def level_chip_width(marking: Marking | None) -> float:
    """The width of a chip, at least as wide as high."""
    metrics = QFontMetricsF(fonts.sans(12, 600 if marking else 400))
    text = str(marking) if marking else _UNMARKED
    width = metrics.horizontalAdvance(text) + 2 * fonts.scaled(_PADDING)
    return max(width, fonts.scaled(CHIP_HEIGHT))


def paint_level_chip(
    painter: QPainter,
    rect: QRectF,
    marking: Marking | None,
    *,
    inherited: bool = False,
) -> None:
    """Draw a marking: filled, outlined where inherited, dashed where there is none."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if marking is None:
        painter.setPen(QPen(colours.line, 1, Qt.PenStyle.DashLine))
        letters = colours.quiet
    elif inherited:
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        letters = colours.quiet
    else:
        fill, letters = theme.level_fill(marking)
        edge = QColor(255, 255, 255, 110) if colours.is_dark else fill
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
    painter.drawRoundedRect(inner, _CHIP_RADIUS, _CHIP_RADIUS)
    plain = marking is None or inherited
    painter.setFont(fonts.sans(12, 400 if plain else 600))
    painter.setPen(letters)
    text = str(marking) if marking else _UNMARKED
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_letter_tag(
    painter: QPainter, rect: QRectF, look: Look, *, current: bool = False
) -> None:
    """Draw a statement's letter in the border pattern of its underline."""
    colours = theme.current()
    colour = colours.statement[look]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, _CHIP_RADIUS, _CHIP_RADIUS)
    else:
        _paint_tag_border(painter, rect, look, colour)
    painter.setPen(colours.paper if current else colours.text)
    painter.setFont(fonts.sans(12, 600))
    letter = rect.adjusted(2, 0, 0, 0) if look == "comment" and not current else rect
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, LETTERS[look])
    painter.restore()


def paint_ghost_tag(
    painter: QPainter, rect: QRectF, look: Look, *, current: bool = False
) -> None:
    """Draw the letter of a suggestion: grey dashes, the accent where it is current."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colours.accent if current else colours.furniture, 1)
    if current:
        painter.setBrush(colours.selected)
    else:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, _CHIP_RADIUS, _CHIP_RADIUS)
    painter.setPen(colours.text if current else colours.quiet)
    painter.setFont(fonts.sans(12, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, LETTERS[look])
    painter.restore()


def _paint_tag_border(
    painter: QPainter, rect: QRectF, look: Look, colour: QColor
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if look != "report":
        painter.setBrush(tinted(colour))
        painter.drawRoundedRect(rect, _CHIP_RADIUS, _CHIP_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = 1.5 if look == "claim" else 1.0
    pen = QPen(colour, width)
    if look == "acknowledgement":
        pen.setDashPattern([3, 2])
    elif look == "comment":
        pen.setDashPattern([1.2, 1.2])
    painter.setPen(pen)
    half = width / 2
    painter.drawRoundedRect(
        rect.adjusted(half, half, -half, -half), _CHIP_RADIUS, _CHIP_RADIUS
    )
    if look == "denial":
        painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), 1.5, 1.5)
    if look == "comment":
        bar = QRectF(rect.left(), rect.top(), 3.5, rect.height())
        painter.fillRect(bar, colour)


def tinted(colour: QColor, *, current: bool = False) -> QColor:
    """A statement's colour mixed into paper, opaque, so that tints never blend."""
    colours = theme.current()
    amount = colours.tint_current if current else colours.tint
    paper = colours.paper

    def mix(over: float, under: float) -> float:
        return over * amount + under * (1 - amount)

    return QColor.fromRgbF(
        mix(colour.redF(), paper.redF()),
        mix(colour.greenF(), paper.greenF()),
        mix(colour.blueF(), paper.blueF()),
    )


def paint_underline(
    painter: QPainter, look: Look, x1: float, x2: float, y: float
) -> None:
    """Draw the line of a look from ``x1`` to ``x2``, its upper edge at ``y``."""
    colour = theme.current().statement[look]
    painter.save()
    flat = Qt.PenCapStyle.FlatCap
    if look == "denial":
        painter.setPen(QPen(colour, 1.25, Qt.PenStyle.SolidLine, flat))
        for offset in (0.625, 0.625 + 2.75):
            painter.drawLine(QPointF(x1, y + offset), QPointF(x2, y + offset))
    elif look == "comment":
        # A dash of no length with round ends is a dot of the pen's width.
        pen = QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 4.2 / 2.2])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLine(QPointF(x1 + 1.1, y + 1.1), QPointF(x2 - 1.1, y + 1.1))
    else:
        pen = QPen(colour, 1 if look == "report" else 2, Qt.PenStyle.SolidLine, flat)
        if look == "acknowledgement":
            pen.setDashPattern([4.5, 1.5, 1, 1.5])
        painter.setPen(pen)
        middle = y + pen.widthF() / 2
        painter.drawLine(QPointF(x1, middle), QPointF(x2, middle))
    painter.restore()


def key_cap_width(text: str) -> float:
    """The width of a key-cap, at least as wide as high."""
    metrics = QFontMetricsF(fonts.sans(12, 400))
    return max(
        metrics.horizontalAdvance(text) + 2 * fonts.scaled(6),
        fonts.scaled(KEY_CAP_HEIGHT),
    )


def paint_key_cap(painter: QPainter, rect: QRectF, text: str) -> None:
    """Draw a key: raised, one-pixel edge, two pixels below."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 1))
    painter.setBrush(QBrush(colours.line))
    painter.drawRoundedRect(
        rect.adjusted(0.5, 1.5, -0.5, -0.5), _CAP_RADIUS, _CAP_RADIUS
    )
    painter.setBrush(QBrush(colours.raised))
    painter.drawRoundedRect(
        rect.adjusted(0.5, 0.5, -0.5, -1.5), _CAP_RADIUS, _CAP_RADIUS
    )
    painter.setPen(colours.quiet)
    painter.setFont(fonts.sans(12))
    painter.drawText(rect.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class _Sign(QWidget):
    """A small painted sign that keeps its size and takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class LevelChip(_Sign):
    """A marking as a widget."""

    def __init__(
        self,
        marking: Marking | None = None,
        parent: QWidget | None = None,
        *,
        inherited: bool = False,
    ) -> None:
        super().__init__(parent)
        self._marking = marking
        self._inherited = inherited
        self.setAccessibleName(marking.banner if marking else _UNMARKED)

    def set_marking(self, marking: Marking | None, *, inherited: bool = False) -> None:
        """Show another marking."""
        if (marking, inherited) == (self._marking, self._inherited):
            return
        self._marking = marking
        self._inherited = inherited
        self.setAccessibleName(marking.banner if marking else _UNMARKED)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its letters."""
        width = level_chip_width(self._marking)
        return QSize(round(width + 0.5), fonts.scaled(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        paint_level_chip(painter, area, self._marking, inherited=self._inherited)


class MissingChip(_Sign):
    """Words for a marking that is missing, dashed like every unmarked place."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        width = QFontMetricsF(fonts.sans(12)).horizontalAdvance(self._words)
        room = 2 * fonts.scaled(_PADDING + 1)
        return QSize(round(width + 0.5) + room, fonts.scaled(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.attention, 1, Qt.PenStyle.DashLine))
        painter.setBrush(colours.attention_fill)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _CHIP_RADIUS, _CHIP_RADIUS)
        painter.setFont(fonts.sans(12))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words)


class LetterTag(_Sign):
    """A statement's letter as a widget."""

    def __init__(self, look: Look = "claim", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._current = False
        self.setAccessibleName(look)

    def set_look(self, look: Look, *, current: bool = False) -> None:
        """Show another look."""
        if (look, current) == (self._look, self._current):
            return
        self._look = look
        self._current = current
        self.setAccessibleName(look)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(fonts.scaled(TAG_SIZE), fonts.scaled(TAG_SIZE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tag."""
        painter = QPainter(self)
        area = self.rect().toRectF()
        paint_letter_tag(painter, area, self._look, current=self._current)


class KeyCap(_Sign):
    """One key as a widget."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another key."""
        self._text = text
        self.setAccessibleName(f"key {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(
            round(key_cap_width(self._text) + 0.5), fonts.scaled(KEY_CAP_HEIGHT)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        paint_key_cap(QPainter(self), self.rect().toRectF(), self._text)
