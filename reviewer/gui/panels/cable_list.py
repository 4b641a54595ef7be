"""The cables of the project, to be searched, narrowed and chosen from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer.domain.queues import ALL, WITH
from reviewer.gui import fonts
from reviewer.gui.counting import counted
from reviewer.gui.delegates.cables import CableDelegate
from reviewer.gui.forms.cable_view import CableView
from reviewer.gui.forms.facet_list import FacetList
from reviewer.gui.forms.list_bar import ListBar
from reviewer.gui.forms.queue_list import QueueList
from reviewer.gui.forms.search_field import SearchField
from reviewer.gui.models.cables import CableModel, Fetch, Positions
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from reviewer.domain.context import Snippet


_LOW = 420
"""Below this height, in design pixels, the list takes what it can get."""
_FILTERS, _FILTERS_LOW = 0.3, 0.22
"""The most of the height that the filters take."""
_LEAST = 40
"""What of the list is seen at least, in pixels."""


class CableList(QWidget):
    """Search, filters, queues, progress and the list.

    Signals:
        cable_chosen: Id of a cable the user moved to.
        reader_requested: Enter on a cable: go on in its text.
        import_requested: The button of the empty list.
        snippets_wanted: Positions of rows in sight of which none is known.
    """

    cable_chosen = Signal(str)
    reader_requested = Signal()
    import_requested = Signal()
    snippets_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cableListPanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Cables"))
        self._current: int | None = None
        self._total = 0
        self._following = False
        self._has_words = False
        self.model = CableModel(self)
        self.search = SearchField()
        self.search.left_downwards.connect(self._enter_list)
        self.bar = ListBar()
        self.bar.filters_toggled.connect(self._share_height)
        self.filters = FacetList()
        self.filters.toggled.connect(self._toggle)
        self.filters.left_upwards.connect(self.focus_search)
        self.filters.hide()
        self.queues = QueueList()
        self._progress = ProgressLine()
        self._delegate = CableDelegate(self)
        self.list = self._made_list()
        self.empty_state = EmptyState()
        self.empty_state.acted.connect(self._leave_emptiness)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty_state)
        self._stack.setMinimumHeight(_LEAST)
        self._lay_out()
        self.setFocusProxy(self.list)
        self._show_emptiness()

    def show_total(self, total: int) -> None:
        """Say how many cables the project holds, listed or not."""
        self._total = total
        for part in (self.search, self.bar):
            part.setVisible(total > 0)
        self._share_height()

    def show_found(
        self, positions: Positions, fetch: Fetch, *, has_words: bool
    ) -> None:
        """List other cables; the current one stays in sight if it is among them.

        Args:
            positions: The cables in their order.
            fetch: Reads their rows.
            has_words: Whether there will be snippets to show.
        """
        self._following = True
        self._has_words = has_words
        self._delegate.expect_words(expected=has_words)
        self.model.show_found(positions, fetch)
        self.list.measure()
        self._following = False
        self.bar.show_found(len(positions), self._total)
        self._stack.setCurrentWidget(self.list if positions else self.empty_state)
        if positions:
            self.show_current(self._current)
        else:
            self._show_emptiness()

    def show_snippets(self, snippets: Mapping[int, Snippet | None]) -> None:
        """Show where the words stand that were looked for."""
        self.model.show_snippets(snippets)

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Say how many cables each queue holds."""
        self.queues.show_counts(counts)
        total = counts.get(ALL.name) or 0
        self._progress.show_progress(counts.get(WITH.name) or 0, total)

    def show_details(self, details: Collection[str]) -> None:
        """Say other things in each row."""
        self._delegate.show_details(details)
        self.list.measure()

    def show_current(self, position: int | None) -> None:
        """Mark the cable on the screen and bring it into view."""
        self._current = position
        place = self.model.place_of(position)
        self._following = True
        if place is None:
            self.list.selectionModel().clear()
        elif not self.list.selectionModel().isSelected(self.model.index(place)):
            self.list.setCurrentIndex(self.model.index(place))
        self._following = False

    @Slot()
    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.box.selectAll()

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self.empty_state

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room."""
        super().resizeEvent(event)
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        """Share the height anew when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._share_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on in the text, Esc clears the search."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.reader_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.search.text:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _made_list(self) -> CableView:
        view = CableView(self)
        view.setAccessibleName(self.tr("Cables of the project"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.selectionModel().currentChanged.connect(self._move_to)
        view.seen.connect(self._ask_for_snippets)
        return view

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(6)
        head.addWidget(self.search)
        head.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self.filters, self.queues, self._progress):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    @Slot()
    def _share_height(self) -> None:
        """In little room, queues and progress are shown along with the filters only."""
        is_low = self.height() < fonts.scaled(_LOW)
        unfolded = self._total > 0 and self.bar.filters.isChecked()
        self.filters.setVisible(unfolded)
        share = _FILTERS_LOW if is_low else _FILTERS
        self.filters.setMaximumHeight(round(self.height() * share))
        self.queues.setVisible(self._total > 0 and (unfolded or not is_low))
        self._progress.setVisible(self._total > 0 and not is_low)

    @Slot(str, str)
    def _toggle(self, term: str, instead_of: str) -> None:
        self.search.toggle(term, instead_of=instead_of)

    def _show_emptiness(self) -> None:
        if self._total == 0:
            self.empty_state.explain(
                "folder",
                self.tr("No cable yet"),
                self.tr("Import files, folders, archives (zip, tar) or mails."),
                how=self.tr("Import cables"),
                key="Ctrl+I",
            )
        elif self.search.text:
            total = counted(self._total, self.tr("cable is"), self.tr("cables are"))
            why = self.tr("{total} in the project; this search finds none of them.")
            if self.queues.current is not ALL:
                why = self.tr("{total} in the project; none of this queue is found.")
            self.empty_state.explain(
                "filter",
                self.tr("No cable matches this search"),
                why.format(total=total),
                how=self.tr("Clear"),
                key="Esc",
            )
        else:
            self.empty_state.explain(
                "check",
                self.tr("Nothing in this queue"),
                self.tr("All cables of the project are in others."),
                how=self.tr("All cables"),
            )

    def _leave_emptiness(self) -> None:
        if self._total == 0:
            self.import_requested.emit()
        elif self.search.text:
            self.search.clear()
        else:
            self.queues.choose(ALL)

    @Slot(int, int)
    def _ask_for_snippets(self, first: int, last: int) -> None:
        if self._has_words:
            wanted = self.model.unlit(first, last)
            if wanted:
                self.snippets_wanted.emit(wanted)

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.selectionModel().hasSelection():
                self.list.setCurrentIndex(self.model.index(0))

    def _move_to(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row_at(current.row()) if current.isValid() else None
        # Views make a row current, unselected, when they get the keyboard.
        chosen = self.list.selectionModel().isSelected(current)
        if self._following or row is None or not chosen:
            return
        self._current = row.position
        self.cable_chosen.emit(row.cable_id)
