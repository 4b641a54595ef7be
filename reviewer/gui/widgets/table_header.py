"""The head of a table: quiet words, an icon where words have no room."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from reviewer.gui import fonts, icons, pictures, theme
from reviewer.gui.text_lines import paint_line

_HEIGHT = 28
_PAD = 8
_MARGIN = 16
_ARROW = 12


class TableHeader(QHeaderView):
    """Draws heads as the panels want them; sorting is Qt's own.

    Args:
        pictures: Names of icons that stand for the words of a section.
        ground: The surface of the theme it lies on: ``panel`` or ``paper``.
        margin: Room left of the first head.
    """

    def __init__(
        self,
        pictures: Mapping[int, str],
        parent: QWidget | None = None,
        *,
        ground: Literal["panel", "paper"] = "panel",
        margin: int = _PAD,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._ground: Literal["panel", "paper"] = ground
        self._margin = margin
        self._pictures = {int(place): name for place, name in pictures.items()}
        self._default: tuple[int, Qt.SortOrder] | None = None
        self.setMinimumSectionSize(8)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns"))

    def set_default_order(self, section: int, order: Qt.SortOrder) -> None:
        """Name the order that needs no arrow, because it is the text's own."""
        self._default = (section, order)

    def sizeHint(self) -> QSize:
        """As high as a row."""
        needed = round(QFontMetricsF(fonts.sans(12)).height()) + 8
        return QSize(super().sizeHint().width(), max(fonts.scaled(_HEIGHT), needed))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a head, its arrow where rows are ordered by it, and the line."""

        def paint(own: QPainter, area: QRectF) -> None:
            self._paint_head(own, area, section)

        order = self.sortIndicatorOrder() if self._has_arrow(section) else None
        pictures.paint_kept(
            painter,
            QRectF(rect),
            ("head", type(self.model()), section, order, self._pictures.get(section)),
            paint,
            ground=theme.current().panel,
        )

    def _paint_head(self, painter: QPainter, area: QRectF, section: int) -> None:
        colours = theme.current()
        painter.save()
        ground = colours.paper if self._ground == "paper" else colours.panel
        painter.fillRect(area, ground)
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, colours.line)
        right = self._is_right(section)
        last = self.visualIndex(section) == self.count() - 1
        left = _PAD if section else self._margin
        inner = area.adjusted(0 if right else left, 0, -(_MARGIN if last else 4), 0)
        if self._has_arrow(section):
            inner = self._paint_arrow(painter, inner, at_right=not right)
        if section in self._pictures:
            size = fonts.scaled(16)
            spot = QRectF(inner.right() - size + 2, 0, size, size)
            spot.moveTop(inner.center().y() - size / 2)
            icons.paint(painter, spot, self._pictures[section], colours.quiet)
        else:
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            words = str(self.model().headerData(section, self.orientation()) or "")
            font = fonts.sans(12)
            paint_line(
                painter, inner, words, font=font, colour=colours.quiet, align=align
            )
        painter.restore()

    def _is_right(self, section: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        align = self.model().headerData(section, self.orientation(), role)
        return bool(
            align is not None and int(align) & Qt.AlignmentFlag.AlignRight.value
        )

    def _has_arrow(self, section: int) -> bool:
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != section:
            return False
        return (section, self.sortIndicatorOrder()) != self._default

    def _paint_arrow(
        self, painter: QPainter, inner: QRectF, *, at_right: bool
    ) -> QRectF:
        """Draw the arrow at one end and return what is left."""
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        size = fonts.scaled(_ARROW)
        left = inner.right() - size if at_right else inner.left()
        spot = QRectF(left, inner.center().y() - size / 2, size, size)
        name = "chevron-down" if down else "chevron-up"
        icons.paint(painter, spot, name, theme.current().quiet)
        if at_right:
            return inner.adjusted(0, 0, -size, 0)
        return inner.adjusted(size, 0, 0, 0)
