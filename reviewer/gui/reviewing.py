"""The review as one person does it in the window: modes, cases, decisions.

It stands beside the session: what there is to decide is read when a cable is shown,
decisions are committed like every other change and read again after each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.changes import ChangeSet
from reviewer.domain.identifiers import CaseId
from reviewer.domain.review import Stage
from reviewer.domain.statement import Link, PassKind, Statement
from reviewer.errors import ReviewerError
from reviewer.gui import problems
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.late import adjudicating, at_hand, docket
from reviewer.gui.session import ProjectSession

if TYPE_CHECKING:
    from reviewer.services.at_hand import AtHand
    from reviewer.services.docket import Case, Docket
    from reviewer.services.projects import Project


class Reviewing(QObject):
    """Which mode the window is in, and the disagreement in hand.

    Signals:
        modes_changed: Other modes can be used, or another one is.
        docket_changed: There is something else to decide, or less.
        case_chosen: Another case is in hand, or (None) none is.
        said: A sentence to be read.
    """

    modes_changed = Signal()
    docket_changed = Signal()
    case_chosen = Signal(object)
    said = Signal(str)

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._there: AtHand | None = None
        self._mode = Mode.ANNOTATE
        self._docket: Docket | None = None
        self._why_none = ""
        self._case_id: CaseId | None = None

    @property
    def mode(self) -> Mode:
        """What the window is used for."""
        return self._mode

    @property
    def usable(self) -> tuple[Mode, ...]:
        """The modes that this person can use in this project."""
        there = self._there
        if there is None:
            return (Mode.ANNOTATE,)
        offered = {
            Mode.ANNOTATE: True,
            Mode.SECOND_REVIEW: there.reads_second,
            Mode.ADJUDICATE: bool(there.to_decide),
            Mode.REPORT: there.compared > 0,
        }
        return tuple(mode for mode, is_offered in offered.items() if is_offered)

    @property
    def there(self) -> AtHand | None:
        """What the review holds for this person."""
        return self._there

    @property
    def docket(self) -> Docket | None:
        """What there is to decide on the cable in hand, while adjudicating."""
        return self._docket

    @property
    def why_no_docket(self) -> str:
        """Why there is nothing to decide."""
        return self._why_none

    @property
    def case(self) -> Case | None:
        """The case in hand."""
        if self._docket is None or self._case_id is None:
            return None
        return self._docket.case(self._case_id)

    def why_not_deciding(self) -> str | None:
        """Why nothing can be decided on the cable; None where it can."""
        found, session = self._docket, self._session
        if found is None:
            return self._why_none or self.tr("No disagreements are shown.")
        if found.stage is Stage.SIGNED_OFF:
            return self.tr("The cable is signed off and frozen; reopen it first.")
        if found.adjudicator not in {None, session.reviewer}:
            return self.tr("{name} adjudicates this cable.").format(
                name=found.adjudicator
            )
        if self._there and found.cable_id not in self._there.to_decide:
            return self.tr("You have read this cable; somebody else decides.")
        return session.not_saved

    @Slot()
    def look(self) -> None:
        """Find out anew what there is to do; an unusable mode is left."""
        project, before = self._session.project, (self._there, self._mode)
        self._there = None
        if project is not None:
            with problems.telling(_let_pass):
                self._there = at_hand.at_hand(project, reviewer=self._session.reviewer)
        if self._mode not in self.usable:
            self._mode = Mode.ANNOTATE
        if (self._there, self._mode) != before:
            self.modes_changed.emit()
        self.read()

    def use(self, mode: Mode) -> None:
        """Go over to another mode."""
        if mode not in self.usable:
            self.said.emit(self._why_unusable(mode))
        elif mode is not self._mode:
            self._mode = mode
            self.modes_changed.emit()
            self.read()

    @Slot()
    def read(self) -> None:
        """Read what there is to decide on the cable in hand, while adjudicating."""
        project, opened = self._session.project, self._session.open_cable
        before = self._docket.cable_id if self._docket else None
        self._docket, self._why_none = None, ""
        refusals: list[ReviewerError] = []
        if self._mode is Mode.ADJUDICATE and project and opened:
            with problems.telling(refusals.append):
                self._docket = docket.docket(
                    project, opened.cable_id, reviewer=self._session.reviewer
                )
        self._why_none = str(refusals[0]) if refusals else ""
        found = self._docket
        if found is None or found.cable_id != before:
            first = found.after(None) if found else None
            if found and first is None and found.cases:
                first = found.cases[0]
            self._case_id = first.case_id if first else None
        self.docket_changed.emit()
        self.case_chosen.emit(self.case)

    @Slot(str)
    def choose(self, case_id: str) -> None:
        """Take a case in hand."""
        if self._docket and self._docket.case(CaseId(case_id)):
            self._case_id = CaseId(case_id)
            self.case_chosen.emit(self.case)

    def go_on(self) -> None:
        """Take the next case in hand that waits, open ones first."""
        found = self._docket
        if found is None:
            return
        ahead = found.after(self._case_id)
        if ahead is None:
            self.said.emit(self.tr("All is decided; nothing is open or deferred."))
        else:
            self.choose(ahead.case_id)

    def go_back(self) -> None:
        """Take the case before in hand, decided or not."""
        cases = self._docket.cases if self._docket else ()
        ids = [case.case_id for case in cases]
        if ids:
            at = ids.index(self._case_id) - 1 if self._case_id in ids else -1
            self.choose(ids[at])

    def decide(
        self,
        choice: Choice,
        reason: ReasonCode,
        text: str,
        edited: Statement | Link | None = None,
    ) -> bool:
        """Decide the case in hand and go on; whether it was decided."""
        case = self.case
        why_not = self.why_not_deciding()
        if case is None or why_not:
            self.said.emit(why_not or self.tr("No disagreement is in hand."))
            return False
        verdict = adjudicating.Verdict(
            choice=choice, reason=reason, text=text, edited=edited
        )
        done = self._commit(
            lambda project: adjudicating.decide(
                project, case, verdict, reviewer=self._session.reviewer
            )
        )
        if done is None:
            return False
        ahead = self._docket.after(case.case_id) if self._docket else None
        if ahead is not None:
            self.choose(ahead.case_id)
        return True

    def take_back(self) -> None:
        """Take the decision on the case in hand back."""
        case = self.case
        if case is None or case.decision is None:
            self.said.emit(self.tr("Nothing has been decided here."))
            return
        self._commit(
            lambda project: adjudicating.take_back(
                project, case, reviewer=self._session.reviewer
            )
        )

    @Slot()
    def follow(self) -> None:
        """Something was committed: decisions may be otherwise, and so what is left."""
        if self._mode is Mode.ADJUDICATE:
            self.read()

    def blindness(self) -> str:
        """What is to be seen of the other pass, for the status line."""
        if self._mode is Mode.ADJUDICATE:
            return self.tr("X and Y unnamed until decided")
        if self._mode is Mode.REPORT:
            return self.tr("No open pass is counted")
        return self.tr("Only your own pass is shown")

    def standing(self) -> str:
        """What is worked on, for the status line; empty where the pass says it."""
        if self._mode is Mode.ADJUDICATE:
            if self._docket is None:
                return self.tr("Adjudication · not both passes submitted")
            stage = self._docket.stage
            words = stage.words if stage else self.tr("both passes submitted")
            return self.tr("Adjudication · {state}").format(state=words)
        if self._mode is Mode.REPORT:
            return self.tr("Figures over submitted passes")
        return ""

    def _commit(
        self, change: Callable[[Project], ChangeSet | None]
    ) -> ChangeSet | None:
        return self._session.keep(change)

    def _why_unusable(self, mode: Mode) -> str:
        view = self._session.pass_view
        own = view.own_pass if view else None
        if mode is Mode.SECOND_REVIEW and own and own.kind is PassKind.SECOND:
            return self.tr("Record a statement first.")
        return {
            Mode.SECOND_REVIEW: self.tr("No second review was given to you yet."),
            Mode.ADJUDICATE: self.tr(
                "Nothing waits to be adjudicated by you: that takes a cable whose two "
                "passes, both by others, are submitted."
            ),
            Mode.REPORT: self.tr("No cable has both passes submitted yet."),
        }.get(mode, self.tr("No project is open."))


def _let_pass(_error: ReviewerError) -> None:
    """What is asked only for show may fail silently; acting on it will tell."""
