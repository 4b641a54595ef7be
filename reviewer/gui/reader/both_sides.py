"""What the reader shows of two passes at once: lanes, their heads, the two lines."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reviewer.domain.statement import Statement
from reviewer.gui import fonts, theme
from reviewer.gui.reader.document import OVERHANG
from reviewer.gui.reader.margin import Margin
from reviewer.gui.reader.sides import LANE, SideLanes, SideMark
from reviewer.gui.reader.text_view import ReaderText
from reviewer.gui.text_lines import paint_line

_STRIP = 28
"""Height of the line above the lanes."""


class BothSides:
    """Puts two passes in the place of one's own, and one's own back again."""

    def __init__(self, view: ReaderText, margin: Margin, reader: QWidget) -> None:
        self._view = view
        self._margin = margin
        self.lanes = SideLanes(view, reader)
        self._strip = SideStrip(self.lanes, view, reader)
        self._own: tuple[Sequence[Statement], str | None] = ((), None)

    @property
    def is_shown(self) -> bool:
        """Whether two passes are shown."""
        return not self.lanes.isHidden()

    @property
    def height(self) -> int:
        """Of the line above the lanes, in pixels."""
        return fonts.scaled(_STRIP) if self.is_shown else 0

    def set_own(self, statements: Sequence[Statement], current_id: str | None) -> None:
        """Draw one's own statements now, or keep them until the sides are gone."""
        self._own = statements, current_id
        if not self.is_shown:
            self._view.set_statements(statements, current_id)

    def show(self, found: Sequence[SideMark] | None, current: SideMark | None) -> bool:
        """Show two passes, or (None) one's own; whether that changed the layout."""
        changed = self.is_shown is (found is None)
        self.lanes.setVisible(found is not None)
        self._strip.setVisible(found is not None)
        self._margin.setVisible(found is None)
        self._view.step_back(is_back=found is not None)
        self._view.put_in_front(current.statements if current else ())
        if found is None:
            self._view.set_statements(*self._own)
        else:
            self.lanes.show_marks(found, current.case_id if current else None)
            front = {one.statement_id for one in current.statements} if current else ()
            shown = {s.statement_id: s for mark in found for s in mark.drawn}
            drawn = [s for key, s in shown.items() if key not in front]
            self._view.set_statements(drawn, None)
        return changed

    def place(self, top: int, width: int) -> None:
        """Take the margin's place, and the line at a height of the reader."""
        self.lanes.setGeometry(self._margin.geometry())
        self._strip.setGeometry(QRect(0, top, width, self.height))
        self._strip.raise_()


class SideStrip(QWidget):
    """The line above the text that says what the two lines and lanes are."""

    def __init__(self, lanes: SideLanes, text: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._text = text
        self.words = self.tr(
            "In the text: upper line X, lower line Y. Others are drawn lighter."
        )
        self.setAccessibleName(self.words)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sentence over the text and the letters over the lanes."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.paper)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.fine_line)
        left = self._text.x() + OVERHANG
        area = QRectF(left, 0, self._text.width() - 2 * OVERHANG, self.height())
        paint_line(painter, area, self.words, font=fonts.sans(12), colour=colours.quiet)
        for number, letter in enumerate("XY"):
            start = self._lanes.x() + self._lanes.lane_left(number)
            lane = QRectF(start, 0, self._lanes.px(LANE), self.height())
            painter.setFont(fonts.sans(13, 600))
            painter.setPen(colours.accent)
            painter.drawText(lane, Qt.AlignmentFlag.AlignCenter, letter)
