"""What the reader shows of the marking audit: signs in the gutter, one outline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.domain.audit import Severity
from reviewer.domain.layout import DisplayKind
from reviewer.domain.text import Span
from reviewer.gui import fonts, icons, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader import block_marks
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.gutter import Gutter
from reviewer.gui.reader.sheet import Sheet
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


class FindingSigns(QObject):
    """Puts the shape of the gravest finding beside each paragraph that has some.

    Signals:
        clicked: Place of a finding among those shown.
    """

    clicked = Signal(int)

    def __init__(self, view: ReaderText, gutter: Gutter) -> None:
        super().__init__(gutter)
        self._view = view
        self._gutter = gutter
        self._signs: Sequence[Sign] = ()
        self._sheet: Sheet | None = None
        self._by_block: dict[int, list[int]] = {}
        self._layer = _SignLayer(self, gutter)
        gutter.installEventFilter(self)
        view.moved.connect(self._layer.update)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show the findings of a cable."""
        self._signs = signs
        self._sheet = None
        self._layer.setVisible(bool(signs))
        self._layer.setGeometry(self._gutter.rect())
        self._layer.update()

    def placed(self) -> Iterator[tuple[QRectF, list[int]]]:
        """The signs in sight, and which findings each stands for."""
        found = self._sorted_by_block()
        for place in self._view.sight.places():
            if place.number in found:
                yield self._area(place), found[place.number]

    def gravest(self, numbers: Sequence[int]) -> int:
        """Which of some findings weighs most."""
        return min(numbers, key=lambda n: _WEIGHTS.index(self._signs[n].severity))

    def severity(self, number: int) -> Severity:
        """What a finding weighs."""
        return self._signs[number].severity

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell what a sign stands for, and take clicks on it."""
        if event.type() == QEvent.Type.Resize:
            self._layer.setGeometry(self._gutter.rect())
        if isinstance(event, QHelpEvent):
            hit = self._hit(event.pos().toPointF())
            if hit:
                words = "\n".join(self._signs[number].words for number in hit)
                QToolTip.showText(event.globalPos(), tooltip(words), self._gutter)
                return True
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
        ):
            hit = self._hit(event.position())
            if hit:
                self.clicked.emit(self.gravest(hit))
                return True
        return False

    def _hit(self, point: QPointF) -> list[int]:
        found = (numbers for area, numbers in self.placed() if area.contains(point))
        return next(found, [])

    def _sorted_by_block(self) -> dict[int, list[int]]:
        """Which findings each block has; sorted once for a sheet."""
        sheet = self._view.sheet
        if sheet is not self._sheet:
            self._sheet, self._by_block = sheet, {}
            for number, sign in enumerate(self._signs):
                block = block_of(self._view, sign.span)
                if block is not None:
                    self._by_block.setdefault(block, []).append(number)
        return self._by_block if sheet else {}

    def _area(self, place: Place) -> QRectF:
        px, size = self._view.typography.px, fonts.scaled(_SIZE)
        right = self._gutter.width() + OVERHANG - px(_RIGHT)
        sheet = self._view.sheet
        heading = sheet and sheet.blocks[place.number].kind is DisplayKind.HEADING
        # A heading has no number that the sign could stand below.
        top = place.origin.y() + px(_BESIDE if heading else _BELOW)
        return QRectF(max(right - size, 0), round(top), size, size)


class _SignLayer(QWidget):
    """Draws the signs over the gutter."""

    def __init__(self, signs: FindingSigns, gutter: Gutter) -> None:
        super().__init__(gutter)
        self._signs = signs
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a shape for each paragraph with findings."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        colour = {
            Severity.ERROR: colours.error,
            Severity.WARNING: colours.attention,
            Severity.NOTE: colours.quiet,
        }
        exposed = event.rect().toRectF()
        for area, numbers in self._signs.placed():
            if not area.intersects(exposed):
                continue
            severity = self._signs.severity(self._signs.gravest(numbers))
            icons.paint(painter, area, _ICONS[severity], colour[severity])


def block_of(view: ReaderText, span: Span) -> int | None:
    """The block of the text that a place belongs to; None for the header."""
    sheet = view.sheet
    if sheet is None or span.start >= sheet.extent.end:
        return None
    paragraphs = sheet.cable.paragraphs
    first = min(sheet.extent.start, *(p.span.start for p in paragraphs[:1]))
    if span.start < first:
        return None
    return sheet.positions.block_at(span.start)
