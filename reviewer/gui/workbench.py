"""Where the panels stand; how much room each gets, ``proportions`` says."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, theme
from reviewer.gui.chrome.find_bar import FindBar
from reviewer.gui.chrome.link_prompt import LinkPrompt
from reviewer.gui.chrome.rail import Rail
from reviewer.gui.dock import DOCKED, Dock
from reviewer.gui.ghost_place import GhostPlace
from reviewer.gui.list_drawer import ListDrawer
from reviewer.gui.pane_places import PanePlaces, open_page
from reviewer.gui.panels.audit_panel import AuditPanel
from reviewer.gui.panels.cable_list import CableList
from reviewer.gui.panels.concordance import Concordance
from reviewer.gui.panels.finding_panel import FindingPanel
from reviewer.gui.panels.inspector import Inspector
from reviewer.gui.panels.ledger import Ledger
from reviewer.gui.panels.references import References
from reviewer.gui.panels.statement_table import StatementTable
from reviewer.gui.panels.structure_panel import StructurePanel
from reviewer.gui.proportions import LIST_LEAST, Room
from reviewer.gui.reader.reader import Reader
from reviewer.gui.widgets.empty_state import EmptyState

_PLACES, _PLACES_LARGE = 0.45, 0.66
"""Of the height, what a list of places takes; more with very large type."""


class Workbench(QWidget):
    """List, reader with ledger, statements with inspector."""

    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self.rail = Rail()
        self.cables = CableList()
        self.reader = Reader()
        self.find_bar = FindBar()
        self.ledger = Ledger()
        self.statements = StatementTable()
        self.inspector = Inspector()
        self.audit = AuditPanel()
        self.finding = FindingPanel()
        self.concordance = Concordance()
        self.references = References()
        self.structure = StructurePanel()
        self.dock = Dock(
            self.ledger,
            self.audit,
            self.concordance,
            self.references,
            self.structure,
        )
        self.ghosts = GhostPlace()
        self.link_prompt = LinkPrompt(self)
        self._drawer = ListDrawer(self.cables, self.rail, self.reader)
        self._is_alone = False
        self._was_moved = False
        self._empty = EmptyState()
        self._empty.explain(
            "document",
            self.tr("No cables yet"),
            self.tr("Add files or a folder; they can also be dropped on the window."),
            how=self.tr("Add cables…"),
            key="Ctrl+I",
        )
        self._empty.acted.connect(self.import_requested)
        self._empty.hide()
        self._page: QWidget | None = None
        self._tabs = QTabBar()
        self._foot = QStackedWidget()
        self._details = QStackedWidget()
        self._outer = _splitter("outerSplitter", Qt.Orientation.Horizontal)
        self._centre = _splitter("centreSplitter", Qt.Orientation.Vertical)
        self._right = _splitter("rightSplitter", Qt.Orientation.Vertical)
        self._panes = PanePlaces(self._tabs, self._foot, self._right, self)
        self._place()
        self.rail.list_requested.connect(self.toggle_cables)
        self.rail.search_requested.connect(self.show_cables)

    def pane(self, name: str) -> QWidget:
        """A pane by the name the actions know it by."""
        return {
            "cables": self.cables,
            "reader": self.reader,
            "ledger": self.ledger,
            "statements": self.statements,
            "inspector": self._details.currentWidget() or self.inspector,
            "audit": self.audit,
            "concordance": self.concordance,
            "references": self.references,
            "structure": self.structure,
        }[name]

    @property
    def has_rail(self) -> bool:
        """Whether the list is a rail at present."""
        return self._drawer.is_in_use

    def bring_forward(self, name: str) -> None:
        """Make a pane visible that a tab or the rail hides."""
        if name == "cables" and self.has_rail:
            self.show_cables()
        if name in DOCKED:
            self.dock.choose(DOCKED[name])
            if name == "concordance":
                self._raise_dock()
            name = "ledger"
        if self._panes.is_large and name in {"ledger", "statements", "inspector"}:
            self._tabs.setCurrentIndex(
                ("ledger", "statements", "inspector").index(name)
            )

    def _raise_dock(self) -> None:
        """Give places more room than a ledger needs, unless somebody chose how much."""
        whole = self._centre.height()
        wanted = round(whole * (_PLACES_LARGE if self._panes.is_large else _PLACES))
        if not self._was_moved and self._centre.sizes()[1] < wanted:
            self._centre.setSizes([whole - wanted, wanted])

    def show_page(self, page: QWidget | None, *, alone: bool = False) -> None:
        """Put a whole page in place of text and panels, or none.

        Args:
            page: The page; None brings text and panels back.
            alone: The list of cables gives way too.
        """
        if page is not None and self._outer.indexOf(page) < 0:
            self._outer.addWidget(page)
        if self._page is not None:
            self._page.hide()
        self._page = page
        if page is not None:
            open_page(self._outer, page, self.cables)
        self._centre.setVisible(page is None)
        self.show_suggestions(shown=self.ghosts.is_out)
        self._is_alone = page is not None and alone
        self._show_list()

    def _show_list(self) -> None:
        """Show the list of cables or the rail, unless a page stands alone."""
        self.rail.setVisible(self.has_rail and not self._is_alone)
        if self.has_rail:
            self.hide_cables()
        else:
            self.cables.setVisible(not self._is_alone)

    @property
    def page(self) -> QWidget | None:
        """The page that stands in place of text and panels, if one does."""
        return self._page

    def show_finding_panel(self, *, shown: bool) -> None:
        """Put the finding that is looked at into the inspector's place, or not."""
        self._details.setCurrentWidget(self.finding if shown else self.inspector)

    def show_suggestions(self, *, shown: bool) -> None:
        """Put the list of suggestions into the right pane's place, or take it away."""
        is_free, is_large = self._page is None, self._panes.is_large
        self.ghosts.show(shown, is_large=is_large, is_free=is_free)

    @Slot()
    def show_cables(self) -> None:
        """Go to the list, over the reader where it is a rail."""
        self._drawer.show()
        self.cables.setFocus()

    @Slot()
    def hide_cables(self) -> None:
        """Take the list off the reader again."""
        self._drawer.hide()

    @Slot()
    def toggle_cables(self) -> None:
        """Show or hide the list over the reader."""
        if self.cables.isVisible():
            self.hide_cables()
        else:
            self.show_cables()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the list away where it lies over the reader."""
        if event.key() == Qt.Key.Key_Escape and self._drawer.is_out:
            self.hide_cables()
        else:
            super().keyPressEvent(event)

    def show_empty(self, *, is_empty: bool) -> None:
        """Say how to go on where the project has no cables."""
        self._empty.setVisible(is_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room."""
        super().resizeEvent(event)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the link prompt at the foot of the reader."""
        if watched is self.reader and event.type() == QEvent.Type.Resize:
            self._set_prompt()
        if watched is self.link_prompt and event.type() == QEvent.Type.Show:
            self._set_prompt()
        return False

    def arrange(self) -> None:
        """Apply the rules for the present size and scale."""
        room = Room(self.width(), self.height(), fonts.scale())
        self._set_rail(rail=room.needs_rail)
        self._set_large(large=room.is_large)
        if self._page is not None:
            open_page(self._outer, self._page, self.cables)
        elif not self._was_moved:
            self._outer.setSizes(self.ghosts.shared(room.widths()))
            foot = self._panes.foot(room.foot(), self._centre.height())
            self._centre.setSizes(_two(self._centre.height(), foot))
            self._right.setSizes(_two(self._right.height(), room.table())[::-1])
        self._drawer.cover()
        self.show_suggestions(shown=self.ghosts.is_out)

    def splitter_states(self) -> dict[str, QByteArray]:
        """Where the person put the lines between the panes; empty if nowhere."""
        if not self._was_moved or self._panes.is_large:
            return {}
        return {name: s.saveState() for name, s in self._splitters().items()}

    def restore_splitters(self, states: Callable[[str], QByteArray]) -> None:
        """Put the lines where they were left, as far as that is known."""
        for name, splitter in self._splitters().items():
            state = states(name)
            if not state.isEmpty():
                self._was_moved = splitter.restoreState(state) or self._was_moved
                splitter.setHandleWidth(1)

    def _splitters(self) -> dict[str, QSplitter]:
        # With the rail there is a pane less, so that its line is another one.
        outer = "outerSplitterWithRail" if self.has_rail else "outerSplitter"
        return {
            outer: self._outer,
            "centreSplitter": self._centre,
            "rightSplitter": self._right,
        }

    def _set_rail(self, *, rail: bool) -> None:
        if rail == self.has_rail:
            return
        if rail:
            self._drawer.take(self)
        else:
            self._drawer.give_back()
            self._outer.insertWidget(0, self.cables)
        self._show_list()

    def _set_large(self, *, large: bool) -> None:
        if large != self._panes.is_large:
            self._panes.set_large(large=large)

    def show_panels(self, panes: dict[str, QWidget] | None, foot: int = 0) -> None:
        """Put other panels in place of our own; the first, ``foot`` high, below."""
        ours = (self.tr("Ledger"), self.tr("Statements"), self.tr("Inspector"))
        own = (self.dock, self.statements, self._details)
        self._panes.use(panes or dict(zip(ours, own, strict=True)), foot)

    def share_out(self, states: Callable[[str], QByteArray]) -> None:
        """Give the panes their room anew: as it was left, else by the rules."""
        self._was_moved = False
        self.restore_splitters(states)
        self.arrange()

    def _set_prompt(self) -> None:
        corner = self.reader.mapTo(self, self.reader.rect().bottomLeft())
        size = self.link_prompt.sizeHint()
        left = corner.x() + max((self.reader.width() - size.width()) // 2, 8)
        self.link_prompt.setGeometry(
            left, max(corner.y() - size.height() - 16, 8), size.width(), size.height()
        )

    @Slot()
    def _moved(self) -> None:
        self._was_moved = True

    def _place(self) -> None:
        middle, column = _column()
        column.addWidget(self._empty)
        column.addWidget(self.reader, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.ghosts.bar)
        below, foot = _column()
        self._tabs.setAccessibleName(self.tr("Panels below the text"))
        self._tabs.setDrawBase(False)
        self._tabs.hide()
        foot.addWidget(self._tabs)
        foot.addWidget(self._foot, 1)
        self._centre.addWidget(middle)
        self._centre.addWidget(below)
        self._details.addWidget(self.inspector)
        self._details.addWidget(self.finding)
        self.show_panels(None)
        for widget in (self.cables, self._centre, self._right):
            self._outer.addWidget(widget)
        self.ghosts.stand_in(self._outer, self._centre, self._right, below)
        self.cables.setMinimumWidth(LIST_LEAST)
        for splitter in (self._outer, self._centre, self._right):
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(self._moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._outer, 1)
        self.rail.hide()
        self.reader.installEventFilter(self)
        self.link_prompt.installEventFilter(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What shows between panes is window."""
        QPainter(self).fillRect(self.rect(), theme.current().window)


def _splitter(name: str, orientation: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setObjectName(name)
    splitter.setHandleWidth(1)
    return splitter


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return widget, column


def _two(whole: int, last: int) -> list[int]:
    """Split a length so that the second part has its size."""
    return [max(whole - last, 1), last]
