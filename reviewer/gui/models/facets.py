"""Facets as one list: a title for each, its values with counts, and “more”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.gui.counting import counted
from reviewer.gui.models.cables import STATES
from reviewer.gui.models.coding import shown_text

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.narrowing import Facet, FacetValue

FACET_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``FacetRow`` of an index."""
MOST = 6
"""How many values of a facet are shown at first."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowKind(Enum):
    """What a line of the list is."""

    TITLE = auto()
    VALUE = auto()
    MORE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """A line; ``instead_of`` is the operator whose other terms it replaces."""

    kind: RowKind
    facet: str
    words: str
    count: int = 0
    term: str = ""
    instead_of: str = ""
    is_chosen: bool = False


class FacetModel(QAbstractListModel):
    """Titles and values; titles can be neither chosen nor stepped on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: Sequence[Facet] = ()
        self._unfolded: set[str] = set()
        self._rows: list[FacetRow] = []

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other counts."""
        self.beginResetModel()
        self._facets = facets
        self._rows = list(self._made())
        self.endResetModel()

    def unfold(self, facet: str) -> None:
        """Show all values of a facet from now on."""
        self._unfolded.add(facet)
        self.show_facets(self._facets)

    def facet_row(self, place: int) -> FacetRow | None:
        """The line at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, wanted: FacetRow) -> int | None:
        """Where the line of a term stands now."""
        same = (n for n, row in enumerate(self._rows) if row.term == wanted.term)
        return next(same, None) if wanted.term else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """All lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only values and “more” can be stepped on."""
        row = self.facet_row(index.row())
        if row is None or row.kind is RowKind.TITLE:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for the delegate, words for everybody else."""
        row = self.facet_row(index.row()) if index.isValid() else None
        if row is None or role == FACET_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None

    def _made(self) -> Iterator[FacetRow]:
        for facet in self._facets:
            if not _tells_apart(facet):
                continue
            name = facet.name.value
            yield FacetRow(kind=RowKind.TITLE, facet=name, words=_TITLES[name])
            shown = facet.values if name in self._unfolded else facet.values[:MOST]
            hidden = facet.values[len(shown) :]
            late = [value for value in hidden if value.is_chosen]
            for value in (*shown, *late):
                yield _value(facet, value)
            left = len(hidden) - len(late)
            if left:
                words = f"{left:,} more"
                yield FacetRow(kind=RowKind.MORE, facet=name, words=words)


def _tells_apart(facet: Facet) -> bool:
    """Whether there is anything to choose, or to take back."""
    several = len(facet.values) > 1
    return several or any(value.is_chosen for value in facet.values)


def _value(facet: Facet, value: FacetValue) -> FacetRow:
    return FacetRow(
        kind=RowKind.VALUE,
        facet=facet.name.value,
        words=_words(facet.name.value, value.value),
        count=value.count,
        term=value.term,
        instead_of=facet.operator if facet.is_single else "",
        is_chosen=value.is_chosen,
    )


def _words(facet: str, value: str) -> str:
    if facet == "state":
        return STATES.get(value, value.replace("_", " ")).capitalize()
    if facet == "has":
        return _THINGS.get(value, value)
    return shown_text(value)


def _spoken(row: FacetRow) -> str:
    if row.kind is not RowKind.VALUE:
        return f"{row.words}, {_TITLES[row.facet]}"
    chosen = ", asked for" if row.is_chosen else ""
    return f"{row.words}, {counted(row.count, 'cable', 'cables')}{chosen}"


_TITLES = {
    "level": "Marking",
    "year": "Year",
    "post": "Post",
    "tag": "TAGS",
    "state": "Your pass",
    "has": "You recorded",
}
_THINGS = {
    "statement": "Statements",
    "-statement": "No statements",
    "note": "Notes",
    "link": "Links",
    "speaker": "Speakers",
}
