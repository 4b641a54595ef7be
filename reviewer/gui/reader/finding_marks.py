"""What the reader shows of the marking audit: signs in the gutter, one outline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewer.domain.audit import Severity
from reviewer.domain.layout import DisplayKind
from reviewer.domain.text import Span
from reviewer.gui import icons, theme
from reviewer.gui.reader import block_marks
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.gutter_signs import GutterSigns, block_of
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.text_view import ReaderText

_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
_WEIGHTS = tuple(_ICONS)
_SIZE = 14
_RIGHT = 92
"""Where paragraph numbers end, left of the text; the sign stands below."""
_BELOW = 25
_BESIDE = 5


class Sign(NamedTuple):
    """A finding as the gutter shows it."""

    span: Span
    severity: Severity
    words: str


class FindingOutline(QWidget):
    """Lies over the text and outlines the place of one finding in amber."""

    def __init__(self, view: ReaderText) -> None:
        super().__init__(view)
        self._view = view
        self._span: Span | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        view.moved.connect(self.update)
        self.hide()

    def show_span(self, span: Span | None) -> None:
        """Outline another place, or (None) none; statements step back meanwhile."""
        self._span = span
        self._view.step_back(is_back=span is not None)
        self.setGeometry(self._view.viewport().geometry())
        self.setVisible(span is not None)
        self.raise_()
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the text whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().geometry())
        return False

    def areas(self) -> list[QRectF]:
        """What is outlined, as far as it can be seen."""
        return list(self._areas())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a two-pixel line round every part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().attention, 1.5))
        for area in self.areas():
            painter.drawRoundedRect(area.adjusted(-2, 0, 2, 0), 3, 3)

    def _areas(self) -> Iterator[QRectF]:
        sheet, span = self._view.sheet, self._span
        if sheet is None or span is None:
            return
        factor = self._view.typography.factor
        pieces = {piece.block: piece for piece in sheet.positions.pieces(span)}
        # A marking or number is not shown as text: its block stands for it.
        whole = None if pieces else block_of(self._view, span)
        for place in self._view.sight.places():
            piece = pieces.get(place.number)
            if piece and piece.end > piece.start:
                for area in block_marks.segments(
                    place.block, piece.start, piece.end, factor
                ):
                    yield area.translated(place.origin)
            elif place.number == whole:
                width = self._view.document().textWidth() - 2 * OVERHANG
                yield QRectF(place.origin.x(), place.origin.y(), width, place.height)


class FindingSigns(GutterSigns[Sign]):
    """Puts the shape of the gravest finding beside each paragraph that has some."""

    def first(self, numbers: Sequence[int]) -> int:
        """Which of some findings weighs most."""
        return min(numbers, key=lambda n: _WEIGHTS.index(self.shown[n].severity))

    def paint(self, painter: QPainter, area: QRectF, numbers: Sequence[int]) -> None:
        """Draw the shape of the gravest."""
        colours = theme.current()
        colour = {
            Severity.ERROR: colours.error,
            Severity.WARNING: colours.attention,
            Severity.NOTE: colours.quiet,
        }
        severity = self.shown[self.first(numbers)].severity
        icons.paint(painter, area, _ICONS[severity], colour[severity])

    def corner(self, place: Place) -> tuple[int, int, int]:
        """Below the number; a heading has none that the sign could stand below."""
        sheet = self.view.sheet
        heading = sheet and sheet.blocks[place.number].kind is DisplayKind.HEADING
        return _RIGHT, _BESIDE if heading else _BELOW, _SIZE
