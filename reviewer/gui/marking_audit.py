"""The marking audit of the cable in hand: its findings, and the one looked at.

It stands beside the session: what the audit says is computed when a cable is shown,
answers are committed like every other change and read again after each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.audit import Finding, Reason
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.gui import problems
from reviewer.gui.answer_drafts import AnswerDrafts
from reviewer.gui.late import answering, auditing, drafts
from reviewer.gui.models.findings import FIRST_REASON
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner

if TYPE_CHECKING:
    from reviewer.services.answering import AnsweredFinding
    from reviewer.services.browsing import OpenCable
    from reviewer.services.drafts import AnswerDraft

_AT_ONCE = 20_000
"""Up to this many characters an audit takes less than 5 ms, measured."""


class MarkingAudit(QObject):
    """Findings with their answers, and which of them is looked at.

    Signals:
        found: The findings or their answers have changed.
        chosen: Another finding is looked at, or (None) none is.
        said: A sentence to be read.
    """

    found = Signal()
    chosen = Signal(object)
    said = Signal(str)

    def __init__(
        self, session: ProjectSession, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._plain: tuple[Finding, ...] = ()
        self._findings: tuple[AnsweredFinding, ...] = ()
        self._at: int | None = None
        self._drafts = AnswerDrafts(self)
        self._drafts.failed.connect(session.failed)

    @property
    def findings(self) -> tuple[AnsweredFinding, ...]:
        """What the audit says of the cable in hand, with this person's answers."""
        return self._findings

    @property
    def at(self) -> int | None:
        """Which finding is looked at, counted from 0."""
        return self._at

    @property
    def current(self) -> AnsweredFinding | None:
        """The finding looked at."""
        return None if self._at is None else self._findings[self._at]

    @Slot(object)
    def look(self, opened: OpenCable | None) -> None:
        """Audit another cable; a very long one beside the window."""
        self._take(())
        if opened is None:
            return
        if len(opened.cable.span) <= _AT_ONCE:
            self._take(auditing.audit_opened(opened))
            return

        def work(_progress: Progress) -> tuple[Finding, ...]:
            return auditing.audit_opened(opened)

        def done(findings: tuple[Finding, ...]) -> None:
            if self._session.open_cable is opened:
                self._take(findings)

        self._runner.run(work, done, self._failed)

    @Slot()
    def read_answers(self) -> None:
        """Put this person's answers beside the findings anew."""
        before = self._findings
        self._pair()
        if self._findings != before:
            self.found.emit()

    @Slot(int)
    def choose(self, place: int) -> None:
        """Look at a finding, or at the same once more."""
        if 0 <= place < len(self._findings):
            self._at = place
            self.chosen.emit(self.current)

    @Slot()
    def leave(self) -> None:
        """Look at no finding any more."""
        if self._at is not None:
            self._at = None
            self.chosen.emit(None)

    def step(self, step: str) -> None:
        """Look at the next or previous finding, round from the last to the first."""
        count, by = len(self._findings), int(step)
        if not count:
            self.said.emit(self.tr("The audit finds nothing on this cable."))
            return
        start = (0 if by > 0 else count - 1) if self._at is None else self._at + by
        self.choose(start % count)

    def draft_of(self, item: AnsweredFinding) -> AnswerDraft | None:
        """What was begun as an answer to a finding and not recorded."""
        about = self._about(item)
        return self._drafts.about(*about) if about else None

    @Slot(object, str)
    def keep_draft(self, reason: Reason, text: str) -> None:
        """Keep what is typed about the finding looked at until it is recorded."""
        current = self.current
        about = self._about(current) if current else None
        if current is None or about is None:
            return
        before = self.draft_of(current)
        if _says(current, reason, text):
            self._drafts.drop(*about)
        else:
            cable_id, finding, span = about
            self._drafts.keep(
                drafts.AnswerDraft(
                    cable_id=cable_id,
                    finding=finding,
                    span=span,
                    reason=reason,
                    text=text,
                )
            )
        if (before is None) != (self.draft_of(current) is None):
            self.found.emit()

    @Slot()
    def drop_draft(self) -> None:
        """Give up what was typed about the finding looked at."""
        about = self._about(self.current) if self.current else None
        if about:
            self._drafts.drop(*about)
            self.found.emit()

    @Slot()
    def write_drafts(self) -> None:
        """Write drafts down now."""
        self._drafts.write()

    @Slot(object, str)
    def answer(self, reason: Reason, text: str) -> None:
        """Record why the finding looked at is not an error."""
        current = self.current
        if current is None:
            return
        self._commit_answer(current, reason, text)
        if self.current and _says(self.current, reason, text):
            self.drop_draft()

    def _commit_answer(
        self, current: AnsweredFinding, reason: Reason, text: str
    ) -> None:
        self._session.commit(
            lambda project, cable_id: answering.answer(
                project,
                cable_id,
                current.finding,
                reviewer=self._session.reviewer,
                reason=reason,
                text=text,
            )
        )

    @Slot()
    def withdraw(self) -> None:
        """Take the answer to the finding looked at back."""
        given = self.current.answer if self.current else None
        if given is None:
            return
        self._session.commit(
            lambda project, _: answering.withdraw_answer(
                project, given, reviewer=self._session.reviewer
            )
        )

    def _about(self, item: AnsweredFinding) -> tuple[CableId, str, Span] | None:
        project, opened = self._session.project, self._session.open_cable
        if project is None or opened is None:
            return None
        self._drafts.belong_to(project.project_id, self._session.reviewer)
        return (opened.cable_id, item.finding.name, item.finding.span)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        self._plain = findings
        self.leave()
        self._pair()
        self.found.emit()

    def _pair(self) -> None:
        project, opened = self._session.project, self._session.open_cable
        if not self._plain:
            # Most cables of a project have none, and the services load slowly.
            self._findings = ()
            return
        self._findings = answering.paired(self._plain, ())
        if project is None or opened is None:
            return
        with problems.telling(self._session.failed.emit):
            given = answering.given(
                project, opened.cable_id, reviewer=self._session.reviewer
            )
            self._findings = answering.paired(self._plain, given)

    def _failed(self, error: Exception) -> None:
        self._session.failed.emit(error)


def _says(item: AnsweredFinding, reason: Reason, text: str) -> bool:
    """Whether that is what was answered, or nothing where nothing was."""
    if item.answer is None:
        return reason is FIRST_REASON and not text.strip()
    return (item.answer.reason, item.answer.text) == (reason, text.strip())
