"""Shows the marking audit in the window: table, signs, outline, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.domain.statement import Statement
from reviewer.gui.dock import AUDIT, LEDGER
from reviewer.gui.late import auditing
from reviewer.gui.main_window import MainWindow
from reviewer.gui.marking_audit import MarkingAudit
from reviewer.gui.models.findings import FindingLine, line_of
from reviewer.gui.reader.finding_marks import Sign
from reviewer.gui.session import ProjectSession
from reviewer.gui.voice import Voice

if TYPE_CHECKING:
    from reviewer.services.answering import AnsweredFinding

_SUBJECT = "MA-06"
"""The rule that asks for the subject's marking."""


class AuditView(QObject):
    """The audit on the left hand, the window on the right."""

    def __init__(
        self,
        session: ProjectSession,
        audit: MarkingAudit,
        window: MainWindow,
        voice: Voice,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._audit = audit
        self._bench = window.workbench
        self._voice = voice
        self._lines: tuple[FindingLine, ...] = ()

    @Slot()
    def show_findings(self) -> None:
        """The findings or their answers have changed."""
        bench, opened = self._bench, self._session.open_cable
        found = self._audit.findings if opened else ()
        self._lines = (
            tuple(
                line_of(
                    item, opened.cable, is_begun=self._audit.draft_of(item) is not None
                )
                for item in found
            )
            if opened
            else ()
        )
        bench.audit.show_findings(self._lines if opened else None)
        bench.dock.show_count(AUDIT, str(len(self._lines)) if opened else "")
        bench.reader.show_findings(
            [
                Sign(item.finding.span, line.severity, line.spoken)
                for item, line in zip(found, self._lines, strict=True)
            ]
        )
        rules = {line.rule for line in self._lines}
        bench.reader.show_unmarked_subject(is_unmarked=_SUBJECT in rules)
        bench.audit.show_current(self._audit.at)
        self._fill()

    @Slot()
    def show_claims(self) -> None:
        """The ledger was filled anew."""
        self._bench.dock.show_count(LEDGER, self._bench.ledger.count.text())

    @Slot(object)
    def show_current(self, current: AnsweredFinding | None) -> None:
        """Another finding is looked at, or none is."""
        bench = self._bench
        bench.audit.show_current(self._audit.at)
        bench.show_finding_panel(shown=current is not None)
        bench.reader.show_finding(current.finding.span if current else None)
        if current is None or self._audit.at is None:
            return
        bench.reader.clear_selection()
        self._session.select(None)
        bench.dock.choose(AUDIT)
        self._fill()
        self._voice.announce(self._lines[self._audit.at].spoken)

    @Slot(object)
    def take_statement(self, statement: Statement | None) -> None:
        """A statement was taken in hand, so the finding is let go."""
        if statement is not None:
            self._audit.leave()

    @Slot()
    def leave(self) -> None:
        """Go back to the text."""
        self._audit.leave()
        self._bench.reader.setFocus()

    @Slot()
    def go_to_answer(self) -> None:
        """Put the keyboard on the reasons."""
        self._bench.bring_forward("inspector")
        self._bench.finding.setFocus()

    @Slot()
    def show_editable(self) -> None:
        """Whether an answer can be recorded now may have changed."""
        reason = self._session.not_editable_reason
        finding = self._bench.finding
        finding.set_editable(editable=reason is None, reason=reason or "")

    def _fill(self) -> None:
        at, panel = self._audit.at, self._bench.finding
        if at is None:
            return
        line = self._lines[at]
        place = self.tr("{n} of {all}").format(n=at + 1, all=len(self._lines))
        current = self._audit.current
        draft = self._audit.draft_of(current) if current else None
        panel.show_finding(line, place, auditing.title_of(line.rule), draft)
        self.show_editable()
