"""Which panels stand below the text and at its right; with large type all below."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget

from reviewer.gui import fonts
from reviewer.gui.proportions import LIST

_MOST_FOOT = 0.46
"""Of the height, what a panel below the text takes at most."""


class PanePlaces(QObject):
    """Places one panel at the foot and some at the side, or all behind tabs.

    Args:
        tabs: Shown while all of them stand at the foot.
        foot: What stands below the text.
        side: What stands at its right.
    """

    def __init__(
        self, tabs: QTabBar, foot: QStackedWidget, side: QSplitter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._foot = foot
        self._side = side
        self._panes: dict[str, QWidget] = {}
        self.is_large = False
        self._least_foot = 0
        tabs.currentChanged.connect(self._choose)

    def use(self, panes: dict[str, QWidget], least_foot: int = 0) -> None:
        """Show these panels by their names, the first one at the foot.

        Those that were shown before are kept, and hidden. ``least_foot`` is the
        height that the first one needs, in design pixels.
        """
        self._least_foot = least_foot
        for pane in self._panes.values():
            pane.hide()
        self._panes = panes
        self._name_tabs()
        self._place()

    def foot(self, wanted: int, whole: int) -> int:
        """The height of what stands at the foot: the text keeps more than half."""
        return max(
            wanted, min(fonts.scaled(self._least_foot), round(whole * _MOST_FOOT))
        )

    def set_large(self, *, large: bool) -> None:
        """Put all of them below the text, or back."""
        self.is_large = large
        self._place()

    def _place(self) -> None:
        first, *others = self._panes.values()
        self._tabs.setVisible(self.is_large)
        if self._foot.indexOf(first) < 0:
            self._foot.addWidget(first)
        for pane in others:
            if self.is_large:
                if self._foot.indexOf(pane) < 0:
                    self._foot.addWidget(pane)
            elif self._side.indexOf(pane) < 0:
                self._side.addWidget(pane)
        if not self.is_large:
            self._tabs.setCurrentIndex(0)
        for pane in others:
            pane.setVisible(not self.is_large)  # the stack shows one of them itself
        self._choose(self._tabs.currentIndex())

    def _name_tabs(self) -> None:
        while self._tabs.count():
            self._tabs.removeTab(0)
        for name in self._panes:
            self._tabs.addTab(name)

    @Slot(int)
    def _choose(self, number: int) -> None:
        panes = list(self._panes.values())
        if 0 <= number < len(panes) and self._foot.indexOf(panes[number]) >= 0:
            self._foot.setCurrentWidget(panes[number])


def open_page(outer: QSplitter, page: QWidget, cables: QWidget) -> None:
    """Show a page that gets all the room but what the list of cables has."""
    beside = outer.indexOf(cables)
    has_list = beside >= 0 and not cables.isHidden()
    width = max(cables.width(), fonts.scaled(LIST)) if has_list else 0
    sizes = [0] * outer.count()
    if beside >= 0:
        sizes[beside] = width
    sizes[outer.indexOf(page)] = max(outer.width() - width, 1)
    page.show()
    outer.setSizes(sizes)
