"""What all dialogs share: a title in words, a body, and buttons at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.gui import fonts
from reviewer.gui.plain_text import PlainLabel


class FramedDialog(QDialog):
    """A dialog with a heading, room for a body, and a row of buttons."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addWidget(PlainLabel(title, px=16, weight=600))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._column.addSpacing(4)
        self._column.addLayout(self._buttons)

    def add_text(self, text: str, *, look: str = "quiet") -> PlainLabel:
        """Add a sentence to the body."""
        label = PlainLabel(text, look=look)
        label.setWordWrap(True)
        label.setMinimumWidth(fonts.scaled(320))
        self.body.addWidget(label)
        return label

    def add_button(self, text: str, *, main: bool = False) -> QPushButton:
        """Add a button at the foot, the main one last."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if main:
            button.setProperty("look", "main")
            button.setDefault(True)
        else:
            button.setAutoDefault(True)  # Enter presses it, but only with the focus
        self._buttons.addWidget(button)
        return button
