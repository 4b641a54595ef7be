"""The values of an attribute as a menu with keys and definitions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from reviewer.domain.codebook import Attribute, Value
from reviewer.gui import fonts
from reviewer.gui.widgets.definition_box import DefinitionBox

_DEFINITION_WIDTH = 336


def value_words(value: Value) -> str:
    """A value as it is shown: ``indirect``, or with its code ``CT−  certainly not``."""
    title = value.title[:1].lower() + value.title[1:]
    if value.name != value.name.lower() and not value.title.startswith(value.name):
        return f"{value.name.replace('-', '−')}  {title}"
    return title if not value.title.startswith(f"{value.name},") else value.title


class ValueMenu(QMenu):
    """Offers the values of an attribute; digits choose, arrows show definitions.

    Signals:
        value_chosen: Name of the value.
    """

    value_chosen = Signal(str)

    def __init__(
        self, attribute: Attribute, present: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(attribute.title)
        self._keys: dict[str, QAction] = {}
        group = QActionGroup(self)
        chosen = QAction()
        for value in attribute.values:
            if value.retired and value.name != present:
                continue
            words = value_words(value).replace("&", "&&")
            action = self.addAction(f"{words}\t{value.key}" if value.key else words)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value.name == present)
            group.addAction(action)
            if value.key:
                self._keys[value.key.upper()] = action
            if value.name == present or not group.actions()[1:]:
                chosen = action
        self._definition = self._add_definition(attribute)
        self.setActiveAction(chosen)
        self._consider(chosen)
        self.triggered.connect(self._choose)
        self.hovered.connect(self._consider)

    @property
    def definition(self) -> DefinitionBox:
        """What the codebook says about the value under the bar."""
        return self._definition

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A value's key chooses it at once."""
        action = self._keys.get(event.text().upper())
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()

    def _add_definition(self, attribute: Attribute) -> DefinitionBox:
        """Put a box below the values, high enough for the longest of them."""
        box = DefinitionBox(self)
        width = fonts.scaled(_DEFINITION_WIDTH)
        heights = []
        for value in attribute.values:
            box.show_value(value)
            heights.append(box.heightForWidth(width))
        box.setFixedSize(width, max(heights))
        self.addSeparator()
        holder = QWidgetAction(self)
        holder.setDefaultWidget(box)
        holder.setEnabled(False)
        self.addAction(holder)
        return box

    def _choose(self, action: QAction) -> None:
        if isinstance(action.data(), Value):
            self.value_chosen.emit(action.data().name)

    def _consider(self, action: QAction) -> None:
        if isinstance(action.data(), Value):
            self._definition.show_value(action.data())
