"""What two passes disagree about, by kind, and what is left before sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.delegates.cases import CaseDelegate
from reviewer.gui.models.cases import CaseLine, CasesModel, Row
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.settled import Settled
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.panel_title import PanelTitle
from reviewer.gui.widgets.row_table import RowTable
from reviewer.gui.widgets.segments import Segments

if TYPE_CHECKING:
    from reviewer.services.docket import Docket


class Disagreements(QWidget):
    """The list of cases; below it, how far the cable is from its sign-off.

    Signals:
        case_chosen: The id of a case that the user went to.
        agreed_toggled: Whether agreements shall be listed, too.
        sign_off_requested: The button.
        left: Enter or Escape: back to the decision.
    """

    case_chosen = Signal(str)
    agreed_toggled = Signal(bool)
    sign_off_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disagreementPanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Disagreements"))
        self.title = PanelTitle(self.tr("Disagreements"))
        self.agreed = QToolButton()
        self.agreed.setObjectName("showAgreed")
        self.agreed.setCheckable(True)
        self.agreed.setText(self.tr("Agreed"))
        self.agreed.setAccessibleName(self.tr("List agreements, too"))
        self.agreed.toggled.connect(self.agreed_toggled)
        self.title.add_tool(self.agreed)
        self.model = CasesModel(self)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        self._gate = PlainLabel(px=12, look="quiet")
        self._left_words = PlainLabel(px=12, look="quiet")
        self._why = PlainLabel(px=12, look="quiet")
        self.segments = Segments()
        self.sign_off = QPushButton(self.tr("Sign off…"))
        self._foot = self._made_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self._size_rows()
        self.setFocusProxy(self.table)

    def show_cases(self, found: Docket | None, rows: tuple[Row, ...], why: str) -> None:
        """Show a docket; ``why`` says why there is none."""
        with self.table.following():
            self.model.show_rows(rows)
        self._foot.setVisible(found is not None)
        self.title.show_count(str(len(found.cases)) if found else "")
        agreed = len(found.agreed) if found else 0
        self.agreed.setText(self.tr("Agreed {n}").format(n=agreed))
        self.agreed.setEnabled(bool(agreed))
        self._stack.setCurrentWidget(self.table if rows else self.empty_state)
        if found is None:
            self.empty_state.explain("compare", self.tr("Nothing to compare"), why)
        elif not rows:
            words = self.tr("Both passes say the same. The result can be signed off.")
            self.empty_state.explain("check", self.tr("No disagreement"), words)
        if found is not None:
            self._show_gate(found)

    def show_current(self, case_id: str | None) -> None:
        """Mark the case that is looked at."""
        self.table.follow(self.model.place_of(case_id))

    def allow_sign_off(self, why_not: str | None) -> None:
        """Let the button be pressed, or say why not."""
        self.sign_off.setEnabled(why_not is None)
        self._why.setText(why_not or self.tr("Nothing is open or deferred."))

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_foot"):
            self._size_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go back to the decision."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if event.key() in keys and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_gate(self, found: Docket) -> None:
        total, waiting = len(found.cases), len(found.open)
        self._gate.setText(
            self.tr("{n} of {all} decided").format(n=found.settled, all=total)
        )
        order = [Settled.DECIDED] * found.settled
        put_off = total - found.settled - waiting
        order += [Settled.DEFERRED] * put_off + [Settled.OPEN] * waiting
        self.segments.show_parts(order)
        facts = [
            self.tr("{n} open").format(n=waiting),
            self.tr("{n} deferred").format(n=len(found.deferred)),
        ]
        if found.unset:
            unset = self.tr("{n} attributes unset").format(n=len(found.unset))
            facts.append(unset)
        self._left_words.setText(" · ".join(facts))

    def _made_table(self) -> RowTable:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
        table = RowTable(CaseDelegate(self), "panel", keys, self)
        table.setObjectName("disagreementTable")
        table.setAccessibleName(self.tr("Disagreements by kind"))
        table.setModel(self.model)
        table.horizontalHeader().hide()
        stretch = QHeaderView.ResizeMode.Stretch
        table.horizontalHeader().setSectionResizeMode(0, stretch)
        table.row_reached.connect(self._reach)
        table.clicked.connect(self._click)
        return table

    def _made_foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("leftBeforeSignOff")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Left before sign-off"), weight=600))
        head.addStretch(1)
        head.addWidget(self._gate)
        column.addLayout(head)
        column.addWidget(self.segments)
        column.addWidget(self._left_words)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.sign_off.setObjectName("signOff")
        self.sign_off.setAccessibleName(self.tr("Sign off"))
        self.sign_off.clicked.connect(self.sign_off_requested)
        self._why.setWordWrap(True)
        row.addWidget(self.sign_off)
        row.addWidget(self._why, 1)
        column.addLayout(row)
        return foot

    def _size_rows(self) -> None:
        self.table.set_row_height(CaseDelegate.row_height())
        self.sign_off.setMinimumWidth(fonts.scaled(104))

    def _reach(self, row: int) -> None:
        found = self.model.row_at(row)
        if isinstance(found, CaseLine):
            self.case_chosen.emit(found.case.case_id)

    def _click(self, index: QModelIndex) -> None:
        self._reach(index.row())
