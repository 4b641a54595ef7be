"""The list of propositions: search, counts, and the way to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.fuzzy import ranked
from reviewer.gui import fonts, icons, theme
from reviewer.gui.counting import counted
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.propositions import carrying
from reviewer.gui.propositions.title_rows import LINE_ROLE, LineDelegate, LineModel
from reviewer.gui.widgets.attention_chip import AttentionChip
from reviewer.gui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from reviewer.services.boards import Line

WIDTH, _WIDEST = 288, 0.34
"""Design width, and the most of the page that the list takes."""


class TitleList(QWidget):
    """All propositions of a person, those with the most statements first.

    Signals:
        chosen: Id of the proposition that was gone to.
        entered: Enter, or Right, on a proposition.
        new_requested: A new proposition is wanted.
        removal_requested: Id of a proposition that is to go.
        dropped: Id of a proposition, and ids of statements dropped on it.
        unanswered_requested: The claims that nobody answers are to be listed.
    """

    chosen = Signal(str)
    entered = Signal()
    new_requested = Signal()
    removal_requested = Signal(str)
    dropped = Signal(str, object)
    unanswered_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._wanted: str | None = None
        self.box = QLineEdit()
        self.box.setObjectName("propositionSearch")
        self.box.setAccessibleName(self.tr("Find a proposition"))
        self.box.setPlaceholderText(self.tr("Find a proposition"))
        self._glass = QAction(icons.icon("search", 16), "", self)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.box.textChanged.connect(self._search)
        self.count = PlainLabel(px=12, look="quiet")
        self._order = PlainLabel(self.tr("most cited"), px=12, look="quiet")
        self.model = LineModel(self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._reach)
        self.view.entered_row.connect(self.entered)
        self.view.removal_requested.connect(self._remove)
        self.view.dropped.connect(self.dropped)
        self.unanswered = AttentionChip()
        self.unanswered.setCheckable(False)
        self.unanswered.clicked.connect(self.unanswered_requested)
        self.unanswered.show_text(self.tr("Not addressed by posts"))
        self.new = KeyButton(self.tr("New proposition"), "Ins")
        self.new.clicked.connect(self.new_requested)
        self._place()

    def show_lines(self, lines: tuple[Line, ...], chosen: str | None) -> None:
        """Show the propositions, and which one the board shows."""
        self._lines, self._wanted = lines, chosen
        statements = sum(line.statements for line in lines)
        self.count.setText(
            counted(len(lines), self.tr("proposition"), self.tr("propositions"))
            + " · "
            + counted(statements, self.tr("statement"), self.tr("statements"))
        )
        self._search(self.box.text())

    @property
    def current(self) -> str | None:
        """The id of the proposition that is chosen."""
        line = self.view.currentIndex().data(LINE_ROLE)
        return line.proposition.proposition_id if line else None

    def sizeHint(self) -> QSize:
        """As wide as designed."""
        return QSize(fonts.scaled(WIDTH), fonts.scaled(400))

    def fit(self, page_width: int) -> None:
        """Take no more of the page than its share."""
        width = min(fonts.scaled(WIDTH), round(page_width * _WIDEST))
        self.setFixedWidth(width)
        self._order.setVisible(width >= fonts.scaled(WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the glass anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icons.icon("search", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the search for the list."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return} and self.box.hasFocus():
            self.view.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the panel's ground and the line at its right."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.panel)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colours.line)

    @Slot(str)
    def _search(self, text: str) -> None:
        found = ranked(text, self._lines, lambda line: line.proposition.title)
        wanted = self._wanted
        self.model.put(found)
        row = self.model.row_of(wanted)
        index = self.model.index(row, 0) if row is not None else QModelIndex()
        self._wanted = wanted
        self.view.setCurrentIndex(index)

    @Slot(QModelIndex, QModelIndex)
    def _reach(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(LINE_ROLE)
        if line and line.proposition.proposition_id != self._wanted:
            self._wanted = line.proposition.proposition_id
            self.chosen.emit(self._wanted)

    @Slot()
    def _remove(self) -> None:
        if self.current:
            self.removal_requested.emit(self.current)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 10)
        head.setSpacing(10)
        head.addWidget(self.box)
        counts = QHBoxLayout()
        counts.addWidget(self.count, 1)
        counts.addWidget(self._order)
        head.addLayout(counts)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.unanswered)
        foot.addWidget(self.new)
        column.addLayout(foot)


class _View(QListView):
    """The rows; statements may be dropped on one."""

    entered_row = Signal()
    removal_requested = Signal()
    dropped = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("propositionList")
        self.setAccessibleName(self.tr("Propositions"))
        self.setItemDelegate(LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self.entered_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right go to the board, Del removes; letters are keys elsewhere."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Statements may be dropped."""
        if carrying.carried(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on a row."""
        found = self.indexAt(event.position().toPoint())
        event.setAccepted(found.isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped on which proposition."""
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        ids = carrying.carried(event.mimeData())
        if line and ids:
            event.acceptProposedAction()
            self.dropped.emit(line.proposition.proposition_id, ids)
