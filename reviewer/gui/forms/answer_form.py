"""Not an error because …: the reasons, a field for words, and Record answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.audit import FindingAnswer, Reason
from reviewer.gui import fonts, theme
from reviewer.gui.marks import KeyCap
from reviewer.gui.models.findings import FIRST_REASON
from reviewer.gui.plain_text import PlainLabel

if TYPE_CHECKING:
    from reviewer.services.drafts import AnswerDraft

_RADIUS = 8


class AnswerForm(QWidget):
    """A card that takes the answer to a finding.

    Signals:
        typed: A ``Reason`` and the words as they are now, after every change.
        answer_given: A ``Reason`` and the words.
        withdrawal_requested: The answer shall be taken back.
        cancelled: Cancel was pressed.
    """

    typed = Signal(object, str)
    answer_given = Signal(object, str)
    withdrawal_requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerForm")
        self._reasons: dict[Reason, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.field = QPlainTextEdit()
        self.field.setObjectName("answerField")
        self.field.setAccessibleName(self.tr("Words of the answer"))
        self.field.setTabChangesFocus(True)
        self.field.setFont(fonts.sans(13))
        self.field.setFixedHeight(fonts.scaled(60))
        self._problem = PlainLabel(px=12, look="attention")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._draft = PlainLabel(px=12, look="attention")
        self._draft.setText(self.tr("Not recorded yet; kept as a draft."))
        self._draft.setWordWrap(True)
        self._is_filling = False
        self.record = QPushButton(self.tr("Record answer"))
        self.record.setObjectName("recordAnswer")
        self.record.setProperty("look", "main")
        self.record.setToolTip("Ctrl+Enter")
        self._withdraw = QPushButton(self.tr("Withdraw"))
        self._withdraw.setObjectName("withdrawAnswer")
        self._withdraw.setAccessibleName(self.tr("Withdraw the answer"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancelAnswer")
        self._cancel.setProperty("look", "quiet")
        self._cancel.setToolTip(self.tr("Throws away what is not recorded"))
        self._caps = (KeyCap("Ctrl"), KeyCap("Enter"))
        self._arrange()
        self._group.buttonToggled.connect(self._tell)
        self.field.textChanged.connect(self._tell)
        self.record.clicked.connect(self.submit)
        self._withdraw.clicked.connect(self.withdrawal_requested)
        self._cancel.clicked.connect(self.cancelled)
        self.show_answer(None)

    def reason_button(self, reason: Reason) -> QRadioButton:
        """The button of a reason."""
        return self._reasons[reason]

    def show_answer(
        self, answer: FindingAnswer | None, draft: AnswerDraft | None = None
    ) -> None:
        """Show what was typed and not recorded, else what was answered."""
        shown = draft or answer
        reason, text = (shown.reason, shown.text) if shown else (FIRST_REASON, "")
        self._is_filling = True
        self._reasons[reason].setChecked(True)
        self.setFocusProxy(self._reasons[reason])
        if self.field.toPlainText() != text:  # the cursor stays where one types
            self.field.setPlainText(text)
        self._is_filling = False
        self._draft.setVisible(draft is not None)
        self._withdraw.setVisible(answer is not None)
        # Beside three buttons the narrow pane has no room; Esc still cancels.
        for widget in (*self._caps, self._cancel):
            widget.setVisible(answer is None)
        self._problem.hide()

    def set_editable(self, *, editable: bool, reason: str = "") -> None:
        """Take an answer or not, and say why not."""
        for widget in (*self._reasons.values(), self.field, self.record):
            widget.setEnabled(editable)
        self._withdraw.setEnabled(editable)
        self._problem.setText(reason)
        self._problem.setVisible(bool(reason) and not editable)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is ours while an answer is written, not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and _records(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records from anywhere in the form."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def submit(self) -> None:
        """Give the answer; another reason needs words."""
        if not self.record.isEnabled():
            return
        reason, text = self._chosen(), self.field.toPlainText().strip()
        if reason is Reason.OTHER and not text:
            self._problem.setText(self.tr("Another reason needs words."))
            self._problem.show()
            self.field.setFocus()
            return
        self.answer_given.emit(reason, text)

    @Slot()
    def _tell(self) -> None:
        if not self._is_filling and self._group.checkedButton():
            self.typed.emit(self._chosen(), self.field.toPlainText())

    def _chosen(self) -> Reason:
        return next(r for r, button in self._reasons.items() if button.isChecked())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.raised)
        area = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Not an error because …"), weight=600))
        for reason, words in self._words().items():
            button = QRadioButton(words)
            button.setObjectName(f"reason_{reason.value}")
            self._group.addButton(button)
            self._reasons[reason] = button
            column.addWidget(button)
        column.addWidget(self.field)
        column.addWidget(self._problem)
        column.addWidget(self._draft)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.record, *self._caps, self._withdraw, self._cancel):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _words(self) -> dict[Reason, str]:
        return {
            Reason.MARKED_ELSEWHERE: self.tr("it is marked elsewhere in the original"),
            Reason.PRACTICE: self.tr("it was the practice of the time"),
            Reason.LOST_IN_COPY: self.tr("the layout of this copy lost it"),
            Reason.OTHER: self.tr("another reason"),
        }


def _records(event: QEvent) -> bool:
    """Whether a key event is Ctrl+Enter."""
    if not isinstance(event, QKeyEvent):
        return False
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
