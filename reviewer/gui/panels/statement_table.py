"""The statements of the cable as a table, the path to them without the eyes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.codebook import Kind
from reviewer.gui import fonts, icons
from reviewer.gui.delegates.statements import StatementDelegate
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.statements import Column, StatementModel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.panel_title import PanelTitle
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.table_header import TableHeader

_NARROW = 372
"""Below this width Type and Speaker give way, in design pixels."""
_WIDTHS = {
    Column.SIGN: 40,
    Column.TYPE: 88,
    Column.PARAGRAPH: 24,
    Column.MARKING: 57,
    Column.SPEAKER: 66,
    Column.LINKS: 38,
}


class StatementTable(QWidget):
    """A title with a count and a filter by kind, and the table below.

    Signals:
        statement_chosen: A statement's id; the user moved to it.
        inspector_requested: Enter on a row.
        removal_requested: A statement's id; Delete on its row.
        selection_help_requested: The button of the empty table.
    """

    statement_chosen = Signal(str)
    inspector_requested = Signal()
    removal_requested = Signal(str)
    selection_help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementTablePanel")
        self.setAutoFillBackground(True)
        self._coding: CableCoding | None = None
        self._current_id: str | None = None
        self.model = StatementModel(self)
        self._title = PanelTitle(self.tr("Statements"))
        self._filter = self._made_filter()
        self._tint_filter()
        self._title.add_tool(self._filter)
        self.table = self._made_table()
        self._empty = EmptyState()
        self._empty.acted.connect(self._leave_emptiness)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        self._set_widths()
        self.setFocusProxy(self.table)
        self.model.modelReset.connect(self._mark_current)
        self.show_coding(None)

    def show_coding(self, coding: CableCoding | None) -> None:
        """Show the statements of a cable; None while no cable is open."""
        self.show_work(coding, self._current_id)

    def show_work(self, coding: CableCoding | None, current_id: str | None) -> None:
        """Show the statements of a cable, and which of them is in hand."""
        self._coding = coding
        with self.table.following():
            self.model.show_coding(coding)
        self._tell()
        self.show_current(current_id)

    def show_current(self, statement_id: str | None) -> None:
        """Mark a statement as the current one and bring it into view."""
        self._current_id = statement_id
        row = self.model.row_of(statement_id)
        self.table.follow(row)

    def show_kinds(self, kinds: frozenset[Kind]) -> None:
        """Show these kinds of statement only; an empty set shows all."""
        with self.table.following():
            self.model.show_kinds(kinds)
        self._filter.setChecked(bool(kinds))
        self._tell()
        self.show_current(self._current_id)

    @property
    def is_narrow(self) -> bool:
        """Whether Type and Speaker have given way to the quotation."""
        return self.table.isColumnHidden(Column.TYPE)

    @property
    def empty_state(self) -> EmptyState:
        """What is shown instead of an empty table."""
        return self._empty

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self._empty

    @property
    def count(self) -> str:
        """The count beside the title."""
        return self._title.count

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns where there is no room for them."""
        super().resizeEvent(event)
        narrow = self.width() < fonts.scaled(_NARROW)
        for column in (Column.TYPE, Column.SPEAKER):
            self.table.setColumnHidden(column, narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours and sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._set_widths()
            self._tint_filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the inspector, Delete removes the statement."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.inspector_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and self._current_id:
            self.removal_requested.emit(self._current_id)
        else:
            super().keyPressEvent(event)

    def _made_table(self) -> RowTable:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
        table = RowTable(StatementDelegate(self), "panel", keys, self)
        table.setObjectName("statementTable")
        table.setAccessibleName(self.tr("Statements of this cable"))
        table.setModel(self.model)
        header = TableHeader({Column.LINKS: "link"}, table)
        header.set_default_order(Column.PARAGRAPH, Qt.SortOrder.AscendingOrder)
        table.setHorizontalHeader(header)
        table.sortByColumn(Column.PARAGRAPH, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.row_reached.connect(self._reach)
        return table

    def _made_filter(self) -> QToolButton:
        button = QToolButton()
        button.setToolTip(self.tr("Show some kinds of statement only"))
        button.setAccessibleName(self.tr("Filter by kind of statement"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setCheckable(True)
        button.setMenu(QMenu(button))
        button.menu().triggered.connect(self._take_kinds)
        button.menu().aboutToShow.connect(self._refill_filter)
        return button

    def _tint_filter(self) -> None:
        self._filter.setIcon(icons.icon("filter"))
        self._filter.setIconSize(QSize(fonts.scaled(20), fonts.scaled(20)))

    def _set_widths(self) -> None:
        header = self.table.horizontalHeader()
        for column in Column:
            if column is Column.QUOTE:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
                continue
            mode = QHeaderView.ResizeMode.Fixed
            if column in {Column.TYPE, Column.SPEAKER}:
                mode = QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            header.resizeSection(column, fonts.scaled(_WIDTHS[column]))
        self.table.set_row_height(StatementDelegate.row_height())

    def _refill_filter(self) -> None:
        menu = self._filter.menu()
        menu.clear()
        if self._coding is None:
            return
        for entry in self._coding.codebook.kinds:
            found = sum(s.kind is entry.kind for s in self._coding.statements)
            title = entry.value.title.replace("&", "&&")
            action = menu.addAction(f"{title}\t{found}")
            action.setData(entry.kind.value)
            action.setCheckable(True)
            action.setChecked(entry.kind in self.model.kinds)
        menu.addSeparator()
        everything = menu.addAction(self.tr("Show all kinds"))
        everything.setEnabled(bool(self.model.kinds))

    def _take_kinds(self, chosen: QAction) -> None:
        if chosen.data() is None:
            self.show_kinds(frozenset())
            return
        actions = self._filter.menu().actions()
        kinds = frozenset(Kind(a.data()) for a in actions if a.isChecked())
        self.show_kinds(kinds)

    def _tell(self) -> None:
        """Say how many rows there are, and why where there is none."""
        shown, total = self.model.rowCount(), self.model.total
        self._title.show_count(
            str(total)
            if shown == total
            else self.tr("{shown} of {total}").format(shown=shown, total=total)
        )
        self._stack.setCurrentWidget(self.table if shown else self._empty)
        if shown:
            return
        if total:
            self._empty.explain(
                "filter",
                self.tr("No statement of this kind"),
                self.tr("The filter hides all {total}.").format(total=total),
                how=self.tr("Show all kinds"),
            )
        elif self._coding is None:
            self._empty.explain(
                "document",
                self.tr("No cable is open"),
                self.tr("Its statements will be listed here."),
            )
        else:
            self._empty.explain(
                "quote",
                self.tr("Nothing recorded yet"),
                self.tr(
                    "Select words in the text, then press C, D, A, B or R to say "
                    "what they are."
                ),
                how=self.tr("Select a sentence"),
                key="S",
            )

    def _leave_emptiness(self) -> None:
        if self.model.total:
            self.show_kinds(frozenset())
        else:
            self.selection_help_requested.emit()

    def _mark_current(self) -> None:
        """Find the current statement again after sorting."""
        self.show_current(self._current_id)

    def _reach(self, row: int) -> None:
        line = self.model.line_at(row)
        if line is not None:
            self._current_id = line.statement.statement_id
            self.statement_chosen.emit(self._current_id)
