"""The open project as the window sees it: the one facade over the services.

Every action commits at once. What came of it is told by past-tense signals; a
known error is told by ``failed`` and leaves what is shown as it is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.changes import ChangeSet
from reviewer.domain.codebook import Codebook
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Statement
from reviewer.errors import ReviewerError, StoreError
from reviewer.gui import merging, problems, situation, stepping, wording
from reviewer.gui.in_hand import InHand
from reviewer.gui.late import browsing, projects
from reviewer.gui.saving import Saving
from reviewer.gui.step_names import StepNames

if TYPE_CHECKING:
    from reviewer.services.browsing import Overview
    from reviewer.services.projects import Project

Write = Callable[["Project", CableId], ChangeSet | None]
"""One change of the project, made for the cable in hand."""
_NOBODY = "Nobody has said who is working."
PATIENCE_S = 0.8
"""How long the window stands still while another program holds the project."""


class ProjectSession(InHand, QObject):
    """One person's work on one project, and the cable and statement in hand."""

    project_changed = Signal()
    cables_changed = Signal()
    row_changed = Signal(str)
    """Payload: the cable of which the list says something else now."""
    about_to_write = Signal()
    """Whoever reads the project beside the window lets go of it now."""
    cable_changed = Signal(object)
    structure_changed = Signal(object)
    """Payload: the cable in hand, read otherwise than before."""
    statements_changed = Signal()
    answers_changed = Signal()
    """What was answered to findings of the cable may be otherwise."""
    current_changed = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    message = Signal(str)

    def __init__(self, reviewer: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reviewer = reviewer
        self._project: Project | None = None
        self._codebook: Codebook | None = None
        self._count = 0
        self._cable = self._view = self._current = None
        self.saving = Saving()
        self._head = 0
        self._names = StepNames(self._asked)

    @property
    def project(self) -> Project | None:
        """The open project."""
        return self._project

    @property
    def reviewer(self) -> str:
        """Who is working; empty until a name was given."""
        return self._reviewer

    @property
    def codebook(self) -> Codebook | None:
        """The project's codebook."""
        return self._codebook

    @property
    def count(self) -> int:
        """How many cables the project holds."""
        return self._count

    @property
    def not_saved(self) -> str | None:
        """Why nothing can be saved, or why the last change was not, if so."""
        return self.saving.why_not(self._project)

    @property
    def not_writable(self) -> str | None:
        """Why nothing can ever be saved in this project; other obstacles may pass."""
        return self.saving.never(self._project)

    @property
    def not_editable_reason(self) -> str | None:
        """Why statements cannot be changed now; None where they can."""
        return situation.why_not_editable(
            self._project,
            self._view.own_pass if self._view else None,
            reviewer=self._reviewer,
            has_cable=self._cable is not None,
            is_saving=self.not_saved is None,
        )

    def undo_label(self) -> str | None:
        """What undo would take back."""
        return None if self.not_writable else self._names.undo

    def redo_label(self) -> str | None:
        """What redo would do again."""
        return None if self.not_writable else self._names.redo

    def statement(self, statement_id: str | None) -> Statement | None:
        """A statement of the cable by its id."""
        return next(
            (s for s in self.statements if s.statement_id == statement_id), None
        )

    @Slot(object)
    def open_project(self, path: Path) -> None:
        """Open a project; where that fails, the one that was open stays open."""
        with problems.telling(self.failed.emit):
            self._take(projects.open_project(path, patience=PATIENCE_S))

    def create_project(self, path: Path) -> None:
        """Make a new project and open it."""
        with problems.telling(self.failed.emit):
            projects.close(projects.create(path))
            self._take(projects.open_project(path, patience=PATIENCE_S))

    def close_project(self) -> None:
        """Let go of the project, and show that none is open."""
        if self._project is None:
            return
        self.close()
        self._codebook = self._cable = self._view = None
        self._current = None
        self.saving = Saving()
        self._count = 0
        self._names.forget()
        self.project_changed.emit()
        self.cables_changed.emit()
        self._show_nothing()

    def close(self) -> None:
        """Close the project's file."""
        if self._project:
            projects.close(self._project)
        self._project = None

    def set_reviewer(self, name: str) -> None:
        """Say who is working from now on."""
        self._reviewer = name.strip()
        self._names.forget()
        self.project_changed.emit()
        if self._project:
            self.refresh()

    @Slot(str)
    def show_cable(self, cable_id: str) -> None:
        """Open a cable of the project."""
        if self._cable and self._cable.cable_id == cable_id:
            return
        self._load(CableId(cable_id))

    @Slot()
    def refresh(self) -> None:
        """Read everything again, keeping the cable and statement in hand."""
        project = self._project
        if project is None:
            return
        with problems.telling(self.failed.emit):
            self._head = projects.head(project)
            self._names.forget()
            there = self._look_over(project)
            kept = self._current.statement_id if self._current else None
            if self._cable:
                self._load(self._cable.cable_id, keep=kept)
            elif there.first:
                self._load(there.first)

    @Slot()
    def look_for_changes(self) -> None:
        """Read again if another window wrote to the project."""
        if self._project is None or self.saving.refused:
            return
        # A moment in which the other window holds the file is no problem.
        with problems.telling(_let_pass):
            if projects.head(self._project, hastily=True) != self._head:
                self.refresh()
                self.message.emit("The project has changed and was read again.")

    def resume(self) -> None:
        """Go on after changes were refused: they can be saved again."""
        self._can_save_again()
        self.refresh()

    @Slot(str)
    def select(self, statement_id: str | None) -> None:
        """Take a statement in hand, or none."""
        found = self.statement(statement_id) if statement_id else None
        if found != self._current:
            self._current = found
            self.current_changed.emit(found)

    @Slot(int)
    def step_statement(self, step: int, *, near: int = 0) -> None:
        """Take the next or previous statement in hand, from ``near`` on if none is."""
        found = stepping.next_statement(self.statements, self._current, step, near)
        if found:
            self.select(found.statement_id)

    def commit(self, change: Write) -> ChangeSet | None:
        """Make one change and show it; None where nothing was changed, or it failed."""
        project, cable = self._project, self._cable
        reason = self.not_editable_reason
        if project is None or cable is None or reason:
            self.message.emit(reason or "No cable is open.")
            return None
        return self._write(lambda: change(project, cable.cable_id))

    def keep(self, change: Callable[[Project], ChangeSet | None]) -> ChangeSet | None:
        """Make one change that concerns no cable; else as ``commit``."""
        project = self._project
        reason = self.not_writable or (None if self._reviewer else _NOBODY)
        if project is None or reason:
            self.message.emit(reason or "No project is open.")
            return None
        return self._write(lambda: change(project))

    def _write(self, change: Callable[[], ChangeSet | None]) -> ChangeSet | None:
        failures: list[ReviewerError] = []
        done: ChangeSet | None = None
        self.about_to_write.emit()
        with problems.telling(failures.append):
            done = change()
        for error in failures:
            self.tell_failure(error)
        if done:
            self.follow(done)
        return done

    def _look_over(self, project: Project) -> Overview:
        there = browsing.overview(project)
        self._count = there.cables
        self.cables_changed.emit()
        return there

    def _take(self, project: Project) -> None:
        codebook = projects.codebook(project)
        there = browsing.overview(project)
        if self._project:
            self.about_to_write.emit()  # nobody reads a project that is let go
            projects.close(self._project)
        self._project, self._codebook, self._count = project, codebook, there.cables
        self._head = projects.head(project)
        self._names.forget()
        self._cable = self._view = self._current = None
        self.saving = Saving()
        self.project_changed.emit()
        self.cables_changed.emit()
        if there.first:
            self._load(there.first)
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self.cable_changed.emit(None)
        self.statements_changed.emit()
        self.current_changed.emit(None)

    def _load(self, cable_id: CableId, keep: str | None = None) -> None:
        project = self._project
        if project is None:
            return
        with problems.telling(self.failed.emit):
            before, self._cable = self._cable, browsing.cable(project, cable_id)
            changed = before is None or before.cable_id != cable_id
            self._view = merging.in_order(
                browsing.pass_view(project, cable_id, reviewer=self._reviewer)
            )
            self._current = self.statement(keep) if keep else None
            if changed:
                self.cable_changed.emit(self._cable)
            elif before is not self._cable:
                self.structure_changed.emit(self._cable)
            self.statements_changed.emit()
            self.answers_changed.emit()
            self.current_changed.emit(self._current)

    def tell_failure(self, error: ReviewerError) -> None:
        """Tell why a step could not be committed."""
        if isinstance(error, StoreError):
            # Nothing was changed, and reading again might wait for the same lock.
            self.saving.refuse(error)
            self._names.forget()
            self.project_changed.emit()
        else:
            self.refresh()
        self.failed.emit(error)

    def _can_save_again(self) -> None:
        """Forget that a change was not saved: another one was, or can be."""
        if self.saving.allow():
            self._names.forget()
            self.project_changed.emit()

    def follow(self, change_set: ChangeSet) -> None:
        """Show a step that was committed, perhaps beside the window."""
        self._head = max(self._head, change_set.sequence or 0)
        self._can_save_again()
        self._names.take(change_set)
        if self._view is None or self._cable is None:
            return
        if self._project and len(merging.cables_of(change_set)) > 1:
            self._look_over(self._project)  # many rows, more or fewer than before
        here = self._cable.cable_id
        held, before = self._current, self.statements
        if change_set.cable_id not in {None, here} or merging.corrects(change_set):
            kept = held.statement_id if held else None
            self._load(CableId(change_set.cable_id or here), kept)
        else:
            change_set = merging.here(change_set, here)
            self._view = merging.merged(self._view, change_set)
        self.row_changed.emit(self._cable.cable_id)
        self._current = self.statement(merging.taken_up(change_set, held, before))
        self.statements_changed.emit()
        if merging.answers(change_set):
            self.answers_changed.emit()
        self.current_changed.emit(self._current)
        self.saved.emit(change_set.at or datetime.now().astimezone())
        self.message.emit(wording.announcement(change_set, self._cable.cable))

    def _asked(self, ask: Callable[..., str | None]) -> str | None:
        if self._project is None or not self._reviewer or self.not_saved:
            return None
        labels: list[str | None] = [None]
        with problems.telling(_let_pass):
            labels.append(ask(self._project, reviewer=self._reviewer))
        return labels[-1]


def _let_pass(_error: ReviewerError) -> None:
    """What is asked only for show may fail silently; acting on it will tell."""
