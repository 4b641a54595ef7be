"""What a place shows while it has nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui import fonts
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.text_flow import TextFlow

WHY = "Choose one in the text or in the table to see and change what it says."


@pytest.fixture
def empty(qtbot: QtBot) -> EmptyState:
    made = EmptyState()
    qtbot.addWidget(made)
    made.explain("quote", "No statement is in hand", WHY, how="Next", key="]")
    return made


@pytest.fixture(params=[1.0, 2.0])
def _scaled(request: pytest.FixtureRequest) -> Iterator[None]:
    fonts.set_scale(request.param)
    yield
    fonts.set_scale(1.0)


@pytest.mark.usefixtures("_scaled")
@pytest.mark.parametrize("width", [224, 320, 399, 640, 1200])
def test_nothing_overlaps_and_no_word_is_cut(empty: EmptyState, width: int) -> None:
    empty.resize(width, 400)
    empty.show()
    parts = [w for w in empty.children() if isinstance(w, QWidget)]
    areas = [part.geometry() for part in parts]
    assert len(areas) == 4
    pairs = [(a, b) for n, a in enumerate(areas) for b in areas[n + 1 :]]
    assert not any(a.intersects(b) for a, b in pairs)
    for words in empty.findChildren(TextFlow):
        assert words.height() >= words.heightForWidth(words.width())


def test_the_button_acts_by_key_and_is_named(empty: EmptyState, qtbot: QtBot) -> None:
    assert empty.button.accessibleName() == "Next"
    assert empty.button.accessibleDescription() == "Key ]"
    with qtbot.waitSignal(empty.acted):
        QTest.keyClick(empty.button, Qt.Key.Key_Return)


def test_without_a_way_on_there_is_no_button(empty: EmptyState) -> None:
    empty.explain("document", "No cable is open", "Nothing can be shown.")
    assert empty.button.isHidden()
    assert empty.what == "No cable is open"


@pytest.mark.usefixtures("_scaled")
@pytest.mark.parametrize("width", [320, 399])
@pytest.mark.parametrize("height", [170, 240])
def test_in_little_room_the_button_is_never_cut(
    empty: EmptyState, width: int, height: int
) -> None:
    empty.resize(width, height)
    empty.show()
    shown = (empty.button, *empty.findChildren(TextFlow))
    feet = [part.geometry().bottom() for part in shown if part.isVisible()]
    assert max(feet) < height
    assert empty.why == WHY
    hidden = any(not part.isVisible() for part in empty.findChildren(TextFlow))
    assert bool(empty.toolTip()) == hidden
