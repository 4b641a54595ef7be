"""A table whose rows are painted whole, each kept as one picture.

When a row comes or goes Qt paints all that can be seen anew. Asking Python for every
cell takes five milliseconds then; copying one picture for each row takes a fraction.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewer.gui import pictures, theme

Index = QModelIndex | QPersistentModelIndex


class RowState(NamedTuple):
    """What the look of a row depends on besides what it says."""

    is_selected: bool
    has_focus: bool


Cells = Mapping[int, QRectF]
"""By number of the column, where its cell lies; only of columns that are shown."""


class _Column(NamedTuple):
    number: int
    left: int
    width: int


class RowDelegate(QStyledItemDelegate):
    """Knows how a row looks and paints its cells; ``RowTable`` keeps the picture."""

    def look_of(self, index: Index) -> Hashable | None:
        """All that the look of a row depends on; None where there is no row."""
        raise NotImplementedError

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        """Draw a row, cell by cell; ``index`` is its first."""
        raise NotImplementedError

    @staticmethod
    def row_height() -> int:
        """The height of every row, at least as high as its type asks for."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words, and as high as every row."""
        return QSize(super().sizeHint(option, index).width(), self.row_height())


class RowTable(QTableView):
    """Rows of one height over a quiet ground; some keys are its panel's business.

    Args:
        delegate: Paints the rows.
        ground: The surface of the theme it lies on.
        keys: Keys that the panel answers itself; letters too, for they would search.
        parent: The panel.

    Signals:
        row_reached: The row that the user went to; nothing that a program did.
    """

    row_reached = Signal(int)

    def __init__(
        self,
        delegate: RowDelegate,
        ground: Literal["panel", "paper"],
        keys: Iterable[Qt.Key],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._rows = delegate
        self._ground = ground
        self._keys = frozenset(keys)
        self._is_following = False
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # It fills itself, so that nothing below need be painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, and notice who goes to its rows."""
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(self._reach)

    @contextmanager
    def following(self) -> Iterator[None]:
        """Within it rows come, go and are marked without anybody having gone there."""
        before, self._is_following = self._is_following, True
        try:
            yield
        finally:
            self._is_following = before

    def follow(self, row: int | None) -> None:
        """Mark a row and bring it into view, or mark none; what is marked stays."""
        with self.following():
            if row is None:
                self.selectionModel().clear()
            elif not self.selectionModel().isRowSelected(row, QModelIndex()):
                self.selectRow(row)
                self.scrollTo(self.model().index(row, 0))

    def set_row_height(self, height: int) -> None:
        """Give every row a height in pixels."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and copy the pictures of the rows in sight."""
        ground: QColor = getattr(theme.current(), self._ground)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), ground)
        columns = tuple(self._columns())
        for row, area in self._areas(event.rect()):
            look = self._rows.look_of(self.model().index(row, 0))
            selected = self.selectionModel().isRowSelected(row)
            state = RowState(selected, selected and self.hasFocus())
            pictures.paint_kept(
                painter,
                area,
                (type(self._rows), state, columns, look),
                partial(self._paint_row, columns=columns, row=row, state=state),
                ground=ground,
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Do not move to a row merely because the keyboard came here."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave some keys and all letters to the panel."""
        if event.key() in self._keys or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _reach(self, current: QModelIndex, _previous: QModelIndex) -> None:
        # Views make a row current, unselected, when they get the keyboard.
        if not self._is_following and self.selectionModel().isSelected(current):
            self.row_reached.emit(current.row())

    def _paint_row(
        self,
        painter: QPainter,
        area: QRectF,
        *,
        columns: Iterable[_Column],
        row: int,
        state: RowState,
    ) -> None:
        cells = {
            column.number: QRectF(column.left, area.top(), column.width, area.height())
            for column in columns
        }
        self._rows.paint_row(painter, cells, self.model().index(row, 0), state)

    def _columns(self) -> Iterator[_Column]:
        """The columns that are shown."""
        for number in range(self.horizontalHeader().count()):
            width = self.columnWidth(number)
            if width:
                yield _Column(number, self.columnViewportPosition(number), width)

    def _areas(self, seen: QRect) -> Iterator[tuple[int, QRectF]]:
        """The rows that reach into a part of the viewport, and their places."""
        first, width = self.rowAt(seen.top()), self.viewport().width()
        if first < 0:
            return
        for row in range(first, self.verticalHeader().count()):
            top = self.rowViewportPosition(row)
            if top > seen.bottom():
                return
            yield row, QRectF(0, top, width, self.rowHeight(row))
