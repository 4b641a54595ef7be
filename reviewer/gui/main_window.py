"""The window: it places things, and knows nothing about what they do."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome.banner import Banner
from reviewer.gui.chrome.message_bar import MessageBar
from reviewer.gui.chrome.status_line import StatusLine
from reviewer.gui.chrome.top_bar import TopBar
from reviewer.gui.dialogs.first_run import FirstRun
from reviewer.gui.dialogs.palette import CommandPalette

if TYPE_CHECKING:
    from reviewer.gui.workbench import Workbench

LEAST = QSize(1024, 640)
DESIGNED = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Banners, bars, the first page or the workbench, status.

    Signals:
        paths_dropped: Files and folders dropped on the window.
        closing: The window is about to close.
    """

    paths_dropped = Signal(object)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("Reviewer"))
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self.banner_top = Banner("bannerTop")
        self.top_bar = TopBar()
        self.notice = MessageBar("noticeBar")
        self.messages = MessageBar("messageBar")
        self.first_run = FirstRun()
        self.pages = QStackedWidget()
        self.status_line = StatusLine()
        self.banner_bottom = Banner("bannerBottom")
        self._place()
        self.palette_overlay = CommandPalette(self)
        self.show_first_page()

    @cached_property
    def workbench(self) -> "Workbench":
        """The panels; made when first asked for, because the first page needs none."""
        from reviewer.gui.foot_room import FootRoom  # noqa: PLC0415 - as below
        from reviewer.gui.workbench import Workbench  # noqa: PLC0415 - see above

        with theme.undressed():
            made = Workbench()
            self.pages.addWidget(made)
            FootRoom(made)
        return made

    def show_first_page(self) -> None:
        """Show the page that begins."""
        self.pages.setCurrentWidget(self.first_run)
        self.top_bar.hide()
        self.first_run.begin()

    def show_workbench(self) -> None:
        """Show the panels."""
        self.pages.setCurrentWidget(self.workbench)
        self.top_bar.show()

    @property
    def is_on_first_page(self) -> bool:
        """Whether the first page is shown."""
        return self.pages.currentWidget() is self.first_run

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the bar, and stretch the palette over the middle."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Apply the present size and scale to what is not in a layout."""
        narrow = self.width() / fonts.scale() < DESIGNED.width() - 80
        self.top_bar.set_narrow(narrow=narrow)
        self.palette_overlay.arrange(self.between_banners())

    def between_banners(self) -> QRect:
        """Where something may lie over the window: never on a banner."""
        top = self.banner_top.height()
        height = self.height() - top - self.banner_bottom.height()
        return QRect(QPoint(0, top), QSize(self.width(), height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nobody else wants it, closes the message."""
        if not (event.key() == Qt.Key.Key_Escape and self.messages.dismiss()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files and folders were dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls()]
        self.paths_dropped.emit([name for name in names if name])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it; everything is saved already."""
        self.closing.emit()
        event.accept()

    def _place(self) -> None:
        self.pages.addWidget(self.first_run)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.banner_top, self.top_bar, self.notice, self.messages):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status_line)
        column.addWidget(self.banner_bottom)
        self.setCentralWidget(middle)
