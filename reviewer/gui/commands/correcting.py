"""Actions that correct how the cable was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.audit import where
from reviewer.domain.correction import Correction
from reviewer.domain.text import Span, excerpt
from reviewer.errors import ReviewerError, StoreError
from reviewer.gui import problems
from reviewer.gui.dialogs.correct_structure import CorrectStructure
from reviewer.gui.dialogs.take_back import TakeBack
from reviewer.gui.late import correcting
from reviewer.gui.models.offers import Offer, offers_at
from reviewer.gui.models.structure import StructureLine, said
from reviewer.gui.session import ProjectSession, Write
from reviewer.gui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.domain.changes import ChangeSet
    from reviewer.services.projects import Project

_MOST_QUOTED = 80
"""How many code points of the text are quoted in the dialog."""


class Correcting(QObject):
    """Correct a place, or take a correction back."""

    said = Signal(str)

    def __init__(
        self, session: ProjectSession, bench: Workbench, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bench = bench

    def here(self) -> None:
        """Correct what is selected, or where the caret is."""
        spans = self._bench.reader.selection()
        caret = self._bench.reader.caret_position()
        span = Span(spans[0].start, spans[-1].end) if spans else Span(caret, caret)
        self._open(span)

    @Slot(object)
    def correct_line(self, line: StructureLine) -> None:
        """Correct the place that a doubt or a correction is about."""
        self._open(Span(line.span.start, line.span.start))

    @Slot(object)
    def take_back(self, correction: Correction) -> None:
        """Let the parser's reading stand again; a reason is asked where needed."""
        why = self._tried(
            lambda project, _: correcting.take_back(
                project, correction, reviewer=self._session.reviewer
            )
        )
        if why is None:
            return
        dialog = TakeBack(said(correction), why, self._bench)
        dialog.confirmed.connect(
            lambda reason: self._take_back_for(correction, reason, dialog)
        )
        dialog.open()

    def _take_back_for(
        self, correction: Correction, reason: str, dialog: TakeBack
    ) -> None:
        why = self._tried(
            lambda project, _: correcting.take_back(
                project, correction, reviewer=self._session.reviewer, reason=reason
            )
        )
        if why:
            dialog.show_refusal(why)
        else:
            dialog.accept()

    def _open(self, span: Span) -> None:
        opened = self._session.open_cable
        reason = self._session.not_saved
        if opened is None or reason:
            self.said.emit(reason or self.tr("No cable is open."))
            return
        words = excerpt(opened.text, [_meant(opened.text, span)])
        dialog = CorrectStructure(
            where(opened.cable, span), words, offers_at(opened, span), self._bench
        )
        dialog.wished.connect(
            lambda offer, value, why: self._correct(dialog, span, offer, value, why)
        )
        dialog.finished.connect(self._bench.reader.setFocus)
        dialog.open()

    def _correct(
        self,
        dialog: CorrectStructure,
        span: Span,
        offer: Offer,
        value: str,
        reason: str,
    ) -> None:
        wish = correcting.Wish(
            kind=offer.kind, span=span, value=value, holds=offer.holds
        )
        done: list[ChangeSet | None] = []
        why = self._tried(
            lambda project, cable_id: correcting.correct(
                project,
                cable_id,
                wish,
                reviewer=self._session.reviewer,
                reason=reason,
            ),
            done.append,
        )
        if why:
            dialog.show_refusal(why)
            return
        if done == [None]:
            self.said.emit(self.tr("It reads like that already."))
        dialog.accept()

    def _tried(
        self, change: Write, tell: Callable[[ChangeSet | None], None] | None = None
    ) -> str | None:
        """Make a change; why it is refused, if by a rule. Other failures are told.

        How a cable is read belongs to nobody's pass, so a submitted one is no obstacle.
        """
        opened = self._session.open_cable
        if opened is None:
            return self.tr("No cable is open.")
        refusals: list[str] = []

        def refuse(error: ReviewerError) -> None:
            if isinstance(error, StoreError):
                raise error
            refusals.append(str(error))

        def guarded(project: Project) -> ChangeSet | None:
            made: list[ChangeSet | None] = [None]
            with problems.telling(refuse):
                made.append(change(project, opened.cable_id))
                if tell:
                    tell(made[-1])
            return made[-1]

        self._session.keep(guarded)
        return refusals[0] if refusals else None


def _meant(text: str, span: Span) -> Span:
    """What the dialog quotes: the selection, or the line as it stands in the text."""
    start, end = span.start, span.end
    if not span:
        start = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
    return Span(start, min(end, start + _MOST_QUOTED))
