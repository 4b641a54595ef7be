"""The rows of the cable list: subject, id, level, how far the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.cables import (
    ROW_ROLE,
    SEGMENTS,
    date_of,
    progress_of,
    subject_of,
)
from reviewer.gui.models.coding import shown_text
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow

ROW_HEIGHT = 72
_MARGIN = 16
_PITCH = 18
_SUBJECT_LINES = 2
_SEGMENT = (10, 4)
_GAP = 2


class CableDelegate(QStyledItemDelegate):
    """Paints a cable as a card of three lines."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cable."""
        row: CableRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        rows.start_cell(painter)
        rows.paint_ground(painter, option)
        side = _MARGIN
        area = rows.area_of(option).adjusted(side, 8, -side, -6)
        foot = max(fonts.scaled(20), QFontMetricsF(fonts.sans(12)).height())
        head = area.adjusted(0, 0, 0, -foot)
        self._paint_subject(painter, head, row)
        self._paint_foot(painter, area.adjusted(0, area.height() - foot, 0, 0), row)
        painter.restore()

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A row of 72, or as high as its three lines ask for."""
        subject, small = fonts.sans(13, 500), fonts.sans(12)
        return QSize(0, rows.row_height(ROW_HEIGHT, subject, subject, small) + 2)

    @staticmethod
    def _paint_subject(painter: QPainter, area: QRectF, row: CableRow) -> None:
        font = fonts.sans(13, 500)
        pitch = max(fonts.scaled(_PITCH), QFontMetricsF(font).height())
        lines = elided_lines(subject_of(row), font, area.width(), _SUBJECT_LINES)
        colours = theme.current()
        top = QRectF(area.left(), area.top(), area.width(), pitch * len(lines))
        colour = colours.text if row.subject else colours.quiet
        paint_lines(painter, top, lines, font=font, colour=colour, pitch=pitch)

    def _paint_foot(self, painter: QPainter, area: QRectF, row: CableRow) -> None:
        """Id and chip from the left, progress, count and date from the right."""
        colours = theme.current()
        font = fonts.sans(12)
        metrics = QFontMetricsF(font)
        right = self._paint_progress(painter, area, row)
        chip = marks.level_chip_width(row.banner)
        name = shown_text(row.cable_id)
        width = min(
            metrics.horizontalAdvance(name) + 1, right - area.left() - chip - 16
        )
        spot = QRectF(area.left(), area.top(), width, area.height())
        paint_line(painter, spot, name, font=font, colour=colours.quiet)
        left = spot.right() + 8
        height = fonts.scaled(marks.CHIP_HEIGHT)
        place = QRectF(left, round(area.center().y() - height / 2), chip, height)
        marks.paint_level_chip(painter, place, row.banner)
        left = place.right() + 8
        for words in (str(row.statements) if row.statements else "", date_of(row)):
            needed = metrics.horizontalAdvance(words) + 1
            if words and right - 8 - needed >= left:
                spot = QRectF(right - 8 - needed, area.top(), needed, area.height())
                paint_line(painter, spot, words, font=font, colour=colours.quiet)
                right = spot.left()

    @staticmethod
    def _paint_progress(painter: QPainter, area: QRectF, row: CableRow) -> float:
        """Draw the steps; returns where they begin."""
        colours = theme.current()
        width, height = fonts.scaled(_SEGMENT[0]), _SEGMENT[1]
        whole = SEGMENTS * width + (SEGMENTS - 1) * _GAP
        left = area.right() - whole
        done = progress_of(row)
        for step in range(SEGMENTS):
            spot = QRectF(left + step * (width + _GAP), 0, width, height)
            spot.moveTop(round(area.center().y() - height / 2))
            painter.fillRect(spot, colours.line)
            part = min(max(done - step, 0.0), 1.0)
            if part:
                spot.setWidth(width * part)
                painter.fillRect(spot, colours.accent)
        return left
