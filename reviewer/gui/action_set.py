"""The table of actions come alive: shortcuts, and one way to run an action."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.gui import actions, icons
from reviewer.gui.actions import TABLE, Action, Part
from reviewer.gui.situation import Situation


class ActionSet(QObject):
    """All actions of one window.

    A key whose action is impossible now is not silent: ``refused`` carries the
    action's text and the reason.
    """

    refused = Signal(str, str)
    conflicted = Signal(str)

    def __init__(
        self,
        situation: Callable[[], Situation],
        parts: Mapping[str, QObject],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._situation = situation
        self._parts = parts
        self._commands = {a.action_id: _Command(a, self) for a in TABLE}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._single_keys = True
        self._silent: frozenset[str] = frozenset()
        self._part = Part.CODING

    def put_keys(self, chosen: Mapping[str, str], *, single_keys: bool) -> None:
        """Give every action its keys; tells choices that clash."""
        self._keys, refused = actions.keys_of(chosen)
        self._single_keys = single_keys
        self._put_shortcuts()
        for sentence in refused:
            self.conflicted.emit(sentence)

    def use_for(self, part: Part) -> None:
        """Give the keys to the actions of one part of the window's use."""
        if part is not self._part:
            self._part = part
            self._put_shortcuts()

    def silence(self, action_ids: frozenset[str]) -> None:
        """Take the keys from these actions, until others are silent."""
        if action_ids != self._silent:
            self._silent = action_ids
            self._put_shortcuts()

    def _put_shortcuts(self) -> None:
        for action_id, command in self._commands.items():
            silent = command.action.single and not self._single_keys
            silent = silent or action_id in self._silent
            elsewhere = command.action.part not in {None, self._part}
            keys = () if silent or elsewhere else self._keys.get(action_id, ())
            command.setShortcuts([QKeySequence(key) for key in keys])

    def attach(self, window: QWidget, readers: tuple[QWidget, ...]) -> None:
        """Put the shortcuts into a window; single keys only into ``readers``."""
        for command in self._commands.values():
            if command.action.single:
                scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
                places = readers
            else:
                scope = Qt.ShortcutContext.WindowShortcut
                places = (window,)
            command.setShortcutContext(scope)
            for place in places:
                place.addAction(command)

    def also_in(self, place: QWidget) -> None:
        """Let single keys hold in one more widget."""
        for command in self._commands.values():
            if command.action.single:
                place.addAction(command)

    def menu(self, action_ids: tuple[str, ...], parent: QWidget) -> QMenu:
        """A menu of actions; '' stands for a line."""
        menu = _Menu(self, parent)
        for action_id in action_ids:
            if action_id:
                menu.addAction(self._commands[action_id])
            else:
                menu.addSeparator()
        return menu

    def rename(self, action_id: str, text: str) -> None:
        """Give an action words that suit the project (a codebook's own types)."""
        self._commands[action_id].setText(text)

    def text(self, action_id: str) -> str:
        """What an action does, in words."""
        return self._commands[action_id].text()

    def key(self, action_id: str) -> str:
        """The first key of an action, or ''."""
        keys = self._keys.get(action_id, ())
        return keys[0] if keys else ""

    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of all actions."""
        return dict(self._keys)

    def reason(self, action_id: str) -> str | None:
        """Why an action cannot be done now; None where it can."""
        return self._commands[action_id].action.needs(self._situation())

    def reasons(self) -> dict[str, str | None]:
        """The reasons of all actions, asked of one situation."""
        now = self._situation()
        return {a.action_id: a.needs(now) for a in TABLE}

    def enable_for_menu(self) -> None:
        """Grey out what cannot be done, while a menu is open."""
        for action_id, reason in self.reasons().items():
            self._commands[action_id].setEnabled(reason is None)

    def enable_all(self) -> None:
        """Let every key speak again: a refused one gives its reason."""
        for command in self._commands.values():
            command.setEnabled(True)

    @Slot(str)
    def run(self, action_id: str) -> None:
        """Do an action, or say why not."""
        action = self._commands[action_id].action
        reason = action.needs(self._situation())
        if reason:
            self.refused.emit(self.text(action_id), reason)
            return
        part, _, method = action.slot.partition(".")
        slot = getattr(self._parts[part], method)
        if action.argument is None:
            slot()
        else:
            slot(action.argument)


class _Command(QAction):
    """One action with its own bound slot."""

    def __init__(self, action: Action, owner: ActionSet) -> None:
        super().__init__(action.text, owner)
        self.action = action
        self._owner = owner
        self.setObjectName(f"action_{action.action_id}")
        self.triggered.connect(self._run)

    @Slot()
    def _run(self) -> None:
        self._owner.run(self.action.action_id)


class _Menu(QMenu):
    """A menu that greys out what cannot be done while it is open."""

    def __init__(self, owner: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self.aboutToShow.connect(self._open)
        self.aboutToHide.connect(self._closed)

    @Slot()
    def _open(self) -> None:
        self._owner.enable_for_menu()
        for command in self.actions():
            if isinstance(command, _Command):
                command.setIcon(icons.icon(command.action.icon or "check", 16))

    @Slot()
    def _closed(self) -> None:
        self._owner.enable_all()
