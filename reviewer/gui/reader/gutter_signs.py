"""Signs in the gutter that stand for something said of a place in the text."""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.domain.text import Span
from reviewer.gui import fonts
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.gutter import Gutter
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.text_view import ReaderText


class Spoken(Protocol):
    """Something said of a place: where, and in which words."""

    @property
    def span(self) -> Span:
        """Where in the text."""
        ...

    @property
    def words(self) -> str:
        """What the sign says."""
        ...


S = TypeVar("S", bound=Spoken)


class GutterSigns(QObject, Generic[S]):
    """Puts one sign beside each block that something is said of.

    Signals:
        clicked: Place of what was clicked among those shown.
    """

    clicked = Signal(int)

    def __init__(self, view: ReaderText, gutter: Gutter) -> None:
        super().__init__(gutter)
        self.view = view
        self.shown: Sequence[S] = ()
        self._gutter = gutter
        self._sheet: Sheet | None = None
        self._by_block: dict[int, list[int]] = {}
        self._layer = _Layer(self, gutter)
        gutter.installEventFilter(self)
        view.moved.connect(self._layer.update)

    def paint(self, painter: QPainter, area: QRectF, numbers: Sequence[int]) -> None:
        """Draw the sign that stands for some of what is shown."""
        raise NotImplementedError

    def corner(self, place: Place) -> tuple[int, int, int]:
        """Right edge left of the text, top below the block's, and size; unscaled."""
        raise NotImplementedError

    def first(self, numbers: Sequence[int]) -> int:
        """Which of several a click goes to."""
        return numbers[0]

    def show_signs(self, signs: Sequence[S]) -> None:
        """Show what is said of a cable."""
        self.shown = signs
        self._sheet = None
        self._layer.setVisible(bool(signs))
        self._layer.setGeometry(self._gutter.rect())
        self._layer.update()

    def placed(self) -> Iterator[tuple[QRectF, list[int]]]:
        """The signs in sight, and what each stands for."""
        found = self._sorted_by_block()
        for place in self.view.sight.places():
            if place.number in found:
                yield self._area(place), found[place.number]

    def words(self, numbers: Sequence[int]) -> str:
        """What a sign says."""
        return "\n".join(self.shown[number].words for number in numbers)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell what a sign stands for, and take clicks on it."""
        if event.type() == QEvent.Type.Resize:
            self._layer.setGeometry(self._gutter.rect())
        if isinstance(event, QHelpEvent):
            hit = self._hit(event.pos().toPointF())
            if hit:
                says = tooltip(self.words(hit))
                QToolTip.showText(event.globalPos(), says, self._gutter)
                return True
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent):
            hit = self._hit(event.position())
            if hit:
                self.clicked.emit(self.first(hit))
                return True
        return False

    def _hit(self, point: QPointF) -> list[int]:
        found = (numbers for area, numbers in self.placed() if area.contains(point))
        return next(found, [])

    def _sorted_by_block(self) -> dict[int, list[int]]:
        """What is said of each block; sorted once for a sheet."""
        sheet = self.view.sheet
        if sheet is not self._sheet:
            self._sheet, self._by_block = sheet, {}
            for number, sign in enumerate(self.shown):
                block = block_of(self.view, sign.span)
                if block is not None:
                    self._by_block.setdefault(block, []).append(number)
        return self._by_block if sheet else {}

    def _area(self, place: Place) -> QRectF:
        right, below, size = self.corner(place)
        px, side = self.view.typography.px, fonts.scaled(size)
        edge = self._gutter.width() + OVERHANG - px(right)
        top = round(place.origin.y() + px(below))
        return QRectF(max(edge - side, 0), top, side, side)


class _Layer(QWidget):
    """Draws the signs over the gutter."""

    def __init__(self, signs: GutterSigns[S], gutter: Gutter) -> None:
        super().__init__(gutter)
        self._signs = signs
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw those in the part that is exposed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        exposed = event.rect().toRectF()
        for area, numbers in self._signs.placed():
            if area.intersects(exposed):
                self._signs.paint(painter, area, numbers)


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
