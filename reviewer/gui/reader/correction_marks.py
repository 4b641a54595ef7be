"""A small pencil in the gutter beside everything that was corrected."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.domain.text import Span
from reviewer.gui import fonts, icons, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.finding_marks import block_of
from reviewer.gui.reader.gutter import Gutter
from reviewer.gui.reader.sheet import Sheet
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.text_view import ReaderText

_SIZE = 12
_RIGHT = 120
"""Left of the paragraph's number, which ends at 92 and has up to three digits."""
_BELOW = 7


class CorrectionSign(NamedTuple):
    """A correction in force as the gutter shows it."""

    span: Span
    words: str


class CorrectionSigns(QObject):
    """Puts one pencil beside each block with corrections.

    Signals:
        clicked: Place of a correction among those shown.
    """

    clicked = Signal(int)

    def __init__(self, view: ReaderText, gutter: Gutter) -> None:
        super().__init__(gutter)
        self._view = view
        self._gutter = gutter
        self._signs: Sequence[CorrectionSign] = ()
        self._sheet: Sheet | None = None
        self._by_block: dict[int, list[int]] = {}
        self._layer = _SignLayer(self, gutter)
        gutter.installEventFilter(self)
        view.moved.connect(self._layer.update)

    def show_signs(self, signs: Sequence[CorrectionSign]) -> None:
        """Show the corrections of a cable."""
        self._signs = signs
        self._sheet = None
        self._layer.setVisible(bool(signs))
        self._layer.setGeometry(self._gutter.rect())
        self._layer.update()

    def placed(self) -> Iterator[tuple[QRectF, list[int]]]:
        """Each pencil in sight, with the corrections it stands for."""
        found = self._sorted_by_block()
        for place in self._view.sight.places():
            if place.number in found:
                yield self._area(place), found[place.number]

    def words(self, numbers: Sequence[int]) -> str:
        """What a pencil says."""
        return "\n".join(self._signs[number].words for number in numbers)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell what a pencil stands for, and take clicks on it."""
        if event.type() == QEvent.Type.Resize:
            self._layer.setGeometry(self._gutter.rect())
        if isinstance(event, QHelpEvent):
            hit = self._hit(event.pos().toPointF())
            if hit:
                QToolTip.showText(
                    event.globalPos(), tooltip(self.words(hit)), self._gutter
                )
                return True
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent):
            hit = self._hit(event.position())
            if hit:
                self.clicked.emit(hit[0])
                return True
        return False

    def _hit(self, point: QPointF) -> list[int]:
        found = (numbers for area, numbers in self.placed() if area.contains(point))
        return next(found, [])

    def _sorted_by_block(self) -> dict[int, list[int]]:
        """Which corrections each block has; sorted once for a sheet."""
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
        top = place.origin.y() + px(_BELOW)
        return QRectF(max(right - size, 0), round(top), size, size)


class _SignLayer(QWidget):
    """Draws the pencils over the gutter."""

    def __init__(self, signs: CorrectionSigns, gutter: Gutter) -> None:
        super().__init__(gutter)
        self._signs = signs
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a pencil for each block with corrections."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        exposed = event.rect().toRectF()
        for area, _ in self._signs.placed():
            if area.intersects(exposed):
                icons.paint(painter, area, "edit", theme.current().accent)
