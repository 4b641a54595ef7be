"""What the rows of all lists share: ground, selection, lines, fitting chips."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reviewer.domain.classification import Marking
from reviewer.gui import fonts, marks, theme

EDGE = 3
"""Width of the accent edge of a list's current item, in pixels."""
_FOCUS = 2


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether the row being painted is the selected one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the list has the keyboard and this row is its current one."""
    return is_selected(option) and option.widget.hasFocus()


def area_of(option: QStyleOptionViewItem) -> QRectF:
    """The cell being painted."""
    return QRectF(option.rect)


def state_of(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    """What the look of a row depends on besides what it says."""
    return is_selected(option), has_focus(option)


def paint_ground(  # noqa: PLR0913 - every part of a ground may differ
    painter: QPainter,
    area: QRectF,
    state: tuple[bool, bool],
    *,
    first: bool = True,
    last: bool = True,
    fill: QColor | None = None,
    edge: QColor | None = None,
) -> None:
    """Fill a cell and draw what belongs to its row.

    Args:
        painter: Painter of the view.
        area: The cell.
        state: Whether its row is selected, and whether it has the keyboard.
        first: Whether the cell begins its row and so carries the edge.
        last: Whether the cell ends its row.
        fill: A fill other than the selection's; a selected row keeps its own.
        edge: Colour of the edge of an unselected row.
    """
    colours = theme.current()
    selected, focused = state
    ground = colours.selected if selected else fill
    if ground is not None:
        painter.fillRect(area, ground)
    line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
    painter.fillRect(line, colours.fine_line)
    edge = colours.accent if selected else edge
    if edge is not None and first:
        painter.fillRect(QRectF(area.left(), area.top(), EDGE, area.height()), edge)
    if focused:
        _paint_focus(painter, area, first=first, last=last)


def _paint_focus(painter: QPainter, area: QRectF, *, first: bool, last: bool) -> None:
    """Two pixels of accent round the whole row, cell by cell."""
    colour = theme.current().accent
    width, left, top = area.width(), area.left(), area.top()
    painter.fillRect(QRectF(left, top, width, _FOCUS), colour)
    painter.fillRect(QRectF(left, area.bottom() - _FOCUS, width, _FOCUS), colour)
    if first:
        painter.fillRect(QRectF(left, top, _FOCUS, area.height()), colour)
    if last:
        right = area.right() - _FOCUS
        painter.fillRect(QRectF(right, top, _FOCUS, area.height()), colour)


def fitting_chip(marking: Marking, width: float) -> tuple[Marking, float]:
    """A marking as it fits into a width: its level stays, its controls may go.

    Returns:
        What to paint, and how wide. ``C//REL TO USA, GBR`` becomes ``C//…``.
    """
    needed = marks.level_chip_width(marking)
    if needed <= width:
        return marking, needed
    short = Marking(marking.level, ("…",))
    return short, min(marks.level_chip_width(short), width)


def paint_chip(
    painter: QPainter, area: QRectF, marking: Marking, *, inherited: bool = False
) -> float:
    """Draw a chip at the left of an area, mid-height; returns its right end."""
    shown, width = fitting_chip(marking, area.width())
    height = fonts.scaled(marks.CHIP_HEIGHT)
    top = area.center().y() - height / 2
    chip = QRectF(area.left(), round(top), width, height)
    marks.paint_level_chip(painter, chip, shown, inherited=inherited)
    return chip.right()


def row_height(designed: float, *lines: QFont) -> int:
    """A row's height: as designed, but never so low that its lines are cut."""
    needed = sum(QFontMetricsF(font).height() for font in lines)
    return max(fonts.scaled(designed), round(needed) + 8)


def start_cell(painter: QPainter) -> None:
    """Save the painter and make round things smooth."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
