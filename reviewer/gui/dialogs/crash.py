"""Told when the program itself failed: what is safe, and what may be copied."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.services.crash_log import Crash


class CrashDialog(FramedDialog):
    """Places in the program only; never a word of a cable."""

    def __init__(self, crash: Crash, parent: QWidget | None = None) -> None:
        title = self.tr("The program made a mistake")
        super().__init__("crashDialog", title, parent)
        self.add_text(
            self.tr(
                "Everything shown as saved is on the disk. You can go on; if this "
                "place stays odd, close the window and open it again. The lines below "
                "hold no cable text and may be sent to whoever looks after the program."
            )
        )
        self._field = QPlainTextEdit(str(crash))
        self._field.setReadOnly(True)
        self._field.setAccessibleName(self.tr("Where it happened"))
        self._field.setFont(fonts.mono(12))
        self._field.setMinimumSize(fonts.scaled(520), fonts.scaled(160))
        self.body.addWidget(self._field, 1)
        self.add_button(self.tr("Copy")).clicked.connect(self._copy)
        self.add_button(self.tr("Go on"), main=True).clicked.connect(self.accept)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._field.toPlainText())
