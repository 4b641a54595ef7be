"""The timeline of a board: a row for each stand, a mark at the date of each cable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.domain.proposition import Stand
from reviewer.gui import fonts, marks, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.propositions import words
from reviewer.gui.propositions.timeline_places import Axis, apart, axis
from reviewer.gui.text_lines import paint_line

if TYPE_CHECKING:
    from reviewer.domain.statement import Link
    from reviewer.services.boards import Board, Card

_MARGIN, _TITLE, _ROW, _FOOT, _NAMES = 16, 36, 28, 26, 136
_MARK, _UNDATED = 18, 96
_STANDS = tuple(Stand)


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A link between two marks, drawn to their left."""

    kind: str
    top: QPointF
    bottom: QPointF
    is_lit: bool

    @property
    def left(self) -> float:
        """Where its line runs up, in pixels."""
        return min(self.top.x(), self.bottom.x()) - fonts.scaled(10)


class Timeline(QWidget):
    """Marks by stand and date, with brackets for links.

    Signals:
        opened: The ``Card`` of a mark that was pressed.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("propositionTimeline")
        self.setAccessibleName(self.tr("Timeline by date of the cable"))
        self._axis: Axis | None = None
        self._marks: tuple[_Mark, ...] = ()
        self._current: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_board(self, board: Board) -> None:
        """Show the marks of a proposition's cards."""
        for mark in self._marks:
            mark.hide()
            mark.deleteLater()
        cards = board.in_order
        self._axis = axis(card.dtg for card in cards if card.dtg)
        self._marks = tuple(_Mark(card, self) for card in cards)
        for mark in self._marks:
            mark.clicked.connect(self._open)
            mark.show()
        self._arrange()
        self.update()

    def show_current(self, statement_id: str | None) -> None:
        """Light what one statement is linked by."""
        self._current = statement_id
        for mark in self._marks:
            mark.set_current(mark.card.statement.statement_id == statement_id)
        self.update()

    @property
    def marks(self) -> tuple[QAbstractButton, ...]:
        """The marks, in the order of time."""
        return self._marks

    def sizeHint(self) -> QSize:
        """A title, four rows and the dates."""
        height = fonts.scaled(_TITLE + len(_STANDS) * _ROW + _FOOT + 4)
        return QSize(fonts.scaled(480), height)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the marks where their dates are now."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, title, rows, dates and brackets; marks draw themselves."""
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 8, 8)
        self._paint_title(painter)
        self._paint_rows(painter)
        self._paint_dates(painter)
        told: list[QRectF] = []
        brackets = self._brackets()
        for bracket in brackets:
            self._paint_bracket(painter, bracket)
        for bracket in reversed(brackets):
            self._paint_kind(painter, bracket, told)

    def _paint_title(self, painter: QPainter) -> None:
        colours = theme.current()
        area = QRectF(0, fonts.scaled(4), self.width(), fonts.scaled(_TITLE - 4))
        area.adjust(fonts.scaled(_MARGIN), 0, -fonts.scaled(_MARGIN), 0)
        title, bold = self.tr("Timeline"), fonts.sans(13, 600)
        paint_line(painter, area, title, font=bold, colour=colours.text)
        after = QFontMetricsF(bold).horizontalAdvance(title) + 8
        by = self.tr("by date of the cable")
        years = self._axis.years if self._axis else ""
        said = f"{by} · {years}" if years else by
        small = fonts.sans(12)
        rest = area.adjusted(after, 0, 0, 0)
        paint_line(painter, rest, said, font=small, colour=colours.quiet)
        hint = self.tr("Each mark opens its cable at the paragraph")
        used = after + QFontMetricsF(small).horizontalAdvance(said + hint)
        if used + fonts.scaled(40) < area.width():
            right = Qt.AlignmentFlag.AlignRight
            paint_line(
                painter, area, hint, font=small, colour=colours.quiet, align=right
            )

    def _paint_rows(self, painter: QPainter) -> None:
        colours = theme.current()
        lane, small = self._lane(), fonts.sans(12)
        for number, stand in enumerate(_STANDS):
            y = self._y(number)
            painter.fillRect(QRectF(lane.left(), y, lane.width(), 1), colours.fine_line)
            name = QRectF(fonts.scaled(_MARGIN), y - 12, fonts.scaled(_NAMES), 24)
            said = words.stand_name(stand)
            paint_line(painter, name, said, font=small, colour=colours.text)

    def _paint_dates(self, painter: QPainter) -> None:
        colours = theme.current()
        lane, small = self._lane(), fonts.sans(12)
        top = fonts.scaled(_TITLE)
        foot = QRectF(0, lane.bottom(), 0, fonts.scaled(_FOOT))
        for tick in self._axis.ticks() if self._axis else ():
            x = lane.left() + tick.at * self._dated()
            painter.fillRect(QRectF(x, top, 1, lane.bottom() - top), colours.line)
            half = QFontMetricsF(small).horizontalAdvance(tick.words) / 2 + 1
            left = min(x - half, self.width() - 2 * half - 8)
            area = QRectF(left, foot.top(), 2 * half, foot.height())
            paint_line(painter, area, tick.words, font=small, colour=colours.quiet)
        if self._has_undated():
            spot = QRectF(lane.right() - fonts.scaled(_UNDATED), foot.top(), 0, 0)
            spot.setSize(QSize(fonts.scaled(_UNDATED), round(foot.height())).toSizeF())
            said, right = self.tr("no date"), Qt.AlignmentFlag.AlignRight
            paint_line(
                painter, spot, said, font=small, colour=colours.quiet, align=right
            )

    def _paint_bracket(self, painter: QPainter, bracket: _Bracket) -> None:
        colours = theme.current()
        colour = colours.statement["comment"] if bracket.is_lit else colours.input_edge
        painter.setPen(QPen(colour, 1.75 if bracket.is_lit else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = bracket.left
        path = QPainterPath(bracket.bottom)
        path.lineTo(left + 4, bracket.bottom.y())
        path.quadTo(left, bracket.bottom.y(), left, bracket.bottom.y() - 4)
        path.lineTo(left, bracket.top.y() + 4)
        path.quadTo(left, bracket.top.y(), left + 4, bracket.top.y())
        path.lineTo(bracket.top)
        painter.drawPath(path)

    def _paint_kind(
        self, painter: QPainter, bracket: _Bracket, told: list[QRectF]
    ) -> None:
        """Name the link where no mark and no other name is in the way."""
        font, colours = fonts.sans(12), theme.current()
        width = QFontMetricsF(font).horizontalAdvance(bracket.kind) + 1
        height = fonts.scaled(18)
        middle = (bracket.top.y() + bracket.bottom.y()) / 2
        area = QRectF(bracket.left - 6 - width, middle - height / 2, width, height)
        in_the_way = [QRectF(mark.geometry()) for mark in self._marks] + told
        if any(area.intersects(other) for other in in_the_way):
            return
        told.append(area)
        painter.fillRect(area, colours.raised)
        colour = colours.text if bracket.is_lit else colours.quiet
        paint_line(painter, area, bracket.kind, font=font, colour=colour)

    def _brackets(self) -> list[_Bracket]:
        """A bracket for each link between marks; those of the current one on top."""
        at = {mark.card.statement.statement_id: mark for mark in self._marks}
        found = [
            self._bracket(link, at[link.to_id], mark)
            for mark in self._marks
            for link in mark.card.targets
            if link.to_id in at and mark.card.stand is Stand.COMMENTS
        ]
        return sorted(found, key=lambda bracket: bracket.is_lit)

    def _bracket(self, link: Link, claim: _Mark, comment: _Mark) -> _Bracket:
        only = sum(bool(mark.card.targets) for mark in self._marks) == 1
        return _Bracket(
            kind=link.kind,
            top=claim.left_edge,
            bottom=comment.left_edge,
            is_lit=only or self._current in {link.from_id, link.to_id},
        )

    def _arrange(self) -> None:
        """Put every mark at its row and date."""
        lane, size = self._lane(), fonts.scaled(_MARK)
        for number, stand in enumerate(_STANDS):
            row = [mark for mark in self._marks if mark.card.stand is stand]
            wanted = [self._x(mark.card, lane) for mark in row]
            for mark, x in zip(row, apart(wanted, size + 4), strict=True):
                middle = min(x, lane.right() - size / 2)
                top = self._y(number) - size / 2
                mark.setGeometry(round(middle - size / 2), round(top), size, size)

    def _x(self, card: Card, lane: QRectF) -> float:
        if card.dtg is None or self._axis is None:
            return lane.right() - fonts.scaled(_MARK)
        return lane.left() + self._axis.at(card.dtg) * self._dated()

    def _y(self, row: int) -> float:
        return fonts.scaled(_TITLE) + (row + 0.5) * fonts.scaled(_ROW)

    def _lane(self) -> QRectF:
        """Where the rows run."""
        left = fonts.scaled(_MARGIN + _NAMES)
        right = self.width() - fonts.scaled(_MARGIN + 8)
        top = fonts.scaled(_TITLE)
        height = len(_STANDS) * fonts.scaled(_ROW)
        return QRectF(left, top, max(right - left, 1), height)

    def _dated(self) -> float:
        """The part of the lane that time runs along, in pixels."""
        undated = fonts.scaled(_UNDATED) if self._has_undated() else 0
        return max(self._lane().width() - undated, 1)

    def _has_undated(self) -> bool:
        return any(mark.card.dtg is None for mark in self._marks)

    def _open(self) -> None:
        mark = self.sender()
        if isinstance(mark, _Mark):
            self.opened.emit(mark.card)


class _Mark(QAbstractButton):
    """A letter tag at its date."""

    def __init__(self, card: Card, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self._is_current = False
        date = f"{card.dtg.day} {card.dtg:%b %Y}" if card.dtg else self.tr("no date")
        said = f"{words.stand_name(card.stand)}, {date}, {words.place(card)}"
        self.setAccessibleName(said)
        self.setToolTip(tooltip(f"{said}\n“{card.quote}”"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def left_edge(self) -> QPointF:
        """Where a bracket ends."""
        return QPointF(self.x(), self.y() + self.height() / 2)

    def set_current(self, current: bool) -> None:  # noqa: FBT001
        """Fill the tag, or not."""
        self._is_current = current
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the timeline below does not."""
        super().mousePressEvent(event)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tag on the ground of the timeline."""
        painter, colours = QPainter(self), theme.current()
        area = self.rect().toRectF()
        painter.fillRect(area, colours.raised)
        look = words.LOOKS[self.card.stand]
        marks.paint_letter_tag(painter, area, look, current=self._is_current)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3)
