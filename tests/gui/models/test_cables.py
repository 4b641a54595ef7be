"""The list of cables: rows by the page, in any order of asking, and in words."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.domain.context import Snippet
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.gui.models.cables import (
    MOST_PAGES,
    PAGE,
    ROW_ROLE,
    SNIPPET_ROLE,
    CableModel,
    spoken,
)
from reviewer.services.browsing import CableRow

# What the tester finds is a Qt warning, which fails a test.
REPORTING = QAbstractItemModelTester.FailureReportingMode.Warning
MANY = PAGE * (MOST_PAGES + 6)


def row_of(position: int) -> CableRow:
    return CableRow(
        position=position,
        cable_id=CableId(f"09SELWYN{position}"),
        subject=f"Invented {position}",
        from_post="AMCONSUL PORT SELWYN",
        dtg=None,
        banner=None,
        statements=0,
        state="imported",
    )


class Shelf:
    """Holds rows by position and remembers how many were taken at once."""

    def __init__(self, rows: Sequence[CableRow] = ()) -> None:
        self.rows = {row.position: row for row in rows}
        self.taken: list[int] = []
        self.is_shut = False

    def fetch(self, positions: Sequence[int]) -> list[CableRow] | None:
        if self.is_shut:
            return None
        self.taken.append(len(positions))
        return [self.rows.get(position) or row_of(position) for position in positions]


def placed(rows: Sequence[CableRow]) -> list[CableRow]:
    return [replace(row, position=n) for n, row in enumerate(rows, start=1)]


@pytest.fixture
def shelf(cable_rows: tuple[CableRow, ...]) -> Shelf:
    return Shelf(placed(cable_rows))


@pytest.fixture
def model(shelf: Shelf) -> CableModel:
    made = CableModel()
    made.show_found(array("q", shelf.rows), shelf.fetch)
    return made


def test_a_row_that_is_known_to_have_changed_is_not_read_again(
    model: CableModel, shelf: Shelf
) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(
        lambda first, last: told.append((first.row(), last.row()))
    )
    before = model.row_at(1)
    assert before
    model.put_row(replace(before, statements=7))
    after = model.known_row(before.position)
    assert after
    assert (after.statements, model.row_at(1)) == (7, after)
    assert (told, len(shelf.taken)) == ([(1, 1)], 1)
    model.put_row(after)
    assert len(told) == 1


def test_a_row_that_was_never_read_is_not_known(model: CableModel) -> None:
    model.put_row(row_of(1))
    assert model.known_row(1) is None


def test_the_model_keeps_qts_rules(model: CableModel, shelf: Shelf) -> None:
    tester = QAbstractItemModelTester(model, REPORTING)
    model.show_found(array("q", [2, 1]), shelf.fetch)
    model.read_again()
    assert tester.model() is model


@given(
    st.permutations(range(1, 2 * PAGE + 40)),
    st.lists(st.integers(0, 2 * PAGE + 60), min_size=1, max_size=60),
)
def test_rows_asked_for_in_any_order_are_the_rows(
    order: list[int], asked: list[int]
) -> None:
    model = CableModel()
    model.show_found(array("q", order), Shelf().fetch)
    for place in asked:
        found = model.row_at(place)
        assert found == (row_of(order[place]) if place < len(order) else None)


def test_memory_is_bounded_and_what_was_dropped_is_read_again() -> None:
    shelf, model = Shelf(), CableModel()
    model.show_found(array("q", range(1, MANY + 1)), shelf.fetch)
    for place in (*range(0, MANY, PAGE), 0):
        assert model.row_at(place) == row_of(place + 1)
    assert len(shelf.taken) == MANY // PAGE + 1
    assert max(shelf.taken) == PAGE
    model.row_at(1)
    assert len(shelf.taken) == MANY // PAGE + 1


def test_another_order_shows_the_same_cables(model: CableModel, shelf: Shelf) -> None:
    model.show_found(array("q", [3, 1]), shelf.fetch)
    assert model.rowCount() == 2
    assert model.index(0).data(ROW_ROLE) == shelf.rows[3]
    assert (model.place_of(1), model.place_of(2), model.place_of(None)) == (
        1,
        None,
        None,
    )


def test_one_row_is_told_alone_and_read_again(
    qtbot: QtBot, model: CableModel, shelf: Shelf
) -> None:
    assert model.row_at(1) == shelf.rows[2]
    shelf.rows[2] = replace(shelf.rows[2], statements=7)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        model.read_again(2)
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert model.row_at(1) == shelf.rows[2]


def test_rows_that_cannot_be_read_now_are_asked_for_again(
    model: CableModel, shelf: Shelf
) -> None:
    shelf.is_shut = True
    assert model.row_at(0) is None
    assert model.index(0).data() is None
    shelf.is_shut = False
    assert model.row_at(0) == shelf.rows[1]


def test_snippets_belong_to_their_cables(qtbot: QtBot, model: CableModel) -> None:
    piece = Snippet("the old harbour", (Span(8, 15),))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_snippets({3: piece, 99: piece})
    assert changed.args[0].row() == 2
    assert model.index(2).data(SNIPPET_ROLE) == piece
    assert model.index(1).data(SNIPPET_ROLE) is None


def test_a_row_is_spoken_whole(cable_rows: tuple[CableRow, ...]) -> None:
    assert spoken(cable_rows[0]) == (
        "Brokers' guild and the dockside incidents, 09SELWYN31, "
        "AMCONSUL PORT SELWYN, 12 Mar 2009, SECRET//NOFORN, 2 statements, "
        "first pass begun"
    )


def test_what_a_cable_lacks_is_said(cable_rows: tuple[CableRow, ...]) -> None:
    bare = replace(cable_rows[0], subject="", dtg=None, banner=None, statements=1)
    assert spoken(bare).startswith("No subject, 09SELWYN31")
    assert "unmarked, 1 statement," in spoken(bare)


def test_markup_in_a_subject_stays_text(cable_rows: tuple[CableRow, ...]) -> None:
    shelf = Shelf(placed([replace(cable_rows[0], subject="<b>x</b>")]))
    model = CableModel()
    model.show_found(array("q", [1]), shelf.fetch)
    assert model.index(0).data() == "<b>x</b>"
    assert "<b>" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
