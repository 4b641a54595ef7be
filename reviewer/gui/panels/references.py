"""What the cable refers to, what refers to it, and what the project lacks."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, theme
from reviewer.gui.delegates.references import ReferenceDelegate
from reviewer.gui.models.references import (
    ReferenceColumn,
    ReferenceLine,
    ReferencesModel,
)
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.key_button import KeyButton
from reviewer.gui.widgets.table_header import TableHeader

_WIDTHS = {
    ReferenceColumn.RELATION: 104,
    ReferenceColumn.CABLE: 176,
    ReferenceColumn.STATE: 116,
}


class References(QWidget):
    """One table, for the cable or for all that is missing.

    Signals:
        followed: The id of a cable to be opened.
        refused: The id of a cable that is not here and was asked for.
        missing_wanted: The list of all missing cables is to be shown.
        list_wanted: The list of all missing cables is to be saved.
        left: Esc: back to the text.
    """

    followed = Signal(str)
    refused = Signal(str)
    missing_wanted = Signal()
    list_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("references")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("References"))
        self._of_cable: tuple[ReferenceLine, ...] | None = None
        self._missing: tuple[ReferenceLine, ...] = ()
        self.model = ReferencesModel(self)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self.of_cable = KeyButton(self.tr("This cable"), small=True)
        self.all_missing = KeyButton(self.tr("Missing in the project"), small=True)
        self.copy = KeyButton(self.tr("Copy id"), "Ctrl+C", small=True)
        self.save = KeyButton(self.tr("Save the list…"), small=True)
        self._connect_buttons()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._size_rows()
        self._show()

    @property
    def shows_missing(self) -> bool:
        """Whether the list of all missing cables is in front."""
        return self.all_missing.isChecked()

    def show_references(self, lines: tuple[ReferenceLine, ...] | None) -> None:
        """Show the references of a cable; None while no cable is open."""
        self._of_cable = lines
        self.of_cable.setChecked(True)
        self._show()

    def show_missing(self, lines: tuple[ReferenceLine, ...]) -> None:
        """Show the cables that the project lacks."""
        self._missing = lines
        self.all_missing.setChecked(True)
        self._show()

    def show_current(self, cable_id: str) -> None:
        """Go to the row about a cable id, if there is one."""
        row = self.model.row_of(cable_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self.empty_state

    def minimumSizeHint(self) -> QSize:
        """Never what keeps the text from having its room."""
        return QSize(fonts.scaled(240), fonts.scaled(64))

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows, Ctrl+C copies the id, Esc leaves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_id()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._follow(self.table.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        lines = self._missing if self.shows_missing else self._of_cable
        self.model.show_lines(lines or ())
        self.save.setVisible(self.shows_missing and bool(lines))
        self.copy.setVisible(bool(lines))
        if lines:
            self._stack.setCurrentWidget(self.table)
            self.table.selectRow(0)
            return
        self._stack.setCurrentWidget(self.empty_state)
        self.empty_state.explain(*self._emptiness())

    def _emptiness(self) -> tuple[str, str, str]:
        if self.shows_missing:
            return (
                "check",
                self.tr("Nothing is missing"),
                self.tr("Every cable that is cited is in the project."),
            )
        if self._of_cable is None:
            return (
                "document",
                self.tr("No cable is open"),
                self.tr("What it refers to, and what refers to it, will stand here."),
            )
        return (
            "link",
            self.tr("No references"),
            self.tr("The cable has no REF line, and no cable here cites it."),
        )

    @Slot()
    def _choose_cable(self) -> None:
        self._show()

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line and line.target:
            self.followed.emit(line.target)
        elif line and line.is_missing:
            self.refused.emit(line.wanted)

    @Slot()
    def _copy_id(self) -> None:
        line = self.model.line_at(self.table.currentIndex().row())
        if line:
            QGuiApplication.clipboard().setText(line.wanted or line.shown)

    def _connect_buttons(self) -> None:
        group = QButtonGroup(self)
        for button in (self.of_cable, self.all_missing):
            button.setCheckable(True)
            group.addButton(button)
        self.of_cable.setChecked(True)
        self.of_cable.clicked.connect(self._choose_cable)
        self.all_missing.clicked.connect(self.missing_wanted)
        self.copy.clicked.connect(self._copy_id)
        self.save.clicked.connect(self.list_wanted)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.of_cable)
        row.addWidget(self.all_missing)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        return row

    def _made_table(self) -> QTableView:
        table = _Table(self)
        table.setObjectName("referencesTable")
        table.setAccessibleName(self.tr("References"))
        table.setModel(self.model)
        table.setItemDelegate(ReferenceDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = TableHeader({}, table, ground="paper", margin=16)
        header.setSectionsClickable(False)
        table.setHorizontalHeader(header)
        table.verticalHeader().hide()
        table.doubleClicked.connect(self._follow)
        return table

    def _size_rows(self) -> None:
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(ReferenceDelegate.row_height())
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, fonts.scaled(width))
        stretch = QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(ReferenceColumn.ABOUT, stretch)


class _Table(QTableView):
    """A table on paper; Enter, Esc, copying and letters are its panel's business."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave some keys to the panel; letters would search."""
        leaves = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        copies = event.matches(QKeySequence.StandardKey.Copy)
        if event.key() in leaves or copies or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay paper below the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().paper)
        painter.end()
        super().paintEvent(event)
