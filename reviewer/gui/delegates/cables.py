"""The rows of the cable list: subject, what was found, and what is to be known."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.delegates.snippets import LINES, paint_snippet
from reviewer.gui.models.cables import (
    FIRST_DETAILS,
    ROW_ROLE,
    SNIPPET_ROLE,
    STATES,
    date_of,
    subject_of,
)
from reviewer.gui.models.coding import shown_text
from reviewer.gui.text_lines import elided_lines, paint_line, paint_lines

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.domain.context import Snippet
    from reviewer.services.browsing import CableRow

ROW_HEIGHT = 72
_MARGIN = 16
_PITCH = 18
_SUBJECT_LINES = 2
_LATER = frozenset({"post", "state"})
"""Details that stand on a line of their own."""


class CableDelegate(QStyledItemDelegate):
    """Paints a cable as a card: its subject, and below it what was chosen to show.

    All rows are of one height. While words are looked for, the places where they
    stand take one line of the subject and one more.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: Collection[str] = FIRST_DETAILS
        self._has_words = False

    def show_details(self, details: Collection[str]) -> None:
        """Say other things below the subject."""
        self._details = details

    def expect_words(self, *, expected: bool) -> None:
        """Leave room for the words that are looked for, or for none."""
        self._has_words = expected

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cable."""
        row: CableRow | None = index.data(ROW_ROLE)
        rows.start_cell(painter)
        rows.paint_ground(painter, rows.area_of(option), rows.state_of(option))
        if row is not None:
            area = rows.area_of(option).adjusted(_MARGIN, 8, -_MARGIN, -6)
            feet = self._feet()
            foot = area.adjusted(0, area.height() - feet, 0, 0)
            head = area.adjusted(0, 0, 0, -feet)
            self._paint_head(painter, head, row, index.data(SNIPPET_ROLE))
            self._paint_feet(painter, foot, row)
        painter.restore()

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A row of 72, or as high as what it says asks for."""
        subject, small = fonts.sans(13, 500), fonts.sans(12)
        height = rows.row_height(ROW_HEIGHT, subject, subject, small) + 2
        height += round(self._feet() - _line())
        if self._has_words:
            height += round(_pitch())
        return QSize(0, height)

    def _feet(self) -> float:
        """The height of the lines below the subject."""
        first = any(name not in _LATER for name in self._details)
        later = any(name in _LATER for name in self._details)
        return _line() * (first + later)

    def _paint_head(
        self, painter: QPainter, area: QRectF, row: CableRow, snippet: Snippet | None
    ) -> None:
        pitch = _pitch()
        found = snippet if self._has_words else None
        most = 1 if found else _SUBJECT_LINES
        font = fonts.sans(13, 500)
        lines = elided_lines(subject_of(row), font, area.width(), most)
        colours = theme.current()
        top = QRectF(area.left(), area.top(), area.width(), pitch * len(lines))
        colour = colours.text if row.subject else colours.quiet
        paint_lines(painter, top, lines, font=font, colour=colour, pitch=pitch)
        if found:
            below = QRectF(area.left(), top.bottom(), area.width(), pitch * LINES)
            paint_snippet(painter, below, found, pitch=pitch)

    def _paint_feet(self, painter: QPainter, area: QRectF, row: CableRow) -> None:
        if any(name in _LATER for name in self._details):
            last = area.adjusted(0, area.height() - _line(), 0, 0)
            area = area.adjusted(0, 0, 0, -_line())
            said = {"post": shown_text(row.from_post), "state": STATES[row.state]}
            words = " · ".join(said[name] for name in said if name in self._details)
            quiet = theme.current().quiet
            paint_line(painter, last, words, font=fonts.sans(12), colour=quiet)
        if area.height() > 0:
            self._paint_foot(painter, area, row)

    def _paint_foot(self, painter: QPainter, area: QRectF, row: CableRow) -> None:
        """Id and chip from the left, number of statements and date from the right."""
        font, quiet = fonts.sans(12), theme.current().quiet
        metrics = QFontMetricsF(font)
        right = self._paint_count(painter, area, row)
        left, shows_level = area.left(), "level" in self._details
        chip = marks.level_chip_width(row.banner) if shows_level else 0
        if "id" in self._details:
            name = shown_text(row.cable_id)
            room = right - left - chip - 16
            width = min(metrics.horizontalAdvance(name) + 1, room)
            spot = QRectF(left, area.top(), width, area.height())
            paint_line(painter, spot, name, font=font, colour=quiet)
            left = spot.right() + 8
        if shows_level:
            height = fonts.scaled(marks.CHIP_HEIGHT)
            place = QRectF(left, round(area.center().y() - height / 2), chip, height)
            marks.paint_level_chip(painter, place, row.banner)
            left = place.right() + 8
        date = date_of(row) if "date" in self._details else ""
        needed = metrics.horizontalAdvance(date) + 1
        if right - needed >= left:
            spot = QRectF(right - needed, area.top(), needed, area.height())
            paint_line(painter, spot, date, font=font, colour=quiet)

    def _paint_count(self, painter: QPainter, area: QRectF, row: CableRow) -> float:
        """Say how many statements there are; returns where the room left ends."""
        if not row.statements or "statements" not in self._details:
            return area.right()
        font, words = fonts.sans(12, 600), str(row.statements)
        width = QFontMetricsF(font).horizontalAdvance(words) + 1
        spot = QRectF(area.right() - width, area.top(), width, area.height())
        paint_line(painter, spot, words, font=font, colour=theme.current().accent)
        return spot.left() - 8


def _pitch() -> float:
    return max(fonts.scaled(_PITCH), QFontMetricsF(fonts.sans(13, 500)).height())


def _line() -> float:
    return max(fonts.scaled(20), QFontMetricsF(fonts.sans(12)).height())
