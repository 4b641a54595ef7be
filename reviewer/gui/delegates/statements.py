"""The cells of the statement table: tag, words, chip, quotation."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reviewer.gui import fonts, pictures, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.coding import StatementLine
from reviewer.gui.models.statements import COLUMNS, LINE_ROLE, Column, words_of
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.row_table import Cells, Index, RowDelegate, RowState
from reviewer.gui.widgets.tags import paint_tag

ROW_HEIGHT = 28
MARGIN = 16
"""Room left of the first and right of the last cell, in design pixels."""
_PAD = 8
_RIGHT = {Column.PARAGRAPH, Column.LINKS}
_LOUD = {Column.TYPE, Column.QUOTE}


class StatementDelegate(RowDelegate):
    """Paints a statement's row, cell by cell."""

    def look_of(self, index: Index) -> Hashable | None:
        """What its cells show."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, StatementLine):
            return None
        return (
            (line.look, line.type, line.paragraph, line.speaker, line.quote),
            (line.marking, line.inherited, line.links),
        )

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw its cells; all but the quotation look alike in many rows."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, StatementLine):
            return
        signs = (line.look, line.marking, line.inherited)
        for number, area in cells.items():
            column = COLUMNS[number]
            words = words_of(line, column)
            paint = partial(
                _paint_cell, column=column, line=line, words=words, state=state
            )
            if column is Column.QUOTE:
                paint(painter, area)
            else:
                look = ("statement", column, state, words, signs)
                pictures.paint_kept(painter, area, look, paint)

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(ROW_HEIGHT, fonts.serif(14))


def _paint_cell(
    painter: QPainter,
    area: QRectF,
    *,
    column: Column,
    line: StatementLine,
    words: str,
    state: RowState,
) -> None:
    rows.start_cell(painter)
    first, last = column is Column.SIGN, column is Column.LINKS
    rows.paint_ground(painter, area, state, first=first, last=last)
    if column is Column.SIGN:
        paint_tag(painter, area.left() + MARGIN, area.center().y(), line.look)
    elif column is Column.MARKING:
        inner = area.adjusted(_PAD, 0, -4, 0)
        rows.paint_chip(painter, inner, line.marking, inherited=line.inherited)
    else:
        _paint_words(painter, area, column, words)
    painter.restore()


def _paint_words(painter: QPainter, area: QRectF, column: Column, words: str) -> None:
    colours = theme.current()
    right = MARGIN if column is Column.LINKS else 4
    left = 0 if column in _RIGHT else _PAD
    inner = area.adjusted(left, 0, -right, 0)
    align = Qt.AlignmentFlag.AlignLeft
    if column in _RIGHT:
        align = Qt.AlignmentFlag.AlignRight
    quoted = column is Column.QUOTE
    paint_line(
        painter,
        inner,
        words,
        font=fonts.serif(14) if quoted else fonts.sans(13),
        colour=colours.text if column in _LOUD else colours.quiet,
        align=align,
    )
