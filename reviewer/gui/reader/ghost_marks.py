"""What the reader shows of suggestions: grey dashes, dashed tags, one outline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.domain.statement import Look
from reviewer.domain.text import Span
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader import block_marks
from reviewer.gui.reader.clicking import Click
from reviewer.gui.reader.margin import Margin
from reviewer.gui.reader.sight import Place
from reviewer.gui.reader.text_view import ReaderText

_DASHES = [3.0, 3.0]
_RADIUS = 4
_GAP = 4
_INDENT = 10
_HALF = 128
_Mode = QPainter.CompositionMode


class Ghost(NamedTuple):
    """A suggestion as the reader draws it; ``number`` is how others know it."""

    number: int
    spans: tuple[Span, ...]
    look: Look
    words: str


class GhostMarks(QWidget):
    """Lies over the text: dashes under every suggestion, the current one outlined.

    Signals:
        clicked: The number of the suggestion whose words or tag were clicked.
    """

    clicked = Signal(int)

    def __init__(self, view: ReaderText, margin: Margin) -> None:
        super().__init__(view)
        self._view = view
        self._ghosts: Sequence[Ghost] = ()
        self._current: int | None = None
        self._click = Click()
        self._tags = _GhostTags(self, view, margin)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        view.moved.connect(self.update)
        self.hide()

    def show_ghosts(self, ghosts: Sequence[Ghost], current: int | None) -> None:
        """Show other suggestions, ascending, or none."""
        self._ghosts, self._current = ghosts, current
        self.setGeometry(self._view.viewport().geometry())
        self.setVisible(bool(ghosts))
        self._tags.cover(is_shown=bool(ghosts))
        self.update()

    @property
    def current(self) -> int | None:
        """The number of the one that is outlined."""
        return self._current

    def areas(self) -> list[tuple[Ghost, QRectF]]:
        """What is drawn of the suggestions, as far as it can be seen."""
        return list(self._areas(self._ghosts))

    def tags(self) -> list[tuple[Ghost, QRectF]]:
        """The tags in the margin that can be seen."""
        return list(self._tags.placed())

    def area_of(self, spans: tuple[Span, ...]) -> QRectF | None:
        """What surrounds some words, in the text's coordinates; None unseen."""
        found = QRectF()
        for _ghost, area in self._areas([Ghost(-1, spans, "claim", "")]):
            found = found.united(area)
        return None if found.isEmpty() else found

    def opening(self, place: Place) -> Iterator[tuple[Ghost, QRectF]]:
        """The suggestions that begin in a visible block, with their first line."""
        sheet = self._view.sheet
        if sheet is None:
            return
        extent = sheet.blocks[place.number].span
        for ghost in self._ghosts:
            if extent.start <= ghost.spans[0].start < extent.end:
                first = next(self._areas_of(ghost, {place.number: place}), None)
                if first is not None:
                    yield ghost, first

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the text whatever its size; notice clicks on words."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.viewport().geometry())
        elif isinstance(event, QMouseEvent) and self._ghosts:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._click.press(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._choose(event)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline first, the dashes on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        pen = QPen(colours.furniture, 1.25)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / pen.widthF() for length in _DASHES])
        for ghost, area in self._areas(self._ghosts):
            if ghost.number == self._current:
                _paint_current(painter, area)
            else:
                painter.setPen(pen)
                painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _areas(self, ghosts: Sequence[Ghost]) -> Iterator[tuple[Ghost, QRectF]]:
        if self._view.sheet is None or not ghosts:
            return
        seen = {place.number: place for place in self._view.sight.places()}
        first, last = self._view.sight.between()
        for ghost in ghosts:
            if ghost.spans[0].start <= last and ghost.spans[-1].end >= first:
                for area in self._areas_of(ghost, seen):
                    yield ghost, area

    def _areas_of(self, ghost: Ghost, seen: dict[int, Place]) -> Iterator[QRectF]:
        sheet, factor = self._view.sheet, self._view.typography.factor
        for span in ghost.spans if sheet else ():
            for piece in sheet.positions.pieces(span) if sheet else ():
                place = seen.get(piece.block)
                if place is None:
                    continue
                for area in block_marks.segments(
                    place.block, piece.start, piece.end, factor
                ):
                    yield area.translated(place.origin)

    def _choose(self, event: QMouseEvent) -> None:
        point = self._click.release(event)
        if point is None or self._view.textCursor().hasSelection():
            return
        for ghost, area in self._areas(self._ghosts):
            if area.contains(QPointF(point)):
                self.clicked.emit(ghost.number)
                return


class _GhostTags(QWidget):
    """Lies over the margin: a dashed tag where a suggestion begins."""

    def __init__(self, ghosts: GhostMarks, view: ReaderText, margin: Margin) -> None:
        super().__init__(margin)
        self._ghosts, self._view, self._margin = ghosts, view, margin
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        margin.installEventFilter(self)
        view.moved.connect(self.update)
        view.marks_changed.connect(self.update)
        self.hide()

    def cover(self, *, is_shown: bool) -> None:
        """Lie over the whole margin, or hide."""
        self.setGeometry(self._margin.rect())
        self.setVisible(is_shown)
        self.raise_()
        self.update()

    def placed(self) -> Iterator[tuple[Ghost, QRectF]]:
        """The tags in sight, right of those of statements on the same line."""
        size, gap = fonts.scaled(marks.TAG_SIZE), fonts.scaled(_GAP)
        taken = [tag.area for tag in self._margin.tags()]
        for place in self._view.sight.places():
            for ghost, line in self._ghosts.opening(place):
                top = round(line.center().y() - size / 2)
                area = QRectF(fonts.scaled(_INDENT) - gap, top, size, size)
                beside = [one for one in taken if _on_one_line(one, area)]
                if beside:
                    area.moveLeft(max(one.right() for one in beside) + gap)
                taken.append(area)
                if area.right() <= self.width():
                    yield ghost, area

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the margin's size; answer clicks on tags and say their words."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._margin.rect())
        if not self.isVisible():
            return False
        if isinstance(event, QHelpEvent):
            hit = self._hit(event.pos().toPointF())
            if hit:
                QToolTip.showText(event.globalPos(), tooltip(hit.words), self._margin)
            return hit is not None
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and isinstance(event, QMouseEvent):
            hit = self._hit(event.position())
            if hit:
                self._ghosts.clicked.emit(hit.number)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed letter for each."""
        painter = QPainter(self)
        exposed = event.rect().toRectF()
        for ghost, area in self.placed():
            if area.intersects(exposed):
                is_current = ghost.number == self._ghosts.current
                marks.paint_ghost_tag(painter, area, ghost.look, current=is_current)

    def _hit(self, point: QPointF) -> Ghost | None:
        found = (ghost for ghost, area in self.placed() if area.contains(point))
        return next(found, None)


def _on_one_line(one: QRectF, other: QRectF) -> bool:
    return one.top() < other.bottom() and one.bottom() > other.top()


def _paint_current(painter: QPainter, area: QRectF) -> None:
    """Fill as selected, leaving the words readable, and outline in the accent."""
    colours = theme.current()
    box = area.adjusted(-3, -1, 3, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.selected)
    painter.setCompositionMode(_mixing(colours.paper))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.accent, 1.5))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _mixing(paper: QColor) -> QPainter.CompositionMode:
    if paper.lightness() > _HALF:
        return _Mode.CompositionMode_Multiply
    return _Mode.CompositionMode_Screen
