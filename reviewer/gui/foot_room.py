"""With very large type in a low window, text and panels have the room by turns."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from reviewer.gui import fonts
from reviewer.gui.proportions import Room
from reviewer.gui.workbench import Workbench

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_NO_LIMIT = 16_777_215
"""Qt's own."""


class FootRoom(QObject):
    """While the text has the keyboard, only the tabs of the panels below are left.

    A tab that is chosen, or the keyboard in a panel, brings the panels out again.
    They stay visible to Qt all the time, so that the keyboard can go there.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        (self._middle,) = bench.findChildren(QSplitter, "centreSplitter")
        self._foot = self._middle.widget(1) or bench
        self._unfolded = self._middle.sizes()
        self._is_folded = False
        self._bars = self._foot.findChildren(QTabBar)
        for bar in self._bars:
            bar.tabBarClicked.connect(self.unfold)
        bench.dock.bar.chosen.connect(self.unfold)
        self._middle.installEventFilter(self)
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._follow)

    @property
    def is_folded(self) -> bool:
        """Whether only the tabs are left."""
        return self._is_folded

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Another size may have room enough for both."""
        if event.type() == QEvent.Type.Resize:
            self._follow(None, QApplication.focusWidget())
        return False

    @Slot()
    def unfold(self) -> None:
        """Show the panels."""
        if self._is_folded:
            self._is_folded = False
            self._limit(_NO_LIMIT, _NO_LIMIT)
            self._middle.setSizes(self._unfolded)

    def _fold(self) -> None:
        if not self._is_folded:
            self._is_folded = True
            self._unfolded = self._middle.sizes()
            height = max(bar.sizeHint().height() for bar in self._bars)
            self._limit(height, 0)

    def _limit(self, whole: int, panels: int) -> None:
        for stack in self._foot.findChildren(QStackedWidget, "", _DIRECT):
            stack.setMaximumHeight(panels)
        self._foot.setMaximumHeight(whole)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._middle):
            return  # the window goes, and the keyboard with it
        room = Room(self._middle.width(), self._middle.height(), fonts.scale())
        if not room.is_tight or (now and self._foot.isAncestorOf(now)):
            self.unfold()
        elif now and self._middle.isAncestorOf(now):
            self._fold()
