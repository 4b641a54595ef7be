"""The line at the foot: saved when, by whom, what may be seen, which project."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reviewer.gui import fonts, icons, theme
from reviewer.gui.plain_text import CountLabel, PlainLabel, tooltip

HEIGHT = 28
_EDGES = 32
_GAP = 24
_MESSAGE_LEAST = 160
"""Room that a message is given before other words give way."""


class _Yielding(PlainLabel):
    """Words that give way to the facts beside them, with an ellipsis."""

    def __init__(self) -> None:
        super().__init__(px=12, look="quiet")
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Say something else in the same room: nothing is laid out anew."""
        self._said = text
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        """What is said, whole."""
        return self._said

    def paintEvent(self, _event: QPaintEvent) -> None:
        elide = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), elide, self.width())
        painter = QPainter(self)
        painter.setPen(theme.current().quiet)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class _Item(QWidget):
    """An icon and a few words."""

    def __init__(self, name: str, icon: str, text: PlainLabel | None = None) -> None:
        super().__init__()
        self._icon_name = icon
        self._is_compact = False
        self._icon = QLabel()
        self._text = text or CountLabel(px=12, look="quiet")
        self._text.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._icon.setVisible(bool(icon))
        self._tint()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, icon: str = "") -> None:
        """Show other words."""
        if icon:
            self._icon_name = icon
            self._tint()
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def full_width(self) -> int:
        """The width of icon and words."""
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        return self.icon_width() + min(words, fonts.scaled(_MESSAGE_LEAST * 2))

    def icon_width(self) -> int:
        """The width of the icon alone, with the space behind it."""
        return fonts.scaled(16) + 6 if self._icon_name else 0

    def set_compact(self, *, compact: bool) -> None:
        """Keep the icon only; the words stay as tooltip and accessible name."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self._text.setVisible(not compact)
        self.setToolTip(tooltip(self._text.text()) if compact else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            colour = theme.current().quiet
            self._icon.setPixmap(icons.pixmap(self._icon_name, 16, colour))
            self._icon.setAccessibleName(self._icon_name)


class StatusLine(QWidget):
    """Facts at the left about this person's work, at the right about the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAccessibleName(self.tr("Status"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self._saved = _Item("statusSaved", "saved")
        self._pass = _Item("statusPass", "person")
        self._blind = _Item("statusBlind", "eye-off")
        self._message = _Item("statusMessage", "info", _Yielding())
        # Flush right, so these two are never wider than their words.
        self._project = _Item("statusProject", "", PlainLabel(px=12, look="quiet"))
        self._network = _Item("statusNetwork", "lock", PlainLabel(px=12, look="quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGES // 2, 0, _EDGES // 2, 0)
        row.setSpacing(_GAP)
        for item in (self._saved, self._pass, self._blind):
            row.addWidget(item)
        row.addWidget(self._message, 100)
        row.addStretch(1)
        row.addWidget(self._project)
        row.addWidget(self._network)
        self._network.say(self.tr("No network"))
        for item in (
            self._saved,
            self._pass,
            self._blind,
            self._message,
            self._project,
        ):
            item.say("")

    def show_saved(self, at: datetime) -> None:
        """Say when the last action was kept."""
        local = at.astimezone()
        self._saved.say(
            self.tr("Saved {time}").format(time=f"{local:%H:%M:%S}"), "saved"
        )

    def show_clean(self) -> None:
        """Say that all that was done is kept, where no time is known."""
        if not self._saved.text.startswith(self.tr("Saved")):
            self._saved.say(self.tr("All saved"), "saved")

    def show_message(self, text: str) -> None:
        """Say what just happened."""
        self._message.say(text)

    def show_not_saved(self) -> None:
        """Say that nothing can be saved."""
        self._saved.say(self.tr("Not saving"), "error")

    def show_pass(self, text: str, seen: str = "") -> None:
        """Say which pass this is, and what is to be seen of others."""
        self._pass.say(text)
        self._blind.say(seen)

    def show_project(self, text: str) -> None:
        """Name the project."""
        self._project.say(text)

    def show_hint(self, text: str, icon: str) -> None:
        """Say something at the right besides that there is no network."""
        self._network.say(text, icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room anew."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Make room whenever the words have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let words give way to their icons, from the least needed on.

        What is shown is changed only where it must be: every change asks for
        another layout, which comes here again.
        """
        items = (self._saved, self._pass, self._blind, self._message, self._project)
        shown = [item for item in (*items, self._network) if item.text]
        room = self.width() - _EDGES - _GAP * (len(shown) + 1)
        needed = sum(item.full_width() for item in shown)
        for item in (self._network, self._blind, self._project, self._pass):
            compact = bool(item.text) and needed > room
            if compact:
                needed -= item.full_width() - item.icon_width()
            item.set_compact(compact=compact)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setFixedHeight(fonts.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One step back from the panels, with a line above."""
        painter = QPainter(self)
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), colours.window)
        painter.fillRect(0, 0, self.width(), 1, colours.line)
