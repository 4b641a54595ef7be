"""The ledger: each claim, and beside it what the post says of it."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, theme
from reviewer.gui.counting import counted
from reviewer.gui.delegates.ledger import LedgerDelegate
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.ledger import LedgerModel
from reviewer.gui.models.provenance import with_provenance
from reviewer.gui.plain_text import CountLabel, PlainLabel
from reviewer.gui.widgets.attention_chip import AttentionChip
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.table_header import TableHeader

_TITLE_HEIGHT = 36


class Ledger(QWidget):
    """The table of claims under a title with the count of those left open.

    Signals:
        claim_chosen: Id of a claim the user went to.
        link_requested: Id of a claim that shall be linked to a comment.
        inspector_requested: Enter on a row.
    """

    claim_chosen = Signal(str)
    link_requested = Signal(str)
    inspector_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledger")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Ledger"))
        self._coding: CableCoding | None = None
        self._current_id: str | None = None
        self.model = LedgerModel(self)
        self.count = CountLabel(px=12, look="quiet")
        self.chip = AttentionChip()
        self.chip.toggled.connect(self._filter)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self.empty_state.acted.connect(self._leave_emptiness)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = self._made_title()
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
        self._size_rows()
        self.setFocusProxy(self.table)
        self.show_coding(None)

    def show_coding(self, coding: CableCoding | None) -> None:
        """Show the claims of a cable; None while no cable is open."""
        self.show_work(coding, self._current_id)

    def show_work(self, coding: CableCoding | None, current_id: str | None) -> None:
        """Show the claims of a cable, and which statement is in hand."""
        self._coding = coding
        with self.table.following():
            self.model.show_coding(coding)
        if self.chip.isChecked() and not self.model.unaddressed:
            self.chip.setChecked(False)
        self._tell()
        self.show_current(current_id)

    def show_current(self, statement_id: str | None) -> None:
        """Mark the row of a claim, or of the claim a comment answers."""
        self._current_id = statement_id
        row = self.model.row_of(statement_id)
        self.table.follow(row)

    def show_unaddressed_only(self, *, only: bool) -> None:
        """Show only what the post does not address, or everything."""
        self.chip.setChecked(only)

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
        """L links the claim, Enter opens the inspector, Ctrl+C copies it."""
        claim = self.model.entry_at(self.table.currentIndex().row())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_L and plain and claim:
            self.link_requested.emit(claim.claim.statement.statement_id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and claim:
            self.inspector_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy) and claim and self._coding:
            text = with_provenance(self._coding, claim.claim.statement)
            QGuiApplication.clipboard().setText(text)
        else:
            super().keyPressEvent(event)

    def _made_title(self) -> QWidget:
        title = _Title()
        name = PlainLabel(self.tr("Ledger"), weight=600)
        row = QHBoxLayout(title)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.chip)
        title.underline(name, self.count)
        return title

    def _made_table(self) -> RowTable:
        delegate = LedgerDelegate(self)
        delegate.link_requested.connect(self.link_requested)
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C)
        table = RowTable(delegate, "paper", keys, self)
        table.setObjectName("ledgerTable")
        table.setAccessibleName(self.tr("Claims and what the post says of them"))
        table.setModel(self.model)
        header = TableHeader({}, table, ground="paper", margin=16)
        header.setSectionsClickable(False)
        table.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.row_reached.connect(self._reach)
        table.clicked.connect(self._click)
        return table

    def _size_rows(self) -> None:
        self.table.set_row_height(LedgerDelegate.row_height())

    def _filter(self, only: bool) -> None:  # noqa: FBT001 - Qt's signal
        with self.table.following():
            self.model.show_unaddressed_only(only=only)
        self._tell()
        self.show_current(self._current_id)

    def _tell(self) -> None:
        """Say how many claims there are, and why where there is none."""
        total, missing = self.model.total, self.model.unaddressed
        claims = counted(total, self.tr("claim"), self.tr("claims"))
        self.count.setText(claims if total else "")
        left = counted(missing, self.tr("claim"), self.tr("claims"))
        self.chip.show_text(self.tr("{claims} not addressed").format(claims=left))
        self.chip.setVisible(missing > 0)
        shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.table if shown else self.empty_state)
        if shown:
            return
        if self._coding is None:
            self.empty_state.explain(
                "document",
                self.tr("No cable is open"),
                self.tr("Its claims will stand here beside what the post says."),
            )
        elif total:
            self.empty_state.explain(
                "check",
                self.tr("Every claim is addressed"),
                self.tr("The filter shows only claims the post says nothing about."),
                how=self.tr("Show all claims"),
            )
        else:
            self.empty_state.explain(
                "columns",
                self.tr("No claim recorded yet"),
                self.tr(
                    "Select what a source says and press C; link post comments to "
                    "it with L, and both stand here side by side."
                ),
            )

    def _leave_emptiness(self) -> None:
        self.chip.setChecked(False)

    def _click(self, index: QModelIndex) -> None:
        self._reach(index.row())

    def _reach(self, row: int) -> None:
        entry = self.model.entry_at(row)
        if entry is None:
            return
        claim_id = entry.claim.statement.statement_id
        if claim_id != self._current_id:
            self._current_id = claim_id
            self.claim_chosen.emit(claim_id)


class _Title(QWidget):
    """The head of the dock, with the line under what is shown in it."""

    def __init__(self) -> None:
        super().__init__()
        self._lined: tuple[QWidget, ...] = ()
        self.setMinimumHeight(fonts.scaled(_TITLE_HEIGHT))

    def underline(self, *widgets: QWidget) -> None:
        """Draw the accent line below these."""
        self._lined = widgets

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two lines at the foot."""
        painter = QPainter(self)
        colours = theme.current()
        foot = self.height()
        painter.fillRect(QRect(0, foot - 1, self.width(), 1), colours.line)
        left = self._lined[0].geometry().left() - 8
        right = max(widget.geometry().right() for widget in self._lined) + 8
        painter.fillRect(QRect(left, foot - 2, right - left, 2), colours.accent)
