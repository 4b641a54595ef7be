"""The card that leads through a link: which statement, which relation."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.statement import Look
from reviewer.gui import fonts, marks, theme
from reviewer.gui.chrome import caps

_ROW = 32
_TITLE = 44
_FOOT = 40
_WIDTH = 560
_MOST = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: the key that takes it, what it is, and more about it."""

    key: str
    text: str
    more: str = ""
    look: Look | None = None


class LinkPrompt(QWidget):
    """A list of choices over the foot of the reader, all by key.

    Signals:
        moved: The row that is now marked.
        chosen: The row that was taken.
        cancelled: Escape.
    """

    moved = Signal(int)
    chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkPrompt")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = ""
        self._choices: tuple[Choice, ...] = ()
        self._at = 0
        self._typed = ""
        self.hide()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return self._choices

    @property
    def at(self) -> int:
        """The marked row."""
        return self._at

    def ask(self, title: str, choices: tuple[Choice, ...], at: int = 0) -> None:
        """Offer choices and take the focus."""
        self._title, self._choices, self._at, self._typed = title, choices, at, ""
        self.resize(self.sizeHint())
        self.show()
        self.raise_()
        self.setFocus()
        self._tell()

    def sizeHint(self) -> QSize:
        """A title, the rows, and the keys."""
        rows = min(len(self._choices), _MOST)
        height = _TITLE + _ROW * rows + _FOOT
        return QSize(fonts.scaled(_WIDTH), fonts.scaled(height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K, arrows and brackets move; Enter takes; Escape leaves."""
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self._at)
        elif text in {"j", "J", "]"} or key == Qt.Key.Key_Down:
            self._move(1)
        elif text in {"k", "K", "["} or key == Qt.Key.Key_Up:
            self._move(-1)
        elif text and text.isprintable():
            self._type(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving by the mouse or another window's key cancels."""
        if self.isVisible() and self.window().isActiveWindow():
            self.cancelled.emit()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)
        area = self.rect().toRectF().adjusted(16, 0, -16, 0)
        title = QRectF(area.left(), 0, area.width(), fonts.scaled(_TITLE))
        painter.setPen(colours.text)
        painter.setFont(fonts.sans(13, 600))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self._title)
        top = title.bottom()
        first = max(min(self._at - _MOST // 2, len(self._choices) - _MOST), 0)
        for row in range(first, min(first + _MOST, len(self._choices))):
            self._paint_row(painter, QRectF(0, top, self.width(), 0), row)
            top += fonts.scaled(_ROW)
        self._paint_foot(painter, top)

    def _paint_row(self, painter: QPainter, at: QRectF, row: int) -> None:
        colours = theme.current()
        choice = self._choices[row]
        area = QRectF(4, at.top(), self.width() - 8, fonts.scaled(_ROW))
        if row == self._at:
            painter.fillRect(area, colours.selected)
            painter.fillRect(QRectF(4, area.top(), 3, area.height()), colours.accent)
        middle = area.center().y()
        left = 16.0 + max(caps.width(choice.key), fonts.scaled(20))
        caps.paint(painter, left, middle, choice.key)
        left += fonts.scaled(12)
        if choice.look:
            side = fonts.scaled(marks.TAG_SIZE)
            tag = QRectF(left, middle - side / 2, side, side)
            marks.paint_letter_tag(painter, tag, choice.look)
            left += side + fonts.scaled(8)
        font = fonts.sans(13, 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colours.text)
        line = QRectF(left, area.top(), self.width() - left - 16, area.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, choice.text)
        line.setLeft(left + metrics.horizontalAdvance(choice.text) + fonts.scaled(12))
        self._paint_more(painter, line, choice)

    def _paint_more(self, painter: QPainter, line: QRectF, choice: Choice) -> None:
        font = fonts.serif(14) if choice.look else fonts.sans(12)
        painter.setFont(font)
        painter.setPen(theme.current().quiet)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(choice.more, elide, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_foot(self, painter: QPainter, top: float) -> None:
        colours = theme.current()
        painter.fillRect(QRectF(2, top, self.width() - 4, 1), colours.fine_line)
        middle = top + fonts.scaled(_FOOT) / 2
        left = 16.0
        painter.setFont(fonts.sans(12))
        for key, says in (
            ("J", ""),
            ("K", self.tr("choose")),
            ("Return", self.tr("take")),
            ("Escape", self.tr("leave")),
        ):
            right = left + caps.width(key)
            caps.paint(painter, right, middle, key)
            painter.setFont(fonts.sans(12))
            painter.setPen(colours.quiet)
            width = QFontMetricsF(fonts.sans(12)).horizontalAdvance(says)
            area = QRectF(right + 6, middle - 10, width + 4, 20)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, says)
            left = right + (width + 22 if says else 4)

    def _move(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._choices) - 1)
        self._tell()
        self.moved.emit(self._at)

    def _type(self, text: str) -> None:
        """Take a row by its key; numbers may have several digits."""
        self._typed += text.upper()
        keys = [choice.key for choice in self._choices]
        longer = [key for key in keys if key.startswith(self._typed)]
        if not longer:
            self._typed = ""
            return
        if self._typed in keys:
            self._at = keys.index(self._typed)
            self._tell()
            self.moved.emit(self._at)
        if longer == [self._typed]:
            self.chosen.emit(self._at)

    def _tell(self) -> None:
        choice = self._choices[self._at] if self._choices else Choice("", "")
        said = f"{self._title}. {choice.key}: {choice.text} {choice.more}"
        self.setAccessibleName(said.strip())
        self.update()
