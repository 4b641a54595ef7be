"""Views are told of single rows where that is all that differs."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItemModel

from reviewer.gui.models.row_changes import difference, tell_changed

ROWS = st.lists(st.integers(0, 3), max_size=200)


@given(ROWS, ROWS)
def test_a_difference_turns_the_old_list_into_the_new(
    old: list[int], new: list[int]
) -> None:
    head, gone, come = difference(old, new)
    assert [*old[:head], *new[head : head + come], *old[head + gone :]] == new


@given(ROWS, st.integers(0, 200), st.integers(0, 3))
def test_one_row_more_is_one_row(rows: list[int], place: int, row: int) -> None:
    more = [*rows[:place], row, *rows[place:]]
    assert difference(rows, more)[1:] == (0, 1)
    assert difference(more, rows)[1:] == (1, 0)


def test_neighbours_are_told_at_once() -> None:
    model = QStandardItemModel(8, 2)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda one, two: told.append((one.row(), two.row())))
    tell_changed(model, [5, 1, 2, 2, 7])
    assert told == [(1, 2), (5, 5), (7, 7)]
