"""A link of the current statement: where it leads, and how to take it back."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from reviewer.domain.statement import Link
from reviewer.gui import fonts, icons
from reviewer.gui.models.coding import StatementLine
from reviewer.gui.widgets.inspector_row import InspectorRow
from reviewer.gui.widgets.tags import paint_tag

_REMOVE = 20


class LinkRow(InspectorRow):
    """The other end of a link; Enter goes there, Delete removes the link."""

    removal_requested = Signal(object)
    visited = Signal(str)

    def __init__(
        self,
        label: str,
        link: Link,
        other: StatementLine,
        *,
        words: str,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, key, parent)
        self.link = link
        self._other = other
        place = f"¶{other.paragraph} " if other.paragraph else ""
        self.show_value(f"{place}{words}")
        self.setAccessibleName(f"{label} {words}: {other.spoken}")
        self._remove = QToolButton(self)
        self._remove.setIcon(icons.icon("close", 16))
        self._remove.setIconSize(QSize(fonts.scaled(14), fonts.scaled(14)))
        self._remove.setAccessibleName(self.tr("Remove this link"))
        self._remove.setToolTip(self.tr("Remove this link (Delete)"))
        self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remove.clicked.connect(self._ask_removal)
        self.clicked.connect(self._visit)

    def allow_removal(self, *, allowed: bool) -> None:
        """Say whether the link may be taken back now."""
        self._remove.setEnabled(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the other end, Delete removes."""
        if event.key() == Qt.Key.Key_Delete and self._remove.isEnabled():
            self._ask_removal()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the remove button at the end of the value."""
        super().resizeEvent(event)
        size = fonts.scaled(_REMOVE)
        area = super()._value_area(self.width())
        left = round(area.right()) - size
        self._remove.setGeometry(left, (self.height() - size) // 2, size, size)

    def look(self) -> tuple[object, ...]:
        """The other end's tag is seen too."""
        return (*super().look(), self._other.look)

    def paint_value(self, painter: QPainter, area: QRectF) -> None:
        """Draw the other end's tag before the words."""
        size = fonts.scaled(18)
        paint_tag(painter, area.left() - size - 6, area.center().y(), self._other.look)
        super().paint_value(painter, area)

    def _value_area(self, width: int) -> QRectF:
        area = super()._value_area(width)
        tag = fonts.scaled(18) + 6
        return area.adjusted(tag, 0, -fonts.scaled(_REMOVE + 4), 0)

    def _ask_removal(self) -> None:
        self.removal_requested.emit(self.link)

    def _visit(self) -> None:
        self.visited.emit(self._other.statement.statement_id)
