"""The command palette: every action, its key, and why it cannot be done now."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome.caps import Caps
from reviewer.gui.dialogs.palette_row import PaletteRow, RowKind
from reviewer.gui.plain_text import PlainLabel

_WIDTH = 640
_TOP = 80
_MOST_ROWS = 10
_A_WHILE = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as the palette lists it; ``reason`` says why not now."""

    action_id: str
    text: str
    key: str
    icon: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a title or an entry."""

    kind: RowKind
    text: str
    entry: Entry | None = None
    words: tuple[str, ...] = ()


def matching(entries: tuple[Entry, ...], query: str) -> tuple[Row, ...]:
    """The rows for a query: what can be done first, then what cannot.

    All words of the query must occur in the action's text; an action whose text
    begins with the query comes first.
    """
    words = tuple(query.casefold().split())
    found = [e for e in entries if all(w in e.text.casefold() for w in words)]
    if words:
        found.sort(key=lambda e: not e.text.casefold().startswith(words[0]))
    now = [e for e in found if e.reason is None]
    later = [e for e in found if e.reason is not None]
    rows: list[Row] = []
    for title, group, kind in (
        ("Can be done now", now, RowKind.NOW),
        ("Not now", later, RowKind.LATER),
    ):
        if group:
            rows.append(Row(RowKind.TITLE, title))
            rows += [Row(kind, e.text, e, words) for e in group]
    return tuple(rows)


class _Rows(QAbstractListModel):
    """The rows as Qt wants them; the row itself is the user role."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def put(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """A row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, _parent: object = None) -> int:
        """How many rows there are."""
        return len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The row for the painter, and words for a screen reader."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            entry = row.entry
            parts = (row.text, entry.key, entry.reason or "") if entry else (row.text,)
            return ". ".join(part for part in parts if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Titles cannot be taken."""
        if self._rows[index.row()].kind is RowKind.TITLE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class CommandPalette(QWidget):
    """Lies over the window between the banners and dims it.

    Signals:
        chosen: The id of an action that can be done now.
        refused: An action's text and the reason why it cannot.
        key_requested: The id of an action that shall get another key.
    """

    chosen = Signal(str)
    refused = Signal(str, str)
    key_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Find an action"))
        self._entries: tuple[Entry, ...] = ()
        self._box = _Box(self)
        self._field = QLineEdit()
        self._field.setObjectName("paletteField")
        self._field.setAccessibleName(self.tr("Find an action"))
        self._field.setPlaceholderText(self.tr("Find an action"))
        self._field.setFrame(False)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._search)
        self._count = PlainLabel(px=12, look="quiet")
        self._lens = QLabel()
        self._lens.setAccessibleName(self.tr("Search"))
        self._rows = _Rows(self)
        self._list = QListView()
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(self.tr("Actions"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(PaletteRow(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._take)
        self._place()
        self.hide()

    def offer(self, entries: tuple[Entry, ...]) -> None:
        """Open the palette on these actions."""
        self._entries = entries
        self._field.clear()
        self._tint()
        self._search("")
        self.show()
        self.raise_()
        self._field.setFocus()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that match what was typed."""
        rows = (self._rows.row(n) for n in range(self._rows.rowCount()))
        return tuple(row.entry for row in rows if row and row.entry)

    @Slot()
    def leave(self) -> None:
        """Close without doing anything."""
        self.hide()
        self.closed.emit()

    def arrange(self, area: QRect) -> None:
        """Cover an area of the window."""
        self.setGeometry(area)
        width = min(fonts.scaled(_WIDTH), area.width() - 32)
        shown = self._list_height()
        self._list.setFixedHeight(shown)
        self._box.setFixedWidth(width)
        self._box.adjustSize()
        room = area.height() - self._box.height() - 16
        self._box.move(
            (area.width() - width) // 2, max(min(fonts.scaled(_TOP), room), 8)
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys move about the list; without the keyboard nothing stays dimmed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.reason() not in _A_WHILE:
            self.setVisible(event.gotFocus())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below, evenly."""
        veil = QColor(
            theme.current().text if not theme.current().is_dark else "#000000"
        )
        veil.setAlpha(90 if not theme.current().is_dark else 150)
        QPainter(self).fillRect(self.rect(), veil)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex())
        elif key == Qt.Key.Key_K and control:
            row = self._rows.row(self._list.currentIndex().row())
            if row and row.entry:
                self.leave()
                self.key_requested.emit(row.entry.action_id)
        else:
            return False
        return True

    @Slot(str)
    def _search(self, query: str) -> None:
        rows = matching(self._entries, query)
        nothing = self.tr("No action has these words in its name")
        self._rows.put(rows or (Row(RowKind.TITLE, nothing),))
        shown = sum(row.entry is not None for row in rows)
        said = self.tr("{n} of {total} actions")
        self._count.setText(said.format(n=shown, total=len(self._entries)))
        self._list.setCurrentIndex(self._rows.index(1, 0))
        self.arrange(self.geometry())

    def _move(self, step: int) -> None:
        at = self._list.currentIndex().row() + step
        while (row := self._rows.row(at)) and row.kind is RowKind.TITLE:
            at += step
        if self._rows.row(at):
            self._list.setCurrentIndex(self._rows.index(at, 0))

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row is None or row.entry is None:
            return
        if row.entry.reason:
            self.refused.emit(row.entry.text, row.entry.reason)
            return
        self.leave()
        self.chosen.emit(row.entry.action_id)

    def _list_height(self) -> int:
        count = min(self._rows.rowCount(), _MOST_ROWS + 2)
        heights = (self._list.sizeHintForRow(row) for row in range(count))
        wanted = sum(heights) + 8
        return max(min(wanted, self.height() - fonts.scaled(200)), fonts.scaled(40))

    def _tint(self) -> None:
        colours = theme.current()
        self._lens.setPixmap(icons.pixmap("search", 20, colours.accent))
        self._field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: none; background: transparent; "
            f"font-size: {fonts.scaled(16)}px; padding: 0; }}"
        )
        self._list.setStyleSheet("QListView { background: transparent; }")

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(12)
        head.addWidget(self._lens)
        head.addWidget(self._field, 1)
        head.addWidget(self._count)
        head.addWidget(Caps("Escape"))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(6)
        for keys, says in (
            (("Up", "Down"), self.tr("choose")),
            (("Return",), self.tr("run")),
            (("Ctrl+K",), self.tr("change its key")),
        ):
            for key in keys:
                foot.addWidget(Caps(key))
            foot.addWidget(PlainLabel(says, px=12, look="quiet"))
            foot.addSpacing(12)
        foot.addStretch(1)
        foot.addWidget(
            PlainLabel(self.tr("What is disabled says why"), px=12, look="quiet")
        )
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_Line())
        column.addWidget(self._list)
        column.addWidget(_Line())
        column.addLayout(foot)


class _Box(QWidget):
    """The raised surface of the palette."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, 10, 10)


class _Line(QWidget):
    """A fine line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().line)
