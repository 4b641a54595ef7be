"""What a concordance looks for: words or a pattern, where, and in which order."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from reviewer.domain.concordance import Sort
from reviewer.gui import fonts, icons
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.choice import Choice

_MOST = 420


class Scope(StrEnum):
    """Which cables are looked at."""

    CABLE = "cable"
    LISTED = "listed"
    PROJECT = "project"


class PlaceQuery(QWidget):
    """A line of choices over the places; Enter looks.

    Signals:
        asked: The person wants to see the places of what is chosen now.
        stopped: The person does not want to wait any more.
        left_downwards: Down was pressed: go on in the places.
    """

    asked = Signal()
    stopped = Signal()
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Box(self)
        self.box.setObjectName("concordanceBox")
        self.box.setAccessibleName(self.tr("Words to find in context"))
        self.box.setPlaceholderText(self.tr("Words or “a phrase”; Enter finds"))
        self.box.setToolTip(
            self.tr("Operators such as tag: or from: choose the cables.")
        )
        self.box.setMaximumWidth(fonts.scaled(_MOST))
        self._glass = QAction(icons.icon("search", 16), "", self)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.pattern = QToolButton()
        self.pattern.setObjectName("concordancePattern")
        self.pattern.setText(".*")
        self.pattern.setCheckable(True)
        self.pattern.setAccessibleName(self.tr("Regular expression"))
        self.pattern.setToolTip(
            self.tr("Regular expression; a blank also fits the end of a line")
        )
        self.scope = Choice(self.tr("Where to look"), "concordanceScope")
        for scope, text in (
            (Scope.PROJECT, self.tr("All cables")),
            (Scope.LISTED, self.tr("Listed cables")),
            (Scope.CABLE, self.tr("This cable")),
        ):
            self.scope.addItem(text, scope)
        self.sort = Choice(self.tr("Order of the places"), "concordanceSort")
        for sort, text in (
            (Sort.CABLE, self.tr("By cable")),
            (Sort.DATE, self.tr("By date")),
            (Sort.LEFT, self.tr("By what is left")),
            (Sort.RIGHT, self.tr("By what is right")),
        ):
            self.sort.addItem(text, sort)
        self.count = PlainLabel(px=12, look="quiet")
        self.count.setObjectName("concordanceCount")
        self._found = ""
        self.stop = QToolButton()
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop looking"))
        self.stop.hide()
        self._connect()
        self._lay_out()

    @property
    def chosen_scope(self) -> Scope:
        """Where to look."""
        return Scope(self.scope.currentData())

    @property
    def chosen_sort(self) -> Sort:
        """In which order."""
        return Sort(self.sort.currentData())

    def sort_by(self, sort: Sort) -> None:
        """Choose an order, as if in the list of them."""
        self.sort.setCurrentIndex(self.sort.findData(sort))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            self._glass.setIcon(icons.icon("search", 16))

    def show_working(self, text: str) -> None:
        """Say how far looking or recording is; '' when it is over."""
        self.stop.setVisible(bool(text))
        self.count.setText(text or self._found)

    def show_found(self, text: str) -> None:
        """Say how much was found, now and after any work on it."""
        self._found = text
        self.count.setText(text)

    def _connect(self) -> None:
        self.box.returnPressed.connect(self.asked)
        self.box.left_downwards.connect(self.left_downwards)
        self.pattern.toggled.connect(self._ask_again)
        self.scope.currentIndexChanged.connect(self._ask_again)
        self.sort.currentIndexChanged.connect(self._ask_again)
        self.stop.clicked.connect(self.stopped)

    @Slot()
    def _ask_again(self) -> None:
        if self.box.text().strip():
            self.asked.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        for widget in (self.pattern, self.scope, self.sort):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.stop)
        row.addStretch(0)


class _Box(QLineEdit):
    """The line itself; Down leaves it."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on in the places."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
