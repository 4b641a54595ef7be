"""The cable list: search while typing, filters, queues, following, emptiness."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from reviewer.domain.queues import ALL, WITH
from reviewer.gui.models.facets import RowKind
from reviewer.gui.panels.cable_list import CableList
from reviewer.services.browsing import CableRow
from reviewer.services.narrowing import Facet, FacetName, FacetValue


class Shelf:
    """What the panel is shown, row by row."""

    def __init__(self, rows: Sequence[CableRow]) -> None:
        self.rows = [replace(row, position=n) for n, row in enumerate(rows, start=1)]

    def fetch(self, positions: Sequence[int]) -> list[CableRow]:
        return [self.rows[position - 1] for position in positions]

    def show(self, panel: CableList, *places: int, has_words: bool = False) -> None:
        panel.show_found(array("q", places), self.fetch, has_words=has_words)


@pytest.fixture
def shelf(cable_rows: tuple[CableRow, ...]) -> Shelf:
    return Shelf(cable_rows)


@pytest.fixture
def panel(qtbot: QtBot, shelf: Shelf) -> CableList:
    made = CableList()
    qtbot.addWidget(made)
    made.resize(256, 700)
    made.search.take_names({"denial"}, {"state": ("imported", "submitted")})
    made.show_total(4)
    made.show_counts({"all": 4, "without": 2, "with": 2, "to_do": 4})
    shelf.show(made, 1, 2, 3, 4)
    made.show()
    return made


def box_of(panel: CableList) -> QLineEdit:
    box = panel.findChild(QLineEdit, "searchBox")
    assert box is not None
    return box


def test_list_and_box_have_their_names(panel: CableList) -> None:
    view = panel.findChild(QListView, "cableList")
    assert view is not None
    assert view.accessibleName()
    assert box_of(panel).accessibleName() == "Search the cables"


def test_down_leads_from_the_box_into_the_list(panel: CableList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.cable_chosen) as chosen:
        QTest.keyClick(box_of(panel), Qt.Key.Key_Down)
    assert chosen.args == ["09SELWYN31"]


def test_it_follows_the_current_cable_silently(panel: CableList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.cable_chosen):
        panel.show_current(4)
    assert panel.list.currentIndex().row() == 3


def test_the_current_cable_is_marked_though_the_list_had_the_keyboard_first(
    panel: CableList, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.cable_chosen):
        panel.setFocus()
        panel.show_current(1)
    assert panel.list.selectionModel().isSelected(panel.model.index(0))


def test_the_current_cable_stays_marked_through_search_and_order(
    panel: CableList, shelf: Shelf, qtbot: QtBot
) -> None:
    panel.show_current(2)
    with qtbot.assertNotEmitted(panel.cable_chosen):
        shelf.show(panel, 4, 3, 2)
        assert panel.list.currentIndex().row() == 2
        shelf.show(panel, 1)
        assert not panel.list.selectionModel().hasSelection()
        shelf.show(panel, 2, 1)
    assert panel.list.selectionModel().isSelected(panel.model.index(0))


def test_enter_goes_on_in_the_text(panel: CableList, qtbot: QtBot) -> None:
    panel.show_current(1)
    with qtbot.waitSignal(panel.reader_requested):
        QTest.keyClick(panel.list, Qt.Key.Key_Return)


def test_escape_in_the_list_clears_the_search(panel: CableList, qtbot: QtBot) -> None:
    QTest.keyClicks(box_of(panel), "level:C crane")
    panel.list.setFocus()
    with qtbot.waitSignal(panel.search.changed) as told:
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_a_search_without_result_is_not_an_empty_project(
    panel: CableList, shelf: Shelf, qtbot: QtBot
) -> None:
    QTest.keyClicks(box_of(panel), "nowhere")
    shelf.show(panel)
    assert panel.empty_state.what == "No cable matches this search"
    assert panel.empty_state.why.startswith("4 cables are in the project")
    QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)
    assert panel.search.text == ""
    panel.show_total(0)
    shelf.show(panel)
    assert panel.empty_state.what == "No cable yet"
    with qtbot.waitSignal(panel.import_requested):
        QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)


def test_the_queues_that_can_hold_something_count_and_choose(
    panel: CableList, shelf: Shelf, qtbot: QtBot
) -> None:
    names = [button.accessibleName() for button in panel.queues.buttons]
    assert names == ["All cables, 4", "Without statements, 2", "With statements, 2"]
    with qtbot.waitSignal(panel.queues.chosen) as chosen:
        QTest.mouseClick(panel.queues.buttons[2], Qt.MouseButton.LeftButton)
    assert chosen.args == [WITH]
    panel.show_counts({"all": 4, "without": 4, "with": 0, "to_do": 3, "changed": None})
    shelf.show(panel)
    assert panel.empty_state.what == "Nothing in this queue"
    names = [button.accessibleName() for button in panel.queues.buttons]
    assert names[:2] == ["All cables, 4", "Mine to do, 3"]
    QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)
    assert panel.queues.current is ALL


def test_places_are_asked_for_where_rows_are_in_sight(
    panel: CableList, shelf: Shelf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.snippets_wanted) as asked:
        shelf.show(panel, 2, 1, 3, has_words=True)
    assert asked.args == [[2, 1, 3]]
    panel.show_snippets(dict.fromkeys((1, 2, 3)))
    with qtbot.assertNotEmitted(panel.snippets_wanted, wait=20):
        panel.list.measure()


def test_rows_are_higher_while_words_or_more_details_are_shown(
    panel: CableList, shelf: Shelf
) -> None:
    plain = panel.list.sizeHintForRow(0)
    panel.show_details(("id", "level", "post", "state"))
    assert panel.list.sizeHintForRow(0) > plain
    panel.show_details(("id", "level", "date"))
    shelf.show(panel, 1, has_words=True)
    assert panel.list.sizeHintForRow(0) > plain


def test_a_filter_is_put_into_the_search_and_taken_out_again(
    panel: CableList, qtbot: QtBot
) -> None:
    values = tuple(
        FacetValue(value=level, count=2, term=f"level:{level}", is_chosen=False)
        for level in ("S", "C")
    )
    panel.bar.filters.click()
    facet = Facet(name=FacetName.LEVEL, values=values, is_single=True)
    panel.filters.show_facets((facet,))
    assert panel.filters.isVisible()
    kinds = [panel.filters.facets.facet_row(n) for n in range(3)]
    assert [row.kind for row in kinds if row] == [
        RowKind.TITLE,
        RowKind.VALUE,
        RowKind.VALUE,
    ]
    panel.filters.setFocus()
    QTest.keyClick(panel.filters, Qt.Key.Key_Return)
    assert panel.search.text == "level:S"
    QTest.keyClick(panel.filters, Qt.Key.Key_Down)
    QTest.keyClick(panel.filters, Qt.Key.Key_Space)
    assert panel.search.text == "level:C"
    with qtbot.waitSignal(panel.search.changed):
        QTest.keyClick(panel.filters, Qt.Key.Key_Space)
    assert panel.search.text == ""
