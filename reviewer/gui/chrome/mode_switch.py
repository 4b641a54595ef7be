"""What the window is used for at present: one of a few modes, side by side."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from reviewer.gui import fonts, theme

HEIGHT = 32


class Mode(StrEnum):
    """The panels change with the mode; the place of things does not."""

    ANNOTATE = "annotate"
    SECOND_REVIEW = "second-review"
    ADJUDICATE = "adjudicate"
    REPORT = "report"


class _Segment(QAbstractButton):
    """One mode; the one in use is raised."""

    def __init__(self, mode: Mode, text: str) -> None:
        super().__init__()
        self.mode = mode
        self.setObjectName(f"mode-{mode}")
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word with room at both sides, as wide checked as not."""
        width = QFontMetricsF(fonts.sans(13, 600)).horizontalAdvance(self.text())
        return QSize(round(width) + fonts.scaled(36), fonts.scaled(HEIGHT - 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word, on a raised field where it is the mode in use."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        has_frame = self.isChecked() or self.hasFocus()
        if has_frame:
            width = 2 if self.hasFocus() else 1
            edge = colours.accent if self.hasFocus() else colours.line
            painter.setPen(QPen(edge, width))
            if self.isChecked():
                painter.setBrush(colours.raised)
            half = width / 2
            area = self.rect().toRectF().adjusted(half, half, -half, -half)
            painter.drawRoundedRect(area, 5, 5)
        painter.setFont(fonts.sans(13, 600 if self.isChecked() else 400))
        painter.setPen(colours.text if self.isChecked() else colours.quiet)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class ModeSwitch(QWidget):
    """The modes that can be used in this project; hidden while there is only one.

    Signals:
        mode_chosen: Somebody chose another mode; the payload is the `Mode`.
    """

    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modeSwitch")
        self.setAccessibleName(self.tr("Modes"))
        self._group = QButtonGroup(self)
        self._segments = {mode: _Segment(mode, text) for mode, text in self._names()}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            row.addWidget(segment)
        self._group.buttonClicked.connect(self._choose)
        self._measure()
        self.show_modes((Mode.ANNOTATE,), Mode.ANNOTATE)

    @property
    def mode(self) -> Mode:
        """The mode in use."""
        return next(mode for mode, s in self._segments.items() if s.isChecked())

    def show_modes(self, usable: Sequence[Mode], current: Mode) -> None:
        """Offer modes, in their own order, and raise the one in use."""
        for mode, segment in self._segments.items():
            segment.setVisible(mode in usable)
        self._segments[current].setChecked(True)
        self.setVisible(len(usable) > 1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew after a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sunk field that the modes lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().sunk)
        painter.drawRoundedRect(self.rect(), 6, 6)

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        if isinstance(button, _Segment):
            self.mode_chosen.emit(button.mode)

    def _names(self) -> tuple[tuple[Mode, str], ...]:
        return (
            (Mode.ANNOTATE, self.tr("Annotate")),
            (Mode.SECOND_REVIEW, self.tr("Second review")),
            (Mode.ADJUDICATE, self.tr("Adjudicate")),
            (Mode.REPORT, self.tr("Report")),
        )

    def _measure(self) -> None:
        self.setFixedHeight(fonts.scaled(HEIGHT))
        for segment in self._segments.values():
            segment.updateGeometry()
