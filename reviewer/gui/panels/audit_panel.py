"""The marking audit of the cable: every finding, and whether it was answered."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui import fonts
from reviewer.gui.delegates.findings import FindingDelegate
from reviewer.gui.models.findings import FindingColumn, FindingLine, FindingsModel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.table_header import TableHeader

_WIDTHS = {
    FindingColumn.RULE: 88,
    FindingColumn.SEVERITY: 92,
    FindingColumn.WHERE: 84,
    FindingColumn.ANSWER: 116,
}


class AuditPanel(QWidget):
    """The table of findings.

    Signals:
        finding_chosen: Row of a finding the user went to.
        answer_requested: Enter on a finding: answer it.
    """

    finding_chosen = Signal(int)
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditPanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Marking audit"))
        self.model = FindingsModel(self)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._size_rows()
        self.setFocusProxy(self.table)
        self.show_findings(None)

    def show_findings(self, lines: tuple[FindingLine, ...] | None) -> None:
        """Show the findings of a cable; None while no cable is open."""
        with self.table.following():
            self.model.show_lines(lines or ())
        self._stack.setCurrentWidget(self.table if lines else self.empty_state)
        if lines is None:
            self.empty_state.explain(
                "document",
                self.tr("No cable is open"),
                self.tr("What the audit says of its markings will stand here."),
            )
        elif not lines:
            self.empty_state.explain(
                "check",
                self.tr("No finding"),
                self.tr(
                    "The cable's markings agree with its text and with the rules of "
                    "its day, as far as 31 rules can tell."
                ),
            )

    def show_current(self, row: int | None) -> None:
        """Mark the finding that is looked at."""
        self.table.follow(row)

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self.empty_state

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the answer."""
        row = self.table.currentIndex().row()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() == Qt.KeyboardModifier.NoModifier and row >= 0:
            self.finding_chosen.emit(row)
            self.answer_requested.emit()
        else:
            super().keyPressEvent(event)

    def _made_table(self) -> RowTable:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        table = RowTable(FindingDelegate(self), "paper", keys, self)
        table.setObjectName("auditTable")
        table.setAccessibleName(self.tr("Findings of the marking audit"))
        table.setModel(self.model)
        header = TableHeader({}, table, ground="paper", margin=16)
        header.setSectionsClickable(False)
        table.setHorizontalHeader(header)
        table.row_reached.connect(self.finding_chosen)
        table.clicked.connect(self._click)
        return table

    def _size_rows(self) -> None:
        self.table.set_row_height(FindingDelegate.row_height())
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, fonts.scaled(width))
        stretch = QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(FindingColumn.FINDING, stretch)

    def _click(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(index.row())
