"""The references panel on its own: follow, copy, missing, empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.domain.cable import Reference
from reviewer.domain.identifiers import CableId
from reviewer.gui.models.references import back_lines, made_lines, missing_lines
from reviewer.gui.panels.references import References
from reviewer.services.browsing import CableRow
from reviewer.services.referencing import Followed, Missing

HERE, ABSENT = "09SELWYN28", "08KARVALCITY55"


@pytest.fixture
def panel(qtbot: QtBot, cable_rows: tuple[CableRow, ...]) -> References:
    made = References()
    qtbot.addWidget(made)
    made.resize(760, 220)
    absent = Reference(text="08 KARVAL CITY 55", letter="A", cable_id=ABSENT)
    here = Reference(text="SELWYN 28", letter="B", cable_id=HERE)
    followed = (
        Followed(reference=absent),
        Followed(reference=here, found=(cable_rows[1],)),
        Followed(reference=Reference(text="HASKIL E-MAIL", letter="C")),
    )
    made.show_references((*made_lines(followed), *back_lines(cable_rows[3:])))
    made.show()
    made.table.setFocus()
    return made


def cells(panel: References) -> list[tuple[str, ...]]:
    return [
        tuple(str(panel.model.index(row, column).data()) for column in range(3))
        for row in range(panel.model.rowCount())
    ]


def test_every_reference_says_whether_it_is_here(panel: References) -> None:
    assert cells(panel) == [
        ("REF A", ABSENT, "missing"),
        ("REF B", HERE, "here"),
        ("REF C", "HASKIL E-MAIL", "no cable"),
        ("cited by", "09KARVAL7", "here"),
    ]


def test_enter_follows_or_tells_what_is_missing(
    panel: References, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.refused) as told:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert told.args == [ABSENT]
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.followed) as told:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert told.args == [HERE]
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(panel.followed), qtbot.assertNotEmitted(panel.refused):
        QTest.keyClick(panel.table, Qt.Key.Key_Return)


def test_the_id_is_copied(panel: References) -> None:
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ABSENT


def test_missing_cables_can_be_listed_and_saved(
    panel: References, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.missing_wanted):
        panel.all_missing.click()
    assert not panel.save.isVisible()
    one = Missing(cable_id=CableId(ABSENT), cited_by=(CableId("09SELWYN31"),))
    panel.show_missing(missing_lines((one,)))
    assert cells(panel) == [("cited 1×", ABSENT, "missing")]
    with qtbot.waitSignal(panel.list_wanted):
        panel.save.click()
    panel.of_cable.click()
    assert len(cells(panel)) == 4


def test_a_cable_of_several_copies_is_ambiguous(
    panel: References, cable_rows: tuple[CableRow, ...]
) -> None:
    reference = Reference(text="SELWYN 28", cable_id=HERE)
    followed = Followed(reference=reference, found=cable_rows[:2])
    panel.show_references(made_lines((followed,)))
    assert [row[2] for row in cells(panel)] == ["ambiguous", "ambiguous"]


def test_empty_states_tell_apart(panel: References) -> None:
    panel.show_references(None)
    assert "No cable is open" in panel.empty_state.what
    panel.show_references(())
    assert "No references" in panel.empty_state.what
    panel.show_missing(())
    assert "Nothing is missing" in panel.empty_state.what
    assert panel.is_empty
