"""What the tables of a cable share: rows that are selected and spoken as wholes."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
"""The place that all rows lie below."""
_NAMED = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
)


class RowModel(QAbstractTableModel):
    """A flat table with named columns; ``data`` is its heirs' business."""

    def __init__(self, columns: type[IntEnum], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns

    def row_total(self) -> int:
        """How many rows are shown."""
        raise NotImplementedError

    def heads(self) -> Mapping[int, str]:
        """What stands above each column."""
        raise NotImplementedError

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as are shown, and none below a row."""
        return 0 if parent.isValid() else self.row_total()

    def columnCount(self, parent: Index = ROOT) -> int:
        """Always all columns; a view hides some when it is narrow."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role not in _NAMED:
            return None
        return self.heads()[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected and have nothing below them."""
        return _ROW_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
