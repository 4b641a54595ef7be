"""What can be recorded at the chosen places, by button or by the key on it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.gui import theme
from reviewer.gui.counting import counted
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.choice import Choice
from reviewer.gui.widgets.key_button import KeyButton

KEYS = {
    "C": "claim",
    "D": "denial",
    "A": "acknowledgement",
    "B": "comment",
    "R": "report",
}
"""The same letters as in the text."""


class TaggingStrip(QWidget):
    """How many places are chosen, over which words, and what to record there.

    Signals:
        wished: What to record: a name of ``KEYS``, or a type of claim.
    """

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taggingStrip")
        self.setAccessibleName(self.tr("Record at the chosen places"))
        self.count = PlainLabel(weight=600)
        self.extent = Choice(self.tr("Over which words"), "taggingExtent")
        self.extent.addItem(self.tr("over the words"), "hit")
        self.extent.addItem(self.tr("over the sentence"), "sentence")
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More types of claim"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.more.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(6)
        row.addWidget(self.count)
        row.addSpacing(4)
        for key, text in self._named():
            button = KeyButton(text, key, self, small=True, key_first=True)
            button.setProperty("wish", KEYS[key])
            button.clicked.connect(self._press)
            row.addWidget(button)
        row.addWidget(self.more)
        row.addSpacing(4)
        row.addWidget(self.extent)
        row.addStretch(1)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many places are chosen; none hides the strip."""
        self.count.setText(counted(count, self.tr("place"), self.tr("places")))
        self.setVisible(count > 0)

    def show_types(self, codebook: Codebook | None) -> None:
        """Offer the types of claims that have no key of their own here."""
        self._menu.clear()
        attribute = codebook.attribute(STATEMENT_TYPE) if codebook else None
        for value in attribute.values if attribute else ():
            if value.retired or value.name in KEYS.values():
                continue
            entry = self._menu.addAction(value.title)
            entry.setData(value.name)
            entry.triggered.connect(self._choose)
        self.more.setVisible(bool(self._menu.actions()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A panel's colour with a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().panel)
        painter.fillRect(0, 0, self.width(), 1, theme.current().line)

    def _named(self) -> tuple[tuple[str, str], ...]:
        return (
            ("C", self.tr("claim")),
            ("D", self.tr("denial")),
            ("A", self.tr("acknowledgement")),
            ("B", self.tr("comment")),
            ("R", self.tr("report")),
        )

    @Slot()
    def _press(self) -> None:
        self.wished.emit(str(self.sender().property("wish")))

    @Slot()
    def _choose(self) -> None:
        entry = self.sender()
        self.wished.emit(str(entry.data()))  # type: ignore[attr-defined]
