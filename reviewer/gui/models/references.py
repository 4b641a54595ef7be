"""References between cables in words, and the table of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.gui.models.coding import shown_text
from reviewer.gui.plain_text import tooltip

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow
    from reviewer.services.referencing import Followed, Missing

LINE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ReferenceColumn(IntEnum):
    """The columns of the table."""

    RELATION = 0
    CABLE = 1
    STATE = 2
    ABOUT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """One reference in words.

    ``target`` is the cable that can be opened, empty where there is none;
    ``wanted`` is the id that is referred to, empty for mails and calls.
    """

    relation: str
    wanted: str
    shown: str
    state: str
    about: str
    target: str = ""
    is_missing: bool = False

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        parts = (self.relation, self.shown, self.state, self.about)
        return ", ".join(part for part in parts if part)


def made_lines(made: tuple[Followed, ...]) -> tuple[ReferenceLine, ...]:
    """What a cable refers to; a line for each cable that an id may mean."""
    found: list[ReferenceLine] = []
    for one in made:
        letter = one.reference.letter
        relation = _tr("REF {letter}").format(letter=letter) if letter else _tr("REF")
        wanted = one.reference.cable_id or ""
        if not one.found:
            found.append(_unfollowed(relation, wanted, one.reference.text))
        for row in one.found:
            state = _tr("here") if len(one.found) == 1 else _tr("ambiguous")
            found.append(_to(row, relation, wanted, state))
    return tuple(found)


def back_lines(rows: tuple[CableRow, ...]) -> tuple[ReferenceLine, ...]:
    """The cables that refer to one."""
    return tuple(_to(row, _tr("cited by"), row.cable_id, _tr("here")) for row in rows)


def missing_lines(missing: tuple[Missing, ...]) -> tuple[ReferenceLine, ...]:
    """The cables that are cited and not in the project."""
    return tuple(
        ReferenceLine(
            relation=_tr("cited {n}×").format(n=len(one.cited_by)),
            wanted=one.cable_id,
            shown=shown_text(one.cable_id),
            state=_tr("missing"),
            about=_tr("by ") + ", ".join(one.cited_by),
            is_missing=True,
        )
        for one in missing
    )


def _unfollowed(relation: str, wanted: str, text: str) -> ReferenceLine:
    return ReferenceLine(
        relation=relation,
        wanted=wanted,
        shown=shown_text(wanted or text),
        state=_tr("missing") if wanted else _tr("no cable"),
        about=shown_text(text) if wanted else "",
        is_missing=bool(wanted),
    )


def _to(row: CableRow, relation: str, wanted: str, state: str) -> ReferenceLine:
    return ReferenceLine(
        relation=relation,
        wanted=wanted,
        shown=row.cable_id,
        state=state,
        about=shown_text(row.subject),
        target=row.cable_id,
    )


class ReferencesModel(QAbstractTableModel):
    """References, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ReferenceLine, ...] = ()

    def show_lines(self, lines: tuple[ReferenceLine, ...]) -> None:
        """Show other references."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, row: int) -> ReferenceLine | None:
        """The reference of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, wanted: str) -> int | None:
        """The first row about a cable id."""
        rows = (n for n, line in enumerate(self._lines) if line.wanted == wanted)
        return next(rows, None)

    # Qt's side

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As many rows as references."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Relation, cable, state, what it is about."""
        return 0 if parent.isValid() else len(ReferenceColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for delegates, words for everybody else."""
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.relation, line.shown, line.state, line.about)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(line.about) if line.about else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        named = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if orientation is not Qt.Orientation.Horizontal or role not in named:
            return None
        return {
            ReferenceColumn.RELATION: self.tr("Relation"),
            ReferenceColumn.CABLE: self.tr("Cable"),
            ReferenceColumn.STATE: self.tr("In the project"),
            ReferenceColumn.ABOUT: self.tr("Subject"),
        }[ReferenceColumn(section)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("References", text)
