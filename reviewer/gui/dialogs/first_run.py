"""The first page: who is working, and three ways to begin."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome.first_steps import FirstSteps, RecentProjects
from reviewer.gui.chrome.start_card import StartCard
from reviewer.gui.plain_text import PlainLabel

_NARROW = 1100
"""Below this width the first steps go below the choices."""


class FirstRun(QScrollArea):
    """Shown while no project is open; the sample is the default (Enter)."""

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(object)
    reviewer_named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setAccessibleName(self.tr("Begin"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._main = QWidget()
        self._side = _Side()
        self._row = QHBoxLayout(self._page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._name = self._made_name()
        self._cards = self._made_cards()
        self._fill_main()
        self._steps = FirstSteps()
        self._recent = RecentProjects()
        self._recent.chosen.connect(self.recent_requested)
        self._is_narrow: bool | None = None
        self.setWidget(self._page)
        self._arrange()

    def show_person(self, name: str) -> None:
        """Put a name into the field."""
        if name != self._name.text():
            self._name.setText(name)

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """List the projects that were open last."""
        self._recent.show_paths(paths)

    def begin(self) -> None:
        """Put the focus into the name, which comes first."""
        self._name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the sample."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.sample_requested.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon of the field anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_person"):
            self._person.setIcon(icons.icon("person", 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the first steps beside or below the choices."""
        super().resizeEvent(event)
        self._arrange()

    def _fill_main(self) -> None:
        column = QVBoxLayout(self._main)
        column.setContentsMargins(56, 48, 40, 32)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        mark = QLabel()
        mark.setAccessibleName(self.tr("Reviewer"))
        side = fonts.scaled(40)
        mark.setPixmap(icons.application_icon().pixmap(QSize(side, side)))
        title = QLabel(self.tr("Reviewer"))
        title.setFont(fonts.serif(24, 600))
        head.addWidget(mark)
        head.addWidget(title)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(12)
        line = self.tr(
            "Who claimed what in a cable, what the post thought of it, "
            "and a record that keeps every step."
        )
        claim = PlainLabel(line, px=15, look="quiet")
        claim.setWordWrap(True)
        claim.setMaximumWidth(fonts.scaled(600))
        column.addWidget(claim)
        column.addSpacing(28)
        column.addLayout(self._name_row())
        column.addSpacing(32)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self._cards:
            cards.addWidget(card)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addSpacing(32)
        column.addStretch(1)
        column.addLayout(self._promises())

    def _name_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        asks = PlainLabel(self.tr("Who is working?"), weight=600)
        asks.setBuddy(self._name)
        row.addWidget(asks)
        row.addSpacing(12)
        row.addWidget(self._name)
        why = self.tr("Shown in the window and stored with every statement.")
        row.addWidget(PlainLabel(why, px=12, look="quiet"))
        row.addStretch(1)
        return row

    def _made_name(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("reviewerName")
        field.setAccessibleName(self.tr("Who is working?"))
        field.setPlaceholderText(self.tr("Your name or role"))
        field.setMinimumWidth(fonts.scaled(280))
        self._person = field.addAction(
            icons.icon("person", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        field.editingFinished.connect(self._tell_name)
        return field

    def _made_cards(self) -> tuple[StartCard, ...]:
        sample = StartCard("sampleCard", "book", "Return", main=True)
        new = StartCard("newCard", "plus", "Ctrl+N")
        opening = StartCard("openCard", "folder", "Ctrl+O")
        sample.explain(
            self.tr("Open the sample"),
            self.tr(
                "Six cables from an invented post, some already coded. Opens as a copy."
            ),
            self.tr("FICTIONAL – TRAINING"),
        )
        new.explain(
            self.tr("New project"),
            self.tr("Choose where the file lives, then add cables: files or folders."),
        )
        opening.explain(
            self.tr("Open"),
            self.tr("A project file that you or a colleague made."),
        )
        sample.clicked.connect(self.sample_requested)
        new.clicked.connect(self.new_requested)
        opening.clicked.connect(self.open_requested)
        return sample, new, opening

    def _promises(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for icon, text in (
            ("lock", self.tr("No network traffic")),
            ("saved", self.tr("Every action is saved at once")),
            ("help", self.tr("Help works offline: F1")),
        ):
            sign = _Sign(icon)
            row.addWidget(sign)
            row.addWidget(PlainLabel(text, px=12, look="quiet"))
            row.addSpacing(20)
        row.addStretch(1)
        return row

    def _arrange(self) -> None:
        narrow = self.width() < fonts.scaled(_NARROW)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        direction = QHBoxLayout.Direction
        self._row.setDirection(
            direction.TopToBottom if narrow else direction.LeftToRight
        )
        self._row.addWidget(self._main, 1)
        self._row.addWidget(self._side)
        self._side.hold(self._steps, self._recent, narrow=narrow)

    @Slot()
    def _tell_name(self) -> None:
        self.reviewer_named.emit(self._name.text().strip())


class _Side(QWidget):
    """The column at the right, one step back."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 56, 32, 32)
        self._column.setSpacing(32)

    def hold(self, steps: QWidget, recent: QWidget, *, narrow: bool) -> None:
        """Take the first steps and the recent projects."""
        self._column.addWidget(steps)
        self._column.addWidget(recent)
        self._column.addStretch(1)
        self.setMaximumWidth(16_777_215 if narrow else fonts.scaled(384))
        self.setMinimumWidth(0 if narrow else fonts.scaled(384))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Window colour with a line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().window)
        painter.fillRect(0, 0, 1, self.height(), theme.current().line)


class _Sign(QLabel):
    """A quiet icon of 16 pixels that follows the palette."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(icon)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self.setPixmap(icons.pixmap(self._icon, 16, theme.current().quiet))
