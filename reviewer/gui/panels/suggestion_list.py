"""The list of suggestions, in the right pane's place while they are shown."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui.delegates.suggested import GhostDelegate
from reviewer.gui.models.suggested import GhostLine, GhostModel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.key_button import KeyButton
from reviewer.gui.widgets.panel_title import PanelTitle
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.table_header import TableHeader
from reviewer.gui.widgets.text_flow import Piece, TextFlow


class SuggestionList(QWidget):
    """Those that wait for an answer, or those that were rejected.

    Signals:
        chosen: The number of a suggestion that was gone to.
        return_requested: The number of a rejected one that shall be offered again.
        rejected_toggled: Whether the rejected ones shall be listed.
        accepted: Space: record the one looked at.
        rejected: X: keep it away.
        reader_requested: Enter: back to the text.
    """

    chosen = Signal(int)
    return_requested = Signal(int)
    rejected_toggled = Signal(bool)
    accepted = Signal()
    rejected = Signal()
    reader_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestionList")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Suggestions"))
        self.model = GhostModel(self)
        self._title = PanelTitle(self.tr("Suggestions"))
        self.refused = KeyButton(self.tr("Rejected"), small=True)
        self.refused.setCheckable(True)
        self.refused.toggled.connect(self.rejected_toggled)
        self._title.add_tool(self.refused)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self.back = KeyButton(self.tr("Bring back"), "Enter")
        self.back.clicked.connect(self._bring_back)
        self._told = TextFlow(px=12, pitch=16, padding=(16, 10))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        self._lay_out()
        self._size_rows()
        self.setFocusProxy(self.table)
        self.show_work((), (0, 0, 0), are_rejected=False)

    def show_work(
        self,
        lines: tuple[GhostLine, ...],
        counts: tuple[int, int, int],
        *,
        are_rejected: bool,
    ) -> None:
        """Show suggestions.

        Args:
            lines: Those to list.
            counts: How many are left, taken and rejected.
            are_rejected: Whether the rejected ones are listed.
        """
        left, taken, rejected = counts
        words = self.tr("{left} left · {taken} taken · {rejected} rejected")
        self._title.show_count(words.format(left=left, taken=taken, rejected=rejected))
        with self.table.following():
            self.model.show_lines(lines)
        self.refused.setEnabled(are_rejected or rejected > 0)
        self.refused.setChecked(are_rejected)
        self.back.setVisible(are_rejected and bool(lines))
        self._stack.setCurrentWidget(self.table if lines else self.empty_state)
        if not lines:
            self._say_empty(are_rejected=are_rejected, any_left=left > 0)

    def show_current(self, number: int | None) -> None:
        """Mark the one looked at."""
        self.table.follow(self.model.row_of(number))

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text, or brings a rejected one back."""
        key, plain = event.key(), Qt.KeyboardModifier.NoModifier
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.modifiers() != plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.accepted.emit()
        elif key == Qt.Key.Key_X:
            self.rejected.emit()
        elif not enter:
            super().keyPressEvent(event)
        elif self.refused.isChecked():
            self._bring_back()
        else:
            self.reader_requested.emit()

    def _bring_back(self) -> None:
        line = self.model.line_at(self.table.currentIndex().row())
        if line and line.is_rejected:
            self.return_requested.emit(line.number)

    def _say_empty(self, *, are_rejected: bool, any_left: bool) -> None:
        if are_rejected:
            what, why = self.tr("Nothing rejected"), self.tr("X rejects a suggestion.")
        elif any_left:
            what = self.tr("None of this kind")
            why = self.tr("The bar below the text shows other kinds.")
        else:
            what = self.tr("No suggestion is left")
            why = self.tr("What the rules do not find is yours to find: read on.")
        self.empty_state.explain("check", what, why)

    def _made_table(self) -> RowTable:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        table = RowTable(GhostDelegate(self), "panel", keys, self)
        table.setObjectName("suggestionTable")
        table.setAccessibleName(self.tr("Suggestions for this cable"))
        table.setModel(self.model)
        header = TableHeader({}, table, ground="panel", margin=16)
        table.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.hide()
        table.row_reached.connect(self._reach)
        table.clicked.connect(self._click)
        return table

    def _lay_out(self) -> None:
        told = self.tr(
            "Built from this cable's text alone. A suggestion counts as your work only "
            "once you accept it; a rejected one does not come back by itself."
        )
        self._told.show_pieces((Piece(told, quiet=True),))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._told)

    def _size_rows(self) -> None:
        self.table.set_row_height(GhostDelegate.row_height())

    def _reach(self, row: int) -> None:
        line = self.model.line_at(row)
        if line:
            self.chosen.emit(line.number)

    def _click(self, index: QModelIndex) -> None:
        self._reach(index.row())
