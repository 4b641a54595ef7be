"""Actions that decide what two passes disagree about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.gui.dialogs.edit_decision import EditDecision
from reviewer.gui.models.verdict_offers import Edit, edits_of
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession
from reviewer.gui.workbench import Workbench

if TYPE_CHECKING:
    from reviewer.gui.adjudicate_view import AdjudicateView

_BY_KIND = {
    "boundary": ReasonCode.SPAN_WHOLE,
    "label": ReasonCode.DEFINITION,
    "attribute": ReasonCode.TEXT,
    "link_kind": ReasonCode.DEFINITION,
    "link_end": ReasonCode.TEXT,
}
_BY_CHOICE = {
    Choice.BOTH: ReasonCode.BOTH_HOLD,
    Choice.NEITHER: ReasonCode.NOT_CODABLE,
    Choice.DEFER: ReasonCode.CODEBOOK_GAP,
}
_NEED_NOTE = {Choice.NEITHER}


class Adjudicating(QObject):
    """The decision keys; a choice that needs a note waits for it.

    Signals:
        said: A sentence to be read.
    """

    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        reviewing: Reviewing,
        view: AdjudicateView,
        bench: Workbench,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reviewing = reviewing
        self._view = view
        self._bench = bench
        self._pending: Choice | None = None
        self._given: ReasonCode | None = None

    @Slot(object)
    def begin(self, _case: object) -> None:
        """Another case is in hand: offer the reason that fits its kind.

        Why a case was deferred is not why it is decided later.
        """
        case = self._reviewing.case
        self._pending = self._given = None
        if case is None:
            return
        decision = case.decision
        kind = case.group.partition(":")[0]
        fitting = _BY_KIND.get(kind, ReasonCode.OVERLOOKED)
        code = decision.reason if decision and decision.is_final else fitting
        self._view.verdict.show_reason(code, decision.text if decision else "")

    @Slot(object)
    def take_reason(self, code: ReasonCode) -> None:
        """A reason was chosen; it stands whatever is decided."""
        self._given = code
        self._view.rest()

    def decide(self, name: str) -> None:
        """Decide the case in hand, or ask for the note that this needs."""
        choice, verdict = Choice(name), self._view.verdict
        reason = self._given or _BY_CHOICE.get(choice) or verdict.chosen_reason
        note = verdict.note.text().strip()
        if not note and (choice in _NEED_NOTE or reason is ReasonCode.OTHER):
            self._pending = choice
            verdict.ask(self.tr("This needs a note: say why, then Enter decides."))
            return
        self._pending = None
        if self._reviewing.decide(choice, reason, note):
            self._view.rest()

    @Slot(object)
    def choose(self, choice: Choice) -> None:
        """A decision's button was pressed."""
        if choice is Choice.EDIT:
            self.edit()
        else:
            self.decide(choice.value)

    @Slot()
    def note_given(self) -> None:
        """Enter in the note: decide what waited for it, else back to the text."""
        if self._pending is not None and self._view.verdict.note.text().strip():
            self.decide(self._pending.value)
        else:
            self._view.rest()

    def edit(self) -> None:
        """Ask how it should be."""
        opened, book = self._session.open_cable, self._session.codebook
        case, found = self._reviewing.case, self._reviewing.docket
        if case is None or found is None or opened is None or book is None:
            return
        selected = self._bench.reader.selection()
        edits = edits_of(case, book, found.speakers, opened.text, selected)
        if not edits:
            self.said.emit(self.tr("Select the words in the text first, then E edits."))
            return
        note = self._view.verdict.note.text()
        dialog = EditDecision(
            self.tr("Decide by an edit"), edits, note, self._bench.window()
        )
        dialog.confirmed.connect(lambda edit, text: self._edited(dialog, edit, text))
        dialog.finished.connect(self._view.rest)
        dialog.open()

    def step(self, step: str) -> None:
        """Go to the next case that waits, or to the one before."""
        if int(step) > 0:
            self._reviewing.go_on()
        else:
            self._reviewing.go_back()

    @Slot()
    def go_on(self) -> None:
        """Go to the next case that waits."""
        self._reviewing.go_on()

    def go_to_reason(self) -> None:
        """Put the keyboard on the reasons."""
        self._view.verdict.reason.setFocus()
        self._view.verdict.reason.showPopup()

    def go_to_note(self) -> None:
        """Put the keyboard into the note."""
        self._view.verdict.note.setFocus()

    def take_back(self) -> None:
        """Take the decision on the case in hand back."""
        self._reviewing.take_back()

    def _edited(self, dialog: EditDecision, edit: Edit, text: str) -> None:
        reason = self._given or self._view.verdict.chosen_reason
        if self._reviewing.decide(Choice.EDIT, reason, text, edit.edited):
            dialog.accept()
        else:
            why = self._reviewing.why_not_deciding()
            dialog.show_refusal(why or self.tr("The message above says why."))
