"""The places of a concordance as a table that reads only what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.domain.concordance import Line, Place, Places
from reviewer.gui import wording
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Line`` of a row; None while it cannot be read."""
PAGE = 32
"""Rows read at once; each may lie in a cable of its own."""
MOST_PAGES = 64

Fetch: TypeAlias = Callable[[Sequence[Place]], Sequence[Line]]
"""Reads what some places show; what cannot be read now is left out."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PlaceColumn(IntEnum):
    """The columns of the table."""

    LEFT = 0
    HIT = 1
    RIGHT = 2
    CABLE = 3
    WHERE = 4
    MARKING = 5
    OWN = 6


class PlacesModel(QAbstractTableModel):
    """Places in their order, three numbers each; lines come by the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = Places()
        self._fetch: Fetch = _nothing
        self._pages: OrderedDict[int, dict[Place, Line]] = OrderedDict()

    @property
    def places(self) -> Places:
        """All places shown."""
        return self._places

    def show_places(self, places: Places, fetch: Fetch) -> None:
        """Show other places."""
        self.beginResetModel()
        self._places, self._fetch = places, fetch
        self._pages.clear()
        self.endResetModel()

    def read_again(self) -> None:
        """Lines say something else; those in sight are read when they are painted."""
        self._pages.clear()
        if self._places:
            last = self.index(len(self._places) - 1, PlaceColumn.OWN)
            self.dataChanged.emit(self.index(0, 0), last)

    def line_at(self, row: int) -> Line | None:
        """The line of a row, read if need be."""
        if not 0 <= row < len(self._places):
            return None
        return self._page(row // PAGE).get(self._places[row])

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many rows as places."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Left, hit, right, cable, where, marking, own statements."""
        return 0 if parent.isValid() else len(PlaceColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for delegates, words for everybody else."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, PlaceColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{line.left}{line.hit}{line.right}".strip())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        right = Qt.ItemDataRole.TextAlignmentRole
        if role == right and section == PlaceColumn.LEFT:
            return Qt.AlignmentFlag.AlignRight.value
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        return {
            PlaceColumn.LEFT: self.tr("Left"),
            PlaceColumn.HIT: self.tr("Found"),
            PlaceColumn.RIGHT: self.tr("Right"),
            PlaceColumn.CABLE: self.tr("Cable"),
            PlaceColumn.WHERE: self.tr("¶"),
            PlaceColumn.MARKING: self.tr("Marking"),
            PlaceColumn.OWN: self.tr("Yours"),
        }[PlaceColumn(section)]

    def _page(self, number: int) -> dict[Place, Line]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        part = self._places.part(number * PAGE, (number + 1) * PAGE)
        read = {line.place: line for line in self._fetch(part)}
        while len(self._pages) >= MOST_PAGES:
            self._pages.popitem(last=False)
        self._pages[number] = read
        return read


def spoken(line: Line) -> str:
    """All of a line, for a screen reader."""
    marking = str(line.marking) if line.marking else _tr("unmarked")
    own = ", ".join(wording.statement_name(one) for one in line.statements)
    said = own or _tr("nothing of yours")
    words = shown_text(f"{line.left}{line.hit}{line.right}".strip())
    return f"{line.cable_id}, {where(line)}, {marking}: {words}; {said}"


def where(line: Line) -> str:
    """The paragraph of a place, or that it is in none."""
    number = line.paragraph.number if line.paragraph else None
    return f"¶{number}" if number is not None else "–"


def _cell(line: Line, column: PlaceColumn) -> str:
    return {
        PlaceColumn.LEFT: shown_text(line.left),
        PlaceColumn.HIT: shown_text(line.hit),
        PlaceColumn.RIGHT: shown_text(line.right),
        PlaceColumn.CABLE: line.cable_id,
        PlaceColumn.WHERE: where(line),
        PlaceColumn.MARKING: str(line.marking) if line.marking else _tr("unmarked"),
        PlaceColumn.OWN: ", ".join(map(wording.statement_name, line.statements)),
    }[column]


def _nothing(_places: Sequence[Place]) -> Sequence[Line]:
    return ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Concordance", text)
