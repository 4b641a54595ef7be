"""The suggestions for the cable in hand: shown or not, looked at, answered.

Until somebody asks to see them only their number is told; in a second reading they
are not even made before that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.domain.codebook import Kind
from reviewer.domain.statement import PassKind
from reviewer.domain.suggestion import Suggestion
from reviewer.domain.text import Span
from reviewer.gui.ghost_supply import GhostSupply
from reviewer.gui.late import ghosts, linking, suggesting
from reviewer.gui.preferences import Preferences
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Runner

if TYPE_CHECKING:
    from reviewer.services.browsing import OpenCable
    from reviewer.services.ghosts import DueLink

Selection = Callable[[], tuple[Span, ...]]


class Ghosts(GhostSupply):
    """What is suggested, what of it is answered, and which one is looked at.

    Signals:
        changed: What is suggested or how it is answered is otherwise.
        chosen: Another one, a link, or nothing is looked at.
        switched: Suggestions are shown from now on, or no longer.
        selection_wanted: The spans to select, so that they can be edited.
        said: A sentence to be read.
    """

    changed = Signal()
    chosen = Signal()
    switched = Signal(bool)
    selection_wanted = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        session: ProjectSession,
        preferences: Preferences,
        runner: Runner,
        selection: Selection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, runner, parent)
        self._preferences = preferences
        self._selection = selection
        self._is_on = False
        self._kind: Kind | None = None
        self._at: int | None = None
        self._link: DueLink | None = None
        self._passed: set[DueLink] = set()
        self._edited: tuple[Span, ...] | None = None

    @property
    def is_on(self) -> bool:
        """Whether suggestions are shown."""
        return self._is_on

    @property
    def offered(self) -> tuple[int, ...]:
        """The numbers of those that are shown: all that wait, or those of a kind."""
        items = self.found.items
        return tuple(n for n in self.left if self._kind in {None, items[n].kind})

    @property
    def kind(self) -> Kind | None:
        """The only kind that is shown; None shows every kind."""
        return self._kind

    @property
    def at(self) -> int | None:
        """The number of the suggestion looked at."""
        return self._at if self._link is None else None

    @property
    def current(self) -> Suggestion | None:
        """The suggestion looked at."""
        return None if self.at is None else self.found.items[self.at]

    @property
    def link(self) -> DueLink | None:
        """The link that is offered now, because both its ends are recorded."""
        return self._link

    @property
    def is_editing(self) -> bool:
        """Whether the suggestion's words are selected, to be changed first."""
        return self._edited is not None

    @Slot(object)
    def look(self, opened: OpenCable | None) -> None:
        """Make suggestions for another cable, once it is looked at for a moment."""
        self._forget()
        self._at = self._link = self._edited = None
        self._passed.clear()
        self._switch(on=opened is not None and self._is_wanted())
        if opened is not None and self._is_on:
            self._make()
        elif opened is not None and self._reading is PassKind.FIRST:
            self._rest.start()
        self.changed.emit()
        self.chosen.emit()

    @Slot()
    def follow(self) -> None:
        """What is recorded has changed: at once while shown, later for the number."""
        if self._found is None:
            return
        if self._is_on:
            self._follow_answers()
        else:
            self._idle.start()

    def toggle(self) -> None:
        """Show suggestions, or hide them; which is remembered."""
        on = not self._is_on
        self._preferences.set_suggestions(self._reading is not PassKind.FIRST, on=on)
        self._switch(on=on)
        if not on:
            self._at = self._link = self._edited = None
        elif self._found is None:
            self._make()
        else:
            self._follow_answers()
        self.changed.emit()
        self.chosen.emit()

    def step(self, step: str) -> None:
        """Look at the next or previous suggestion, round from the last to the first."""
        by, offered = int(step), self.offered
        self._link = None
        if not offered:
            self.said.emit(self.tr("No suggestion is left on this cable."))
            return
        if self._at is None:
            self.choose(offered[0 if by > 0 else -1])
            return
        beyond = [n for n in offered if (n > self._at if by > 0 else n < self._at)]
        ends = (beyond or list(offered))[0 if by > 0 else -1]
        self.choose(ends)

    @Slot()
    def step_on(self) -> None:
        """Look at the next suggestion."""
        self.step("1")

    @Slot(int)
    def choose(self, number: int) -> None:
        """Look at a suggestion."""
        if number in self.left or number in self.rejected:
            self._at, self._link, self._edited = number, None, None
            self.chosen.emit()

    @Slot(object)
    def show_kind(self, kind: Kind | None) -> None:
        """Show only suggestions of a kind, or (None) all."""
        self._kind = kind
        self._repair()
        self.changed.emit()
        self.chosen.emit()

    @Slot()
    def accept(self) -> None:
        """Record the suggestion or link looked at, and go on to the next."""
        if self._link is not None:
            self._take_link(self._link)
        elif self._edited is not None:
            self.record(None, None)
        else:
            self._record(None, None, None)

    def record(
        self, kind: Kind | None, statement_type: str | None, *, mixed: bool = False
    ) -> bool:
        """Record the suggestion that is being edited from what is selected now.

        Returns:
            Whether one was being edited; otherwise nothing was done.
        """
        if self._edited is None or self.current is None:
            return False
        now = self._selection()
        self._record(
            None if now == self._edited else now, kind, statement_type, mixed=mixed
        )
        return True

    @Slot()
    def reject(self) -> None:
        """Keep the suggestion looked at away; let an offered link be."""
        if self._link is not None:
            self._passed.add(self._link)
            self._go_on()
            return
        item, number = self.current, self._at
        if item is None or number is None or number not in self.left:
            self.said.emit(self.tr("No suggestion is looked at: Tab goes to the next."))
            return
        done = self._session.commit(
            lambda project, cable_id: suggesting.reject(
                project, cable_id, item, reviewer=self._session.reviewer
            )
        )
        if done:
            self._go_on()

    @Slot(int)
    def bring_back(self, number: int) -> None:
        """Offer a rejected suggestion again."""
        rejection = self._answered.rejected.get(number) if self._answered else None
        if rejection is None:
            return
        self._session.commit(
            lambda project, _: suggesting.bring_back(
                project, rejection, reviewer=self._session.reviewer
            )
        )
        self.choose(number)

    @Slot()
    def edit_first(self) -> None:
        """Select the suggestion's words; what is recorded then counts as edited."""
        item = self.current
        if item is None or self._at not in self.left:
            self.said.emit(self.tr("No suggestion is looked at: Tab goes to the next."))
            return
        self.selection_wanted.emit(item.spans)
        self._edited = self._selection()
        self.chosen.emit()

    def _record(
        self,
        spans: tuple[Span, ...] | None,
        kind: Kind | None,
        statement_type: str | None,
        *,
        mixed: bool = False,
    ) -> None:
        item = self.current
        if item is None or self._at not in self.left:
            self.said.emit(self.tr("No suggestion is looked at: Tab goes to the next."))
            return
        done = self._session.commit(
            lambda project, cable_id: suggesting.accept(
                project,
                cable_id,
                item,
                reviewer=self._session.reviewer,
                spans=spans,
                kind=kind,
                statement_type=statement_type,
                mixed=mixed,
            )
        )
        if done:
            self._go_on()

    def _take_link(self, due: DueLink) -> None:
        self._session.commit(
            lambda project, _: linking.add_link(
                project,
                due.source,
                due.target,
                reviewer=self._session.reviewer,
                kind=due.kind,
            )
        )
        self._passed.add(due)
        self._go_on()

    def _go_on(self) -> None:
        """Offer a link that has become possible, else the suggestion that follows."""
        self._edited = None
        self._link = self._next_link()
        self._repair()
        self.changed.emit()
        self.chosen.emit()

    def _next_link(self) -> DueLink | None:
        if self._answered is None:
            return None
        due = ghosts.due_links(self.found, self._answered, self._session.links)
        return next((one for one in due if one not in self._passed), None)

    def _repair(self) -> None:
        """Look at one that is there: the same, else the next, else the first."""
        offered = self.offered
        if self._at in offered or (self._at in self.rejected and self._at is None):
            return
        beyond = [n for n in offered if self._at is not None and n > self._at]
        self._at = next(iter(beyond or offered), None) if self._is_on else None
        self._edited = None

    def _follow_answers(self) -> None:
        before, is_first = set(self.left), self._answered is None
        super()._follow_answers()
        back = set(self.left) - before
        at = self._at
        if len(back) == 1 and not is_first and self._is_on:
            self._at, self._link = back.pop(), None  # an answer was taken back
        self._repair()
        self.changed.emit()
        if self._at != at:
            self.chosen.emit()

    def _is_wanted(self) -> bool:
        chosen = self._preferences.settings.suggestions
        return chosen.first if self._reading is PassKind.FIRST else chosen.second

    def _switch(self, *, on: bool) -> None:
        if on != self._is_on:
            self._is_on = on
            self.switched.emit(on)
