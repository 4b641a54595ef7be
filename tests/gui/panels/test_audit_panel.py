"""The table of findings on its own: rows, keys, empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.domain.audit import Severity
from reviewer.gui.models.findings import FindingColumn, FindingLine
from reviewer.gui.panels.audit_panel import AuditPanel


def lines(count: int) -> tuple[FindingLine, ...]:
    return tuple(
        FindingLine(
            rule=f"MA-{number:02}",
            severity=list(Severity)[number % 3],
            word="likely",
            where=f"¶{number}",
            message=f"¶{number} carries no marking.",
            source="32 CFR 2001.21",
        )
        for number in range(1, count + 1)
    )


@pytest.fixture
def panel(qtbot: QtBot) -> AuditPanel:
    made = AuditPanel()
    qtbot.addWidget(made)
    made.resize(760, 220)
    made.show_findings(lines(12))
    made.show()
    return made


def test_a_click_goes_to_the_finding(panel: AuditPanel, qtbot: QtBot) -> None:
    spot = panel.table.visualRect(panel.model.index(2, FindingColumn.FINDING)).center()
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [2]


def test_arrows_go_from_finding_to_finding(panel: AuditPanel, qtbot: QtBot) -> None:
    panel.show_current(3)
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert chosen.args == [4]


def test_following_says_nothing_and_scrolls(panel: AuditPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.finding_chosen):
        panel.show_current(11)
    index = panel.model.index(11, FindingColumn.RULE)
    seen = panel.table.viewport().rect()
    assert seen.contains(panel.table.visualRect(index).center())
    panel.show_current(None)
    assert not panel.table.selectionModel().hasSelection()


def test_enter_asks_for_the_answer(panel: AuditPanel, qtbot: QtBot) -> None:
    panel.show_current(1)
    with qtbot.waitSignals([panel.finding_chosen, panel.answer_requested]):
        QTest.keyClick(panel.table, Qt.Key.Key_Return)


def test_letters_are_left_to_the_window(panel: AuditPanel) -> None:
    panel.show_current(1)
    QTest.keyClicks(panel.table, "MA")
    assert panel.table.currentIndex().row() == 1


def test_an_empty_table_says_why(panel: AuditPanel) -> None:
    told: list[object] = [panel.is_empty]
    for shown in ((), None):
        panel.show_findings(shown)
        told.append(panel.empty_state.what if panel.is_empty else "")
    assert told == [False, "No finding", "No cable is open"]
