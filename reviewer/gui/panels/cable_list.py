"""The cables of the project, to be searched and chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QListView,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, theme
from reviewer.gui.counting import counted
from reviewer.gui.delegates.cables import CableDelegate
from reviewer.gui.delegates.rows import EDGE
from reviewer.gui.forms.search_field import SearchField
from reviewer.gui.models.cable_query import CableQuery
from reviewer.gui.models.cables import CODED, UNCODED, CableModel
from reviewer.gui.text_lines import paint_line
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow


class CableList(QWidget):
    """Search, queues, progress and the list.

    Signals:
        cable_chosen: Id of a cable the user moved to.
        reader_requested: Enter on a cable: go on in its text.
        import_requested: The button of the empty list.
    """

    cable_chosen = Signal(str)
    reader_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cableListPanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Cables"))
        self._current_id: str | None = None
        self._following = False
        self.model = CableModel(self)
        self.search = SearchField()
        self.search.changed.connect(self._search)
        self.search.left_downwards.connect(self._enter_list)
        self._queues = _Queues()
        self._queues.chosen.connect(self._show_queue)
        self._progress = ProgressLine()
        self.list = self._made_list()
        self.empty_state = EmptyState()
        self.empty_state.acted.connect(self._leave_emptiness)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty_state)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_cables(())

    def show_cables(self, rows: Sequence[CableRow]) -> None:
        """Show the cables of the project in their order."""
        self._following = True
        self.model.show_rows(rows)
        self._following = False
        self._tell()
        self._after_change()

    def show_row(self, row: CableRow) -> None:
        """Say something else of one cable."""
        self._following = True
        self.model.show_row(row)
        self._following = False
        self._tell()
        self._after_change()

    def _tell(self) -> None:
        total, coded = self.model.total, self.model.count_of(CODED)
        self._queues.show_counts(total, total - coded, coded)
        self._progress.show_progress(coded, total)
        for part in (self._queues, self._progress, self.search):
            part.setVisible(self.model.total > 0)

    def show_current(self, cable_id: str | None) -> None:
        """Mark the cable on the screen and bring it into view."""
        self._current_id = cable_id
        place = self.model.place_of(cable_id)
        self._following = True
        if place is None:
            self.list.selectionModel().clear()
        elif not self.list.selectionModel().isSelected(self.model.index(place)):
            self.list.setCurrentIndex(self.model.index(place))
        self._following = False

    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.box.selectAll()

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self.empty_state

    @property
    def queues(self) -> tuple[QAbstractButton, ...]:
        """The buttons of the queues."""
        return self._queues.buttons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on in the text, Esc clears the search."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.reader_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.search.query:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _made_list(self) -> QListView:
        view = _List(self)
        view.setObjectName("cableList")
        view.setAccessibleName(self.tr("Cables of the project"))
        view.setModel(self.model)
        view.setItemDelegate(CableDelegate(view))
        view.setUniformItemSizes(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(self._move_to)
        return view

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._queues)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)

    def _search(self, query: CableQuery) -> None:
        self._following = True
        self.model.show_query(query)
        self._following = False
        self._after_change()

    def _show_queue(self, queue: object) -> None:
        self._following = True
        self.model.show_queue(queue if isinstance(queue, str) else None)
        self._following = False
        self._after_change()

    def _after_change(self) -> None:
        shown = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.list if shown else self.empty_state)
        if shown:
            self.show_current(self._current_id)
        elif self.model.total == 0:
            self.empty_state.explain(
                "folder",
                self.tr("No cable yet"),
                self.tr("Import text files, each with one or more cables."),
                how=self.tr("Import cables"),
                key="Ctrl+I",
            )
        elif self.search.query:
            self._explain_search()
        else:
            self.empty_state.explain(
                "check",
                self.tr("Nothing in this queue"),
                self.tr("All cables of the project are in the other one."),
                how=self.tr("All cables"),
            )

    def _explain_search(self) -> None:
        """Say which part of the search hides how much."""
        total = counted(self.model.total, self.tr("cable is"), self.tr("cables are"))
        hiding = max(
            self.search.query.terms,
            key=lambda term: self.model.hidden_by(CableQuery((term,))),
        )
        hidden = self.model.hidden_by(CableQuery((hiding,)))
        self.empty_state.explain(
            "filter",
            self.tr("No cable matches this search"),
            self.tr("{total} in the project; {term} hides {hidden}.").format(
                total=total, term=hiding, hidden=hidden
            ),
            how=self.tr("Clear"),
            key="Esc",
        )

    def _leave_emptiness(self) -> None:
        if self.model.total == 0:
            self.import_requested.emit()
        elif self.search.query:
            self.search.clear()
        else:
            self._queues.choose(None)

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
        self._current_id = row.cable_id
        self.cable_chosen.emit(row.cable_id)


class _List(QListView):
    """A list that leaves Enter and Esc to its panel and follows the scale."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Do not move to a row merely because the keyboard came here."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Esc to the panel."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if event.key() in keys:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.scheduleDelayedItemsLayout()


class _Queues(QWidget):
    """Which cables to list: all, those without statements, those with some."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for state, words in (
            (None, self.tr("All cables")),
            (UNCODED, self.tr("Without statements")),
            (CODED, self.tr("With statements")),
        ):
            button = _Queue(words, state)
            button.setChecked(state is None)
            self._group.addButton(button)
            column.addWidget(button)
        self._group.buttonClicked.connect(self._choose)

    def show_counts(self, *counts: int) -> None:
        """Say how many cables each queue holds, in their order."""
        for button, count in zip(self._group.buttons(), counts, strict=True):
            if isinstance(button, _Queue):
                button.show_count(count)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """One for each queue."""
        return tuple(self._group.buttons())

    def choose(self, state: str | None) -> None:
        """List a queue."""
        for button in self._group.buttons():
            if isinstance(button, _Queue) and button.state == state:
                button.click()

    def _choose(self, button: QAbstractButton) -> None:
        if isinstance(button, _Queue):
            self.chosen.emit(button.state)


class _Queue(QAbstractButton):
    """One queue as a row: its name and how many cables it holds."""

    def __init__(self, words: str, state: str | None) -> None:
        super().__init__()
        self.state = state
        self._count = 0
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how many cables it holds."""
        if count == self._count:
            return
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """A row of 28."""
        height = QFontMetricsF(fonts.sans(13)).height() + 8
        return QSize(fonts.scaled(160), max(fonts.scaled(28), round(height)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; the chosen one filled, with the accent edge."""
        painter = QPainter(self)
        colours = theme.current()
        area = self.rect().toRectF()
        chosen = self.isChecked()
        if chosen:
            painter.fillRect(area, colours.selected)
            if colours.outlines_current:
                painter.fillRect(QRectF(0, 0, EDGE, area.height()), colours.accent)
        if self.hasFocus():
            painter.setPen(colours.accent)
            for inset in (0.5, 1.5):
                painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
        inner = area.adjusted(16, 0, -16, 0)
        font = fonts.sans(13, 600 if chosen else 400)
        colour = colours.text if chosen else colours.quiet
        paint_line(painter, inner, self.text(), font=font, colour=colour)
        right = Qt.AlignmentFlag.AlignRight
        count = str(self._count)
        paint_line(painter, inner, count, font=font, colour=colour, align=right)
