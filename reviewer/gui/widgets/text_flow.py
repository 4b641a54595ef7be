"""Running text in several weights and colours, painted and never interpreted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.gui import fonts, pictures, theme
from reviewer.gui.text_lines import elided_lines

ALL = 999
"""As many lines as the text has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of running text; ``marked`` is on amber, with a line below."""

    text: str
    bold: bool = False
    quiet: bool = False
    marked: bool = False


class TextFlow(QWidget):
    """Pieces of text set as one paragraph that is as high as its width asks for.

    Args:
        px: Design size of the type.
        pitch: Distance of the lines, in design pixels.
        serif: Whether these are the cable's own words, set in italics.
        upright: The cable's own words, but not in italics.
        lines: How many there is always room for, and the most that are shown; what
            is more is elided.
        padding: Room round the text: at the sides, and above and below.
    """

    def __init__(  # noqa: PLR0913 - every part of a look, by name
        self,
        parent: QWidget | None = None,
        *,
        px: float = 12,
        pitch: float = 18,
        serif: bool = False,
        upright: bool = False,
        lines: tuple[int, int] = (1, ALL),
        padding: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(parent)
        self._px = px
        self._pitch = pitch
        self._serif = serif
        self._upright = upright
        self._least, self._most = lines
        self._side, self._above = padding
        self._pieces: tuple[Piece, ...] = ()
        self._broken: dict[int, list[str]] = {}
        self._counted: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other text."""
        if tuple(pieces) == self._pieces:
            return
        height = self.heightForWidth(self.width())
        self._pieces = tuple(pieces)
        self._forget_lines()
        self.setAccessibleName(self.text())
        if self.heightForWidth(self.width()) != height:
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All of the text, elided or not."""
        return "".join(piece.text for piece in self._pieces)

    def hasHeightForWidth(self) -> bool:
        """Height follows from width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        lines = self._count(width - 2 * self._side)
        return round(lines * self._line_pitch()) + 2 * self._above

    def sizeHint(self) -> QSize:
        """As wide as it may become, as high as that asks for."""
        width = max(self.width(), fonts.scaled(120))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One line at least."""
        return QSize(fonts.scaled(80), round(self._line_pitch()) + 2 * self._above)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when type or colours changed."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._forget_lines()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, the last one elided where there are too many."""
        type_ = (self._px, self._pitch, self._serif, self._upright)
        look = (self._pieces, type_, self._most)
        area = self.rect().toRectF()
        key = ("flow", look, self._side, self._above)
        pictures.paint_kept(QPainter(self), area, key, self._paint)

    def _paint(self, painter: QPainter, _area: QRectF) -> None:
        painter.translate(self._side, self._above)
        if self._most < ALL:
            self._paint_elided(painter)
        else:
            self._layout(self._room()).draw(painter, QPointF(0, 0))

    def _paint_elided(self, painter: QPainter) -> None:
        font, pitch = self._font(), self._line_pitch()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.current().quiet)
        lead = (pitch - metrics.height()) / 2 + metrics.ascent()
        for number, line in enumerate(self._lines(self._room())):
            painter.drawText(QPointF(0, number * pitch + lead), line)

    def _count(self, width: int) -> int:
        """How many lines there is room for at a width; layouts ask many times."""
        if width not in self._counted:
            if self._most < ALL:
                found = len(self._lines(width))
            else:
                found = self._layout(width).lineCount()
            self._counted[width] = max(found, self._least)
        return self._counted[width]

    def _forget_lines(self) -> None:
        self._broken.clear()
        self._counted.clear()

    def _lines(self, width: int) -> list[str]:
        """The lines at a width; broken once, for they are counted before painting."""
        if width not in self._broken:
            font = self._font()
            self._broken[width] = elided_lines(self.text(), font, width, self._most)
        return self._broken[width]

    def _room(self) -> int:
        return self.width() - 2 * self._side

    def _layout(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self._font())
        layout.setFormats(self._formats())
        pitch = self._line_pitch()
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            top += pitch
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        colours = theme.current()
        ranges: list[QTextLayout.FormatRange] = []
        start = 0
        for piece in self._pieces:
            look = QTextCharFormat()
            look.setForeground(colours.quiet if piece.quiet else colours.text)
            if piece.bold:
                look.setFontWeight(QFont.Weight.DemiBold)
            if piece.marked:
                look.setBackground(colours.attention_fill)
                look.setFontUnderline(True)
                look.setUnderlineColor(colours.attention)
            item = QTextLayout.FormatRange()
            # Formats count UTF-16 units.
            length = len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
            item.start, item.length, item.format = start, length, look
            ranges.append(item)
            start += length
        return ranges

    def _font(self) -> QFont:
        if self._serif:
            return fonts.serif(self._px, italic=not self._upright)
        return fonts.sans(self._px)

    def _line_pitch(self) -> float:
        return max(fonts.scaled(self._pitch), QFontMetricsF(self._font()).height())
