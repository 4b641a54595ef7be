"""The rows of the marking audit: rule, severity as shape and word, place, sentence."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from reviewer.domain.audit import Severity
from reviewer.gui import fonts, icons, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.findings import ICONS, LINE_ROLE, FindingColumn, FindingLine
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState

_HEIGHT = 32
_MARGIN = 16
_PAD = 8
_ICON = 16


def colour_of(severity: Severity) -> QColor:
    """The colour that goes with a severity's shape and word."""
    colours = theme.current()
    return {
        Severity.ERROR: colours.error,
        Severity.WARNING: colours.attention,
        Severity.NOTE: colours.quiet,
    }[severity]


class FindingDelegate(RowDelegate):
    """Paints a finding's row, cell by cell."""

    def look_of(self, index: Index) -> Hashable | None:
        """What the row shows, without the words of its answer."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, FindingLine):
            return None
        return line.rule, line.severity, line.where, line.message, line.answered

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw every cell."""
        line, model = index.data(LINE_ROLE), index.model()
        if isinstance(line, FindingLine):
            for number, area in cells.items():
                column = FindingColumn(number)
                said = str(model.index(index.row(), number).data())
                self._paint_cell(painter, area, column, line, said, state)

    def _paint_cell(
        self,
        painter: QPainter,
        area: QRectF,
        column: FindingColumn,
        line: FindingLine,
        said: str,
        state: RowState,
    ) -> None:
        first, last = column is FindingColumn.RULE, column is FindingColumn.ANSWER
        rows.start_cell(painter)
        rows.paint_ground(painter, area, state, first=first, last=last)
        left, right = (_MARGIN if first else _PAD), (_MARGIN if last else 4)
        _paint_words(painter, area.adjusted(left, 0, -right, 0), column, line, said)
        painter.restore()

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.sans(13))


def _paint_words(
    painter: QPainter, area: QRectF, column: FindingColumn, line: FindingLine, said: str
) -> None:
    colours = theme.current()
    loud = {FindingColumn.RULE, FindingColumn.FINDING}
    colour, weight = (colours.text if column in loud else colours.quiet), 400
    if column is FindingColumn.RULE:
        weight = 600
    if column is FindingColumn.SEVERITY:
        colour = colour_of(line.severity)
        weight = 400 if line.severity is Severity.NOTE else 600
        area = _after_icon(painter, area, ICONS[line.severity], colour)
    if column is FindingColumn.ANSWER and line.is_begun:
        colour = colours.attention
    elif column is FindingColumn.ANSWER and line.answer:
        colour = colours.done
        area = _after_icon(painter, area, "check", colour)
    paint_line(painter, area, said, font=fonts.sans(13, weight), colour=colour)


def _after_icon(painter: QPainter, area: QRectF, name: str, colour: QColor) -> QRectF:
    size = fonts.scaled(_ICON)
    spot = QRectF(area.left(), round(area.center().y() - size / 2), size, size)
    icons.paint(painter, spot, name, colour)
    return area.adjusted(size + 6, 0, 0, 0)
