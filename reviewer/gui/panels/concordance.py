"""Every place of some words in its context, over the whole project."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.codebook import Codebook
from reviewer.domain.concordance import Place, Places, Sort
from reviewer.gui import fonts, theme
from reviewer.gui.counting import counted
from reviewer.gui.delegates.places import PlaceDelegate
from reviewer.gui.forms.place_query import PlaceQuery
from reviewer.gui.forms.tagging_strip import KEYS, TaggingStrip
from reviewer.gui.models.places import PAGE, Fetch, PlaceColumn, PlacesModel
from reviewer.gui.widgets.empty_state import EmptyState
from reviewer.gui.widgets.table_header import TableHeader

_WIDTHS = {
    PlaceColumn.CABLE: 140,
    PlaceColumn.WHERE: 40,
    PlaceColumn.MARKING: 80,
    PlaceColumn.OWN: 60,
}
_HIT_LEAST, _HIT_MOST = 56, 220
_ROOMY = 132
"""From this height on the columns have heads, in design pixels."""
_SORTS = {
    PlaceColumn.LEFT: Sort.LEFT,
    PlaceColumn.RIGHT: Sort.RIGHT,
    PlaceColumn.CABLE: Sort.CABLE,
}


class Concordance(QWidget):
    """What to look for, the places, and what to record at those chosen.

    Signals:
        asked: Look for what ``query`` says.
        stopped: Do not look any further.
        opened: The number of a place to be shown in the text.
        wished: What to record at the chosen places.
        left: Esc where nothing is chosen: back to the text.
    """

    asked = Signal()
    stopped = Signal()
    opened = Signal(int)
    wished = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Concordance"))
        self.query = PlaceQuery()
        self.model = PlacesModel(self)
        self.table = self._made_table()
        self.empty_state = EmptyState()
        self.strip = TaggingStrip()
        self._has_keys = True
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.query)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        self.query.asked.connect(self.asked)
        self.query.stopped.connect(self.stopped)
        self.query.left_downwards.connect(self._enter_table)
        self.strip.wished.connect(self.wished)
        self._size_rows()
        self.setFocusProxy(self.query.box)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing was looked for yet."""
        self.model.show_places(Places(), lambda _places: ())
        self.query.show_found("")
        self._say(
            "search",
            self.tr("Every place of some words, in its context"),
            self.tr(
                "Type words and press Enter. Several places can be chosen and "
                "recorded in one step."
            ),
        )

    def show_places(self, places: Places, fetch: Fetch) -> None:
        """Show what was found."""
        self.model.show_places(places, fetch)
        self._after_selection()
        self.query.show_found(self._told(places))
        if not places:
            self._say(
                "search",
                self.tr("No such place"),
                self.tr(
                    "The cables looked at do not have these words beside each other. "
                    "Look in all cables, or shorten the words: harb* finds harbor."
                ),
            )
            return
        self._stack.setCurrentWidget(self.table)
        self._fit_hit()
        current = QItemSelectionModel.SelectionFlag.NoUpdate
        self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), current)
        self.table.scrollToTop()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing could be looked for."""
        self.model.show_places(Places(), lambda _places: ())
        self.query.show_found("")
        self._say("warning", self.tr("Nothing was searched"), sentence)

    def show_codebook(self, codebook: Codebook | None) -> None:
        """Offer the types of a project's codebook."""
        self.strip.show_types(codebook)

    def set_single_keys(self, *, on: bool) -> None:
        """Whether letters record at the chosen places."""
        self._has_keys = on

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self.empty_state

    def chosen(self) -> tuple[Place, ...]:
        """The chosen places, else the one the keyboard is on."""
        places = self.model.places
        found = [
            place
            for first, last in self._ranges()
            for place in places.part(first, last + 1)
        ]
        row = self.table.currentIndex().row()
        if not found and 0 <= row < len(places):
            return (places[row],)
        return tuple(found)

    def clear_choice(self) -> None:
        """Choose no place."""
        self.table.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the heads make way for a line."""
        super().resizeEvent(event)
        roomy = self.height() >= fonts.scaled(_ROOMY)
        self.table.horizontalHeader().setVisible(roomy)

    def minimumSizeHint(self) -> QSize:
        """Never what keeps the text from having its room."""
        return QSize(fonts.scaled(240), fonts.scaled(64))

    def changeEvent(self, event: QEvent) -> None:
        """Take new sizes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_stack"):
            self._size_rows()
            self._fit_hit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, letters record, Esc lets go of what is chosen."""
        key, row = event.key(), self.table.currentIndex().row()
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if key == Qt.Key.Key_Escape:
            self._step_back()
        elif enter and self.table.hasFocus() and row >= 0:
            self.opened.emit(row)
        elif enter:
            event.accept()  # the box has heard it
        elif wish := self._wish(event):
            self.wished.emit(wish)
        else:
            super().keyPressEvent(event)

    def _wish(self, event: QKeyEvent) -> str:
        """What a letter records, while the places have the keyboard."""
        if event.modifiers() or not self._has_keys or not self.table.hasFocus():
            return ""
        return KEYS.get(event.text().upper(), "")

    def _step_back(self) -> None:
        if self.table.selectionModel().hasSelection():
            self.clear_choice()
        else:
            self.left.emit()

    def _told(self, places: Places) -> str:
        if not places:
            return ""
        said = counted(len(places), self.tr("place"), self.tr("places"))
        if places.is_cut:
            return self.tr("the first {places}").format(places=said)
        many = counted(places.cables, self.tr("cable"), self.tr("cables"))
        return self.tr("{places} in {cables}").format(places=said, cables=many)

    def _say(self, icon: str, what: str, why: str) -> None:
        self.empty_state.explain(icon, what, why)
        self._stack.setCurrentWidget(self.empty_state)
        self._after_selection()

    @Slot()
    def _after_selection(self) -> None:
        chosen = sum(last - first + 1 for first, last in self._ranges())
        self.strip.show_count(chosen)

    def _ranges(self) -> list[tuple[int, int]]:
        """The first and last row of each stretch of chosen rows."""
        chosen = self.table.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        return [(part.top(), part.bottom()) for part in parts]

    @Slot()
    def _enter_table(self) -> None:
        if not self.is_empty:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    @Slot(int)
    def _sort(self, section: int) -> None:
        sort = _SORTS.get(PlaceColumn(section))
        if sort:
            self.query.sort_by(sort)

    def _made_table(self) -> QTableView:
        table = _Table(self)
        table.setObjectName("concordanceTable")
        table.setAccessibleName(self.tr("Places in their context"))
        table.setModel(self.model)
        table.setItemDelegate(PlaceDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = TableHeader({}, table, ground="paper", margin=16)
        header.sectionClicked.connect(self._sort)
        table.setHorizontalHeader(header)
        table.verticalHeader().hide()
        table.selectionModel().selectionChanged.connect(self._after_selection)
        table.doubleClicked.connect(self._open)
        return table

    def _size_rows(self) -> None:
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(PlaceDelegate.row_height())
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, fonts.scaled(width))
        header.setSectionResizeMode(PlaceColumn.HIT, QHeaderView.ResizeMode.Fixed)
        for column in (PlaceColumn.LEFT, PlaceColumn.RIGHT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _fit_hit(self) -> None:
        """Give the hits the room that the first of them need."""
        rows = islice(range(len(self.model.places)), PAGE)
        lines = (self.model.line_at(row) for row in rows)
        wanted = PlaceDelegate.hit_width([line.hit for line in lines if line])
        width = min(max(wanted, fonts.scaled(_HIT_LEAST)), fonts.scaled(_HIT_MOST))
        self.table.horizontalHeader().resizeSection(PlaceColumn.HIT, round(width))


class _Table(QTableView):
    """Rows that are walked through without being chosen; Space chooses.

    Enter, Esc and letters are the panel's business.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, choose, or leave the key to the panel."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle()
        elif key in _TO_PANEL or (event.text().isalpha() and not _held(event)):
            event.ignore()
        elif (step := _STEPS.get(Qt.Key(key))) is not None and not _shifted(event):
            here = self.currentIndex()
            move = self.moveCursor(step, event.modifiers())
            if move.isValid() and move != here:
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(move, flag)
                self.scrollTo(move)
                self.viewport().update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay paper below the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().paper)
        painter.end()
        super().paintEvent(event)

    def _toggle(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        here = self.currentIndex()
        self.selectionModel().select(here, flags.Toggle | flags.Rows)


_TO_PANEL = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
_Move = QAbstractItemView.CursorAction
_STEPS = {
    Qt.Key.Key_Up: _Move.MoveUp,
    Qt.Key.Key_Down: _Move.MoveDown,
    Qt.Key.Key_PageUp: _Move.MovePageUp,
    Qt.Key.Key_PageDown: _Move.MovePageDown,
    Qt.Key.Key_Home: _Move.MoveHome,
    Qt.Key.Key_End: _Move.MoveEnd,
}


def _shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
