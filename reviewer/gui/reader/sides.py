"""Two passes beside the text as lanes X and Y, in place of tags and arcs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewer.domain.statement import Statement, look_of
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.reader.text_view import ReaderText
from reviewer.gui.settled import Settled, paint_settled

LANE = 26
"""Width of one lane, in design pixels."""
BETWEEN = 14
_ROW = 24
_SIGN = 14
_FAINT = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMark:
    """One place in the lanes; ``x`` or ``y`` is None where that side has nothing.

    ``case_id`` is what a click goes to, ``words`` what the sign means.
    """

    case_id: str
    x: Statement | None
    y: Statement | None
    settled: Settled
    words: str

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What there is of both."""
        return tuple(one for one in (self.x, self.y) if one is not None)

    @property
    def drawn(self) -> tuple[Statement, ...]:
        """What is underlined of it in the text: one of two over the same words."""
        both = self.statements
        return both if len({one.spans for one in both}) > 1 else both[:1]


class Placed(NamedTuple):
    """A mark as it is drawn: its row's middle, and the ends of its two bars."""

    mark: SideMark
    middle: float
    bars: tuple[tuple[float, float] | None, tuple[float, float] | None]


class SideLanes(QWidget):
    """Draws the lanes for what can be seen of the text.

    Signals:
        case_clicked: The id of a case whose place was clicked.
    """

    case_clicked = Signal(str)

    def __init__(self, view: ReaderText, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sideLanes")
        self.setAccessibleName(self.tr("Lanes X and Y of the two passes"))
        self._view = view
        self._marks: tuple[SideMark, ...] = ()
        self._current: str | None = None
        view.moved.connect(self.update)
        view.relaid.connect(self.update)
        self.hide()

    def show_marks(self, found: Sequence[SideMark], current: str | None) -> None:
        """Show these places; the current one is framed."""
        self._marks, self._current = tuple(found), current
        self.update()

    def lane_left(self, number: int) -> float:
        """Where lane X (0) or Y (1) begins."""
        used = self.px(2 * LANE + BETWEEN)
        start = max((self.width() - used) / 2, 3)
        return start + number * self.px(LANE + BETWEEN)

    def px(self, design: float) -> float:
        """Design pixels as there is room for them, however large the type."""
        room = (self.width() - 6) / (2 * LANE + BETWEEN)
        return design * min(fonts.scale(), max(room, 0.5))

    def placed(self) -> list[Placed]:
        """The marks that can be seen, each on a row of its own."""
        return list(self._placed())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bars, tags and signs; the current mark last."""
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in (0, 1):
            lane = QRectF(self.lane_left(number), 0, self.px(LANE), self.height())
            painter.fillRect(lane, colours.panel)
        found = self.placed()
        for one in sorted(found, key=self._is_current):
            self._paint(painter, one)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the case that was clicked."""
        at = self._at(event.position().y())
        if at is not None:
            self.case_clicked.emit(at.mark.case_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def event(self, event: QEvent) -> bool:
        """Say what a sign means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._at(float(event.pos().y()))
            words = tooltip(at.mark.words) if at else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _at(self, y: float) -> Placed | None:
        half = fonts.scaled(_ROW) / 2
        near = (one for one in self.placed() if abs(one.middle - y) <= half)
        return next(near, None)

    def _is_current(self, one: Placed) -> bool:
        return one.mark.case_id == self._current

    def _placed(self) -> Iterator[Placed]:
        if self._view.sheet is None:
            return
        first, last = self._view.sight.between()
        taken = -float("inf")
        for mark in self._marks:
            ends = [(one.start, one.spans[-1].end) for one in mark.statements]
            if not ends or min(ends)[0] > last or max(end for _, end in ends) < first:
                continue
            bars = (self._bar(mark.x), self._bar(mark.y))
            top = min(bar[0] for bar in bars if bar)
            middle = max(top + self._pitch() / 2, taken + fonts.scaled(_ROW))
            taken = middle
            yield Placed(mark, middle, bars)

    def _bar(self, statement: Statement | None) -> tuple[float, float] | None:
        if statement is None:
            return None
        start = self._line(statement.start)
        return start.top(), self._line(statement.spans[-1].end).bottom()

    def _line(self, position: int) -> QRectF:
        cursor = QTextCursor(self._view.document())
        if self._view.sheet:
            cursor.setPosition(self._view.sheet.positions.qt_position(position))
        return QRectF(self._view.cursorRect(cursor))

    def _pitch(self) -> float:
        return self._view.typography.pitch(0)

    def _paint(self, painter: QPainter, one: Placed) -> None:
        is_current = self._is_current(one)
        if is_current:
            self._paint_frame(painter, one.middle)
        sides = (one.mark.x, one.mark.y)
        for number, statement in enumerate(sides):
            bar = one.bars[number]
            if statement is None or bar is None:
                continue
            colour = theme.current().statement[look_of(statement)]
            side = min(fonts.scaled(marks.TAG_SIZE), self.px(LANE))
            left = self.lane_left(number) + (self.px(LANE) - side) / 2
            tag = QRectF(left, round(one.middle - side / 2), side, side)
            if bar[1] > tag.bottom():
                painter.setOpacity(1.0 if is_current else _FAINT)
                painter.setPen(QPen(colour, 1.5))
                x = tag.center().x()
                painter.drawLine(QPointF(x, tag.bottom()), QPointF(x, bar[1]))
            painter.setOpacity(1.0)
            painter.fillRect(tag, theme.current().panel)
            marks.paint_letter_tag(painter, tag, look_of(statement), current=is_current)
        self._paint_sign(painter, one)

    def _paint_frame(self, painter: QPainter, middle: float) -> None:
        colours = theme.current()
        left, right = self.lane_left(0), self.lane_left(1) + self.px(LANE)
        height = fonts.scaled(_ROW + 2)
        frame = QRectF(left - 3, middle - height / 2, right - left + 6, height)
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(colours.selected)
        painter.drawRoundedRect(frame, 6, 6)

    def _paint_sign(self, painter: QPainter, one: Placed) -> None:
        left = self.lane_left(0) + self.px(LANE)
        right = self.lane_left(1)
        side = self.px(min(_SIGN, BETWEEN))
        middle = QPointF((left + right) / 2, one.middle)
        if one.mark.settled is Settled.AGREED:
            painter.setPen(QPen(theme.current().line, 1.5))
            painter.drawLine(
                QPointF(left - 4, one.middle), QPointF(right + 4, one.middle)
            )
            return
        area = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        paint_settled(painter, area, one.mark.settled, current=self._is_current(one))
