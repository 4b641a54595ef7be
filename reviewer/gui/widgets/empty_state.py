"""What a place shows while it has nothing: what, why, and how to go on."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.widgets.key_button import KeyButton
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_TILE = 40
_MARGIN = 16
_GAP = 12
_WIDE = 480
"""From this width on the button stands beside the words, in design pixels."""

_SLIM = 320
"""Below this width the button stands below the icon, in design pixels."""


class EmptyState(QWidget):
    """An icon, what is the case, why, and a button that changes it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = _IconTile(self)
        self._what = TextFlow(self, px=13, pitch=18)
        self._why = TextFlow(self, px=12, pitch=16)
        self._how = KeyButton("", "", self)
        self._how.clicked.connect(self.acted)

    def explain(
        self, icon: str, what: str, why: str, *, how: str = "", key: str = ""
    ) -> None:
        """Say what is the case; ``how`` is the button's text, empty for none."""
        self._tile.show_icon(icon)
        self._what.show_pieces([Piece(what, bold=True)])
        self._why.show_pieces([Piece(why, quiet=True)])
        self._how.show_action(how, key)
        self._how.setVisible(bool(how))
        self.setAccessibleName(what)
        self.setAccessibleDescription(why)
        self._place()

    @property
    def what(self) -> str:
        """What is the case, as shown."""
        return self._what.text()

    @property
    def why(self) -> str:
        """The reason, as shown."""
        return self._why.text()

    @property
    def button(self) -> KeyButton:
        """The way on."""
        return self._how

    def minimumSizeHint(self) -> QSize:
        """Never what keeps a pane from getting narrower."""
        return QSize(fonts.scaled(160), fonts.scaled(_TILE) + 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the button beside or below the words."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_how"):
            self._place()

    def _place(self) -> None:
        """Put everything in its place; in little room only what says most stays."""
        for icon, reason in ((True, True), (False, True), (False, False)):
            self._tile.setVisible(icon)
            self._why.setVisible(reason)
            if self._arrange() <= self.height():
                break
        self.setToolTip("" if reason else tooltip(self.why))

    def _arrange(self) -> int:
        """Place what is not hidden; heights follow from the words.

        Returns:
            The height that all of it takes.
        """
        wide = self.width() >= fonts.scaled(_WIDE)
        slim = self.width() < fonts.scaled(_SLIM)
        tile, button = self._tile.sizeHint(), self._how.sizeHint()
        if self._tile.isHidden():
            tile = QSize(0, 0)
        left = _MARGIN + (tile.width() + _GAP if tile.width() else 0)
        room = self.width() - left - _MARGIN
        if wide and not self._how.isHidden():
            room -= button.width() + _GAP
        self._tile.setGeometry(QRect(QPoint(_MARGIN, _MARGIN), tile))
        top = _MARGIN
        for words in (self._what, self._why):
            if words.isHidden():
                continue
            height = words.heightForWidth(max(room, 1))
            words.setGeometry(left, top, max(room, 1), height)
            top += height + 2
        if wide:
            middle = (_MARGIN + top - button.height()) // 2
            corner = QPoint(self.width() - _MARGIN - button.width(), middle)
        else:
            below = max(top, _MARGIN + tile.height()) if slim else top
            corner = QPoint(_MARGIN if slim else left, below + 8)
        self._how.setGeometry(QRect(corner, button))
        foot = self._how.geometry().bottom() if not self._how.isHidden() else top
        return max(foot, top) + 4


class _IconTile(QWidget):
    """A square of the selected fill with an icon in the accent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = "info"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.update()

    def sizeHint(self) -> QSize:
        """A square of 40."""
        return QSize(fonts.scaled(_TILE), fonts.scaled(_TILE))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tile and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.selected)
        area = self.rect().toRectF()
        painter.drawRoundedRect(area, 6, 6)
        size = fonts.scaled(20)
        inner = QRectF(0, 0, size, size)
        inner.moveCenter(area.center())
        icons.paint(painter, inner, self._icon, colours.accent)
