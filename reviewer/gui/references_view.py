"""Shows references and follows them, from the list, the header or the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from reviewer.domain import citing
from reviewer.gui import places, problems
from reviewer.gui.dialogs.go_to import GoToDialog
from reviewer.gui.dock import REFERENCES
from reviewer.gui.late import referencing
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.references import back_lines, made_lines, missing_lines
from reviewer.gui.place_search import PlaceSearch
from reviewer.gui.session import ProjectSession
from reviewer.gui.visits import Visits
from reviewer.gui.voice import Voice

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable
    from reviewer.services.referencing import Missing


class ReferencesView(QObject):
    """The references on the left hand, the window on the right."""

    def __init__(
        self,
        session: ProjectSession,
        places: PlaceSearch,
        visits: Visits,
        window: MainWindow,
        voice: Voice,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._places = places
        self._visits = visits
        self._window = window
        self._bench = window.workbench
        self._panel = window.workbench.references
        self._voice = voice

    @Slot(object)
    def show_cable(self, opened: OpenCable | None) -> None:
        """Another cable is in hand."""
        project = self._session.project
        self._bench.dock.show_count(REFERENCES, "")
        if opened is None or project is None:
            self._panel.show_references(None)
            return
        reviewer = self._session.reviewer
        with problems.telling(self._session.failed.emit):
            made = referencing.references(project, opened.cable_id, reviewer=reviewer)
            back = referencing.backlinks(project, opened.cable_id, reviewer=reviewer)
            lines = (*made_lines(made), *back_lines(back))
            self._panel.show_references(lines)
            self._bench.dock.show_count(REFERENCES, str(len(lines)) if lines else "")
            here = {one.reference.cable_id for one in made if one.found}
            self._bench.reader.show_known(frozenset(one for one in here if one))

    @Slot()
    def show_missing(self) -> None:
        """List the cables that are cited but not here; many are read beside."""
        project = self._session.project
        if project is None:
            return

        def done(found: tuple[Missing, ...]) -> None:
            if self._session.project is project:
                self._panel.show_missing(missing_lines(found))

        self._places.beside(lambda: referencing.missing(project), done)

    def open_missing(self) -> None:
        """Go to the list of cables that are cited but not here."""
        self._bench.bring_forward("references")
        self.show_missing()
        self._panel.setFocus()

    @Slot()
    def save_missing(self) -> None:
        """Save that list where the person says."""
        project = self._session.project
        if project is None:
            return
        proposed = places.in_sight(Path(project.path).parent) / "missing-cables.csv"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the missing cables"),
            str(proposed),
            self.tr("Table (*.csv);;Ids, one a line (*.txt)"),
        )
        if name:
            with problems.telling(self._session.failed.emit):
                count = referencing.save_missing(project, Path(name))
                said = self.tr("{n:,} missing cables saved to {path}.")
                self._voice.say(said.format(n=count, path=name))

    @Slot(str)
    def follow(self, cable_id: str) -> None:
        """Open a cable that is referred to, or say that it is not here."""
        project = self._session.project
        if project is None:
            return
        with problems.telling(self._session.failed.emit):
            found = referencing.cables_of(
                project, cable_id, reviewer=self._session.reviewer
            )
            if len(found) == 1 or any(row.cable_id == cable_id for row in found):
                self._visits.leave()
                exact = [row for row in found if row.cable_id == cable_id] or found
                self._session.show_cable(exact[0].cable_id)
                self._bench.reader.setFocus()
                self._tell_copies(len(found), cable_id)
            else:
                self.refuse(cable_id)

    @Slot(str)
    def refuse(self, cable_id: str) -> None:
        """Say that a cable is not here, and how to go on."""
        self._bench.bring_forward("references")
        self._panel.show_current(cable_id)
        said = self.tr(
            "{cable} is not in this project. In the references, Ctrl+C copies its id, "
            "and “Missing in the project” lists all that are cited but not here."
        )
        self._voice.warn(said.format(cable=cable_id))

    def follow_here(self) -> None:
        """Follow the reference that the text names at the caret."""
        opened = self._session.open_cable
        if opened is None:
            return
        caret = self._bench.reader.caret_position()
        wanted = citing.cited_at(opened.text, opened.cable, caret)
        if wanted:
            self.follow(wanted)
        else:
            self._voice.say(self.tr("No reference stands at the caret."))

    def go_to(self) -> None:
        """Ask for a cable or a paragraph, and go there."""
        dialog = GoToDialog(self._window)
        dialog.wished.connect(self.go)
        dialog.open()

    @Slot(str, int)
    def go(self, cable_id: str, paragraph: int) -> None:
        """Go to a cable ('' is the one in hand) and a paragraph (-1 is none)."""
        opened = self._session.open_cable
        if cable_id and (opened is None or cable_id != opened.cable_id):
            self.follow(cable_id)
        elif opened:
            self._visits.leave()
        opened = self._session.open_cable
        if paragraph < 0 or opened is None:
            return
        if cable_id and opened.cable_id.partition("~")[0] != cable_id.partition("~")[0]:
            return  # it is not here, which has been said
        numbered = [p for p in opened.cable.paragraphs if p.number == paragraph]
        if numbered:
            self._bench.reader.clear_selection()
            self._bench.reader.go_to(numbered[0].pieces[0].start)
            self._bench.reader.setFocus()
        else:
            said = self.tr("{cable} has no ¶{n}.")
            self._voice.warn(said.format(cable=opened.cable_id, n=paragraph))

    def _tell_copies(self, count: int, cable_id: str) -> None:
        if count > 1:
            said = self.tr("{n} cables of the id {cable} are here; this is the first.")
            self._voice.say(said.format(n=count, cable=cable_id))
