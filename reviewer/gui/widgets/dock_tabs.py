"""The tabs of the dock below the text: each a name and a count."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from reviewer.gui import fonts, theme
from reviewer.gui.marks import KeyCap
from reviewer.gui.plain_text import PlainLabel
from reviewer.gui.text_lines import paint_line

_HEIGHT = 36
_GAP = 8


class DockTabs(QWidget):
    """A row of tabs over the panels they choose; tools stand at its right end."""

    chosen = Signal(int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dockTabs")
        self.setAccessibleName(self.tr("Panels below the text"))
        self.setMinimumHeight(fonts.scaled(_HEIGHT))
        self._group = QButtonGroup(self)
        self.tabs = tuple(_Tab(name) for name in names)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 16, 0)
        self._row.setSpacing(0)
        for number, tab in enumerate(self.tabs):
            self._group.addButton(tab, number)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self.tabs[0].setChecked(True)
        self._group.idToggled.connect(self._tell)

    def add_tool(self, widget: QWidget, *, only_for: int | None = None) -> None:
        """Put a control at the right end; ``only_for`` one tab, if given."""
        self._row.addWidget(widget)
        if only_for is not None:
            self.tabs[only_for].toggled.connect(widget.setVisible)
            widget.setVisible(self.tabs[only_for].isChecked())

    def show_count(self, number: int, text: str) -> None:
        """Say how much a panel holds."""
        self.tabs[number].show_count(text)

    def choose(self, number: int) -> None:
        """Bring a panel forward."""
        self.tabs[number].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line at the foot."""
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, theme.current().line)

    def _tell(self, number: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.chosen.emit(number)


def key_hint(pairs: tuple[tuple[str, str], ...]) -> QWidget:
    """Keys and what they do, such as ``F8`` next; a key may be ``Shift+F8``."""
    hint = _Hint()
    row = QHBoxLayout(hint)
    row.setContentsMargins(8, 0, 0, 0)
    row.setSpacing(6)
    for key, words in pairs:
        for cap in key.split("+"):
            row.addWidget(KeyCap(cap))
        row.addWidget(PlainLabel(words, px=12, look="quiet"))
    return hint


class _Hint(QWidget):
    """Yields its room: rather than squeeze a pane it is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0

    def minimumSizeHint(self) -> QSize:
        """No width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as all of it, seen or not."""
        wanted = super().sizeHint()
        self._wanted = max(self._wanted, wanted.width())
        return QSize(self._wanted, wanted.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all of it or nothing."""
        super().resizeEvent(event)
        fits = self.width() >= self.sizeHint().width()
        for child in self.findChildren(QWidget):
            child.setVisible(fits)


class _Tab(QAbstractButton):
    """A name in bold where its panel is in front, and a quiet count."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.count = ""

    def show_count(self, text: str) -> None:
        """Show another count."""
        if text != self.count:
            self.count = text
            self.setAccessibleName(f"{self.text()} {text}".strip())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as name and count."""
        width = self._name_width() + 2 * _GAP
        if self.count:
            width += _GAP + QFontMetricsF(fonts.sans(12)).horizontalAdvance(self.count)
        return QSize(round(width + 1), fonts.scaled(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, count, the line below, and the focus."""
        painter = QPainter(self)
        colours = theme.current()
        front = self.isChecked()
        area = self.rect().toRectF()
        name = QRectF(area.left() + _GAP, 0, self._name_width() + 1, area.height())
        font = fonts.sans(13, 600 if front else 400)
        colour = colours.text if front else colours.quiet
        paint_line(painter, name, self.text(), font=font, colour=colour)
        count = QRectF(
            name.right() + _GAP, 0, area.right() - name.right(), area.height()
        )
        font = fonts.sans(12)
        paint_line(painter, count, self.count, font=font, colour=colours.quiet)
        if front:
            foot = QRectF(0, area.bottom() - 2, area.width(), 2)
            painter.fillRect(foot, colours.accent)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -3))

    def _name_width(self) -> float:
        return QFontMetricsF(fonts.sans(13, 600)).horizontalAdvance(self.text())
