"""The cable list: search while typing, queues, following, emptiness."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from reviewer.gui.panels.cable_list import CableList
from reviewer.services.browsing import CableRow


@pytest.fixture
def panel(qtbot: QtBot, cable_rows: tuple[CableRow, ...]) -> CableList:
    made = CableList()
    qtbot.addWidget(made)
    made.resize(256, 700)
    made.show_cables(cable_rows)
    made.show()
    return made


def box_of(panel: CableList) -> QLineEdit:
    box = panel.findChild(QLineEdit, "searchBox")
    assert box is not None
    return box


def shown(panel: CableList) -> list[str]:
    rows = (panel.model.row_at(place) for place in range(panel.model.rowCount()))
    return [row.cable_id for row in rows if row]


def test_list_and_box_have_their_names(panel: CableList) -> None:
    view = panel.findChild(QListView, "cableList")
    assert view is not None
    assert view.accessibleName()
    assert box_of(panel).accessibleName() == "Search the cables"


def test_it_filters_while_one_types(panel: CableList) -> None:
    QTest.keyClicks(box_of(panel), "dock")
    assert shown(panel) == ["09SELWYN31"]
    QTest.keyClicks(box_of(panel), "s")
    assert shown(panel) == ["09SELWYN31"]
    QTest.keyClicks(box_of(panel), "x")
    assert panel.is_empty


def test_a_finished_operator_becomes_a_chip(panel: CableList) -> None:
    box = box_of(panel)
    QTest.keyClicks(box, "level:C harb")
    assert [chip.text() for chip in panel.search.chips] == ["level:C"]
    assert box.text() == "harb"
    assert shown(panel) == ["09KARVAL7"]
    QTest.mouseClick(panel.search.chips[0], Qt.MouseButton.LeftButton)
    assert panel.search.chips == ()
    assert shown(panel) == ["09KARVAL7"]


def test_backspace_takes_a_chip_back_into_the_text(panel: CableList) -> None:
    box = box_of(panel)
    QTest.keyClicks(box, "level:C ")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "level:C"
    assert panel.search.chips == ()
    assert len(shown(panel)) == 2


def test_an_operator_it_does_not_know_hides_nothing_and_says_so(
    panel: CableList,
) -> None:
    QTest.keyClicks(box_of(panel), "tag:PTER ")
    (chip,) = panel.search.chips
    assert "Not known" in chip.toolTip()
    assert len(shown(panel)) == 4


def test_escape_clears_the_search(panel: CableList) -> None:
    box = box_of(panel)
    QTest.keyClicks(box, "level:C crane")
    assert panel.is_empty
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert len(shown(panel)) == 4


def test_down_leads_from_the_box_into_the_list(panel: CableList, qtbot: QtBot) -> None:
    QTest.keyClicks(box_of(panel), "level:C ")
    with qtbot.waitSignal(panel.cable_chosen) as chosen:
        QTest.keyClick(box_of(panel), Qt.Key.Key_Down)
    assert chosen.args == ["09SELWYN28"]


def test_it_follows_the_current_cable_silently(panel: CableList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.cable_chosen):
        panel.show_current("09KARVAL7")
    assert panel.list.currentIndex().row() == 3


def test_the_current_cable_is_marked_though_the_list_had_the_keyboard_first(
    panel: CableList, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.cable_chosen):
        panel.setFocus()
        panel.show_current("09SELWYN31")
    assert panel.list.selectionModel().isSelected(panel.model.index(0))


def test_searching_never_opens_another_cable(panel: CableList, qtbot: QtBot) -> None:
    panel.show_current("09SELWYN31")
    with qtbot.assertNotEmitted(panel.cable_chosen):
        QTest.keyClicks(box_of(panel), "fair")
        QTest.keyClick(box_of(panel), Qt.Key.Key_Escape)
    assert panel.list.currentIndex().row() == 0


def test_enter_goes_on_in_the_text(panel: CableList, qtbot: QtBot) -> None:
    panel.show_current("09SELWYN31")
    with qtbot.waitSignal(panel.reader_requested):
        QTest.keyClick(panel.list, Qt.Key.Key_Return)


def test_a_search_without_result_names_what_hides_most(panel: CableList) -> None:
    QTest.keyClicks(box_of(panel), "level:TS guild")
    assert panel.empty_state.what == "No cable matches this search"
    assert panel.empty_state.why == "4 cables are in the project; level:TS hides 4."
    QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)
    assert not panel.is_empty


def test_an_empty_project_is_not_an_empty_search(
    panel: CableList, qtbot: QtBot
) -> None:
    panel.show_cables(())
    assert panel.empty_state.what == "No cable yet"
    with qtbot.waitSignal(panel.import_requested):
        QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)


def test_the_queues_count_and_choose(panel: CableList) -> None:
    names = [button.accessibleName() for button in panel.queues]
    assert names == ["All cables, 4", "Without statements, 2", "With statements, 2"]
    QTest.mouseClick(panel.queues[2], Qt.MouseButton.LeftButton)
    assert shown(panel) == ["09SELWYN31", "09KARVAL7"]
