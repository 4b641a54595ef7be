"""One finding of the marking audit: why, by which rule, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.delegates.findings import colour_of
from reviewer.gui.forms.answer_form import AnswerForm
from reviewer.gui.icons import pixmap
from reviewer.gui.models.findings import ICONS, FindingLine
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.widgets.panel_title import PanelTitle

if TYPE_CHECKING:
    from reviewer.services.drafts import AnswerDraft

_ICON = 16
_AROUND = 16
"""Room kept above and below what is brought into view."""


class FindingPanel(QWidget):
    """Stands in the inspector's place while a finding is looked at.

    Signals:
        typed: A ``Reason`` and the words as they stand, not recorded yet.
        answer_given: A ``Reason`` and the words of the answer.
        withdrawal_requested: The answer shall be taken back.
        given_up: Cancel: what was typed and not recorded is not wanted.
        left: Escape or Cancel: back to the text.
    """

    typed = Signal(object, str)
    answer_given = Signal(object, str)
    withdrawal_requested = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingPanel")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Finding"))
        self._line: FindingLine | None = None
        self._title = PanelTitle(self.tr("Finding"))
        self._place = PlainLabel(px=12, look="quiet")
        self._title.add_tool(self._place)
        self._title.setContentsMargins(0, 0, 8, 0)
        self._rule = PlainLabel(weight=600)
        self._sign = QLabel()
        self._word = PlainLabel(weight=600)
        self._where = PlainLabel(px=12, look="quiet")
        self._message = _wrapping(PlainLabel(weight=500))
        self._holds = _wrapping(PlainLabel(px=12, look="quiet"))
        self._source = _wrapping(PlainLabel(px=12, look="quiet"))
        self._said = _wrapping(PlainLabel(px=12, look="quiet"))
        self.form = AnswerForm()
        self.form.typed.connect(self.typed)
        self.form.answer_given.connect(self.answer_given)
        self.form.withdrawal_requested.connect(self.withdrawal_requested)
        self.form.cancelled.connect(self.given_up)
        self.form.cancelled.connect(self.left)
        self._scroll = self._arrange()
        for control in self.form.findChildren(QWidget):
            control.installEventFilter(self)
        self.setFocusProxy(self.form)

    def show_finding(
        self, line: FindingLine, place: str, holds: str, draft: AnswerDraft | None
    ) -> None:
        """Show a finding.

        Args:
            line: In words.
            place: Which of how many it is.
            holds: What the rule says of a cable that passes.
            draft: What was typed as an answer and not recorded.
        """
        self._line = line
        self._place.setText(place)
        self._rule.setText(line.rule)
        self._word.setText(line.word)
        self._where.setText(line.where)
        self._message.setText(line.message)
        self._holds.setText(self.tr("The rule: {rule}").format(rule=holds))
        source = self.tr("Source: {source}").format(source=line.source)
        self._source.setText(f"{source}\n{line.judged_by}")
        self.setAccessibleDescription(line.spoken)
        self._colour()
        self.form.show_answer(line.answer, draft)

    def set_editable(self, *, editable: bool, reason: str = "") -> None:
        """Take an answer or not, and say why not."""
        self.form.set_editable(editable=editable, reason=reason)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "form"):
            self._colour()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where room is short, bring what has the keyboard into view, and the button.

        The control comes last, since it must be seen if both cannot be.
        """
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            for control in (self.form.record, watched):
                self._scroll.ensureWidgetVisible(control, 0, _AROUND)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _colour(self) -> None:
        if self._line is None:
            return
        colour = colour_of(self._line.severity)
        self._sign.setPixmap(pixmap(ICONS[self._line.severity], _ICON, colour))
        self._word.setStyleSheet(f"color: {colour.name()}")

    def _arrange(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (self._rule, self._sign, self._word):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._where)
        column.addLayout(head)
        for label in (self._message, self._holds, self._source):
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.form)
        self._said.setText(
            self.tr(
                "The answer is kept with your name; the finding stays listed as "
                "answered. The text is never changed."
            )
        )
        column.addWidget(self._said)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._title)
        whole.addWidget(scroll, 1)
        return scroll


def _wrapping(label: PlainLabel) -> PlainLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
