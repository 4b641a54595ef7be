"""The statement table: following, filtering, making room, keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.domain.codebook import Kind
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.statements import Column
from reviewer.gui.panels.statement_table import StatementTable


@pytest.fixture
def panel(qtbot: QtBot, coding: CableCoding) -> StatementTable:
    made = StatementTable()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_coding(coding)
    made.show()
    return made


def current_words(panel: StatementTable) -> str:
    line = panel.model.line_at(panel.table.currentIndex().row())
    return line.quote if line else ""


def test_it_is_a_real_table_with_its_name(panel: StatementTable) -> None:
    table = panel.findChild(QTableView, "statementTable")
    assert table is panel.table
    assert table.accessibleName() == "Statements of this cable"


def test_the_number_of_statements_stands_beside_the_title(
    panel: StatementTable,
) -> None:
    assert panel.count == "13"


def test_it_follows_the_current_statement_silently(
    panel: StatementTable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.statement_chosen):
        panel.show_current("rolls")
    assert current_words(panel).startswith("open the guild's rolls")


def test_no_current_statement_means_no_selection(panel: StatementTable) -> None:
    panel.show_current("rolls")
    panel.show_current(None)
    assert not panel.table.selectionModel().hasSelection()


def test_down_moves_to_the_next_statement_and_says_so(
    panel: StatementTable, qtbot: QtBot
) -> None:
    panel.show_current("visit")
    with qtbot.waitSignal(panel.statement_chosen) as chosen:
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert chosen.args == ["crane"]


def test_a_removed_statement_is_not_replaced_by_a_choice(
    panel: StatementTable,
    coding: CableCoding,
    make_coding: Callable[..., CableCoding],
    qtbot: QtBot,
) -> None:
    panel.show_current("rolls")
    left = [s for s in coding.statements if s.statement_id != "rolls"]
    with qtbot.assertNotEmitted(panel.statement_chosen):
        panel.show_coding(make_coding(statements=left))
    assert not panel.table.selectionModel().hasSelection()


def test_enter_asks_for_the_inspector_and_delete_for_removal(
    panel: StatementTable, qtbot: QtBot
) -> None:
    panel.show_current("rolls")
    with qtbot.waitSignal(panel.inspector_requested):
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.removal_requested) as removal:
        QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert removal.args == ["rolls"]


def test_a_filter_by_kind_is_counted_and_can_be_lifted(panel: StatementTable) -> None:
    panel.show_kinds(frozenset({Kind.COMMENT}))
    assert (panel.count, panel.is_empty) == ("3 of 13", False)
    panel.show_kinds(frozenset({Kind.BACKGROUND}))
    assert panel.is_empty
    assert panel.empty_state.what == "No statement of this kind"
    QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)
    assert (panel.count, panel.is_empty) == ("13", False)


def test_the_filter_button_offers_the_kinds_with_their_numbers(
    panel: StatementTable,
) -> None:
    button = panel.findChild(QToolButton)
    assert button is not None
    assert button.accessibleName() == "Filter by kind of statement"
    button.menu().aboutToShow.emit()
    offered = [action.text() for action in button.menu().actions()[:3]]
    assert offered == ["Claim\t9", "Post comment\t3", "Report\t1"]
    button.menu().actions()[1].trigger()
    assert panel.count == "3 of 13"
    assert button.isChecked()


@pytest.mark.parametrize(("width", "narrow"), [(400, False), (344, True)])
def test_type_and_speaker_give_way_to_the_quotation(
    panel: StatementTable, width: int, *, narrow: bool
) -> None:
    panel.resize(width, 300)
    assert panel.is_narrow is narrow
    hidden = {c for c in Column if panel.table.isColumnHidden(c)}
    assert hidden == ({Column.TYPE, Column.SPEAKER} if narrow else set())
    index = panel.model.index(4, Column.QUOTE)
    assert "Denial, ¶3, C, Dobry" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_quotation_takes_all_extra_width(panel: StatementTable) -> None:
    before = {c: panel.table.columnWidth(c) for c in Column}
    panel.resize(600, 300)
    after = {c: panel.table.columnWidth(c) for c in Column}
    assert after.pop(Column.QUOTE) == before.pop(Column.QUOTE) + 200
    assert after == before


def test_a_click_on_a_head_sorts(panel: StatementTable) -> None:
    header = panel.table.horizontalHeader()
    place = header.sectionViewportPosition(Column.TYPE) + 20
    viewport = header.viewport()
    spot = viewport.rect().center()
    spot.setX(place)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    assert panel.model.index(0, Column.TYPE).data() == "accusation"


def test_the_current_statement_survives_sorting(panel: StatementTable) -> None:
    panel.show_current("rolls")
    panel.table.sortByColumn(Column.QUOTE, Qt.SortOrder.DescendingOrder)
    assert current_words(panel).startswith("open the guild's rolls")


def test_the_keyboard_coming_in_chooses_nothing(
    panel: StatementTable, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.statement_chosen):
        panel.setFocus()
    assert panel.table.hasFocus()
    with qtbot.waitSignal(panel.statement_chosen) as chosen:
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert chosen.args == ["visit"]


def test_without_statements_it_says_how_to_make_one(
    panel: StatementTable, make_coding: Callable[..., CableCoding], qtbot: QtBot
) -> None:
    panel.show_coding(make_coding(statements=[], links=[]))
    assert panel.is_empty
    assert panel.empty_state.what == "Nothing recorded yet"
    with qtbot.waitSignal(panel.selection_help_requested):
        QTest.mouseClick(panel.empty_state.button, Qt.MouseButton.LeftButton)


def test_without_a_cable_it_says_so(panel: StatementTable) -> None:
    panel.show_coding(None)
    assert panel.empty_state.what == "No cable is open"
    assert panel.empty_state.button.isHidden()
