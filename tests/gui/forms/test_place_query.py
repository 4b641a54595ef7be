"""What the line above the places says while it works and after."""

from pytestqt.qtbot import QtBot

from reviewer.gui.forms.place_query import PlaceQuery


def test_after_work_on_the_places_their_number_stands_there_again(
    qtbot: QtBot,
) -> None:
    query = PlaceQuery()
    qtbot.addWidget(query)
    query.show_found("18 places in 8 cables")

    query.show_working("3 of 8 cables")
    working = query.count.text()
    query.show_working("")

    assert working == "3 of 8 cables"
    assert query.count.text() == "18 places in 8 cables"
