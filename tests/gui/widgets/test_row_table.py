"""Rows that are painted once and copied from then on."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui import pictures, theme
from reviewer.gui.widgets.row_table import (
    Cells,
    Index,
    RowDelegate,
    RowState,
    RowTable,
)

HEIGHT = 20
SELECTED, PLAIN = QColor("#123456"), QColor("#abcdef")


class Painter(RowDelegate):
    """Fills rows with a colour and remembers which it was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painted: list[str] = []
        self.cells: list[Cells] = []

    def look_of(self, index: Index) -> Hashable | None:
        return str(index.data())

    def paint_row(
        self, painter: QPainter, cells: Cells, index: Index, state: RowState
    ) -> None:
        self.painted.append(str(index.data()))
        self.cells.append(cells)
        for area in cells.values():
            painter.fillRect(area, SELECTED if state.is_selected else PLAIN)


class Panel(QWidget):
    """A parent with a table of a hundred rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Painter(self)
        self.table = RowTable(self.rows, "panel", [Qt.Key.Key_Return], self)
        self.model = QStringListModel([str(n) for n in range(100)], self)
        self.table.setModel(self.model)
        self.table.set_row_height(HEIGHT)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.resize(120, 5 * HEIGHT)
        self.resize(120, 200)
        self.taken: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.taken.append(event.key())


@pytest.fixture
def panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Panel:
    monkeypatch.setattr(pictures, "_kept", type(pictures._kept)())
    made = Panel()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def colour_at(panel: Panel, row: int) -> QColor:
    picture = panel.table.viewport().grab().toImage()
    top = panel.table.rowViewportPosition(row)
    return picture.pixelColor(10, top + HEIGHT // 2)


def test_only_rows_in_sight_are_painted(panel: Panel) -> None:
    assert 5 <= len(panel.rows.painted) <= 6


def test_a_row_that_comes_costs_one_row(panel: Panel) -> None:
    panel.rows.painted.clear()
    panel.model.insertRow(1)
    panel.model.setData(panel.model.index(1), "new")
    QApplication.processEvents()
    assert set(panel.rows.painted) <= {"new", "None", ""}
    assert colour_at(panel, 1) == PLAIN


def test_a_selected_row_looks_so(panel: Panel) -> None:
    panel.table.selectRow(2)
    assert colour_at(panel, 2) == SELECTED
    assert colour_at(panel, 1) == PLAIN


def test_a_column_without_room_is_left_out(panel: Panel) -> None:
    panel.table.setColumnHidden(0, True)
    QApplication.processEvents()
    panel.rows.cells.clear()
    panel.table.grab()
    assert not any(panel.rows.cells)


def test_keys_of_the_panel_reach_the_panel(panel: Panel) -> None:
    panel.table.selectRow(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_D):
        QTest.keyClick(panel.table, key)
    assert panel.taken == [Qt.Key.Key_Return, Qt.Key.Key_D]
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.table.currentIndex().row() > 0


def test_below_the_last_row_is_ground(panel: Panel) -> None:
    panel.model.setStringList(["only"])
    picture = panel.table.viewport().grab().toImage()
    ground = picture.pixelColor(10, 4 * HEIGHT)
    assert ground == theme.current().panel
