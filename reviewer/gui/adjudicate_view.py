"""Shows what there is to decide: lanes beside the text, list, cards, gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.review import Stage
from reviewer.domain.statement import Statement
from reviewer.gui import fonts
from reviewer.gui.chrome.mode_switch import Mode
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.cases import (
    CaseLine,
    Row,
    line_of,
    rows_of,
    settled_of,
    title_of,
)
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.side_words import Wording, sides_of, summary_of
from reviewer.gui.panels.disagreements import Disagreements
from reviewer.gui.panels.verdict import Verdict
from reviewer.gui.reader.sides import SideMark
from reviewer.gui.reviewing import Reviewing
from reviewer.gui.session import ProjectSession
from reviewer.gui.settled import Settled
from reviewer.gui.voice import Voice

if TYPE_CHECKING:
    from reviewer.services.docket import Case

_LARGE_FROM = 1.5
"""Scale from which text and panels below it have the room by turns."""
_GRAVITY = (Settled.OPEN, Settled.DEFERRED, Settled.DECIDED, Settled.AGREED)


class AdjudicateView(QObject):
    """The review on the left hand, the window on the right.

    Its panels are made when they are first asked for: most windows never do.

    Signals:
        made: The panels are there and can be connected.
    """

    made = Signal()

    def __init__(
        self,
        session: ProjectSession,
        reviewing: Reviewing,
        window: MainWindow,
        voice: Voice,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reviewing = reviewing
        self._bench = window.workbench
        self._voice = voice
        self._words: Wording | None = None
        self._with_agreed = False
        self._made: tuple[Verdict, Disagreements] | None = None

    @property
    def verdict(self) -> Verdict:
        """The panel below the text."""
        return self._panels[0]

    @property
    def disagreements(self) -> Disagreements:
        """The panel at the right."""
        return self._panels[1]

    @property
    def _panels(self) -> tuple[Verdict, Disagreements]:
        if self._made is None:
            self._made = Verdict(), Disagreements()
            self.made.emit()
        return self._made

    @Slot()
    def show_docket(self) -> None:
        """There is something else to decide, or nothing."""
        if self._reviewing.mode is not Mode.ADJUDICATE:
            self._words = None
            if self._bench.reader.sides.is_shown:
                self._bench.reader.show_sides(None)
            return
        self._words = self._worded()
        self._show_rows()
        why_not = self._reviewing.why_not_deciding()
        self.verdict.set_editable(editable=why_not is None, reason=why_not or "")
        self.disagreements.allow_sign_off(self._why_no_sign_off())
        self.disagreements.sign_off.setVisible(self._reviewing.docket is not None)

    @Slot(object)
    def show_case(self, case: Case | None) -> None:
        """Another case is in hand, or what was decided on it has changed."""
        if self._reviewing.mode is not Mode.ADJUDICATE:
            return
        found, words = self._reviewing.docket, self._words
        marks = self._marks()
        current = next((m for m in marks if case and m.case_id == case.case_id), None)
        self._bench.reader.show_sides(marks, current)
        self.disagreements.show_current(case.case_id if case else None)
        if case is None or words is None or found is None:
            none = self.tr("Nothing to decide")
            self.verdict.show_case(none, self._reviewing.why_no_docket, None)
            return
        ids = [one.case_id for one in found.cases]
        place = summary_of(case)
        if case.case_id in ids:
            at = self.tr("disagreement {n} of {all}").format(
                n=ids.index(case.case_id) + 1, all=len(ids)
            )
            place = f"{at} · {place}"
        sides = sides_of(case, words)
        self.verdict.show_case(title_of(case.group, words.book), place, sides)
        why_not = self._reviewing.why_not_deciding()
        self.verdict.set_editable(editable=why_not is None, reason=why_not or "")
        if case.place is not None:
            self._bench.reader.centre_on(case.place.start)
        line = line_of(case, words.coding, words.book)
        self._voice.announce(f"{line.spoken}. {sides[0].spoken} {sides[1].spoken}")

    @Slot()
    def rest(self) -> None:
        """Put the keyboard where the decision keys hold, and the cards are seen."""
        is_large = fonts.scale() >= _LARGE_FROM
        (self.verdict if is_large else self._bench.reader).setFocus()

    @Slot(bool)
    def list_agreed(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        """List agreements below the disagreements, or not."""
        self._with_agreed = shown
        self._show_rows()
        case = self._reviewing.case
        self.disagreements.show_current(case.case_id if case else None)

    def _show_rows(self) -> None:
        found, words = self._reviewing.docket, self._words
        rows: tuple[Row, ...] = ()
        if found and words:
            cases = found.all if self._with_agreed else found.cases
            touched = tuple(one for one in found.agreed if one.decision is not None)
            shown = cases if self._with_agreed else (*cases, *touched)
            rows = rows_of(shown, words.coding, words.book)
        self.disagreements.show_cases(found, rows, self._reviewing.why_no_docket)

    def _why_no_sign_off(self) -> str | None:
        found = self._reviewing.docket
        if found is None:
            return self.tr("Possible when both passes are submitted.")
        if found.stage is Stage.SIGNED_OFF:
            return self.tr("This revision is signed off.")
        if not found.is_done:
            return self.tr("Possible when nothing is open or deferred.")
        return self._reviewing.why_not_deciding()

    def _worded(self) -> Wording | None:
        found, opened = self._reviewing.docket, self._session.open_cable
        book = self._session.codebook
        if found is None or opened is None or book is None:
            return None
        said: dict[str, Statement] = {}
        for case in found.all:
            for held in (case.x, case.y):
                if held is not None:
                    for one in (held.statement, *held.ends):
                        if one is not None:
                            said[one.statement_id] = one
        coding = CableCoding(
            opened.text,
            opened.cable,
            codebook=book,
            statements=tuple(said.values()),
            speakers=found.speakers,
        )
        speakers = {one.speaker_id: one.name for one in found.speakers}
        return Wording(coding, book, opened.text, speakers)

    def _marks(self) -> list[SideMark]:
        """The places of all statements; several cases on a pair make one mark."""
        found, words = self._reviewing.docket, self._words
        if found is None or words is None:
            return []
        current = self._reviewing.case
        groups: dict[frozenset[str], list[Case]] = {}
        for case in found.all:
            sides = [h.statement for h in (case.x, case.y) if h and h.statement]
            if sides:
                key = frozenset(one.statement_id for one in sides)
                groups.setdefault(key, []).append(case)
        marks = []
        for cases in groups.values():
            shown = current if current in cases else None
            case = shown or min(cases, key=lambda c: _GRAVITY.index(settled_of(c)))
            line = line_of(case, words.coding, words.book)
            marks.append(_mark(case, line))
        return sorted(marks, key=lambda one: min(s.start for s in one.statements))


def _mark(case: Case, line: CaseLine) -> SideMark:
    return SideMark(
        case_id=case.case_id,
        x=case.x.statement if case.x else None,
        y=case.y.statement if case.y else None,
        settled=line.settled,
        words=line.spoken,
    )
