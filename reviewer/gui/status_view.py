"""Shows who works on what, in which pass, whether it is saved, what can be undone."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from reviewer.domain.statement import Pass
from reviewer.gui import theme, wording
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession


class StatusView(QObject):
    """The session on the left hand, the bars above and below on the right."""

    def __init__(
        self,
        session: ProjectSession,
        reviewing: Reviewing,
        preferences: Preferences,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reviewing = reviewing
        self._preferences = preferences
        self._window = window

    @Slot()
    def show_work(self) -> None:
        """Pass, project and person may have changed."""
        session = self._session
        line, project = self._window.status_line, session.project
        if project is None:
            return
        view, book = session.pass_view, session.codebook
        own = view.own_pass if view else None
        role = self._role(own)
        facts = [role, wording.state(own.state)] if own else [role]
        reviewed = self._reviewing.standing()
        facts = [reviewed] if reviewed else facts
        if book:
            facts.append(self.tr("codebook v{version}").format(version=book.version))
        line.show_pass(" · ".join(facts), self._reviewing.blindness())
        count = session.count
        cables = self.tr("1 cable") if count == 1 else self.tr("{n:,} cables")
        name = Path(project.path).name
        named = self.tr("Project {name}").format(name=name)
        line.show_project(f"{named} · {cables.format(n=count)}")
        self._window.top_bar.person.show_person(session.reviewer, role)
        if not session.not_saved:
            line.show_clean()

    @Slot()
    def show_history(self) -> None:
        """What can be undone and redone may have changed."""
        session = self._session
        self._window.top_bar.show_history(session.undo_label(), session.redo_label())

    @Slot(object)
    def show_saved(self, at: datetime) -> None:
        """An action was kept."""
        self._window.status_line.show_saved(at)
        self._window.messages.hide()

    @Slot()
    def show_hint(self) -> None:
        """Say which colours are in use, or, with a project, that it stays here."""
        line = self._window.status_line
        if self._session.project:
            line.show_hint(self.tr("No network"), "lock")
            return
        name = theme.current().name
        follows = self.tr("Follows the system: {name}").format(name=name)
        fixed = self.tr("Colours: {name}").format(name=name)
        chosen = self._preferences.settings.theme
        line.show_hint(follows if chosen == "system" else fixed, "sun")

    def _role(self, own: Pass | None) -> str:
        """Which reading of the cable this person does, or that they decide."""
        if self._reviewing.mode is Mode.ADJUDICATE:
            return self.tr("Adjudicator")
        return wording.reading(own.kind) if own else self.tr("No pass yet")
