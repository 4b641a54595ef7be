"""The disagreement in hand: two cards, six equal decisions, reason and note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.gui import fonts
from reviewer.gui.forms.side_card import SideCard
from reviewer.gui.models.side_words import SideWords
from reviewer.gui.models.told import reason_words
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.choice import Choice as Picker
from reviewer.gui.widgets.flow_layout import FlowLayout
from reviewer.gui.widgets.key_button import KeyButton

_KEYS = {
    Choice.X: "1",
    Choice.Y: "2",
    Choice.BOTH: "3",
    Choice.NEITHER: "0",
    Choice.EDIT: "E",
    Choice.DEFER: "D",
}


class Verdict(QWidget):
    """Below the text: what is to be decided, and how.

    Signals:
        chosen: A ``Choice`` was pressed.
        next_requested: Go to the next disagreement.
        note_given: Enter in the note.
        reason_chosen: A ``ReasonCode`` was chosen by the user.
        left: Escape: back to the text.
    """

    chosen = Signal(object)
    next_requested = Signal()
    note_given = Signal()
    reason_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("adjudicationCards")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Decision"))
        self._kind = PlainLabel(weight=600)
        self._place = PlainLabel(look="quiet")
        self._drawn = PlainLabel(
            self.tr("Sides are drawn anew for each disagreement"), px=12, look="quiet"
        )
        self.cards = SideCard("X"), SideCard("Y")
        self.buttons = {choice: self._button(choice) for choice in Choice}
        self.next = KeyButton(self.tr("Next"), "N", key_first=True)
        self.next.clicked.connect(self.next_requested)
        self.reason = Picker(self.tr("Reason"), "decisionReason")
        for code in ReasonCode:
            self.reason.addItem(reason_words(code), code)
        self.reason.activated.connect(self._choose_reason)
        self.note = QLineEdit()
        self.note.setObjectName("decisionNote")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Note – needed for Edit and Neither"))
        self.note.returnPressed.connect(self.note_given)
        self._due = PlainLabel(px=12, look="attention")
        self._due.hide()
        self._cards = self._made_cards()
        self._place_all()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_case(
        self, kind: str, place: str, sides: tuple[SideWords, SideWords] | None
    ) -> None:
        """Show a disagreement, or (None) that there is none in hand."""
        self._kind.setText(kind)
        self._place.setText(place)
        for card, side in zip(self.cards, sides or (), strict=False):
            card.show_side(side)
        self._cards.setVisible(sides is not None)
        self._due.hide()

    def show_reason(self, code: ReasonCode, note: str) -> None:
        """Put a reason and a note into the fields."""
        self.reason.setCurrentIndex(self.reason.findData(code))
        self.note.setText(note)

    @property
    def chosen_reason(self) -> ReasonCode:
        """The reason as it stands."""
        return ReasonCode(self.reason.currentData())

    def set_editable(self, *, editable: bool, reason: str) -> None:
        """Take decisions or not, and say why not."""
        for button in self.buttons.values():
            button.setEnabled(editable)
            button.setToolTip("" if editable else reason)
        self.reason.setEnabled(editable)
        self.note.setEnabled(editable)
        if not editable and reason:
            self.ask(reason, focus=False)

    def ask(self, words: str, *, focus: bool = True) -> None:
        """Say what is still missing, and put the keyboard there."""
        self._due.setText(words)
        self._due.show()
        if focus:
            self.note.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the cards one below the other where the room is narrow."""
        kind = QBoxLayout.Direction
        self._row.setDirection(kind.TopToBottom if narrow else kind.LeftToRight)
        self._drawn.setVisible(not narrow)

    def _button(self, choice: Choice) -> KeyButton:
        words = {
            Choice.X: self.tr("Take X"),
            Choice.Y: self.tr("Take Y"),
            Choice.BOTH: self.tr("Both"),
            Choice.NEITHER: self.tr("Neither"),
            Choice.EDIT: self.tr("Edit"),
            Choice.DEFER: self.tr("Defer"),
        }[choice]
        button = KeyButton(words, _KEYS[choice], key_first=True)
        button.setObjectName(f"decide-{choice}")
        button.clicked.connect(lambda: self.chosen.emit(choice))
        return button

    def _made_cards(self) -> QScrollArea:
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(8)
        for card in self.cards:
            self._row.addWidget(card, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        scroll.setMinimumHeight(fonts.scaled(48))
        return scroll

    def _place_all(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._kind)
        head.addWidget(self._place)
        head.addStretch(1)
        head.addWidget(self._drawn)
        column.addLayout(head)
        column.addWidget(self._cards, 1)
        decisions = QWidget()
        flow = FlowLayout(decisions, gap=8)
        for button in self.buttons.values():
            flow.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(decisions, 1)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        fields = QHBoxLayout()
        fields.setContentsMargins(16, 0, 16, 0)
        fields.setSpacing(8)
        fields.addWidget(self.reason)
        fields.addWidget(self.note, 1)
        column.addLayout(fields)
        due = QHBoxLayout()
        due.setContentsMargins(16, 0, 16, 0)
        due.addWidget(self._due)
        column.addLayout(due)

    @Slot(int)
    def _choose_reason(self, _index: int) -> None:
        self.reason_chosen.emit(self.chosen_reason)
