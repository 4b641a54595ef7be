"""A row of the inspector: what, its value, and the key that changes it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.gui import fonts, marks, pictures, theme
from reviewer.gui.text_lines import elided_lines, paint_lines

ROW_HEIGHT = 28
LABEL_WIDTH = 128
"""Where values begin, in design pixels from the row's left."""
MARGIN = 16
_FOCUS = 2
_PITCH = 18
_RADIUS = 6
_MOST_LINES = 3


class InspectorRow(QAbstractButton):
    """One row; pressing it (or its key) asks for a change.

    Args:
        label: What the row is about; may be empty in continued lists.
        key: The key-cap at the right; empty for none.
    """

    focused = Signal()
    left = Signal()

    def __init__(
        self, label: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = label
        self.key = key
        self._value = ""
        self._heights: dict[tuple[int, float], int] = {}
        self._calls = False
        self._quiet = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if key:
            self.setAccessibleDescription(self.tr("Key {key}").format(key=key))

    def show_value(
        self, value: str, *, calls: bool = False, quiet: bool = False
    ) -> None:
        """Show a value.

        Args:
            value: In words.
            calls: Whether a person must look here: painted in attention colour.
            quiet: Whether it says that there is nothing.
        """
        if (value, calls, quiet) == (self._value, self._calls, self._quiet):
            return
        height = self.heightForWidth(self.width())
        self._value = value
        self._heights.clear()
        self._calls = calls
        self._quiet = quiet
        self.setAccessibleName(f"{self.label}: {value}" if self.label else value)
        if self.heightForWidth(self.width()) != height:
            self.updateGeometry()
        self.update()

    @property
    def value(self) -> str:
        """The value in words."""
        return self._value

    def hasHeightForWidth(self) -> bool:
        """Long values take a second and third line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A row of 28, or as high as its lines ask for."""
        asked = (width, fonts.scale())
        if asked not in self._heights:
            # Layouts ask many times, of several widths; breaking lines is what costs.
            self._heights[asked] = self._measured(width)
        return self._heights[asked]

    def sizeHint(self) -> QSize:
        """As high as its width asks for."""
        width = max(self.width(), fonts.scaled(LABEL_WIDTH + 120))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the label and a little of the value."""
        return QSize(fonts.scaled(LABEL_WIDTH + 80), fonts.scaled(ROW_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone on."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the row as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over it."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, value and key."""
        area = self.rect().toRectF()
        pictures.paint_kept(QPainter(self), area, self.look(), self._paint)

    def look(self) -> tuple[object, ...]:
        """Everything that its look depends on besides its size."""
        state = (self.isEnabled(), self.hasFocus(), self.underMouse())
        return (self.label, self.key, self._value, self._calls, self._quiet, state)

    def _paint(self, painter: QPainter, _area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._paint_ground(painter)
        height = self.height()
        label = QRectF(MARGIN, 0, fonts.scaled(LABEL_WIDTH), height)
        paint_lines(
            painter,
            label,
            self._label_lines(),
            font=self._type(),
            colour=colours.quiet,
            pitch=self._pitch(),
        )
        self.paint_value(painter, self._value_area(self.width()))
        if self.key:
            marks.paint_key_cap(painter, self._cap_area(), self.key)

    def paint_value(self, painter: QPainter, area: QRectF) -> None:
        """Draw the value into its area."""
        paint_lines(
            painter,
            area,
            self._value_lines(area.width()),
            font=self._type(500 if self._calls else 400),
            colour=self._value_colour(),
            pitch=self._pitch(),
        )

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        inset = MARGIN - 8
        area = self.rect().toRectF().adjusted(inset, 1, -inset, -1)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, _FOCUS))
            painter.setBrush(colours.selected)
        elif self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.sunk)
        else:
            return
        painter.drawRoundedRect(area.adjusted(1, 0, -1, 0), _RADIUS, _RADIUS)

    def _value_colour(self) -> QColor:
        colours = theme.current()
        if self._calls:
            return colours.attention
        return colours.quiet if self._quiet else colours.text

    def _value_area(self, width: int) -> QRectF:
        left = MARGIN + fonts.scaled(LABEL_WIDTH)
        right = width - MARGIN
        if self.key:
            right -= round(marks.key_cap_width(self.key)) + fonts.scaled(8)
        return QRectF(left, 0, max(right - left, 1), self.height())

    def _cap_area(self) -> QRectF:
        width, height = marks.key_cap_width(self.key), fonts.scaled(20)
        left = self.width() - MARGIN - width
        return QRectF(left, (self.height() - height) / 2, width, height)

    def _label_lines(self) -> list[str]:
        width = fonts.scaled(LABEL_WIDTH) - 8
        return elided_lines(self.label, self._type(), width, 2)

    def _measured(self, width: int) -> int:
        value = len(self._value_lines(self._value_area(width).width()))
        most = max(value, len(self._label_lines()), 1)
        return round(max(fonts.scaled(ROW_HEIGHT), most * self._pitch() + 8))

    def _value_lines(self, width: float) -> list[str]:
        weight = 500 if self._calls else 400
        return elided_lines(self._value, self._type(weight), width, _MOST_LINES)

    def _pitch(self) -> float:
        return max(fonts.scaled(_PITCH), QFontMetricsF(self._type()).height())

    @staticmethod
    def _type(weight: int = 400) -> QFont:
        return fonts.sans(13, weight)
