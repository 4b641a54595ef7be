"""The view of the cable list: rows of one height, and which of them are in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reviewer.gui.models.cables import Index


class CableView(QListView):
    """A list that leaves Enter and Esc to its panel and follows the scale.

    Signals:
        seen: The first and last place in sight, after scrolling or other rows.
    """

    seen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cableList")
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Painting must not change what is painted, so it is told a moment later.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self._soon.start)

    def measure(self) -> None:
        """Take the height of the rows anew, and tell what is in sight."""
        self.scheduleDelayedItemsLayout()
        self._soon.start()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint rows that say something else; all have one height, whatever they say.

        A list lays all its rows out again otherwise, a quarter of a million of them.
        """
        QAbstractItemView.dataChanged(self, first, last, roles)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight."""
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows anew when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.scheduleDelayedItemsLayout()

    @Slot()
    def _tell(self) -> None:
        first = self.indexAt(QPoint(1, 1))
        if not first.isValid():
            return
        last = self.indexAt(QPoint(1, self.viewport().height() - 1))
        rows = self.model().rowCount()
        self.seen.emit(first.row(), last.row() if last.isValid() else rows - 1)
