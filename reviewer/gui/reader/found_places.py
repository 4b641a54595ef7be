"""Lights the places that were found in a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.reader import block_marks
from reviewer.gui.reader.text_view import ReaderText

_STRENGTH = 0.5
_HALF = 128
_LINE = 2
_Mode = QPainter.CompositionMode


class FoundPlaces(QWidget):
    """Lies over the text; each place has a tint and a line at its foot."""

    def __init__(self, view: ReaderText) -> None:
        super().__init__(view)
        self._view = view
        self._places: Sequence[Span] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        view.moved.connect(self.update)
        self.hide()

    def show_places(self, places: Sequence[Span]) -> None:
        """Light other places, ascending, or none."""
        self._places = places
        self.setGeometry(self._view.viewport().geometry())
        self.setVisible(bool(places))
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the text whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().geometry())
        return False

    def areas(self) -> list[QRectF]:
        """What is lit, as far as it can be seen."""
        return list(self._areas())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tints and lines."""
        painter = QPainter(self)
        colours = theme.current()
        line = colours.attention_line
        tint = QColor(line)
        tint.setAlphaF(_STRENGTH)
        for area in self.areas():
            painter.setCompositionMode(_mixing(colours.paper))
            painter.fillRect(area, tint)
            painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
            foot = QRectF(area.left(), area.bottom() - _LINE, area.width(), _LINE)
            painter.fillRect(foot, line)

    def _areas(self) -> Iterator[QRectF]:
        sheet = self._view.sheet
        if sheet is None or not self._places:
            return
        factor = self._view.typography.factor
        seen = {place.number: place for place in self._view.sight.places()}
        for span in self._in_sight():
            for piece in sheet.positions.pieces(span):
                place = seen.get(piece.block)
                if place is None:
                    continue
                for area in block_marks.segments(
                    place.block, piece.start, piece.end, factor
                ):
                    yield area.translated(place.origin)

    def _in_sight(self) -> Iterator[Span]:
        first, last = self._view.sight.between()
        at = max(bisect_left(self._places, first, key=_start) - 1, 0)
        for span in self._places[at:]:
            if span.start > last:
                return
            yield span


def _mixing(paper: QColor) -> QPainter.CompositionMode:
    """How a tint over the words leaves them as dark, or as bright, as they are."""
    if paper.lightness() > _HALF:
        return _Mode.CompositionMode_Multiply
    return _Mode.CompositionMode_Screen


def _start(span: Span) -> int:
    return span.start
