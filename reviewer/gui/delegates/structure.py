"""The rows of the structure table: place, kind of doubt or correction, words."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from reviewer.domain.correcting import Fit
from reviewer.gui import fonts, icons, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.structure import LINE_ROLE, StructureColumn, StructureLine
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState

_HEIGHT = 32
_MARGIN = 16
_PAD = 8
_ICON = 16


class StructureDelegate(RowDelegate):
    """Paints a row, cell by cell."""

    def look_of(self, index: Index) -> Hashable | None:
        """What the row shows."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, StructureLine):
            return None
        return line.where, line.code, line.says, line.sure, line.fit

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw every cell."""
        line, model = index.data(LINE_ROLE), index.model()
        if not isinstance(line, StructureLine):
            return
        for number, area in cells.items():
            column = StructureColumn(number)
            first = column is StructureColumn.WHERE
            last = column is StructureColumn.SURE
            rows.start_cell(painter)
            rows.paint_ground(painter, area, state, first=first, last=last)
            left, right = (_MARGIN if first else _PAD), (_MARGIN if last else 4)
            inner = area.adjusted(left, 0, -right, 0)
            said = str(model.index(index.row(), number).data())
            _paint_words(painter, inner, column, line, said)
            painter.restore()

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.sans(13))


def _paint_words(
    painter: QPainter,
    area: QRectF,
    column: StructureColumn,
    line: StructureLine,
    said: str,
) -> None:
    colours = theme.current()
    loud = {StructureColumn.WHERE, StructureColumn.SAYS}
    colour, weight = (colours.text if column in loud else colours.quiet), 400
    if column is StructureColumn.WHERE:
        weight = 600
    if column is StructureColumn.CODE and line.correction:
        colour, weight = colours.accent, 600
        area = _after_icon(painter, area, "edit", colour)
    if column is StructureColumn.SURE and line.fit is Fit.MISFIT:
        colour = colours.attention
        area = _after_icon(painter, area, "warning", colour)
    paint_line(painter, area, said, font=fonts.sans(13, weight), colour=colour)


def _after_icon(painter: QPainter, area: QRectF, name: str, colour: QColor) -> QRectF:
    size = fonts.scaled(_ICON)
    spot = QRectF(area.left(), round(area.center().y() - size / 2), size, size)
    icons.paint(painter, spot, name, colour)
    return area.adjusted(size + 6, 0, 0, 0)
