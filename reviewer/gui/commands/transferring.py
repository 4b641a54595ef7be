"""Actions on files: add cables, export, back up."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.domain.identifiers import CableId
from reviewer.gui import places, problems
from reviewer.gui.dialogs.export import ExportDialog, ExportWish
from reviewer.gui.late import browsing, exporting
from reviewer.gui.session import ProjectSession
from reviewer.gui.transfers import Transfers


class Transferring(QObject):
    """Asks where from or where to, and hands the work on."""

    def __init__(
        self,
        session: ProjectSession,
        transfers: Transfers,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._transfers = transfers
        self._window = window

    def import_files(self) -> None:
        """Ask for files and add them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Add cables"),
            "",
            self.tr("All files (*);;Cables (*.txt *.html *.htm)"),
        )
        self.import_names(names)

    def import_folder(self) -> None:
        """Ask for a folder and add what is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Add a folder of cables")
        )
        self.import_names([name] if name else [])

    @Slot(object)
    def import_names(self, names: list[str]) -> None:
        """Add files and folders by name, as when they are dropped."""
        if names and self._session.project:
            self._transfers.import_paths(tuple(map(Path, names)))

    def export(self) -> None:
        """Ask what to export."""
        opened, project = self._session.open_cable, self._session.project
        if opened is None or project is None:
            return
        dialog = ExportDialog(
            tuple(exporting.FORMATS.values()),
            opened.cable_id,
            self._session.count,
            places.in_sight(project.path.parent),
            self._window,
        )
        dialog.wished.connect(self.export_as)
        dialog.open()

    @Slot(object)
    def export_as(self, wish: ExportWish) -> None:
        """Export what was wished."""
        opened, project = self._session.open_cable, self._session.project
        if opened is None or project is None:
            return
        ids: tuple[CableId, ...] = (opened.cable_id,)
        with problems.telling(self._session.failed.emit):
            if wish.whole_project:
                ids = browsing.cable_ids(project)
        self._transfers.export(ids, wish.format, wish.out)

    def back_up(self) -> None:
        """Back up the project to the usual place."""
        self._transfers.back_up()

    def read_again(self) -> None:
        """Read with today's parser what an older version has read."""
        self._transfers.read_again()
