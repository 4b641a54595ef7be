"""The filters: what the cables found can be told apart by, with counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reviewer.gui import fonts
from reviewer.gui.delegates.facets import FacetDelegate
from reviewer.gui.models.facets import FACET_ROLE, FacetModel, FacetRow, RowKind

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.narrowing import Facet

_HEIGHT = 244


class FacetList(QListView):
    """Titles and values; a click, Enter or the space bar asks for a value.

    Signals:
        toggled: A term, and the operator whose other terms it replaces, or ''.
        left_upwards: Up was pressed on the first value.
    """

    toggled = Signal(str, str)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facetList")
        self.setAccessibleName(self.tr("Filters"))
        self.facets = FacetModel(self)
        self.setModel(self.facets)
        self.setItemDelegate(FacetDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other counts; the keyboard stays on its value."""
        at = self.currentIndex().data(FACET_ROLE)
        scrolled = self.verticalScrollBar().value()
        self.facets.show_facets(facets)
        self.updateGeometry()
        place = self.facets.place_of(at) if isinstance(at, FacetRow) else None
        if place is not None:
            self.setCurrentIndex(self.facets.index(place))
        self.verticalScrollBar().setValue(scrolled)

    def sizeHint(self) -> QSize:
        """As high as its lines, up to ten of them; the rest scrolls."""
        lines = self.facets.rowCount() * max(self.sizeHintForRow(0), 1)
        return QSize(fonts.scaled(160), min(lines, fonts.scaled(_HEIGHT)) + 1)

    def minimumSizeHint(self) -> QSize:
        """Some lines at least."""
        return QSize(0, min(self.sizeHint().height(), fonts.scaled(72)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first value."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.facets.rowCount() > 1:
            self.setCurrentIndex(self.facets.index(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar ask for a value; Esc is for the panel."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the lines anew when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row: FacetRow | None = index.data(FACET_ROLE)
        if row and row.kind is RowKind.MORE:
            self.facets.unfold(row.facet)
            self.updateGeometry()
            self.setCurrentIndex(self.facets.index(index.row()))
        elif row and row.kind is RowKind.VALUE:
            self.toggled.emit(row.term, row.instead_of)
