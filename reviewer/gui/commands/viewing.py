"""Actions on the window itself: panes, palette, help, colours, size of type."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.gui import fonts, theme
from reviewer.gui.action_set import ActionSet
from reviewer.gui.actions import PANES, TABLE
from reviewer.gui.dialogs.help import HelpDialog
from reviewer.gui.dialogs.key_capture import KeyCapture
from reviewer.gui.dialogs.key_sheet import KeySheet
from reviewer.gui.dialogs.palette import Entry
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences

_SIZES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Viewing(QObject):
    """Everything that changes how the window shows, never what it shows."""

    said = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._window = window
        self._actions: ActionSet | None = None

    def use(self, actions: ActionSet) -> None:
        """Take the actions that palette and key sheet show."""
        self._actions = actions

    def palette(self) -> None:
        """Open the command palette."""
        if self._actions is None:
            return
        reasons, actions = self._actions.reasons(), self._actions
        self._window.palette_overlay.offer(
            tuple(
                Entry(
                    action.action_id,
                    actions.text(action.action_id),
                    actions.key(action.action_id),
                    action.icon,
                    reasons[action.action_id],
                )
                for action in TABLE
                if action.action_id != "palette"
            )
        )
        self._window.arrange()

    def help(self) -> None:
        """Open the help."""
        dialog = HelpDialog(self._window)
        dialog.keys_requested.connect(self.keys)
        dialog.open()

    @Slot()
    def keys(self) -> None:
        """Open the key sheet."""
        if self._actions:
            actions = self._actions
            texts = {a.action_id: actions.text(a.action_id) for a in TABLE}
            KeySheet(texts, actions.keys(), self._window).open()

    @Slot(str)
    def change_key(self, action_id: str) -> None:
        """Ask for another key of an action."""
        if self._actions:
            text = self._actions.text(action_id)
            dialog = KeyCapture(action_id, text, self._actions.keys(), self._window)
            dialog.chosen.connect(self._preferences.set_key)
            dialog.open()

    def step_pane(self, step: str) -> None:
        """Go to the next or previous pane."""
        bench = self._window.workbench
        focused = QApplication.focusWidget()
        here = [name for name in PANES if _holds(bench.pane(name), focused)]
        at = PANES.index(here[0]) if here else 1
        for _ in PANES:
            at = (at + int(step)) % len(PANES)
            if PANES[at] != "cables" or not bench.has_rail:
                break
        self.go_to_pane(PANES[at])

    def go_to_pane(self, name: str) -> None:
        """Put the focus into a pane."""
        if self._window.is_on_first_page:
            self._window.show_workbench()
        self._window.workbench.bring_forward(name)
        _focus(self._window.workbench.pane(name))

    @Slot()
    def back_to_pane(self) -> None:
        """Give the focus back to the text after the palette."""
        if self._window.is_on_first_page:
            self._window.first_run.begin()
        else:
            self._window.workbench.reader.setFocus()

    def larger(self) -> None:
        """Make everything larger."""
        larger = [size for size in _SIZES if size > fonts.scale() + 0.01]
        self.set_scale(larger[0] if larger else _SIZES[-1])

    def smaller(self) -> None:
        """Make everything smaller, down to the designed size."""
        smaller = [size for size in _SIZES if size < fonts.scale() - 0.01]
        self.set_scale(smaller[-1] if smaller else _SIZES[0])

    def normal(self) -> None:
        """Show everything in its designed size."""
        self.set_scale(_SIZES[0])

    def set_scale(self, factor: float) -> None:
        """Show everything larger by a factor."""
        fonts.set_scale(factor)
        self._preferences.set_scale(factor)
        self.apply_theme()
        self.said.emit(
            self.tr("Text at {percent} %").format(percent=round(factor * 100))
        )

    def single_keys(self) -> None:
        """Switch keys without Ctrl on or off."""
        on = not self._preferences.settings.single_keys
        self._preferences.set_single_keys(on)
        self.said.emit(
            self.tr("Single keys hold while the text has the focus.")
            if on
            else self.tr("Single keys are off; the palette still does everything.")
        )

    def set_theme(self, name: str) -> None:
        """Choose colours."""
        self._preferences.set_theme(name)
        self.apply_theme()

    @Slot()
    def apply_theme(self) -> None:
        """Put the chosen colours and size on everything."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.chosen(self._preferences.settings.theme))
        self._window.workbench.arrange()
        self._window.arrange()

    @Slot(Qt.ColorScheme)
    def follow_system(self, _scheme: Qt.ColorScheme) -> None:
        """The desktop went light or dark."""
        if self._preferences.settings.theme == "system":
            self.apply_theme()

    def watch_system(self) -> None:
        """Follow the desktop from now on."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_system)


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _focus(pane: QWidget) -> None:
    """Focus a pane or the first of its controls that takes it."""
    if pane.focusProxy() or pane.focusPolicy() != Qt.FocusPolicy.NoFocus:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
