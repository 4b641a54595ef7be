"""A list that opens downwards, with an arrow that follows the theme."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.gui import fonts, icons, theme

_ARROW = 12


class Choice(QComboBox):
    """One of several, named for screen readers as a whole and in its list."""

    def __init__(
        self, name: str, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.view().setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow, which the style sheet cannot tint."""
        super().paintEvent(event)
        size = fonts.scaled(_ARROW)
        area = self.rect().toRectF()
        spot = QRectF(area.right() - size - 8, area.center().y() - size / 2, size, size)
        icons.paint(QPainter(self), spot, "chevron-down", theme.current().quiet)
