"""The text's context menu: Qt's own entries, and what the window offers there."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from reviewer.gui.reader.text_view import ReaderText


class ContextMenu(QObject):
    """Opens at the pointer; a click beside a selection first moves the caret."""

    def __init__(self, view: ReaderText) -> None:
        super().__init__(view)
        self._view = view
        self._offered: QMenu | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)

    def offer(self, menu: QMenu) -> None:
        """Take the entries that stand below Qt's own."""
        self._offered = menu

    def made(self, point: QPoint) -> QMenu:
        """The menu for a point of the viewport."""
        if not self._view.textCursor().hasSelection():
            self._view.setTextCursor(self._view.cursorForPosition(point))
        menu = self._view.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._offered:
            menu.addSeparator()
            menu.addActions(self._offered.actions())
        return menu

    @Slot(QPoint)
    def _open(self, point: QPoint) -> None:
        self.made(point).popup(self._view.viewport().mapToGlobal(point))
