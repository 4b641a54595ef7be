"""Actions on the list of cables: search, filters, order, saved searches, steps."""

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.saved_search import SavedSearch
from reviewer.gui import problems
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.dialogs.search_name import SearchNameDialog
from reviewer.gui.late import saved_searches
from reviewer.gui.main_window import MainWindow
from reviewer.gui.session import ProjectSession


class Listing(QObject):
    """Everything that asks the list for something.

    Signals:
        said: A sentence to be read.
    """

    said = Signal(str)

    def __init__(
        self, session: ProjectSession, search: CableSearch, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session = session
        self._search = search
        self._window = window

    def search(self) -> None:
        """Go to the search box."""
        bench = self._window.workbench
        bench.bring_forward("cables")
        bench.cables.focus_search()

    def filters(self) -> None:
        """Show the filters and go there, or put them away."""
        panel = self._window.workbench.cables
        self._window.workbench.bring_forward("cables")
        panel.bar.filters.toggle()
        if panel.bar.filters.isChecked():
            panel.filters.setFocus()

    def step(self, step: str) -> None:
        """Open the next or previous cable of the list."""
        self._search.step(int(step))

    def save(self) -> None:
        """Ask for a name for the present search."""
        text = self._window.workbench.cables.search.text
        if not text:
            self.said.emit(self.tr("There is no search to save: type one first."))
            return
        dialog = SearchNameDialog(text, self._names(), self._window)
        dialog.named.connect(self._keep)
        dialog.open()

    @Slot()
    def offer_saved(self) -> None:
        """Fill the menu of saved searches, which is about to open."""
        panel = self._window.workbench.cables
        reason = "" if panel.search.text else self.tr("Type a search to save it")
        reason = self._session.not_writable or reason
        panel.bar.saved.show_saved(self._saved(), why_not_savable=reason)

    @Slot(str)
    def run_saved(self, text: str) -> None:
        """Look for what was saved."""
        panel = self._window.workbench.cables
        panel.search.show_text(text)
        panel.list.setFocus()

    @Slot(object)
    def forget(self, search: SavedSearch) -> None:
        """Take a saved search away; it can be undone."""
        who = self._session.reviewer
        self._session.keep(
            lambda project: saved_searches.forget(project, search, reviewer=who)
        )

    @Slot(str, str)
    def _keep(self, name: str, text: str) -> None:
        who = self._session.reviewer
        self._session.keep(
            lambda project: saved_searches.save(project, name, text, reviewer=who)
        )

    def _saved(self) -> tuple[SavedSearch, ...]:
        project = self._session.project
        if project is None:
            return ()
        found: list[SavedSearch] = []
        with problems.telling(self._session.failed.emit):
            found += saved_searches.saved(project, reviewer=self._session.reviewer)
        return tuple(found)

    def _names(self) -> frozenset[str]:
        return frozenset(search.name for search in self._saved())
