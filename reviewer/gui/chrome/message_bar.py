"""The bar under the top bar: a problem, a notice, or how far long work is."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from reviewer.gui import fonts, icons, theme
from reviewer.gui.plain_text import PlainLabel


class Tone(StrEnum):
    """How a message is meant."""

    NOTICE = "info"
    ATTENTION = "warning"
    ERROR = "error"


class MessageBar(QWidget):
    """One sentence with an icon, a way on, a copy of the sentence, and a close."""

    acted = Signal()
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._tone = Tone.NOTICE
        self._icon = QLabel()
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        )
        self._gauge = QProgressBar()
        self._gauge.setAccessibleName(self.tr("How far the work is"))
        self._gauge.setTextVisible(False)
        self._gauge.setFixedSize(200, 4)
        self._action = self._button("")
        self._copy = self._button(self.tr("Copy"))
        self._close = self._button(self.tr("Close"))
        self._action.clicked.connect(self.acted)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self._close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._gauge)
        row.addWidget(self._action)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def show_message(
        self, text: str, tone: Tone, *, action: str = "", closable: bool = True
    ) -> None:
        """Show a sentence; with ``action`` also a button that emits ``acted``."""
        self._tone = tone
        self._text.setText(text)
        self._gauge.hide()
        self._action.setText(action)
        self._action.setAccessibleName(action or self.tr("No action"))
        self._action.setVisible(bool(action))
        self._copy.setVisible(tone is Tone.ERROR)
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self._tint()
        self.show()

    def show_progress(self, text: str, done: int, total: int, *, cancel: str) -> None:
        """Show how far long work is, with a button to cancel it."""
        self.show_message(text, Tone.NOTICE, action=cancel, closable=False)
        self._gauge.setRange(0, max(total, 1))
        self._gauge.setValue(done)
        self._gauge.show()

    def dismiss(self) -> bool:
        """Close the bar as its button does; says whether there was one to press."""
        can = self.isVisible() and self._close.isVisible()
        if can:
            self._close_bar()
        return can

    def changeEvent(self, event: QEvent) -> None:
        """Take the new palette's icon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the bar in the colour of its tone, with a line below."""
        painter = QPainter(self)
        colours = theme.current()
        fill, line = {
            Tone.NOTICE: (colours.selected, colours.selected_line),
            Tone.ATTENTION: (colours.attention_fill, colours.attention_line),
            Tone.ERROR: (colours.error_fill, colours.error),
        }[self._tone]
        painter.fillRect(self.rect(), fill)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _tint(self) -> None:
        colours = theme.current()
        colour = {
            Tone.NOTICE: colours.accent,
            Tone.ATTENTION: colours.attention,
            Tone.ERROR: colours.error,
        }[self._tone]
        self._icon.setPixmap(icons.pixmap(self._tone.value, 20, colour))
        self._icon.setAccessibleName(self._tone.name.lower())
        self.update()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("look", "small")
        button.setAccessibleName(text or self.tr("No action"))
        button.setMinimumHeight(fonts.scaled(24))
        return button

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())

    @Slot()
    def _close_bar(self) -> None:
        self.hide()
        self.closed.emit()
