"""The REF line as links: pressed, walked to, told apart, cut to a line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.domain.cable import Reference
from reviewer.gui.reader.reference_links import ReferenceLinks

HERE, ABSENT = "09SELWYNNORTH7", "08KARVALCITY55"
REFERENCES = (
    Reference(text="08 KARVAL CITY 55", letter="A", cable_id=ABSENT),
    Reference(text="SELWYN NORTH 7", letter="B", cable_id=HERE),
    Reference(text="HASKIL E-MAIL", letter="C"),
)


@pytest.fixture
def links(qtbot: QtBot) -> ReferenceLinks:
    made = ReferenceLinks(REFERENCES)
    qtbot.addWidget(made)
    made.resize(600, 20)
    made.show_known(frozenset({HERE}))
    made.show()
    return made


def test_links_are_followed_by_click_and_key(
    links: ReferenceLinks, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(links.followed) as told:
        QTest.mouseClick(links.links[1], Qt.MouseButton.LeftButton)
    assert told.args == [HERE]
    with qtbot.waitSignal(links.followed) as told:
        QTest.keyClick(links.links[0], Qt.Key.Key_Return)
    assert told.args == [ABSENT]


def test_what_is_missing_says_so(links: ReferenceLinks) -> None:
    names = [link.accessibleName() for link in links.links]
    assert names[0].endswith(f"{ABSENT}, missing")
    assert names[1].endswith(f"{HERE}, in the project")
    assert names[2].endswith("no cable")
    assert [link.is_loud() for link in links.links] == [False, True, False]


def test_what_is_no_cable_cannot_be_reached(
    links: ReferenceLinks, qtbot: QtBot
) -> None:
    assert links.links[2].focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(links.followed):
        QTest.mouseClick(links.links[2], Qt.MouseButton.LeftButton)


def test_one_line_tells_how_many_more(links: ReferenceLinks, qtbot: QtBot) -> None:
    links.resize(240, 20)
    seen = [link.isVisible() for link in links.links]
    assert seen[0]
    assert not seen[-1]
    with qtbot.waitSignal(links.more_wanted):
        QTest.mouseClick(links._rest, Qt.MouseButton.LeftButton)
    links.set_open(is_open=True)
    assert all(link.isVisible() for link in links.links)
    assert links.height() > 20
