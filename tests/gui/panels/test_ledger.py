"""The ledger panel: claims, gaps, and ways to close them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.gui.delegates.ledger import LedgerDelegate
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.ledger import LedgerColumn
from reviewer.gui.panels.ledger import Ledger


@pytest.fixture
def panel(qtbot: QtBot, coding: CableCoding) -> Ledger:
    made = Ledger()
    qtbot.addWidget(made)
    made.resize(760, 260)
    made.show_coding(coding)
    made.show()
    return made


def test_claims_and_gaps_are_counted_in_words(panel: Ledger) -> None:
    assert panel.count.text() == "9 claims"
    assert panel.chip.text() == "7 claims not addressed"
    assert panel.chip.accessibleName() == "7 claims not addressed"


def test_the_count_filters(panel: Ledger) -> None:
    QTest.mouseClick(panel.chip, Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == 7
    QTest.keyClick(panel.chip, Qt.Key.Key_Return)
    assert panel.model.rowCount() == 9


def test_a_click_goes_to_the_claim(panel: Ledger, qtbot: QtBot) -> None:
    index = panel.model.index(1, LedgerColumn.CLAIM)
    spot = panel.table.visualRect(index).center()
    with qtbot.waitSignal(panel.claim_chosen) as chosen:
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == ["guild"]


def test_it_follows_the_current_statement_silently(panel: Ledger, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.claim_chosen):
        panel.show_current("denies")
    assert panel.table.currentIndex().row() == panel.model.row_of("denies")


def test_a_comment_lights_the_claim_it_answers(panel: Ledger) -> None:
    panel.show_current("tests")
    assert panel.table.currentIndex().row() == panel.model.row_of("rolls")


def test_l_asks_to_link_the_claim(panel: Ledger, qtbot: QtBot) -> None:
    panel.show_current("complaints")
    with qtbot.waitSignal(panel.link_requested) as wish:
        QTest.keyClick(panel.table, Qt.Key.Key_L)
    assert wish.args == ["complaints"]


def button_spot(panel: Ledger, row: int) -> QPoint:
    area = panel.table.visualRect(panel.model.index(row, LedgerColumn.POST))
    delegate = panel.table.itemDelegate()
    assert isinstance(delegate, LedgerDelegate)
    return delegate.button_area(QRectF(area)).center().toPoint()


def test_the_button_in_a_gap_asks_to_link_it(panel: Ledger, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.link_requested) as wish:
        QTest.mouseClick(
            panel.table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=button_spot(panel, 0),
        )
    assert wish.args == ["crane"]


def test_an_answered_claim_has_no_button(panel: Ledger, qtbot: QtBot) -> None:
    row = panel.model.row_of("denies")
    assert row is not None
    panel.show_current("denies")
    with qtbot.assertNotEmitted(panel.link_requested):
        QTest.mouseClick(
            panel.table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=button_spot(panel, row),
        )


def test_when_the_last_gap_is_closed_the_filter_is_lifted(
    panel: Ledger, coding: CableCoding, make_coding: Callable[..., CableCoding]
) -> None:
    panel.show_unaddressed_only(only=True)
    kept = {"denies", "rolls", "doubts", "piers", "tests"}
    answered = [s for s in coding.statements if s.statement_id in kept]
    panel.show_coding(make_coding(statements=answered))
    assert panel.model.rowCount() == 2
    assert panel.chip.isHidden()


def test_without_claims_it_says_how_they_come_here(
    panel: Ledger, make_coding: Callable[..., CableCoding]
) -> None:
    panel.show_coding(make_coding(statements=[], links=[]))
    assert panel.is_empty
    assert panel.empty_state.what == "No claim recorded yet"
    assert "press C" in panel.empty_state.why


def test_a_claim_is_copied_with_its_provenance(panel: Ledger) -> None:
    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert "09SELWYN31 ¶1 (C)" in text
    assert "text SHA-256" in text
