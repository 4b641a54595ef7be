"""The list of first steps beside the large choices, and recent projects."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.gui import fonts, marks, theme
from reviewer.gui.chrome.caps import Caps
from reviewer.gui.plain_text import PlainLabel, tooltip

_MOST_RECENT = 5


class Card(QWidget):
    """A raised surface with a line around it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill and outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, 10, 10)


class FirstSteps(Card):
    """Five things to try with the sample, each with its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(0)
        column.addWidget(
            PlainLabel(self.tr("Five minutes with the sample"), px=15, weight=600)
        )
        column.addSpacing(8)
        steps = (
            (self.tr("Record a denial"), self.tr("Select a sentence"), "S", "D"),
            (self.tr("Walk through statements"), self.tr("Next, previous"), "]", "["),
            (self.tr("Link the post’s comment"), self.tr("Then its number"), "L", ""),
            (self.tr("Take it back, do it again"), "", "Ctrl+Z", "Ctrl+Shift+Z"),
            (self.tr("Export the report"), "", "Ctrl+E", ""),
        )
        for number, (title, how, *keys) in enumerate(steps, start=1):
            column.addWidget(_Step(number, title, how, tuple(filter(None, keys))))
        column.addSpacing(8)
        closing = PlainLabel(
            self.tr("What you record can be undone. All keys are on the key sheet: ?"),
            px=12,
            look="quiet",
        )
        closing.setWordWrap(True)
        column.addWidget(closing)


class _Step(QWidget):
    """A number in a ring, what to do, and how."""

    def __init__(
        self, number: int, title: str, how: str, keys: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._number = number
        column = QVBoxLayout(self)
        column.setContentsMargins(fonts.scaled(36), 9, 0, 9)
        column.setSpacing(2)
        column.addWidget(PlainLabel(title, weight=500))
        row = QHBoxLayout()
        row.setSpacing(6)
        if how:
            row.addWidget(PlainLabel(how, px=12, look="quiet"))
        for key in keys:
            row.addWidget(Caps(key))
        row.addStretch(1)
        column.addLayout(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, and a line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        side = fonts.scaled(24)
        ring = self.rect().toRectF()
        ring.setRect(0.5, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colours.accent, 1))
        painter.drawEllipse(ring)
        painter.setFont(fonts.sans(12, 600))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.fine_line)


class RecentProjects(QWidget):
    """The projects that were open last; only names and places are known."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._paths: dict[QPushButton, Path] = {}
        self.show_paths(())

    def show_paths(self, paths: tuple[Path, ...]) -> None:
        """List projects, newest first."""
        self._empty()
        self._column.addWidget(PlainLabel(self.tr("Recent projects"), weight=600))
        if not paths:
            none = self.tr(
                "None yet. Projects you open appear here; only their names "
                "and places are remembered."
            )
            label = PlainLabel(none, look="quiet")
            label.setWordWrap(True)
            self._column.addWidget(label)
        for path in paths[:_MOST_RECENT]:
            button = QPushButton(path.stem.replace("&", "&&"))
            button.setProperty("look", "quiet")
            button.setStyleSheet("text-align: left; padding: 0;")
            button.setAccessibleName(self.tr("Open {name}").format(name=path.stem))
            button.setToolTip(tooltip(str(path)))
            button.setMinimumHeight(fonts.scaled(marks.KEY_CAP_HEIGHT + 8))
            button.clicked.connect(self._choose)
            self._paths[button] = path
            self._column.addWidget(button)

    def _empty(self) -> None:
        self._paths.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(self._paths[button])
