"""What differs between two lists of rows, told to views row by row.

A view that is told of one row keeps its place and paints little; a reset costs it
everything. Rows that stay are the same objects, so that comparing thousands of
them is the interpreter's fastest work.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

Row = TypeVar("Row")
_SLICE = 64
_ROOT = QModelIndex()


class Difference(NamedTuple):
    """From ``head`` on, ``gone`` rows of the old list became ``come`` of the new."""

    head: int
    gone: int
    come: int


def difference(old: Sequence[Row], new: Sequence[Row]) -> Difference:
    """Find what lies between the common beginning and the common end of two lists."""
    head = _common_length(old, new)
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    return Difference(head, len(old) - head - tail, len(new) - head - tail)


def replace_rows(
    model: QAbstractItemModel,
    old: Sequence[Row],
    new: Sequence[Row],
    *,
    key: Callable[[Row], Hashable],
    take: Callable[[], None],
) -> None:
    """Let a model take new rows, and tell its views what came and went.

    Args:
        model: Shows ``old`` until ``take`` is called, ``new`` afterwards.
        old: The rows as they are.
        new: The rows as they shall be.
        key: What stays the same in a row that only changed.
        take: Puts the new rows into the model.
    """
    head, gone, come = difference(old, new)
    if not gone and not come:
        take()
    elif not gone:
        model.beginInsertRows(_ROOT, head, head + come - 1)
        take()
        model.endInsertRows()
    elif not come:
        model.beginRemoveRows(_ROOT, head, head + gone - 1)
        take()
        model.endRemoveRows()
    elif gone == come and all(
        key(old[place]) == key(new[place]) for place in range(head, head + come)
    ):
        take()
        tell_changed(model, range(head, head + come))
    else:
        model.beginResetModel()
        take()
        model.endResetModel()


def tell_changed(model: QAbstractItemModel, rows: Iterable[int]) -> None:
    """Tell views that rows say something else, neighbours at once."""
    last = model.columnCount() - 1
    first = end = None
    for row in sorted(set(rows)):
        if end is not None and first is not None and row != end + 1:
            model.dataChanged.emit(model.index(first, 0), model.index(end, last))
            first = None
        first, end = row if first is None else first, row
    if first is not None and end is not None:
        model.dataChanged.emit(model.index(first, 0), model.index(end, last))


def _common_length(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows both lists begin with alike."""
    most, place = min(len(old), len(new)), 0
    while place < most and old[place : place + _SLICE] == new[place : place + _SLICE]:
        place += _SLICE
    while place < most and old[place] == new[place]:
        place += 1
    return min(place, most)


def _common_tail(old: Sequence[Row], new: Sequence[Row], most: int) -> int:
    """How many rows, of at most so many, both lists end with alike."""
    ends, endn, length = len(old), len(new), 0
    while (
        length + _SLICE <= most
        and old[ends - length - _SLICE : ends - length]
        == new[endn - length - _SLICE : endn - length]
    ):
        length += _SLICE
    while length < most and old[ends - length - 1] == new[endn - length - 1]:
        length += 1
    return length
