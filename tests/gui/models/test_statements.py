"""The table model: rows, order, kinds, and what changes announce."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from reviewer.domain.codebook import Kind
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.statements import Column, StatementModel

# What the tester finds is a Qt warning, which fails a test.
REPORTING = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def model(coding: CableCoding) -> StatementModel:
    made = StatementModel()
    made.show_coding(coding)
    return made


def cells(model: QAbstractItemModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(model: StatementModel) -> None:
    tester = QAbstractItemModelTester(model, REPORTING)
    assert tester.model() is model


def test_a_row_shows_all_that_is_known(model: StatementModel) -> None:
    row = model.row_of("denies")
    assert row is not None
    assert [str(model.index(row, column).data()) for column in Column] == [
        "D",
        "denial",
        "3",
        "C",
        "Dobry",
        (
            "firmly denied, the widespread perception that the guild settles disputes "
            "over berths by threat"
        ),
        "3",
    ]


def test_what_is_missing_is_a_dash(model: StatementModel) -> None:
    row = model.row_of("visit")
    assert row is not None
    assert model.index(row, Column.SPEAKER).data() == "—"
    assert model.index(row, Column.LINKS).data() == "–"


def test_every_cell_of_a_row_speaks_the_whole_row(model: StatementModel) -> None:
    row = model.row_of("guild")
    assert row is not None
    spoken = {
        model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in Column
    }
    assert spoken == {
        "Assertion, ¶2, U, Brokers' Guild, 'some 320 members in four districts'"
    }


def test_heads_have_full_names_for_screen_readers(model: StatementModel) -> None:
    names = [
        model.headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        )
        for column in Column
    ]
    assert all(names)
    assert names[Column.LINKS] == "Number of links"


def test_rows_stand_in_the_order_of_the_text(model: StatementModel) -> None:
    places = cells(model, Column.PARAGRAPH)
    assert places == sorted(places, key=int)


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        (Column.TYPE, "accusation", "report"),
        (Column.SPEAKER, "Brokers' Guild", "—"),
        (Column.MARKING, "U", "S//NF"),
        (Column.LINKS, "–", "3"),
        (Column.PARAGRAPH, "1", "6"),
        (Column.SIGN, "C", "R"),
    ],
)
def test_sorting_by_any_column(
    model: StatementModel, column: Column, first: str, last: str
) -> None:
    model.sort(column)
    ordered = cells(model, column)
    assert (ordered[0], ordered[-1]) == (first, last)
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert cells(model, column)[0] == last


def test_some_kinds_only(model: StatementModel) -> None:
    model.show_kinds({Kind.COMMENT})
    assert cells(model, Column.SIGN) == ["B", "B", "B"]
    assert model.total == 13
    model.show_kinds(())
    assert model.rowCount() == 13


def test_one_statement_more_inserts_one_row(
    model: StatementModel,
    coding: CableCoding,
    make_coding: Callable[..., CableCoding],
    qtbot: QtBot,
) -> None:
    fewer = [s for s in coding.statements if s.statement_id != "lease"]
    model.show_coding(make_coding(statements=fewer))
    assert model.row_of("lease") is None
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_coding(coding)
    assert inserted.args is not None
    row = model.row_of("lease")
    assert inserted.args[1:] == [row, row]


def test_one_statement_less_removes_one_row(
    model: StatementModel,
    coding: CableCoding,
    make_coding: Callable[..., CableCoding],
    qtbot: QtBot,
) -> None:
    row = model.row_of("lease")
    fewer = [s for s in coding.statements if s.statement_id != "lease"]
    with qtbot.waitSignal(model.rowsRemoved) as removed:
        model.show_coding(make_coding(statements=fewer))
    assert removed.args is not None
    assert removed.args[1:] == [row, row]


def test_markup_stays_text_in_tooltips(make_coding: Callable[..., CableCoding]) -> None:
    hostile = make_coding()
    hostile.text = hostile.text.replace("the east crane", "<img src=x>ane")
    model = StatementModel()
    model.show_coding(hostile)
    row = model.row_of("crane")
    assert row is not None
    tip = model.index(row, Column.QUOTE).data(Qt.ItemDataRole.ToolTipRole)
    assert GuiQt.mightBeRichText(tip)
    assert "&lt;img src=x&gt;" in tip
    assert "<img" not in tip


def test_without_a_cable_there_are_no_rows(model: StatementModel) -> None:
    model.show_coding(None)
    assert model.rowCount() == 0
    assert model.line_at(0) is None
