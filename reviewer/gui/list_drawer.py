"""The list of cables as a drawer that opens over the text, where a rail stands."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.gui import fonts
from reviewer.gui.chrome.rail import Rail
from reviewer.gui.proportions import LIST


class ListDrawer(QObject):
    """Opens and shuts the list; it shuts by itself when the keyboard goes on."""

    def __init__(self, cables: QWidget, rail: Rail, reader: QWidget) -> None:
        super().__init__(rail)
        self._cables = cables
        self._rail = rail
        self._reader = reader
        self._bench: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    @property
    def is_in_use(self) -> bool:
        """Whether the list is a drawer at present, open or not."""
        return self._bench is not None

    @property
    def is_out(self) -> bool:
        """Whether the list lies over the reader."""
        return self.is_in_use and self._cables.isVisible()

    def take(self, bench: QWidget) -> None:
        """Make the list a drawer of the workbench, shut."""
        self._bench = bench
        self._cables.setParent(bench)
        self._cables.hide()

    def give_back(self) -> None:
        """Let the list be a pane like the others."""
        self._bench = None

    def show(self) -> None:
        """Lay the list over the reader, if it is a drawer."""
        if self.is_in_use:
            self.cover()
            self._cables.show()
            self._cables.raise_()
            self._rail.show_open(is_open=True)

    def hide(self) -> None:
        """Take the list off the reader again, if it is a drawer."""
        if self.is_in_use:
            focused = QApplication.focusWidget()
            was_focused = focused and self._cables.isAncestorOf(focused)
            self._cables.hide()
            self._rail.show_open(is_open=False)
            if was_focused:
                self._reader.setFocus()

    def cover(self) -> None:
        """Stand beside the rail, as high as the workbench."""
        if self._bench:
            left, width = self._rail.width(), fonts.scaled(LIST)
            self._cables.setGeometry(left, 0, width, self._bench.height())

    @Slot(QWidget, QWidget)
    def _follow_focus(self, left: QWidget | None, now: QWidget | None) -> None:
        """Shut when the keyboard goes on elsewhere in the window."""
        if left is None or now is None or not self.is_out:
            return
        gone = self._cables.isAncestorOf(left) and not self._cables.isAncestorOf(now)
        if gone and now.window() is self._cables.window():
            self.hide()
