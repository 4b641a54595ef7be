"""Shows that the keyboard came to the text, until the first key is pressed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewer.gui import theme

_WIDTH = 2
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_GOES_WITH = {
    QEvent.Type.FocusOut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
}


class FocusRing(QWidget):
    """A frame round the text and its margins after Tab, F6 or Ctrl+2.

    It goes with the first key, because the caret shows the place from then on and
    a text with something over it scrolls more slowly.
    """

    def __init__(self, text: QWidget, pane: QWidget, card: QWidget) -> None:
        super().__init__(pane)
        self._text, self._pane, self._card = text, pane, card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        text.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come with the keyboard, go with its first key."""
        if event.type() == QEvent.Type.Resize:
            self._surround()
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._surround()
            self.setVisible(event.reason() in _BY_KEY)
            self.raise_()
        elif event.type() in _GOES_WITH:
            self.hide()
        return False

    def _surround(self) -> None:
        """Lie round the text with its margins, below the header card."""
        area = self._pane.rect()
        area.setTop(max(self._text.y(), self._card.geometry().bottom() + 1))
        self.setGeometry(area)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame in the accent's colour."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().accent, _WIDTH))
        half = _WIDTH / 2
        painter.drawRect(self.rect().toRectF().adjusted(half, half, -half, -half))
