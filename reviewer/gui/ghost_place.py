"""Where suggestions stand: a bar below the text, their list at the right."""

from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.gui.chrome.suggestion_bar import SuggestionBar
from reviewer.gui.panels.suggestion_list import SuggestionList


class GhostPlace:
    """Bar and list; the list takes the right pane's room, and the ledger goes away."""

    def __init__(self) -> None:
        self.bar = SuggestionBar()
        self.panel = SuggestionList()
        self._is_out = False
        self._room = 0

    def stand_in(
        self, outer: QSplitter, centre: QSplitter, right: QWidget, below: QWidget
    ) -> None:
        """Learn where the panes are.

        Args:
            outer: List of cables, reader, right pane.
            centre: The reader, and what stands below it.
            right: Statements and inspector.
            below: Ledger and its neighbours; with large type the right pane's too.
        """
        self._outer, self._centre = outer, centre
        self._right, self._below = right, below
        outer.addWidget(self.panel)
        self.panel.hide()

    @property
    def is_out(self) -> bool:
        """Whether the list stands in another pane's place."""
        return self._is_out

    def show(self, shown: bool, *, is_large: bool, is_free: bool) -> None:  # noqa: FBT001
        """Put the list where it belongs, or give the panes back.

        Args:
            shown: Whether suggestions are shown.
            is_large: Type is so large that the right pane stands below the text.
            is_free: No page stands in place of text and panels.
        """
        was_out, self._is_out = self._is_out, shown
        outer = self._outer
        if shown:
            self._room = outer.sizes()[outer.indexOf(self._right)] or self._room
        self._right.setVisible(not shown and is_free and not is_large)
        self._below.setVisible(not shown)
        # With large type the bubble says it all, and the text needs the room.
        self.panel.setVisible(shown and is_free and not is_large)
        if (shown or was_out) and not is_large:
            self._share(self.panel if shown else self._right)

    def shared(self, widths: list[int]) -> list[int]:
        """Widths of the panes, where the list is out with the right pane's for it."""
        if not self._is_out:
            return widths
        self._room = widths[-1]
        sizes = [*widths[:-1], *[0] * (self._outer.count() - len(widths) + 1)]
        sizes[self._outer.indexOf(self.panel)] = self._room
        return sizes

    def _share(self, pane: QWidget) -> None:
        """Give a pane the room it stands for; the text takes the rest."""
        outer = self._outer
        sizes, text = outer.sizes(), outer.indexOf(self._centre)
        if not self._room or not sum(sizes):
            return
        for hidden in (self._right, self.panel):  # Qt remembers for a while
            sizes[outer.indexOf(hidden)] = 0
        sizes[outer.indexOf(pane)] = self._room
        sizes[text] = 0
        sizes[text] = max(outer.width() - sum(sizes), 1)
        outer.setSizes(sizes)
