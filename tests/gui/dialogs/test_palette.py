"""The palette never dims the window while the keyboard is elsewhere."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewer.gui.dialogs.palette import CommandPalette, Entry


def test_when_another_field_takes_the_keyboard_the_palette_goes(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    below = QLineEdit(window)
    palette = CommandPalette(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    palette.arrange(QRect(0, 0, 900, 600))
    palette.offer((Entry("undo", "Undo", "Ctrl+Z", "undo"),))
    field = palette.findChild(QLineEdit, "paletteField")
    assert field
    qtbot.waitUntil(field.hasFocus)

    below.setFocus()

    assert not palette.isVisible()
    assert below.hasFocus()
