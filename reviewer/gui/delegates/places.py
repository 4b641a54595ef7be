"""The rows of a concordance: context, hit, cable, marking, one's own statements."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reviewer.domain.concordance import Line
from reviewer.domain.statement import look_of
from reviewer.gui import fonts, marks, theme
from reviewer.gui.delegates import rows
from reviewer.gui.models.places import LINE_ROLE, PlaceColumn
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.tags import paint_tag

_HEIGHT = 28
_MARGIN = 16
_GAP = 6
_CONTEXT = {PlaceColumn.LEFT, PlaceColumn.HIT, PlaceColumn.RIGHT}


class PlaceDelegate(QStyledItemDelegate):
    """Paints a place's row, cell by cell; the hit stands between its contexts."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        line = index.data(LINE_ROLE)
        column, area = PlaceColumn(index.column()), rows.area_of(option)
        first, last = column is PlaceColumn.LEFT, column is PlaceColumn.OWN
        rows.start_cell(painter)
        state = rows.is_selected(option), self._is_current(option, index)
        rows.paint_ground(painter, area, state, first=first, last=last)
        inner = area.adjusted(
            _MARGIN if first else _GAP, 0, -(_MARGIN if last else _GAP), 0
        )
        if not isinstance(line, Line):
            pass  # it cannot be read now
        elif column in _CONTEXT:
            _paint_words(painter, area, column, str(index.data()))
        elif column is PlaceColumn.MARKING:
            _paint_marking(painter, inner, line)
        elif column is PlaceColumn.OWN:
            _paint_own(painter, inner, line)
        else:
            font, colour = fonts.sans(13), theme.current().quiet
            paint_line(painter, inner, str(index.data()), font=font, colour=colour)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """A row of 28, or as high as its type asks for."""
        return QSize(super().sizeHint(option, index).width(), self.row_height())

    @staticmethod
    def row_height() -> int:
        """The height of every row."""
        return rows.row_height(_HEIGHT, fonts.serif(14))

    @staticmethod
    def hit_width(hits: list[str]) -> float:
        """Room for the longest of some hits."""
        metrics = QFontMetricsF(fonts.serif(14, 600))
        longest = max((metrics.horizontalAdvance(hit) for hit in hits), default=0)
        return longest + _GAP

    @staticmethod
    def _is_current(
        option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether the keyboard is on this row, chosen or not."""
        view = option.widget
        return view.hasFocus() and view.currentIndex().row() == index.row()  # type: ignore[attr-defined]


def _paint_words(
    painter: QPainter, area: QRectF, column: PlaceColumn, words: str
) -> None:
    colours = theme.current()
    if column is PlaceColumn.HIT:
        inner = area.adjusted(0, 0, -1, 0)
        font = fonts.serif(14, 600)
        paint_line(painter, inner, words.strip(), font=font, colour=colours.text)
        return
    font = fonts.serif(14)
    if column is PlaceColumn.RIGHT:
        inner = area.adjusted(0, 0, -_MARGIN, 0)
        paint_line(painter, inner, words.strip(), font=font, colour=colours.text)
        return
    inner = area.adjusted(_MARGIN, 0, -_GAP, 0)
    mode = Qt.TextElideMode.ElideLeft
    shown = QFontMetricsF(font).elidedText(words.strip(), mode, inner.width() - 1)
    align = Qt.AlignmentFlag.AlignRight
    paint_line(painter, inner, shown, font=font, colour=colours.text, align=align)


def _paint_marking(painter: QPainter, area: QRectF, line: Line) -> None:
    if line.marking is not None:
        rows.paint_chip(painter, area, line.marking, inherited=line.is_inherited)
        return
    width = min(marks.level_chip_width(None), area.width())
    height = fonts.scaled(marks.CHIP_HEIGHT)
    top = round(area.center().y() - height / 2)
    marks.paint_level_chip(painter, QRectF(area.left(), top, width, height), None)


def _paint_own(painter: QPainter, area: QRectF, line: Line) -> None:
    """A letter for each look of one's statements there, or a dash."""
    looks = list(dict.fromkeys(look_of(one) for one in line.statements))
    if not looks:
        colour = theme.current().quiet
        paint_line(painter, area, "–", font=fonts.sans(13), colour=colour)
    for number, look in enumerate(looks):
        left = area.left() + number * fonts.scaled(marks.TAG_SIZE + 4)
        if left + fonts.scaled(marks.TAG_SIZE) <= area.right() + _MARGIN:
            paint_tag(painter, left, area.center().y(), look)
