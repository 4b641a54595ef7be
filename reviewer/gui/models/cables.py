"""The cables that were found, as a list that reads only what is looked at.

What is shown is an array of positions in the project, eight bytes a cable. Rows are
fetched by the page; every other order and every search ends in another array.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.gui.counting import counted
from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.domain.context import Snippet
    from reviewer.services.browsing import CableRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``CableRow`` of an index; None while it cannot be read."""
SNIPPET_ROLE = Qt.ItemDataRole.UserRole + 2
"""The ``Snippet`` of an index, where there is one."""
DETAILS = ("id", "level", "statements", "date", "post", "state")
"""What a row can say below the subject."""
FIRST_DETAILS = DETAILS[:4]
PAGE = 256
"""How many rows are fetched at once."""
MOST_PAGES = 64

Positions: TypeAlias = "array[int]"
Fetch: TypeAlias = "Callable[[Sequence[int]], Sequence[CableRow] | None]"
"""Reads rows by their positions; None says that they cannot be read now."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CableModel(QAbstractListModel):
    """The cables found, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._positions: Positions = array("q")
        self._fetch: Fetch = _nothing
        self._pages: OrderedDict[int, dict[int, CableRow]] = OrderedDict()
        self._snippets: dict[int, Snippet | None] = {}

    def show_found(self, positions: Positions, fetch: Fetch) -> None:
        """Show other cables, or the same ones in another order."""
        self.beginResetModel()
        self._positions, self._fetch = positions, fetch
        self._pages.clear()
        self._snippets.clear()
        self.endResetModel()

    def read_again(self, position: int | None = None) -> None:
        """Rows say something else: those around a cable, or all."""
        if not self._positions:
            return
        place = None if position is None else self.place_of(position)
        if position is None:
            self._pages.clear()
            self._tell(0, len(self._positions) - 1)
        elif place is not None:
            self._pages.pop(place // PAGE, None)
            self._tell(place, place)

    def put_row(self, row: CableRow) -> None:
        """A row that was read already says something else, and it is known what."""
        for number, page in self._pages.items():
            if page.get(row.position, row) != row:
                page[row.position] = row
                first = number * PAGE
                shown = self._positions[first : first + PAGE]
                place = first + shown.index(row.position)
                self._tell(place, place)

    def show_snippets(self, snippets: Mapping[int, Snippet | None]) -> None:
        """Show, by position, where the words stand that were looked for, or nowhere."""
        self._snippets.update(snippets)
        places = [self.place_of(position) for position in snippets]
        shown = [place for place in places if place is not None]
        if shown:
            self._tell(min(shown), max(shown))

    def unlit(self, first: int, last: int) -> list[int]:
        """The positions from one place to another of which no snippet is known."""
        shown = self._positions[max(first, 0) : last + 1]
        return [position for position in shown if position not in self._snippets]

    def row_at(self, place: int) -> CableRow | None:
        """The cable shown at a place; None where there is none, or not now."""
        if not 0 <= place < len(self._positions):
            return None
        return self._page(place // PAGE).get(self._positions[place])

    def known_row(self, position: int) -> CableRow | None:
        """A cable's row if it was read already."""
        found = (page.get(position) for page in self._pages.values())
        return next(filter(None, found), None)

    def place_of(self, position: int | None) -> int | None:
        """Where a cable is shown, if it is."""
        try:
            return self._positions.index(position) if position else None
        except ValueError:
            return None

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many rows as cables were found."""
        return 0 if parent.isValid() else len(self._positions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for delegates, words for everybody else."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or role == ROW_ROLE:
            return row
        if role == SNIPPET_ROLE:
            return self._snippets.get(row.position)
        if role == Qt.ItemDataRole.DisplayRole:
            return subject_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(spoken(row))
        return None

    def _page(self, number: int) -> Mapping[int, CableRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        wanted = self._positions[number * PAGE : (number + 1) * PAGE]
        rows = self._fetch(wanted)
        if rows is None:
            return {}
        self._pages[number] = {row.position: row for row in rows}
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return self._pages[number]

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))


def _nothing(_positions: Sequence[int]) -> tuple[CableRow, ...]:
    return ()


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
    parts.append(STATES.get(row.state, row.state.replace("_", " ")))
    return ", ".join(part for part in parts if part)


STATES = {
    "imported": "not begun",
    "first_pass": "first pass begun",
    "awaiting_second": "awaiting second",
    "second_pass": "second pass begun",
    "submitted": "your pass is submitted",
    "compared": "compared",
    "adjudication": "in adjudication",
    "adjudicated": "adjudicated",
    "signed_off": "signed off",
    "reopened": "reopened",
}
"""What each state of a cable is called."""
