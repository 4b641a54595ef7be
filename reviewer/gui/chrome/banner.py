"""The classification banner: the highest level of what is displayed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.classification import Level, Marking
from reviewer.gui import fonts, theme

HEIGHT = 24
_EMPTY = "NO CABLE DISPLAYED"
_UNMARKED = "UNMARKED – HANDLE AS SECRET"
_FICTIONAL = "FICTIONAL – TRAINING"


class Banner(QWidget):
    """One of the two bars; spelled out, official colour, at every size."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text = _EMPTY
        self._fill: QColor | None = None
        self._letters = QColor("#FFFFFF")
        self._is_fictional = False
        self._measure()
        self.show_nothing()

    @property
    def text(self) -> str:
        """What the banner says."""
        return self._text

    def show_nothing(self) -> None:
        """Say that no cable is displayed."""
        self._show(_EMPTY, None, QColor("#FFFFFF"), is_fictional=False)

    def show_marking(self, marking: Marking | None, *, is_fictional: bool) -> None:
        """Show a cable's banner; a cable without any marking is handled as SECRET."""
        fill, letters = theme.level_fill(marking or Marking(Level.S))
        text = marking.banner if marking else _UNMARKED
        self._show(text, fill, letters, is_fictional=is_fictional)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when type or colours changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the bar and write on it."""
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), self._fill or colours.empty_banner)
        painter.setPen(self._letters)
        painter.setFont(_spaced(fonts.sans(12, 600), 1.2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        if self._is_fictional:
            painter.setFont(_spaced(fonts.sans(12, 500), 0.6))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -16, 0), right, _FICTIONAL)

    def _show(
        self, text: str, fill: QColor | None, letters: QColor, *, is_fictional: bool
    ) -> None:
        self._text, self._fill, self._letters = text, fill, letters
        self._is_fictional = is_fictional
        name = f"{text}. {_FICTIONAL}" if is_fictional else text
        self.setAccessibleName(self.tr("Banner: {text}").format(text=name))
        self.update()

    def _measure(self) -> None:
        self.setFixedHeight(fonts.scaled(HEIGHT))


def _spaced(font: QFont, px: float) -> QFont:
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, fonts.scale() * px)
    return font
