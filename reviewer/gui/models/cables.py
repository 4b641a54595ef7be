"""The cables of a project as a list that filters without a proxy.

What is shown is an array of places in the stored order; filtering and queues make
a new array. A project too large to hold all rows can later fetch them by page
behind ``row_at`` without the view noticing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.gui.counting import counted
from reviewer.gui.models.cable_query import CableQuery
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``CableRow`` of an index."""
CODED, UNCODED = "coded", "uncoded"
"""The queues: cables on which this person recorded something, and the others."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CableModel(QAbstractListModel):
    """The cables that fit the search and the queue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CableRow] = ()
        self._places = array("L")
        self._query = CableQuery()
        self._queue: str | None = None

    def show_rows(self, rows: Sequence[CableRow]) -> None:
        """Take the cables of a project in their order."""
        same = len(rows) == len(self._rows) and all(
            new.cable_id == old.cable_id
            for new, old in zip(rows, self._rows, strict=True)
        )
        self._rows = rows
        places = self._fitting()
        if same and places == self._places:
            # Only what rows say has changed: keep scroll place and selection.
            if places:
                self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self._take(places)

    def show_row(self, row: CableRow) -> None:
        """Say something else of one cable, which may leave or enter what is shown."""
        ids = (known.cable_id for known in self._rows)
        number = next((n for n, one in enumerate(ids) if one == row.cable_id), None)
        if number is None:
            return
        rows = list(self._rows)
        rows[number] = row
        self._rows = rows
        place = bisect_left(self._places, number)
        was = place < len(self._places) and self._places[place] == number
        fits = _is_in(row, self._queue) and self._query.fits(row)
        if was and fits:
            self.dataChanged.emit(self.index(place), self.index(place))
        elif was:
            self.beginRemoveRows(_ROOT, place, place)
            self._places.pop(place)
            self.endRemoveRows()
        elif fits:
            self.beginInsertRows(_ROOT, place, place)
            self._places.insert(place, number)
            self.endInsertRows()

    def show_query(self, query: CableQuery) -> None:
        """Show only what fits a search."""
        self._query = query
        self._take(self._fitting())

    def show_queue(self, queue: str | None) -> None:
        """Show one queue; None stands for every cable."""
        self._queue = queue
        self._take(self._fitting())

    @property
    def total(self) -> int:
        """How many cables there are, shown or not."""
        return len(self._rows)

    def count_of(self, queue: str | None) -> int:
        """How many cables a queue holds."""
        return sum(_is_in(row, queue) for row in self._rows)

    def hidden_by(self, query: CableQuery) -> int:
        """How many cables of the project do not fit a search."""
        return sum(not query.fits(row) for row in self._rows)

    def row_at(self, place: int) -> CableRow | None:
        """The cable shown at a place."""
        if not 0 <= place < len(self._places):
            return None
        return self._rows[self._places[place]]

    def place_of(self, cable_id: str | None) -> int | None:
        """Where a cable is shown, if it is."""
        for place, index in enumerate(self._places):
            if self._rows[index].cable_id == cable_id:
                return place
        return None

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many rows as cables are shown."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for delegates, words for everybody else."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return subject_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(spoken(row))
        return None

    def _fitting(self) -> array[int]:
        query, queue = self._query, self._queue
        return array(
            "L",
            (
                place
                for place, row in enumerate(self._rows)
                if _is_in(row, queue) and query.fits(row)
            ),
        )

    def _take(self, places: array[int]) -> None:
        self.beginResetModel()
        self._places = places
        self.endResetModel()


def subject_of(row: CableRow) -> str:
    """The subject, or that there is none."""
    return shown_text(row.subject) or "No subject"


def date_of(row: CableRow) -> str:
    """The day of a cable, or nothing where it has none."""
    return f"{row.dtg.day} {row.dtg:%b %Y}" if row.dtg else ""


def spoken(row: CableRow) -> str:
    """A whole row as a screen reader says it."""
    parts = [subject_of(row), shown_text(row.cable_id), shown_text(row.from_post)]
    parts.append(date_of(row))
    parts.append(row.banner.banner if row.banner else "unmarked")
    parts.append(counted(row.statements, "statement", "statements"))
    parts.append(_STATES.get(row.state, row.state.replace("_", " ")))
    return ", ".join(part for part in parts if part)


_STATES = {
    "imported": "not begun",
    "first_pass": "first pass begun",
    "second_pass": "second pass begun",
    "submitted": "your pass is submitted",
}


def _is_in(row: CableRow, queue: str | None) -> bool:
    return queue is None or bool(row.statements) == (queue == CODED)
