"""Actions of the review: hand in, take back, give roles, unblind, sign off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.duties import Role
from reviewer.domain.identifiers import CableId
from reviewer.domain.review import Stage
from reviewer.errors import ReviewerError, StoreError
from reviewer.gui import problems, wording
from reviewer.gui.cable_search import CableSearch
from reviewer.gui.dialogs.feedback import FeedbackDialog
from reviewer.gui.dialogs.reason import ReasonDialog
from reviewer.gui.dialogs.roles import RolesDialog
from reviewer.gui.dialogs.sign_off import SignOffDialog
from reviewer.gui.dialogs.submit import SubmitDialog
from reviewer.gui.late import (
    adjudicating,
    assigning,
    browsing,
    feedback,
    signing,
    submitting,
    unblinding,
)
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.told import told_groups
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession

if TYPE_CHECKING:
    from reviewer.domain.changes import ChangeSet
    from reviewer.services.projects import Project
    from reviewer.services.submitting import Gap

_AT_ONCE = 500


class ReviewCommands(QObject):
    """Each opens a small dialog; what was refused is said in it.

    Signals:
        said: A sentence to be read.
    """

    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        reviewing: Reviewing,
        search: CableSearch,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reviewing = reviewing
        self._search = search
        self._window = window

    def submit(self) -> None:
        """List what this person's pass lacks, and hand it in."""
        project, opened = self._session.project, self._session.open_cable
        view = self._session.pass_view
        if project is None or opened is None or view is None or view.own_pass is None:
            return
        found: tuple[Gap, ...] = ()
        with problems.telling(self._session.failed.emit):
            found = submitting.gaps(
                project, opened.cable_id, reviewer=self._session.reviewer
            )
        name = wording.reading(view.own_pass.kind)
        title = self.tr("Submit: {name}, {cable}")
        count = len(self._session.statements)
        dialog = SubmitDialog(
            title.format(name=name.lower(), cable=opened.cable_id),
            self.tr("{n} statements, {links} links.").format(
                n=count, links=len(self._session.links)
            ),
            [(gap.statement_id, self._gap_words(gap)) for gap in found],
            self._window,
        )
        dialog.gap_chosen.connect(self._go_to)
        dialog.confirmed.connect(lambda: self._submit(dialog))
        dialog.open()

    def reopen_pass(self) -> None:
        """Take one's own submitted pass back, with a reason."""
        dialog = self._asking(
            self.tr("Reopen your pass over {cable}"),
            self.tr(
                "You can go on with it and hand it in again as a later revision. A "
                "comparison under way ends; its decisions count again for every "
                "disagreement that is still the same."
            ),
            self.tr("Reopen"),
        )
        dialog.confirmed.connect(lambda _name, why: self._reopen_pass(dialog, why))
        dialog.open()

    def unblind(self) -> None:
        """Show somebody the passes of others early; recorded for ever."""
        dialog = self._asking(
            self.tr("Show the other pass over {cable}"),
            self.tr("Who is shown the passes of others before their own is in?"),
            self.tr("Show it"),
            warns=self.tr(
                "This is recorded for ever, with the reason and both names, and the "
                "cable is left out of all figures of agreement from now on."
            ),
            asks_name=self.tr("Name"),
        )
        dialog.confirmed.connect(lambda name, why: self._unblind(dialog, name, why))
        dialog.open()

    def reopen(self) -> None:
        """Open the signed-off cable as its next revision."""
        dialog = self._asking(
            self.tr("Reopen {cable}"),
            self.tr(
                "The cable becomes its next revision. All decisions stay; only what "
                "is touched again becomes open. What was signed is kept, so that its "
                "receipt can still be checked."
            ),
            self.tr("Reopen"),
        )
        dialog.confirmed.connect(lambda _name, why: self._reopen(dialog, why))
        dialog.open()

    def assign(self) -> None:
        """Give roles for the cable, or for all that are listed."""
        project, opened = self._session.project, self._session.open_cable
        if project is None or opened is None:
            return
        held: Mapping[Role, str] = {}
        with problems.telling(self._session.failed.emit):
            held = assigning.holders(project, opened.cable_id)
        listed = len(self._search.positions)
        dialog = RolesDialog(str(opened.cable_id), held, listed, self._window)
        dialog.confirmed.connect(
            lambda wanted, waiver, all_: self._assign(dialog, wanted, waiver, all_)
        )
        dialog.open()

    @Slot()
    def sign_off(self) -> None:
        """Sign the cable's result off, after a look at what that means."""
        project, opened = self._session.project, self._session.open_cable
        if project is None or opened is None:
            return
        found = self._reviewing.docket
        facts = self.tr("Revision {n}. Signed by {name}.").format(
            n=found.revision if found else 1, name=self._session.reviewer
        )
        if found:
            said = self.tr("{n} disagreements decided, {agreed} agreements. ")
            counts = said.format(n=found.settled, agreed=len(found.agreed))
            facts = counts + facts
        name = f"{opened.cable_id}.receipt.json"
        receipt = _free(Path(project.path).with_name(name))
        dialog = SignOffDialog(str(opened.cable_id), facts, receipt, self._window)
        dialog.confirmed.connect(lambda path: self._sign_off(dialog, path))
        dialog.open()

    def feedback(self) -> None:
        """Show what became of this person's pass, after sign-off."""
        session, opened = self._session, self._session.open_cable
        book = session.codebook
        if session.project is None or opened is None or book is None:
            return
        with problems.telling(session.failed.emit):
            told = feedback.mine_beside_final(
                session.project, opened.cable_id, reviewer=session.reviewer
            )
            groups = told_groups(told, opened, book)
            dialog = FeedbackDialog(str(opened.cable_id), groups, self._window)
            dialog.place_chosen.connect(self._window.workbench.reader.go_to)
            dialog.open()

    def _submit(self, dialog: SubmitDialog) -> None:
        who = self._session.reviewer
        done = self._tried(
            dialog,
            lambda project, cable_id: (
                submitting.submit(project, [cable_id], reviewer=who)[0].change_set
            ),
        )
        if done:
            self.said.emit(self.tr("Submitted; the pass is kept as it is."))

    def _reopen_pass(self, dialog: ReasonDialog, reason: str) -> None:
        who = self._session.reviewer
        self._tried(
            dialog,
            lambda project, cable_id: submitting.reopen_pass(
                project, cable_id, reviewer=who, reason=reason
            ),
        )

    def _unblind(self, dialog: ReasonDialog, viewer: str, reason: str) -> None:
        who = self._session.reviewer
        self._tried(
            dialog,
            lambda project, cable_id: unblinding.unblind(
                project, cable_id, viewer=viewer, reviewer=who, reason=reason
            ),
        )

    def _reopen(self, dialog: ReasonDialog, reason: str) -> None:
        who = self._session.reviewer
        self._tried(
            dialog,
            lambda project, cable_id: signing.reopen(
                project, cable_id, reviewer=who, reason=reason
            ),
        )

    def _assign(
        self,
        dialog: RolesDialog,
        wanted: Mapping[Role, str],
        waiver: str,
        for_all: bool,  # noqa: FBT001 - a signal's
    ) -> None:
        who = self._session.reviewer

        def give(project: Project, cable_id: CableId) -> ChangeSet | None:
            among = self._listed(project) if for_all else [cable_id]
            done = None
            for role, name in wanted.items():
                given = assigning.assign(
                    project, among, role=role, to=name, reviewer=who, waiver=waiver
                )
                done = given or done
            return done

        if self._tried(dialog, give):
            self.said.emit(self.tr("Roles given."))

    def _sign_off(self, dialog: SignOffDialog, receipt: Path) -> None:
        who, found = self._session.reviewer, self._reviewing.docket

        def sign(project: Project, cable_id: CableId) -> None:
            if found and found.stage is not Stage.ADJUDICATED:
                adjudicating.settle(project, cable_id, reviewer=who)
            signing.sign_off(project, cable_id, reviewer=who, out=receipt)

        if self._tried(dialog, sign):
            said = self.tr("Signed off. Receipt: {name}")
            self.said.emit(said.format(name=receipt.name))

    def _tried(
        self,
        dialog: SubmitDialog | ReasonDialog | RolesDialog | SignOffDialog,
        change: Callable[[Project, CableId], ChangeSet | None],
    ) -> bool:
        """Make a step for the cable in hand; a rule's refusal is said in the dialog."""
        opened = self._session.open_cable
        refusals: list[str] = []

        def refuse(error: ReviewerError) -> None:
            if isinstance(error, StoreError):
                raise error
            refusals.append(str(error))

        def guarded(project: Project) -> ChangeSet | None:
            if opened is not None:
                with problems.telling(refuse):
                    change(project, opened.cable_id)
            return None

        self._session.keep(guarded)
        if refusals:
            dialog.show_refusal(refusals[0])
            return False
        if self._session.not_saved:
            return False
        dialog.accept()
        self._session.refresh()
        self._reviewing.look()
        return True

    def _asking(self, title: str, says: str, button: str, **more: str) -> ReasonDialog:
        opened = self._session.open_cable
        name = str(opened.cable_id) if opened else ""
        return ReasonDialog(
            title.format(cable=name), says, button, self._window, **more
        )

    def _listed(self, project: Project) -> list[CableId]:
        positions = list(self._search.positions)
        parts = range(0, len(positions), _AT_ONCE)
        rows = (
            browsing.page(
                project, positions[at : at + _AT_ONCE], reviewer=self._session.reviewer
            )
            for at in parts
        )
        return [row.cable_id for part in rows for row in part]

    def _gap_words(self, gap: Gap) -> str:
        statement = self._session.statement(gap.statement_id)
        opened = self._session.open_cable
        lacks = {
            "type": self.tr("a claim without a type"),
            "answer": self.tr("a comment linked to no claim and not general"),
        }[gap.lack]
        if statement is None or opened is None:
            return lacks
        return f"{wording.place(statement, opened.cable)}  {lacks}".strip()

    @Slot(str)
    def _go_to(self, statement_id: str) -> None:
        self._session.select(statement_id)
        self._window.workbench.bring_forward("inspector")
        self._window.workbench.inspector.setFocus()


def _free(path: Path) -> Path:
    """A name that nothing has yet."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found
