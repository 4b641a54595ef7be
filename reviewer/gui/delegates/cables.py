"""The rows of the cable list: subject, id, level, how far the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.cables import ROW_ROLE, date_of, subject_of
from reviewer.gui.models.coding import shown_text
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow

ROW_HEIGHT = 72
_MARGIN = 16
_PITCH = 18
_SUBJECT_LINES = 2


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
        rows.paint_ground(painter, rows.area_of(option), rows.state_of(option))
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
        """Id and chip from the left, number of statements and date from the right."""
        colours = theme.current()
        font = fonts.sans(12)
        metrics = QFontMetricsF(font)
        right = self._paint_count(painter, area, row)
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
        date = date_of(row)
        needed = metrics.horizontalAdvance(date) + 1
        if right - needed >= left:
            spot = QRectF(right - needed, area.top(), needed, area.height())
            paint_line(painter, spot, date, font=font, colour=colours.quiet)

    @staticmethod
    def _paint_count(painter: QPainter, area: QRectF, row: CableRow) -> float:
        """Say how many statements there are; returns where the room left ends."""
        if not row.statements:
            return area.right()
        font, words = fonts.sans(12, 600), str(row.statements)
        width = QFontMetricsF(font).horizontalAdvance(words) + 1
        spot = QRectF(area.right() - width, area.top(), width, area.height())
        paint_line(painter, spot, words, font=font, colour=theme.current().accent)
        return spot.left() - 8
