"""The bar below the banner: project, modes, undo, find an action, help, person."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reviewer.gui import fonts, icons, theme
from reviewer.gui.chrome import caps
from reviewer.gui.chrome.mode_switch import ModeSwitch

HEIGHT = 48
_FIND_WIDTH = 264


class IconButton(QToolButton):
    """A flat button of 32 pixels with an icon that follows the palette."""

    def __init__(self, name: str, icon: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon_name = icon
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew after a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def _measure(self) -> None:
        self.setIcon(icons.icon(self._icon_name))
        side = fonts.scaled(20)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(fonts.scaled(32), fonts.scaled(32))


class _Painted(QAbstractButton):
    """A button that draws itself and shows focus by a line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.updateGeometry()

    def _frame(self, painter: QPainter, *, filled: bool) -> None:
        colours = theme.current()
        width = 2 if self.hasFocus() else 1
        edge = colours.accent if self.hasFocus() else colours.line
        if not (filled or self.hasFocus()):
            return
        painter.setPen(QPen(edge, width))
        if filled:
            painter.setBrush(colours.raised)
        half = width / 2
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, 6, 6)


class FindAction(_Painted):
    """The field-like button that opens the command palette."""

    def __init__(self, key: str) -> None:
        super().__init__("findAction")
        self._key = key
        self._is_narrow = False
        self.setText(self.tr("Find an action"))
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())

    def show_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Shrink to an icon."""
        self._is_narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A field's width, or that of an icon."""
        if self._is_narrow:
            return QSize(fonts.scaled(32), fonts.scaled(32))
        needed = fonts.scaled(150) + round(caps.width(self._key)) + 32
        return QSize(max(fonts.scaled(_FIND_WIDTH), needed), fonts.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, words and keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._frame(painter, filled=not self._is_narrow)
        side = fonts.scaled(20 if self._is_narrow else 16)
        middle = self.height() / 2
        left = (self.width() - side) / 2 if self._is_narrow else fonts.scaled(16)
        icon = QRectF(left, middle - side / 2, side, side)
        icons.paint(painter, icon, "command", colours.quiet)
        if self._is_narrow:
            return
        painter.setFont(fonts.sans(13))
        painter.setPen(colours.quiet)
        words = self.rect().adjusted(fonts.scaled(42), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        caps.paint(painter, self.width() - fonts.scaled(16), middle, self._key)


class Person(_Painted):
    """Who is working: initials, name, pass."""

    def __init__(self) -> None:
        super().__init__("personButton")
        self._name = ""
        self._role = ""
        self._shown: tuple[str, str] | None = None
        self.show_person("", "")

    def show_person(self, name: str, role: str) -> None:
        """Show a name and what that person is doing."""
        if (name, role) == self._shown:
            return
        self._shown = name, role
        self._is_named = bool(name)
        self._name = name or self.tr("Who is working?")
        self._role = role
        said = self.tr("You work as {name}. {role}")
        self.setAccessibleName(said.format(name=self._name, role=role))
        self.setToolTip(self.tr("Change who is working"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Initials and the longer of two lines."""
        metrics = (
            (self._name, QFontMetricsF(fonts.sans(13, 600))),
            (self._role, QFontMetricsF(fonts.sans(12))),
        )
        width = max(metric.horizontalAdvance(text) for text, metric in metrics)
        width = min(width, fonts.scaled(180))
        return QSize(round(width) + fonts.scaled(28 + 8 + 10), fonts.scaled(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring with initials and the two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        self._frame(painter, filled=False)
        side = fonts.scaled(28)
        ring = QRectF(4, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colours.accent, 1))
        painter.setBrush(colours.selected)
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(colours.accent)
        painter.setFont(fonts.sans(12, 600))
        initials = _initials(self._name) if self._is_named else "?"
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, initials)
        left = ring.right() + fonts.scaled(8)
        lines = self.rect().toRectF().adjusted(left, 2, -2, -2)
        half = lines.height() / 2
        top = QRectF(lines.left(), lines.top(), lines.width(), half)
        if not self._role:
            top = lines
        self._line(painter, top, self._name, fonts.sans(13, 600))
        painter.setPen(colours.quiet)
        self._line(painter, lines.adjusted(0, half, 0, 0), self._role, fonts.sans(12))

    def _line(self, painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        if font.weight() > QFont.Weight.Normal:
            painter.setPen(theme.current().text)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(text, elide, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class TopBar(QWidget):
    """Everything that belongs to the whole window."""

    undo_requested = Signal()
    redo_requested = Signal()
    palette_requested = Signal()
    export_requested = Signal()
    help_requested = Signal()
    person_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAccessibleName(self.tr("Project and window"))
        self._mark = QLabel()
        self._mark.setAccessibleName(self.tr("Reviewer"))
        self.project = QToolButton()
        self.project.setObjectName("projectButton")
        self.project.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.project.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.project.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.project.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.modes = ModeSwitch()
        self.undo_button = IconButton("undoButton", "undo", self.tr("Undo"))
        self.redo_button = IconButton("redoButton", "redo", self.tr("Redo"))
        self.find_action = FindAction("Ctrl+Shift+P")
        self.export_button = IconButton(
            "exportButton", "export", self.tr("Export (Ctrl+E)")
        )
        self.help_button = IconButton("helpButton", "help", self.tr("Help (F1)"))
        self.person = Person()
        self._place()
        self.undo_button.clicked.connect(self.undo_requested)
        self.redo_button.clicked.connect(self.redo_requested)
        self.find_action.clicked.connect(self.palette_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.help_button.clicked.connect(self.help_requested)
        self.person.clicked.connect(self.person_requested)
        self.show_project("")

    def show_project(self, name: str) -> None:
        """Name the open project."""
        text = name or self.tr("No project")
        self.project.setText(text.replace("&", "&&"))
        self.project.setAccessibleName(self.tr("Project {name}").format(name=text))

    def show_keys(self, palette: str) -> None:
        """Show the key of the palette as it is now."""
        self.find_action.show_key(palette)

    def set_menu(self, menu: QMenu) -> None:
        """Give the project button its menu."""
        # The button is mirrored only to have its arrow behind the name.
        menu.setLayoutDirection(self.layoutDirection())
        self.project.setMenu(menu)

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do; None disables them."""
        for button, label, word, key in (
            (self.undo_button, undo, self.tr("Undo"), "Ctrl+Z"),
            (self.redo_button, redo, self.tr("Redo"), "Ctrl+Shift+Z"),
        ):
            button.setEnabled(label is not None)
            said = f"{word}: {label} ({key})" if label else f"{word} ({key})"
            button.setToolTip(said.replace("<", "‹"))
            button.setAccessibleName(said)

    def set_narrow(self, *, narrow: bool) -> None:
        """Make room: the action search becomes an icon."""
        self.find_action.set_narrow(narrow=narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and tint anew after a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Window colour with a line below."""
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.window)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.project)
        row.addSpacing(16)
        row.addWidget(self.modes)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addStretch(1)
        row.addWidget(self.find_action)
        row.addSpacing(8)
        row.addWidget(self.export_button)
        row.addWidget(self.help_button)
        row.addSpacing(8)
        row.addWidget(_Rule())
        row.addSpacing(4)
        row.addWidget(self.person)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(fonts.scaled(HEIGHT))
        side = fonts.scaled(22)
        self._mark.setPixmap(icons.application_icon().pixmap(QSize(side, side)))
        self.project.setFont(fonts.sans(13, 600))
        self.project.setIcon(icons.icon("chevron-down", 16))
        self.project.setFixedHeight(fonts.scaled(32))


class _Rule(QWidget):
    """An upright line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, fonts.scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().line)


def _initials(name: str) -> str:
    words = [word for word in name.replace(".", " ").split() if word[:1].isalnum()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
