"""Correcting how a place was read: what is wrong, what it is, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui import fonts
from reviewer.gui.dialogs.frame import FramedDialog
from reviewer.gui.models.offers import Offer
from reviewer.gui.plain_text import PlainLabel

_MOST_ROWS = 9
"""As many choices as there are digits."""


class CorrectStructure(FramedDialog):
    """A digit chooses, Enter corrects; a refusal is said and the dialog stays.

    Signals:
        wished: An ``Offer``, the value and the reason.
    """

    wished = Signal(object, str, str)

    def __init__(
        self,
        where: str,
        quoted: str,
        offers: tuple[Offer, ...],
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Correct the structure – {where}").format(where=where)
        super().__init__("correctStructure", title, parent)
        self.offers = offers
        self._group = QButtonGroup(self)
        self.value = QLineEdit()
        self.value.setObjectName("correctedValue")
        self.value.setAccessibleName(self.tr("As it should be"))
        self.among = QComboBox()
        self.among.setObjectName("correctedKind")
        self.among.setAccessibleName(self.tr("What it is"))
        self.reason = QLineEdit()
        self.reason.setObjectName("correctionReason")
        self.reason.setAccessibleName(self.tr("Why"))
        self.reason.setPlaceholderText(self.tr("needed to lower a marking"))
        self._problem = PlainLabel(px=12, look="attention")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.add_text(f"“{quoted}”")
        self._scroll = self._choices()
        self.body.addWidget(self._scroll, 1)
        self._form = self._fields()
        self.body.addWidget(self._problem)
        self.add_text(
            self.tr(
                "The text stays as it is. Everybody who reads the cable sees it as "
                "corrected; Ctrl+Z takes it back."
            )
        )
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(self.tr("Correct"), main=True).clicked.connect(self._ask)
        self._group.idToggled.connect(self._choose)
        first = self._group.button(0)
        first.setChecked(True)
        first.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be; a reason may be all that is missing."""
        self._problem.setText(text)
        self._problem.show()
        self._fit()
        if not self.reason.text():
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, wherever no text is typed."""
        digit = event.text()
        if digit.isdecimal() and digit.isascii() and digit != "0":
            button = self._group.button(int(digit) - 1)
            if button is not None:
                button.setChecked(True)
                self._go_on()
                return
        super().keyPressEvent(event)

    @property
    def chosen(self) -> Offer:
        """What is chosen."""
        return self.offers[max(self._group.checkedId(), 0)]

    def _choices(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, offer in enumerate(self.offers):
            digit = f"{number + 1}  " if number < _MOST_ROWS else "    "
            button = QRadioButton(f"{digit}{offer.words}")
            button.setObjectName(f"offer_{number + 1}")
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        wanted = content.sizeHint()
        scroll.setMinimumWidth(max(wanted.width(), fonts.scaled(420)))
        above = self.parentWidget()
        room = above.window().height() if above else 2 * wanted.height()
        scroll.setMinimumHeight(min(wanted.height(), max(room - fonts.scaled(230), 96)))
        return scroll

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(PlainLabel(self.tr("As it should be")), self.value)
        form.addRow(PlainLabel(self.tr("It is a")), self.among)
        form.addRow(PlainLabel(self.tr("Why")), self.reason)
        self.body.addLayout(form)
        return form

    @Slot(int, bool)
    def _choose(self, number: int, checked: bool) -> None:  # noqa: FBT001 - Qt's
        if not checked:
            return
        offer = self.chosen
        self._scroll.ensureWidgetVisible(self._group.buttons()[number])
        self._problem.hide()
        self._form.setRowVisible(self.value, offer.asks)
        self._form.setRowVisible(self.among, bool(offer.among))
        self.value.setText(offer.value)
        self.among.clear()
        for value in offer.among:
            self.among.addItem(value.replace("_", " "), value)
        self._fit()

    def _fit(self) -> None:
        """Grow with what is asked and said, so that nothing lies over another."""
        wanted = self.heightForWidth(self.width())
        if self.isVisible() and wanted > self.height():
            self.resize(self.width(), wanted)

    def _go_on(self) -> None:
        """Go to what has to be filled in, if anything."""
        offer = self.chosen
        if offer.asks:
            self.value.setFocus()
            self.value.selectAll()
        elif offer.among:
            self.among.setFocus()
        else:
            self._group.buttons()[self._group.checkedId()].setFocus()

    @Slot()
    def _ask(self) -> None:
        offer = self.chosen
        value = offer.value
        if offer.asks:
            value = self.value.text()
        elif offer.among:
            value = str(self.among.currentData())
        self.wished.emit(offer, value, self.reason.text().strip())
