"""How the cable was read: every doubt of the parser, every correction."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui import fonts
from reviewer.gui.delegates.structure import StructureDelegate
from reviewer.gui.models.structure import (
    StructureColumn,
    StructureLine,
    StructureModel,
)
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.table_header import TableHeader

_WIDTHS = {
    StructureColumn.WHERE: 88,
    StructureColumn.CODE: 188,
    StructureColumn.SURE: 136,
}


class StructurePanel(QWidget):
    """The table of doubts and corrections.

    Signals:
        line_chosen: The ``StructureLine`` somebody went to.
        correction_requested: Enter: correct the place of a ``StructureLine``.
        take_back_requested: Del: take the ``Correction`` of a line back.
    """

    line_chosen = Signal(object)
    correction_requested = Signal(object)
    take_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("structurePanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Structure"))
        self.model = StructureModel(self)
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
        self.show_lines(None)

    def show_lines(self, lines: tuple[StructureLine, ...] | None) -> None:
        """Show the doubts and corrections of a cable; None while none is open."""
        row = self.table.currentIndex().row()
        with self.table.following():
            self.model.show_lines(lines or ())
        self._stack.setCurrentWidget(self.table if lines else self.empty_state)
        if lines and row >= 0:
            self.show_current(min(row, len(lines) - 1))
        if lines is None:
            self.empty_state.explain(
                "document",
                self.tr("No cable is open"),
                self.tr("What was doubtful in reading it will stand here."),
            )
        elif not lines:
            self.empty_state.explain(
                "check",
                self.tr("No doubt"),
                self.tr(
                    "Nothing was doubtful in reading this cable, and nothing was "
                    "corrected. Shift+T in the text corrects how a place was read."
                ),
            )

    def show_current(self, row: int) -> None:
        """Mark a row."""
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
        """Enter corrects the place of the row, Del takes its correction back."""
        line = self.model.line_at(self.table.currentIndex().row())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or line is None:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.correction_requested.emit(line)
        elif event.key() == Qt.Key.Key_Delete and line.correction:
            self.take_back_requested.emit(line.correction)
        else:
            super().keyPressEvent(event)

    def _made_table(self) -> RowTable:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
        table = RowTable(StructureDelegate(self), "paper", keys, self)
        table.setObjectName("structureTable")
        table.setAccessibleName(self.tr("How the cable was read"))
        table.setModel(self.model)
        header = TableHeader({}, table, ground="paper", margin=16)
        header.setSectionsClickable(False)
        table.setHorizontalHeader(header)
        table.row_reached.connect(self._go_to)
        table.clicked.connect(self._click)
        return table

    def _size_rows(self) -> None:
        self.table.set_row_height(StructureDelegate.row_height())
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, fonts.scaled(width))
        stretch = QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(StructureColumn.SAYS, stretch)

    def _click(self, index: QModelIndex) -> None:
        self._go_to(index.row())

    def _go_to(self, row: int) -> None:
        line = self.model.line_at(row)
        if line:
            self.line_chosen.emit(line)
