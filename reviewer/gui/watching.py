"""What is noticed without a key: another window's changes, and that saving works again.

A timer and the window's coming to the front ask; so does the red bar's button.
"""

from PySide6.QtCore import QObject, Slot

from reviewer.gui.session import ProjectSession


class Watching(QObject):
    """Looks after the open project; it never waits for a lock."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @Slot()
    def look(self) -> None:
        """Look whether there is something to read, or to go on with."""
        if self._session.not_saved:
            self.try_again()
        self._session.look_for_changes()

    @Slot()
    def try_again(self) -> None:
        """See whether changes can be saved again; if so, go on where work stopped."""
        session, told = self._session, self._session.not_saved
        project, opened = session.project, session.open_cable
        if project is None or told is None:
            return
        if not session.saving.can_again(project):
            if session.not_saved != told:
                session.project_changed.emit()
            return
        if project.is_read_only:
            session.open_project(project.path)
            if opened:
                session.show_cable(opened.cable_id)
        else:
            session.resume()
        if session.not_saved is None:
            session.message.emit(self.tr("Changes can be saved again."))
