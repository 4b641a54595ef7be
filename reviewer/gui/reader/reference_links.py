"""The REF line as links: what is here opens, what is missing says so."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.domain.cable import Reference
from reviewer.gui import fonts, theme
from reviewer.gui.plain_text import tooltip
from reviewer.gui.text_lines import paint_line

_GAP = 12
_LINE = 20
_PAD = 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReferenceLinks(QWidget):
    """References side by side; one line of them, or all where it is open.

    Signals:
        followed: The id of the cable that a reference names.
        more_wanted: There are more than one line holds, and they are wanted.
    """

    followed = Signal(str)
    more_wanted = Signal()

    def __init__(
        self, references: tuple[Reference, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("References"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._is_open = False
        self.links = tuple(_Link(one, self) for one in references)
        self._rest = _Rest(self)
        for link in self.links:
            link.clicked.connect(self._follow)
        self._rest.clicked.connect(self.more_wanted)
        self._place()

    def show_known(self, known: frozenset[str]) -> None:
        """Tell those that can be opened from those that are missing."""
        for link in self.links:
            link.show_known(is_known=link.cable_id in known)

    def set_open(self, *, is_open: bool) -> None:
        """Show all, in as many lines as they need, or one line."""
        self._is_open = is_open
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the scale changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rest"):
            self._place()

    @Slot()
    def _follow(self) -> None:
        link = self.sender()
        if isinstance(link, _Link) and link.cable_id:
            self.followed.emit(link.cable_id)

    def _place(self) -> None:
        """Put the links beside each other; a line that is full is followed by one."""
        room, line = max(self.width(), 1), fonts.scaled(_LINE)
        at, top, hidden = 0, 0, 0
        rest = self._rest.sizeHint().width() + _GAP
        for number, link in enumerate(self.links):
            width = min(link.sizeHint().width(), room)
            is_last = number + 1 == len(self.links)
            needed = width if self._is_open or is_last else width + rest
            if at and at + needed > room:
                if not self._is_open:
                    hidden = len(self.links) - number
                    break
                at, top = 0, top + line
            link.setGeometry(at, top, width, line)
            at += width + _GAP
        for number, link in enumerate(self.links):
            link.setVisible(number < len(self.links) - hidden)
        self._rest.show_count(hidden)
        self._rest.setVisible(hidden > 0)
        self._rest.move(QPoint(at, top))
        self._rest.resize(self._rest.sizeHint())
        self.setFixedHeight(top + line)


class _Words(QAbstractButton):
    """Words that can be pressed, underlined as a link."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        width = QFontMetricsF(fonts.sans(12)).horizontalAdvance(self.text())
        return QSize(round(width + 1.5) + 2 * _PAD, fonts.scaled(_LINE))

    def event(self, event: QEvent) -> bool:
        """Keep Enter, which in the text around means something else."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, line and focus."""
        painter, colours = QPainter(self), theme.current()
        font, area = fonts.sans(12), self.rect().toRectF().adjusted(_PAD, 0, -_PAD, 0)
        loud = self.is_loud()
        colour = colours.accent if loud else colours.quiet
        paint_line(painter, area, self.text(), font=font, colour=colour)
        if self.isEnabled():
            style = Qt.PenStyle.SolidLine if loud else Qt.PenStyle.DotLine
            painter.setPen(QPen(colour, 1, style))
            foot = area.center().y() + QFontMetricsF(font).ascent() / 2 + 2
            painter.drawLine(QPointF(area.left(), foot), QPointF(area.right(), foot))
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def is_loud(self) -> bool:
        """Whether pressing leads to another cable."""
        return True


class _Link(_Words):
    """One reference."""

    def __init__(self, reference: Reference, parent: QWidget) -> None:
        letter, text = reference.letter, reference.text
        super().__init__(f"{letter}. {text}" if letter else text, parent)
        self.cable_id = reference.cable_id or ""
        self._is_known = False
        self.setEnabled(bool(self.cable_id))
        has_cable = Qt.FocusPolicy.TabFocus if self.cable_id else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(has_cable)
        if self.cable_id:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_known(is_known=False)

    def show_known(self, *, is_known: bool) -> None:
        """Whether the cable is in the project."""
        self._is_known = is_known
        if not self.cable_id:
            state = self.tr("no cable")
        else:
            state = self.tr("in the project") if is_known else self.tr("missing")
        named = ", ".join(part for part in (self.text(), self.cable_id, state) if part)
        self.setAccessibleName(self.tr("Reference {name}").format(name=named))
        self.setToolTip(tooltip(f"{self.cable_id or self.text()}: {state}"))
        self.update()

    def is_loud(self) -> bool:
        """Whether the cable is here."""
        return self._is_known


class _Rest(_Words):
    """How many references one line does not hold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many."""
        self.setText(self.tr("and {n} more").format(n=count or 99))
        self.setAccessibleName(self.tr("Show {n} more references").format(n=count))
