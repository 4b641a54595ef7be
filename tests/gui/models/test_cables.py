"""The list of cables: rows in words, search and queues."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.gui.models.cable_query import CableQuery
from reviewer.gui.models.cables import CODED, UNCODED, CableModel, spoken
from reviewer.services.browsing import CableRow

# What the tester finds is a Qt warning, which fails a test.
REPORTING = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def model(cable_rows: tuple[CableRow, ...]) -> CableModel:
    made = CableModel()
    made.show_rows(cable_rows)
    return made


def ids(model: CableModel) -> list[str]:
    rows = (model.row_at(place) for place in range(model.rowCount()))
    return [row.cable_id for row in rows if row]


def test_the_model_keeps_qts_rules(model: CableModel) -> None:
    tester = QAbstractItemModelTester(model, REPORTING)
    assert tester.model() is model


def test_a_row_is_spoken_whole(cable_rows: tuple[CableRow, ...]) -> None:
    assert spoken(cable_rows[0]) == (
        "Brokers' guild and the dockside incidents, 09SELWYN31, "
        "AMCONSUL PORT SELWYN, 12 Mar 2009, SECRET//NOFORN, 2 statements, "
        "first pass begun"
    )


def test_what_a_cable_lacks_is_said(cable_rows: tuple[CableRow, ...]) -> None:
    bare = replace(cable_rows[0], subject="", dtg=None, banner=None, statements=1)
    assert spoken(bare).startswith("No subject, 09SELWYN31")
    assert "unmarked, 1 statement," in spoken(bare)


def test_search_keeps_the_order(model: CableModel) -> None:
    model.show_query(CableQuery.parse("level:C"))
    assert ids(model) == ["09SELWYN28", "09KARVAL7"]
    assert model.total == 4


def test_queues_and_search_both_count(model: CableModel) -> None:
    model.show_queue(CODED)
    assert ids(model) == ["09SELWYN31", "09KARVAL7"]
    model.show_queue(UNCODED)
    assert ids(model) == ["09SELWYN28", "09SELWYN25"]
    model.show_query(CableQuery.parse("level:C"))
    assert ids(model) == ["09SELWYN28"]


def test_a_new_count_does_not_reset_the_list(
    model: CableModel, cable_rows: tuple[CableRow, ...], qtbot: QtBot
) -> None:
    changed = (replace(cable_rows[0], statements=3), *cable_rows[1:])
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show_rows(changed)
    first = model.row_at(0)
    assert first is not None
    assert first.statements == 3


def test_markup_in_a_subject_stays_text(
    model: CableModel, cable_rows: tuple[CableRow, ...]
) -> None:
    model.show_rows((replace(cable_rows[0], subject="<b>x</b>"),))
    index = model.index(0)
    assert index.data() == "<b>x</b>"
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_one_row_is_told_alone(qtbot: QtBot, cable_rows: tuple[CableRow, ...]) -> None:
    model = CableModel()
    model.show_rows(cable_rows)
    told = replace(cable_rows[1], statements=7)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_row(told)
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert model.row_at(1) == told


def test_one_row_may_enter_and_leave_a_search(
    cable_rows: tuple[CableRow, ...],
) -> None:
    model = CableModel()
    model.show_rows(cable_rows)
    model.show_query(CableQuery.parse("has:statements"))
    shown = model.rowCount()
    model.show_row(replace(cable_rows[1], statements=1))
    assert model.place_of(cable_rows[1].cable_id) == 1
    assert model.rowCount() == shown + 1
    model.show_row(cable_rows[1])
    assert model.rowCount() == shown
