"""The bar at the foot of the reader while suggestions are shown, or its hint."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from reviewer.domain.codebook import Kind
from reviewer.gui import fonts, icons, theme
from reviewer.gui.counting import counted
from reviewer.gui.plain_text import CountLabel, PlainLabel
from reviewer.gui.widgets.key_button import KeyButton

_HEIGHT, _HINT_HEIGHT = 40, 32
_NO_HINT_FROM = 1.5
_EDGES, _GAP = 36, 8


class SuggestionBar(QWidget):
    """How far suggestions are answered, and the way to all that can be done.

    Closed it is one quiet line that says how many there are; with none it is away.

    Signals:
        stepped: ``1`` to the next, ``-1`` to the previous suggestion.
        accepted: Record the one looked at.
        rejected: Keep the one looked at away.
        kind_chosen: A ``Kind`` to show alone, or None for all.
        toggled: Show or hide suggestions.
    """

    stepped = Signal(str)
    accepted = Signal()
    rejected = Signal()
    kind_chosen = Signal(object)
    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestionBar")
        self.setAccessibleName(self.tr("Suggestions"))
        self._is_open = False
        self._flag = _Flag()
        self._left = PlainLabel(weight=600)
        self._progress = _Progress()
        self._answered = CountLabel(look="quiet")
        self._filter = KeyButton(self.tr("All kinds"), small=True)
        self._filter.clicked.connect(self._offer_kinds)
        self._next = self._button(self.tr("Next"), "Tab")
        self._previous = self._button(self.tr("Previous"), "Shift+Tab")
        self._accept = self._button(self.tr("Accept"), "Space")
        self._reject = self._button(self.tr("Reject"), "X")
        self.switch = self._button(self.tr("Hide"), "")
        self._next.clicked.connect(lambda: self.stepped.emit("1"))
        self._previous.clicked.connect(lambda: self.stepped.emit("-1"))
        self._accept.clicked.connect(self.accepted)
        self._reject.clicked.connect(self.rejected)
        self.switch.clicked.connect(self.toggled)
        self._kinds = self._kind_menu()
        self._lay_out()
        self.hide()

    def show_work(self, *, left: int, total: int, is_open: bool) -> None:
        """Say how many are left of how many.

        Args:
            left: How many wait for an answer.
            total: How many there are.
            is_open: Whether they are shown in the text.
        """
        self._is_open = is_open
        words = counted(left, self.tr("suggestion"), self.tr("suggestions"))
        if is_open:
            self._left.setText(self.tr("{n} left").format(n=words))
        else:
            self._left.setText(self.tr("{n} for this cable").format(n=words))
        done = self.tr("{n} of {total} answered")
        self._answered.setText(done.format(n=total - left, total=total))
        self._progress.show_share(total - left, total)
        self.switch.show_action(
            self.tr("Hide") if is_open else self.tr("Show"), self.switch.key
        )
        # With very large type the text needs the line that the hint would take.
        has_room = fonts.scale() < _NO_HINT_FROM
        self.setVisible(is_open or (left > 0 and has_room))
        self._arrange()

    def show_kind(self, kind: Kind | None) -> None:
        """Say which kind is shown alone."""
        for action in self._kinds.actions():
            if action.data() == (kind.value if kind else ""):
                action.setChecked(True)
                self._filter.show_action(action.text(), "")

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Show the keys that the actions have."""
        for button, action in (
            (self._next, "next_ghost"),
            (self._previous, "previous_ghost"),
            (self._accept, "accept_ghost"),
            (self._reject, "reject_ghost"),
            (self.switch, "suggestions"),
        ):
            button.show_action(button.text(), key_of(action))
        self._arrange()

    @property
    def words(self) -> str:
        """What it says of how much is left."""
        return self._left.text()

    def sizeHint(self) -> QSize:
        """Forty pixels while open."""
        height = _HEIGHT if self._is_open else _HINT_HEIGHT
        return QSize(fonts.scaled(240), fonts.scaled(height))

    def minimumSizeHint(self) -> QSize:
        """It never asks for more width than the reader has."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let keys go where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A panel's colour with a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().panel)
        painter.fillRect(0, 0, self.width(), 1, theme.current().line)

    def _arrange(self) -> None:
        """Show what the state and the width allow, what matters most first."""
        room = self.width() - fonts.scaled(_EDGES)
        for must in (self._flag, self._left, self.switch):
            room -= must.sizeHint().width() + _GAP
        for part in (
            self._accept,
            self._reject,
            self._next,
            self._filter,
            self._answered,
            self._progress,
            self._previous,
        ):
            room -= part.sizeHint().width() + _GAP
            part.setVisible(self._is_open and room >= 0)
        self.updateGeometry()

    def _button(self, words: str, key: str) -> KeyButton:
        return KeyButton(words, key, small=True)

    def _kind_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for text, value in (
            (self.tr("All kinds"), ""),
            (self.tr("Claims"), Kind.CLAIM.value),
            (self.tr("Post comments"), Kind.COMMENT.value),
        ):
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(not value)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(self._choose_kind)
        return menu

    def _offer_kinds(self) -> None:
        corner = self._filter.rect().topLeft()
        place = self._filter.mapToGlobal(corner)
        place.setY(place.y() - self._kinds.sizeHint().height())
        self._kinds.popup(place)

    def _choose_kind(self, action: QAction) -> None:
        value = action.data()
        self.kind_chosen.emit(Kind(value) if value else None)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._flag)
        row.addWidget(self._left)
        row.addWidget(self._progress, 1)
        row.addWidget(self._answered)
        row.addWidget(self._filter)
        row.addStretch(1)
        for button in (self._previous, self._next, self._accept, self._reject):
            row.addWidget(button)
        row.addWidget(self.switch)


class _Flag(QWidget):
    """The icon at the left, tinted by the palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(16), fonts.scaled(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = self.rect().toRectF()
        icons.paint(QPainter(self), area, "flag", theme.current().quiet)


class _Progress(QWidget):
    """A bar four pixels high."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 0
        self.setMinimumWidth(fonts.scaled(48))
        self.setMaximumWidth(fonts.scaled(160))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        said = self.tr("{done} of {total} suggestions answered")
        self.setAccessibleName(said.format(done=done, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(160), 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current()
        bar = QRectF(0, self.height() / 2 - 2, self.width(), 4)
        painter.fillRect(bar, colours.line)
        if self._total:
            bar.setWidth(bar.width() * self._done / self._total)
            painter.fillRect(bar, colours.accent)
