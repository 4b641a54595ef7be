"""Actions on projects and on who is working."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from reviewer.gui import places
from reviewer.gui.dialogs.identity import IdentityDialog
from reviewer.gui.late import samples
from reviewer.gui.main_window import MainWindow
from reviewer.gui.preferences import Preferences
from reviewer.gui.session import ProjectSession
from reviewer.gui.transfers import Transfers

_KIND = "Reviewer projects (*.reviewer)"
SUFFIX = ".reviewer"


class Opening(QObject):
    """New, open, sample, identity."""

    cables_dropped = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        transfers: Transfers,
        preferences: Preferences,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._transfers = transfers
        self._preferences = preferences
        self._window = window

    def new(self) -> None:
        """Ask where a new project shall lie."""
        proposed = places.free_name(self._folder(), self.tr("untitled") + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New project"), str(proposed), self.tr(_KIND)
        )
        if name:
            path = Path(name)
            self._session.create_project(
                path if path.suffix else path.with_suffix(SUFFIX)
            )
            self._ask_name()

    def open(self) -> None:
        """Ask for a project."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), str(self._folder()), self.tr(_KIND)
        )
        if name:
            self.open_path(Path(name))

    def sample(self) -> None:
        """Make a copy of the sample and open it; without a name, under the sample's."""
        if not self._session.reviewer:
            self._session.set_reviewer(samples.REVIEWER)
        self._transfers.make_sample(places.samples())

    @Slot(object)
    def open_sample(self, path: Path) -> None:
        """Open a fresh sample on the cable that shows most."""
        self._session.open_project(path)
        self._session.show_cable(samples.SHOWN_CABLE)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Open a project, and ask who works where nobody has said so."""
        self._session.open_project(path)
        self._ask_name()

    @Slot(object)
    def take_dropped(self, names: list[str]) -> None:
        """Open a dropped project, or add dropped cables."""
        if len(names) == 1 and names[0].endswith(SUFFIX):
            self.open_path(Path(names[0]))
        elif self._session.project is None:
            self.said.emit(
                self.tr("Open or make a project first; then cables can be added.")
            )
        else:
            self.cables_dropped.emit(names)

    def identity(self) -> None:
        """Ask who is working."""
        dialog = IdentityDialog(self._session.reviewer, self._window)
        dialog.named.connect(self.take_name)
        dialog.open()

    @Slot(str)
    def take_name(self, name: str) -> None:
        """Work under a name from now on."""
        if name and name != self._session.reviewer:
            self._preferences.set_reviewer(name)
            self._session.set_reviewer(name)

    def start(self) -> None:
        """Show the first page again; the project stays open."""
        self._window.show_first_page()

    def close(self) -> None:
        """Close the project; all of it is saved already."""
        self._session.close_project()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def refresh(self) -> None:
        """Read the project again."""
        self._session.refresh()

    def _ask_name(self) -> None:
        if self._session.project and not self._session.reviewer:
            self.identity()

    def _folder(self) -> Path:
        recent = self._preferences.settings.recent
        return places.in_sight(recent[0].parent) if recent else places.documents()
