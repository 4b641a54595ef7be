"""A person's settings while the window is open, kept as soon as they change."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from reviewer import settings
from reviewer.errors import ReviewerError
from reviewer.gui import problems
from reviewer.settings import ListLook, Settings, Theme

_WINDOW = "window.ini"
GEOMETRY = "geometry"
"""Under which name the window's place is remembered."""


class Preferences(QObject):
    """Settings of the person in TOML, those of the window beside them."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings.load()
        self._window = QSettings(
            str(settings.path().with_name(_WINDOW)), QSettings.Format.IniFormat
        )

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def set_reviewer(self, name: str) -> None:
        """Remember who is working."""
        self._keep(replace(self._settings, reviewer=name))

    def set_theme(self, name: str) -> None:
        """Remember a choice of colours."""
        self._keep(replace(self._settings, theme=cast("Theme", name)))

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - it is the value
        """Remember whether single keys hold."""
        self._keep(replace(self._settings, single_keys=on))

    def set_list_look(self, look: ListLook) -> None:
        """Remember how the list of cables is wanted."""
        self._keep(replace(self._settings, cables=look))

    def set_suggestions(self, second: bool, *, on: bool) -> None:  # noqa: FBT001
        """Remember whether suggestions are shown in a first or a second reading."""
        name = "second" if second else "first"
        chosen = replace(self._settings.suggestions, **{name: on})
        self._keep(replace(self._settings, suggestions=chosen))

    def set_key(self, action_id: str, key: str) -> None:
        """Remember another key for an action."""
        keys = self._settings.keys | {action_id: key}
        self._keep(replace(self._settings, keys=keys))

    def remember(self, project: Path) -> None:
        """Put a project first among the recent ones."""
        self._keep(self._settings.remembering(project))

    @property
    def scale(self) -> float:
        """How much larger than designed the window is shown."""
        return float(str(self._window.value("scale", 1.0)))

    def set_scale(self, factor: float) -> None:
        """Remember the size of the type."""
        self._window.setValue("scale", factor)

    def geometry(self, name: str) -> QByteArray:
        """A remembered place or splitter; empty where there is none."""
        value = self._window.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, name: str, value: QByteArray) -> None:
        """Remember a place or splitter."""
        self._window.setValue(name, value)

    def _keep(self, wanted: Settings) -> None:
        if wanted == self._settings:
            return
        self._settings = wanted
        failures: list[ReviewerError] = []
        with problems.telling(failures.append):
            settings.save(wanted)
        self.changed.emit(wanted)
        for failure in failures:
            self.failed.emit(failure)
