"""How far two passes agree: figures, confusion of labels, by label, by week."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.forms.figure_cards import Card, cards_of, least_width
from reviewer.gui.models.figures import FigureGroup
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.heat_map import HeatMap
from reviewer.gui.widgets.trend_chart import TrendChart, TrendPoint

_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AgreementPage(QScrollArea):
    """The page of the mode Report.

    Signals:
        seed_requested: Another seed shall be drawn by.
        export_requested: The figures shall be written to a file.
        method_requested: How figures are measured.
        cancelled: Stop measuring.
        cell_reached: Row and column of the confusion table.
        case_opened: The row of a case that shall be opened.
    """

    seed_requested = Signal()
    export_requested = Signal()
    method_requested = Signal()
    cancelled = Signal()
    cell_reached = Signal(int, int)
    case_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreementPanel")
        self.setAccessibleName(self.tr("Agreement"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._basis = PlainLabel(look="quiet")
        self._basis.setWordWrap(True)
        self.seed = QPushButton()
        self.export = QPushButton(self.tr("Export…"))
        self.method = QPushButton(self.tr("Method"))
        self.progress = QProgressBar()
        self.stop = QPushButton(self.tr("Cancel"))
        self.empty_state = EmptyState()
        self._figures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._attributes = QVBoxLayout()
        self.heat = HeatMap()
        self._cell = PlainLabel(weight=600)
        self._cell_count = PlainLabel(px=12, look="quiet")
        self.cases = _table("agreementCases", self.tr("Cases behind the cell"), 3)
        self._no_cases = PlainLabel(
            self.tr("No case in this cell. The arrows choose another one."),
            look="quiet",
        )
        self.labels = _table("labelFigures", self.tr("Figures by label"), 8)
        self.trend = TrendChart()
        self._gap = PlainLabel(px=12, look="attention")
        self._halves: list[QBoxLayout] = []
        self._body = QWidget()
        self._place()
        self.heat.cell_reached.connect(self.cell_reached)
        self.heat.cell_opened.connect(self._open_cell)
        self.cases.itemActivated.connect(self._open)
        self.setFocusProxy(self.heat)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far measuring is; Cancel stops it."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        for widget in (self.progress, self.stop):
            widget.show()

    def show_idle(self) -> None:
        """Nothing is being measured."""
        for widget in (self.progress, self.stop):
            widget.hide()

    def show_nothing(self, why: str) -> None:
        """Say why there are no figures."""
        self.show_idle()
        self._body.hide()
        self.empty_state.explain("compare", self.tr("No figures"), why)
        self.empty_state.show()

    def show_figures(
        self, basis: str, seed: int, groups: Sequence[FigureGroup]
    ) -> None:
        """Show the figures and what they rest on."""
        self.show_idle()
        self.empty_state.hide()
        self._body.show()
        self._basis.setText(basis)
        self.seed.setText(self.tr("Seed {seed}").format(seed=seed))
        _empty(self._figures)
        _empty(self._attributes)
        *first, last = cards_of(groups)
        for card, share in first:
            self._figures.addWidget(card, share)
        self._attributes.addWidget(last[0])

    def show_cases(
        self, title: str, count: str, rows: Sequence[tuple[str, str, str]]
    ) -> None:
        """List what is behind the cell in hand."""
        self._cell.setText(title)
        self._cell_count.setText(count)
        _fill(self.cases, rows)
        self.cases.setVisible(bool(rows))
        self._no_cases.setVisible(not rows)

    def show_labels(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the figures of every label; ``n/a`` stands out."""
        self.labels.setHorizontalHeaderLabels(list(heads))
        _fill(self.labels, rows, figures=range(1, 7))
        row = self.labels.verticalHeader().defaultSectionSize()
        self.labels.setFixedHeight(row * (len(rows) + 1) + fonts.scaled(8))

    def show_trend(self, points: Sequence[TrendPoint]) -> None:
        """Show κ by week; a gap stays a gap."""
        self.trend.show_points(points)
        gaps = [f"{p.label}: {p.why}" for p in points if p.value is None]
        self._gap.setText(gaps[0] if gaps else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right cards below where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < least_width()
        kind = QBoxLayout.Direction
        way = kind.TopToBottom if narrow else kind.LeftToRight
        for half in (*self._halves, self._figures):
            half.setDirection(way)

    def _place(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._head())
        column.addWidget(self._basis)
        column.addWidget(self.empty_state)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        self._figures.setSpacing(16)
        body.addLayout(self._figures)
        body.addLayout(self._half(self._heat_card(), self._cases_card()))
        body.addLayout(self._half(self._labels_card(), self._trend_card()))
        body.addLayout(self._attributes)
        column.addWidget(self._body)
        column.addStretch(1)
        self.setWidget(page)
        self.show_idle()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.tr("Agreement"), px=18, weight=600))
        row.addStretch(1)
        self.progress.setAccessibleName(self.tr("Measuring"))
        self.progress.setMaximumWidth(fonts.scaled(160))
        row.addWidget(self.progress)
        for button, name, signal in (
            (self.stop, self.tr("Cancel"), self.cancelled),
            (self.method, self.tr("How agreement is measured"), self.method_requested),
            (self.seed, self.tr("Seed of the random passes"), self.seed_requested),
            (self.export, self.tr("Export the figures"), self.export_requested),
        ):
            button.setAccessibleName(name)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _half(self, left: QWidget, right: QWidget) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        row.addWidget(left, 58)
        row.addWidget(right, 42)
        self._halves.append(row)
        return row

    def _heat_card(self) -> QWidget:
        title = self.tr("Confusion of labels")
        more = self.tr("rows first pass · columns second pass")
        card, column = _card(title, more, self.tr("Enter opens the cases"))
        column.addWidget(self.heat)
        column.addStretch(1)
        return card

    def _cases_card(self) -> QWidget:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        head = QHBoxLayout()
        head.addWidget(self._cell)
        head.addStretch(1)
        head.addWidget(self._cell_count)
        column.addLayout(head)
        self.cases.horizontalHeader().hide()
        self.cases.horizontalHeader().setSectionResizeMode(
            2, QHeaderView.ResizeMode.Stretch
        )
        self.cases.setMinimumHeight(fonts.scaled(160))
        column.addWidget(self.cases, 1)
        self._no_cases.setWordWrap(True)
        column.addWidget(self._no_cases)
        column.addStretch()
        return card

    def _labels_card(self) -> QWidget:
        card, column = _card(self.tr("By label"), "", "")
        header = self.labels.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(7, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.labels)
        column.addStretch(1)
        return card

    def _trend_card(self) -> QWidget:
        card, column = _card(self.tr("κ by week"), self.tr("bars: pairs, n below"), "")
        column.addWidget(self.trend)
        column.addWidget(self._gap)
        column.addStretch(1)
        return card

    @Slot(int, int)
    def _open_cell(self, _row: int, _column: int) -> None:
        if self.cases.rowCount():
            self.cases.setCurrentCell(0, 0)
            self.cases.setFocus()

    @Slot(QTableWidgetItem)
    def _open(self, item: QTableWidgetItem) -> None:
        self.case_opened.emit(item.row())


def _card(title: str, more: str, right: str) -> tuple[Card, QVBoxLayout]:
    card = Card()
    card.setAccessibleName(title)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(PlainLabel(title, weight=600))
    head.addWidget(PlainLabel(more, px=12, look="quiet"))
    head.addStretch(1)
    head.addWidget(PlainLabel(right, px=12, look="quiet"))
    column.addLayout(head)
    return card, column


def _table(name: str, says: str, columns: int) -> QTableWidget:
    table = QTableWidget(0, columns)
    table.setObjectName(name)
    table.setAccessibleName(says)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(fonts.scaled(28))
    return table


def _fill(
    table: QTableWidget, rows: Sequence[Sequence[str]], figures: Container[int] = ()
) -> None:
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            item = QTableWidgetItem(words)
            if words == "n/a":
                item.setFont(fonts.sans(13, 600))
            if column in figures:
                item.setTextAlignment(_FIGURE)
            table.setItem(number, column, item)


def _empty(layout: QBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
