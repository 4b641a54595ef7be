"""Rows of the inspector that come and go: links, and what was done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.domain.changes import ChangeSet
from reviewer.domain.statement import Link, Statement
from reviewer.gui.forms.link_row import LinkRow
from reviewer.gui.models.coding import CableCoding, StatementLine, shown_text
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.clock import clock
from reviewer.gui.widgets.inspector_row import MARGIN, InspectorRow

_RECENT = 5
"""How many changes of the history are listed."""


class RowSection(QWidget):
    """Rows under an optional heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[InspectorRow, ...] = ()
        self._head = PlainLabel(px=12, weight=600, look="quiet")
        self._head.setContentsMargins(MARGIN, 12, MARGIN, 4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)

    def show_rows(self, head: str, rows: Sequence[InspectorRow]) -> None:
        """Replace the rows."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = tuple(rows)
        self._head.setText(head)
        self._head.setVisible(bool(head))
        for row in rows:
            self._column.addWidget(row)


class LinkSection(RowSection):
    """The links of a statement in both directions, or that there is none."""

    link_requested = Signal()
    removal_requested = Signal(object)
    visited = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._editable = True
        self._told: list[tuple[Link, StatementLine, str]] = []

    def show_links(self, coding: CableCoding, statement: Statement) -> None:
        """Show where links come from and lead to; unchanged ones stay as they are."""
        ends = [
            (link, coding.statement(link.from_id), self.tr("Linked from"))
            for link in coding.links_to(statement)
        ]
        ends += [
            (link, coding.statement(link.to_id), self.tr("Linked to"))
            for link in coding.links_from(statement)
        ]
        told = [(link, coding.line(end), label) for link, end, label in ends if end]
        if told == self._told and self.rows:
            return
        self._told = told
        rows: list[InspectorRow] = []
        label_before = ""
        for link, line, label in told:
            words = " · ".join(word for word in coding.relation_words(link) if word)
            shown = label if label != label_before else ""
            # The key stands once, at the first row.
            key = "" if rows else self._key
            rows.append(self._made(LinkRow(shown, link, line, words=words, key=key)))
            label_before = label
        self.show_rows("", rows or [self._made_none()])

    def set_editable(self, *, editable: bool) -> None:
        """Take wishes or not; links can be followed all the same."""
        self._editable = editable
        for row in self.rows:
            if isinstance(row, LinkRow):
                row.allow_removal(allowed=editable)
            else:
                row.setEnabled(editable)

    def _made(self, row: LinkRow) -> LinkRow:
        row.removal_requested.connect(self.removal_requested)
        row.visited.connect(self.visited)
        row.allow_removal(allowed=self._editable)
        return row

    def _made_none(self) -> InspectorRow:
        row = InspectorRow(self.tr("Links"), self._key)
        row.show_value(self.tr("none"), quiet=True)
        row.clicked.connect(self.link_requested)
        row.setEnabled(self._editable)
        return row


class HistorySection(RowSection):
    """What was done to a statement; offered first, listed on request."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_folded = False

    def show_entries(self, entries: Sequence[ChangeSet]) -> None:
        """List the latest changes, the last one first."""
        rows: list[InspectorRow] = []
        for entry in list(reversed(entries))[:_RECENT]:
            row = InspectorRow(clock(entry.at) if entry.at else "")
            row.show_value(shown_text(entry.label))
            rows.append(row)
        earlier = len(entries) - len(rows)
        if earlier:
            row = InspectorRow("")
            row.show_value(self.tr("{n} earlier").format(n=earlier), quiet=True)
            rows.append(row)
        self.show_rows(self.tr("History") if rows else "", rows)
        self._is_folded = False

    def fold(self) -> None:
        """Offer the history instead of listing it."""
        if self._is_folded:
            return
        row = InspectorRow(self.tr("History"))
        row.show_value(self.tr("show what was done"), quiet=True)
        row.clicked.connect(self.requested)
        self.show_rows("", [row])
        self._is_folded = True
