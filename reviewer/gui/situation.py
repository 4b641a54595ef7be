"""What is the case in the window, and what each action needs to be the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.statement import Pass, PassState

if TYPE_CHECKING:
    from reviewer.services.projects import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is the case in the window, as far as actions depend on it.

    ``not_writable`` is the reason why the project cannot be written to now, and
    ``not_editable`` why nothing can be recorded on the cable; None where it can.
    ``undo`` and ``redo`` name the step, None where there is none. ``own_pass`` is how
    far this person's pass over the cable is, ``cases`` how many disagreements are
    shown, ``not_deciding`` why none of them can be decided.
    """

    has_project: bool = False
    has_cable: bool = False
    has_selection: bool = False
    has_current: bool = False
    statements: int = 0
    not_writable: str | None = None
    not_editable: str | None = None
    undo: str | None = None
    redo: str | None = None
    own_pass: PassState | None = None
    cases: int = 0
    not_deciding: str | None = None


Need = Callable[[Situation], str | None]
"""Why an action cannot be done now, or None."""


def why_not_editable(
    project: Project | None,
    own_pass: Pass | None,
    *,
    reviewer: str,
    has_cable: bool,
    is_saving: bool,
) -> str | None:
    """Why nothing can be recorded on the cable on the screen; None where it can."""
    submitted = own_pass is not None and own_pass.state is PassState.SUBMITTED
    obstacles = (
        (project is None, _tr("No project is open.")),
        (project and project.is_read_only, _tr("This project can only be read.")),
        (not is_saving, _tr("Nothing can be saved now; the red bar says why.")),
        (not reviewer, _tr("Nobody has said who is working.")),
        (not has_cable, _tr("No cable is open.")),
        (submitted, _tr("Your pass on this cable is submitted.")),
    )
    return next((words for stands, words in obstacles if stands), None)


def nothing(_: Situation) -> str | None:
    """Always possible."""
    return None


def a_project(now: Situation) -> str | None:
    """Needs an open project."""
    return None if now.has_project else _tr("No project is open.")


def a_cable(now: Situation) -> str | None:
    """Needs a cable on the screen."""
    if now.has_cable:
        return None
    return a_project(now) or _tr("The project has no cables yet.")


def statements(now: Situation) -> str | None:
    """Needs at least one statement on the cable."""
    return a_cable(now) or (
        None if now.statements else _tr("You have recorded nothing on this cable yet.")
    )


def editing(now: Situation) -> str | None:
    """Needs a cable that may be worked on."""
    return a_cable(now) or now.not_editable


def writing(now: Situation) -> str | None:
    """Needs a project that can be written to."""
    return a_project(now) or now.not_writable


def words(now: Situation) -> str | None:
    """Needs selected words, or a claim in hand whose type is to change."""
    reason = editing(now)
    if reason or now.has_selection or now.has_current:
        return reason
    return _tr("Nothing is selected: S selects a sentence.")


def current(now: Situation) -> str | None:
    """Needs a statement in hand."""
    return a_cable(now) or (
        None if now.has_current else _tr("No statement is in hand: ] goes to the next.")
    )


def changing(now: Situation) -> str | None:
    """Needs a statement in hand that may be changed."""
    return editing(now) or current(now)


def gathering(now: Situation) -> str | None:
    """Needs a statement in hand; that its pass is submitted does not matter."""
    return writing(now) or current(now)


def linking(now: Situation) -> str | None:
    """Needs a statement in hand and another one to link it with."""
    reason = changing(now)
    if reason or now.statements > 1:
        return reason
    return _tr("There is no other statement on this cable to link with.")


def undoing(now: Situation) -> str | None:
    """Needs something to take back."""
    reason = writing(now)
    return reason or (None if now.undo else _tr("There is nothing to take back."))


def redoing(now: Situation) -> str | None:
    """Needs something that was taken back."""
    reason = writing(now)
    return reason or (None if now.redo else _tr("Nothing was taken back."))


def writing_a_cable(now: Situation) -> str | None:
    """Needs a cable on the screen and a project that can be written to."""
    return a_cable(now) or now.not_writable


def own_open_pass(now: Situation) -> str | None:
    """Needs a pass of one's own that is not handed in yet."""
    reason = writing_a_cable(now)
    if reason or now.own_pass is PassState.OPEN:
        return reason
    if now.own_pass is None:
        return _tr("You have no pass over this cable: record a statement first.")
    return _tr("Your pass on this cable is submitted.")


def own_submitted_pass(now: Situation) -> str | None:
    """Needs a pass of one's own that was handed in."""
    reason = writing_a_cable(now)
    if reason or now.own_pass is PassState.SUBMITTED:
        return reason
    return _tr("You have submitted no pass over this cable.")


def a_docket(now: Situation) -> str | None:
    """Needs disagreements on the screen."""
    if now.cases:
        return a_cable(now)
    return a_cable(now) or _tr("No disagreements are shown: Ctrl+Alt+3 adjudicates.")


def deciding(now: Situation) -> str | None:
    """Needs a disagreement that this person may decide."""
    return a_docket(now) or now.not_writable or now.not_deciding


def _tr(text: str) -> str:
    return QCoreApplication.translate("Situation", text)
