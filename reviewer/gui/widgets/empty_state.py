"""What a place shows while it has nothing: what, why, and how to go on."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.widgets.key_button import KeyButton
from reviewer.gui.widgets.text_flow import Piece, TextFlow

_TILE = 40
_MARGIN = 16
_GAP = 12
_WIDE = 480
"""From this width on the button stands beside the words, in design pixels."""

_SLIM = 320
"""Below this width the button stands below the icon, in design pixels."""
_LEFT = Qt.AlignmentFlag.AlignLeft


class EmptyState(QWidget):
    """An icon, what is the case, why, and a button that changes it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = _IconTile(self)
        self._what = TextFlow(px=13, pitch=18)
        self._why = TextFlow(px=12, pitch=16)
        self._how = KeyButton("", small=False)
        self._how.clicked.connect(self.acted)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._shape: tuple[bool, bool] | None = None
        self._arrange()

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
        self._fit_words()

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
        self._arrange()
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shape"):
            self._fit_words()

    def _fit_words(self) -> None:
        """Give wrapped words the height they need; a grid alone would cut them."""
        room = self.width() - 2 * _MARGIN - fonts.scaled(_TILE) - _GAP
        if self._shape and self._shape[0] and not self._how.isHidden():
            room -= self._how.sizeHint().width() + _GAP
        for words in (self._what, self._why):
            words.setFixedHeight(words.heightForWidth(max(room, 1)))
        self._grid.activate()

    def _arrange(self) -> None:
        wide = self.width() >= fonts.scaled(_WIDE)
        slim = self.width() < fonts.scaled(_SLIM)
        if (wide, slim) == self._shape:
            return
        self._shape = (wide, slim)
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        while grid.count():
            grid.takeAt(0)
        grid.addWidget(self._tile, 0, 0, 3, 1, top)
        grid.addWidget(self._what, 0, 1)
        grid.addWidget(self._why, 1, 1)
        if wide:
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(self._how, 0, 2, 2, 1, middle)
        else:
            start = 0 if slim else 1
            grid.addWidget(self._how, 3, start, 1, 2 - start, _LEFT)
        grid.setRowMinimumHeight(2, 0 if wide else 6)
        grid.setRowStretch(4, 1)


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
