"""The search box: chips, errors with their place, completion, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.query import Field
from reviewer.gui.forms.search_field import SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    offers = {"state": ("imported", "submitted"), "post": ("PORT SELWYN", "VELL")}
    made.take_names({"denial"}, offers)
    made.show()
    made.activateWindow()
    made.box.setFocus()
    return made


def told(field: SearchField, typed: str) -> list[str]:
    """What is asked for while something is typed."""
    heard: list[str] = []
    field.changed.connect(heard.append)
    QTest.keyClicks(field.box, typed)
    field.changed.disconnect(heard.append)
    return heard


def test_each_keystroke_asks_anew(field: SearchField) -> None:
    assert told(field, "dues") == ["d", "du", "due*", "dues*"]
    assert told(field, " a") == ["dues", "dues a"]


@pytest.mark.parametrize("typed", ["12:30", '"due', "-due", "note:due", "due ", "du"])
def test_only_a_plain_word_may_go_on(field: SearchField, typed: str) -> None:
    assert not told(field, typed)[-1].endswith("*")


def test_a_finished_operator_becomes_a_chip(field: SearchField) -> None:
    QTest.keyClicks(field.box, "level:C harb")
    assert [chip.text() for chip in field.chips] == ["level:C"]
    assert (field.box.text(), field.text) == ("harb", "level:C harb")
    QTest.mouseClick(field.chips[0], Qt.MouseButton.LeftButton)
    assert (field.chips, field.text) == ((), "harb")


def test_backspace_takes_a_chip_back_into_the_text(field: SearchField) -> None:
    QTest.keyClicks(field.box, "level:C ")
    QTest.keyClick(field.box, Qt.Key.Key_Backspace)
    assert (field.chips, field.box.text()) == ((), "level:C")


@pytest.mark.parametrize(
    ("typed", "look", "words"),
    [
        ("level:X ", "attention", "character 7: “X” is no level"),
        ("harbour mood:good ", "attention", "character 9: there is no operator"),
        ("harbour tag:", "quiet", "needs a value"),
        ("from:20", "quiet", "is no date"),
    ],
)
def test_what_means_nothing_is_told_with_its_place(
    field: SearchField, typed: str, look: str, words: str
) -> None:
    QTest.keyClicks(field.box, typed)
    assert field.problem.isVisible()
    assert words in field.problem.text()
    assert field.problem.property("look") == look
    assert field.chips == ()


def test_nothing_is_asked_for_while_something_is_wrong(field: SearchField) -> None:
    heard = told(field, "dues level:")
    assert heard[-2:] == ["dues leve*", "dues level*"]
    assert told(field, "C") == ["dues level:C"]
    assert not field.problem.isVisible()


def test_escape_clears_text_chips_and_error(field: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.box, "level:C mood:x ")
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.box, Qt.Key.Key_Escape)
    assert (field.text, field.chips, field.problem.isVisible()) == ("", (), False)


def test_plain_words_bring_nothing_up_so_that_down_leaves(
    field: SearchField, qtbot: QtBot
) -> None:
    QTest.keyClicks(field.box, "le")
    assert field.completion.shown == ()
    with qtbot.waitSignal(field.left_downwards):
        QTest.keyClick(field.box, Qt.Key.Key_Down)


def test_the_operators_are_listed_on_demand(field: SearchField) -> None:
    QTest.keyClick(field.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(field.completion.shown) == len(Field)
    QTest.keyClicks(field.box, "-le")
    QTest.keyClick(field.box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert [line.split()[0] for line in field.completion.shown] == ["level:"]


def test_a_value_is_completed(field: SearchField) -> None:
    QTest.keyClicks(field.box, "-post:po")
    assert field.completion.shown == ("PORT SELWYN",)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert [chip.text() for chip in field.chips] == ['-post:"PORT SELWYN"']
    assert field.box.text() == ""


def test_terms_are_added_replaced_and_taken_away(field: SearchField) -> None:
    field.show_text("tag:KV dues")
    field.toggle("tag:EWWT")
    assert field.text == "tag:KV tag:EWWT dues"
    field.toggle("level:C", instead_of="level")
    field.toggle("level:S", instead_of="level")
    assert field.text == "tag:KV tag:EWWT level:S dues"
    field.toggle("tag:KV")
    assert field.text == "tag:EWWT level:S dues"
