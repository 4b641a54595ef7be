"""The types of a statement as small buttons with their number keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from reviewer.domain.codebook import Attribute
from reviewer.gui.plain_text import tooltip
from reviewer.gui.widgets.flow_layout import FlowLayout
from reviewer.gui.widgets.key_button import KeyButton


class TypeButtons(QWidget):
    """One of several types is chosen; a press on another asks for that."""

    type_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=6)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._present = ""
        self.setAccessibleName(self.tr("Type of statement"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_types(self, attribute: Attribute | None) -> None:
        """Offer the values of an attribute; None hides the buttons."""
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._flow.clear()
        self.setVisible(attribute is not None)
        for value in attribute.values if attribute else ():
            if value.retired:
                continue
            words = value.title[:1].lower() + value.title[1:]
            button = KeyButton(words, value.key, self, small=True, key_first=True)
            button.setCheckable(True)
            button.setProperty("type", value.name)
            button.setToolTip(tooltip(value.definition))
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.show()
        self.updateGeometry()

    def show_type(self, name: str) -> None:
        """Mark the present type."""
        marked = self.checked
        if name == self._present and marked and marked.property("type") == name:
            return
        self._present = name
        for button in self._group.buttons():
            button.setChecked(button.property("type") == name)

    def press(self, key: str) -> bool:
        """Choose by key; says whether a type has it."""
        for button in self._group.buttons():
            if isinstance(button, KeyButton) and button.key == key:
                button.click()
                return True
        return False

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The buttons in their order."""
        return tuple(self._group.buttons())

    @property
    def checked(self) -> QAbstractButton | None:
        """The button of the present type."""
        return self._group.checkedButton()

    def _choose(self, button: QAbstractButton) -> None:
        name = str(button.property("type"))
        if name != self._present:
            # What is marked follows what is stored, not what was wished for.
            self.show_type(self._present)
            self.type_chosen.emit(name)
