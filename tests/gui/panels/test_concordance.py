"""The concordance panel on its own: keys, choice, empty states."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.domain.classification import Marking
from reviewer.domain.concordance import Line, Place, Places, Sort
from reviewer.domain.identifiers import CableId
from reviewer.gui.forms.place_query import Scope
from reviewer.gui.models.places import PlaceColumn
from reviewer.gui.panels.concordance import Concordance
from reviewer.services import codebooks


def lines(places: Sequence[Place]) -> Sequence[Line]:
    return [
        Line(
            place=place,
            cable_id=CableId(f"09SELWYN{place.position}"),
            dtg=None,
            left="The harbour master said the ",
            hit="fog",
            right=" horn was silent",
            paragraph=None,
            marking=Marking.from_canonical("C"),
            statements=(),
        )
        for place in places
    ]


def some(count: int) -> Places:
    numbers = array("q", range(count))
    return Places(numbers, numbers, array("q", range(1, count + 1)))


@pytest.fixture
def panel(qtbot: QtBot) -> Concordance:
    made = Concordance()
    qtbot.addWidget(made)
    made.resize(880, 260)
    made.show_codebook(codebooks.load())
    made.show_places(some(2_000), lines)
    made.show()
    made.table.setFocus()
    return made


def keys(panel: Concordance, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(panel.table, key)


def positions(panel: Concordance) -> list[int]:
    return sorted(place.position for place in panel.chosen())


def test_space_chooses_and_walking_keeps_the_choice(panel: Concordance) -> None:
    down, space = Qt.Key.Key_Down, Qt.Key.Key_Space
    keys(panel, space, down, down, space)
    assert positions(panel) == [0, 2]
    assert panel.strip.isVisibleTo(panel)
    assert panel.strip.count.text().startswith("2")
    keys(panel, space)
    assert positions(panel) == [0]


def test_shift_and_ctrl_choose_many(panel: Concordance) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        QTest.keyClick(panel.table, Qt.Key.Key_Down, shift)
    assert positions(panel) == [0, 1, 2, 3]
    QTest.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert positions(panel) == list(range(2_000))


def test_escape_lets_go_then_leaves(panel: Concordance, qtbot: QtBot) -> None:
    keys(panel, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(panel.left):
        keys(panel, Qt.Key.Key_Escape)
    assert not panel.table.selectionModel().hasSelection()
    assert panel.strip.isHidden()
    with qtbot.waitSignal(panel.left):
        keys(panel, Qt.Key.Key_Escape)


def test_without_a_choice_the_present_row_is_meant(panel: Concordance) -> None:
    keys(panel, Qt.Key.Key_Down)
    assert positions(panel) == [1]


def test_enter_opens_the_place(panel: Concordance, qtbot: QtBot) -> None:
    keys(panel, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.opened) as told:
        keys(panel, Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_double_click_opens_the_place(panel: Concordance, qtbot: QtBot) -> None:
    spot = panel.table.visualRect(panel.model.index(2, PlaceColumn.RIGHT)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(panel.table.viewport(), left, pos=spot)
    with qtbot.waitSignal(panel.opened) as told:
        QTest.mouseDClick(panel.table.viewport(), left, pos=spot)
    assert told.args == [2]


def test_letters_record_where_the_table_has_the_keyboard(
    panel: Concordance, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.wished) as told:
        keys(panel, Qt.Key.Key_D)
    assert told.args == ["denial"]
    panel.set_single_keys(on=False)
    with qtbot.assertNotEmitted(panel.wished):
        keys(panel, Qt.Key.Key_D)


def test_letters_in_the_box_are_words(panel: Concordance, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.wished):
        QTest.keyClicks(panel.query.box, "dab")
    with qtbot.waitSignal(panel.asked):
        QTest.keyClick(panel.query.box, Qt.Key.Key_Return)
    QTest.keyClick(panel.query.box, Qt.Key.Key_Down)
    assert panel.table.hasFocus()


def test_heads_and_lists_choose_the_order(panel: Concordance, qtbot: QtBot) -> None:
    panel.query.box.setText("fog")
    with qtbot.waitSignal(panel.asked):
        panel.table.horizontalHeader().sectionClicked.emit(PlaceColumn.LEFT)
    assert panel.query.chosen_sort is Sort.LEFT
    with qtbot.waitSignal(panel.asked):
        panel.query.scope.setCurrentIndex(2)
    assert panel.query.chosen_scope is Scope.CABLE


def test_buttons_and_other_types_record(panel: Concordance, qtbot: QtBot) -> None:
    keys(panel, Qt.Key.Key_Space)
    entries = panel.strip.more.menu().actions()
    assert {entry.data() for entry in entries} >= {"prediction", "commitment"}
    with qtbot.waitSignal(panel.wished) as told:
        entries[0].trigger()
    assert told.args == [entries[0].data()]


def test_counts_say_how_many_and_whether_more(panel: Concordance) -> None:
    assert panel.query.count.text().startswith("2\u2009000 places in 2\u2009000 cables")
    cut = some(3)
    cut.is_cut = True
    panel.show_places(cut, lines)
    assert panel.query.count.text() == "the first 3 places"


def test_empty_states_tell_apart(panel: Concordance) -> None:
    panel.show_places(Places(), lines)
    assert panel.is_empty
    assert "No such place" in panel.empty_state.what
    panel.show_problem("Search, character 5: there is no operator.")
    assert "character 5" in panel.empty_state.why
    panel.show_nothing()
    assert "Type words" in panel.empty_state.why
    keys(panel, Qt.Key.Key_Space)
    assert panel.chosen() == ()
