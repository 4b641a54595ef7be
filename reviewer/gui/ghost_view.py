"""Shows suggestions in the window: marks, bubble, bar and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, excerpt
from reviewer.gui.action_set import ActionSet
from reviewer.gui.commands.annotating import Annotating
from reviewer.gui.edits import Edits
from reviewer.gui.ghosts import Ghosts
from reviewer.gui.main_window import MainWindow
from reviewer.gui.models.coding import shown_text
from reviewer.gui.models.suggested import GhostLine, line_of
from reviewer.gui.preferences import Preferences
from reviewer.gui.reader.ghost_bubble import Offer
from reviewer.gui.reader.ghost_marks import Ghost
from reviewer.gui.session import ProjectSession
from reviewer.gui.voice import Voice
from reviewer.gui.widgets.text_flow import Piece

if TYPE_CHECKING:
    from reviewer.services.ghosts import DueLink

KEYS_WHILE_SHOWN = frozenset(
    {"next_ghost", "previous_ghost", "accept_ghost", "reject_ghost", "edit_ghost"}
)
"""Actions whose keys mean something else, or nothing, while no ghost is shown."""
_QUOTED = 60


class GhostView(QObject):
    """The suggestions on the left hand, the window on the right."""

    def __init__(
        self, session: ProjectSession, ghosts: Ghosts, window: MainWindow, voice: Voice
    ) -> None:
        super().__init__(window)
        self._session = session
        self._ghosts = ghosts
        self._bench = window.workbench
        self._voice = voice
        self._actions: ActionSet | None = None
        self._lists_rejected = False

    def use(self, actions: ActionSet) -> None:
        """Take the actions, whose keys depend on whether suggestions are shown."""
        self._actions = actions
        self._silence()
        self.show_keys()

    def join(
        self, preferences: Preferences, annotating: Annotating, edits: Edits
    ) -> None:
        """Join suggestions, session and window."""
        session, ghosts, bench = self._session, self._ghosts, self._bench
        bubble, bar, panel = (
            bench.reader.ghosts.bubble,
            bench.ghosts.bar,
            bench.ghosts.panel,
        )
        session.cable_changed.connect(ghosts.look)
        session.structure_changed.connect(ghosts.look)
        session.statements_changed.connect(ghosts.follow)
        preferences.changed.connect(self.show_keys)
        ghosts.changed.connect(self.show_work)
        ghosts.chosen.connect(self.show_current)
        ghosts.switched.connect(self.show_switched)
        ghosts.selection_wanted.connect(self.select)
        ghosts.said.connect(self._voice.say)
        for source in (bar, bubble, panel):
            source.accepted.connect(ghosts.accept)
            source.rejected.connect(ghosts.reject)
        bar.stepped.connect(ghosts.step)
        bar.kind_chosen.connect(ghosts.show_kind)
        bar.toggled.connect(ghosts.toggle)
        bubble.edit_requested.connect(ghosts.edit_first)
        bubble.next_requested.connect(ghosts.step_on)
        bench.reader.ghosts.clicked.connect(ghosts.choose)
        panel.chosen.connect(ghosts.choose)
        panel.return_requested.connect(ghosts.bring_back)
        panel.rejected_toggled.connect(self.list_rejected)
        panel.reader_requested.connect(self.focus_reader)
        annotating.use_suggestions(ghosts)
        edits.use_suggestions(lambda: ghosts.found)

    @Slot()
    def show_keys(self) -> None:
        """The keys of actions may be others."""
        if self._actions:
            self._bench.ghosts.bar.show_keys(self._actions.key)
            self._bench.reader.ghosts.bubble.show_keys(self._actions.key)

    @Slot(bool)
    def show_switched(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's payload
        """Suggestions are shown from now on, or no longer."""
        self._silence()
        self._lists_rejected = False
        self._bench.show_suggestions(shown=is_on)

    @Slot()
    def show_work(self) -> None:
        """What is suggested, or how it is answered, has changed."""
        ghosts, bench = self._ghosts, self._bench
        bench.ghosts.bar.show_work(
            left=len(ghosts.left), total=len(ghosts.found.items), is_open=ghosts.is_on
        )
        bench.ghosts.bar.show_kind(ghosts.kind)
        if not ghosts.is_on:
            bench.reader.ghosts.show_ghosts((), None)
            return
        listed = ghosts.rejected if self._lists_rejected else ghosts.offered
        counts = (len(ghosts.left), ghosts.taken, len(ghosts.rejected))
        lines = tuple(line for number in listed if (line := self._line(number)))
        bench.ghosts.panel.show_work(lines, counts, are_rejected=self._lists_rejected)
        self._draw()

    @Slot()
    def show_current(self) -> None:
        """Another suggestion, a link, or nothing is looked at."""
        ghosts, reader = self._ghosts, self._bench.reader
        self._draw()
        if not ghosts.is_on:
            reader.ghosts.show_offer(None)
            return
        self._bench.ghosts.panel.show_current(ghosts.at)
        if ghosts.link is not None:
            self._offer_link(ghosts.link)
        elif ghosts.current is not None and ghosts.at is not None:
            self._offer(ghosts.at, ghosts.current.spans)
        else:
            reader.ghosts.show_offer(None)

    @Slot(bool)
    def list_rejected(self, are_wanted: bool) -> None:  # noqa: FBT001
        """List the rejected ones, or those that wait."""
        if are_wanted != self._lists_rejected:
            self._lists_rejected = are_wanted
            self.show_work()

    @Slot(object)
    def select(self, spans: tuple[Span, ...]) -> None:
        """Select words, to be made longer or shorter by key."""
        self._bench.reader.setFocus()
        self._bench.reader.select_span(spans)

    @Slot()
    def focus_reader(self) -> None:
        """Give the keyboard back to the text."""
        self._bench.reader.setFocus()

    def _silence(self) -> None:
        if self._actions:
            is_on = self._ghosts.is_on
            self._actions.silence(frozenset() if is_on else KEYS_WHILE_SHOWN)

    def _draw(self) -> None:
        if not self._ghosts.is_on:
            self._bench.reader.ghosts.show_ghosts((), None)
            return
        at = self._ghosts.at
        numbers = set(self._ghosts.offered) | ({at} if at is not None else set())
        drawn = []
        for number in sorted(numbers):
            line, item = self._line(number), self._ghosts.found.items[number]
            if line:
                drawn.append(Ghost(number, item.spans, line.look, line.spoken))
        self._bench.reader.ghosts.show_ghosts(drawn, at)

    def _offer(self, number: int, spans: tuple[Span, ...]) -> None:
        line, reader = self._line(number), self._bench.reader
        if line is None:
            return
        offered = self._ghosts.offered
        place = line.place
        if number in offered:
            nth = offered.index(number) + 1
            count = self.tr("suggestion {n} of {total}")
            place += " · " + count.format(n=nth, total=len(offered))
        pieces = line.pieces()
        if self._ghosts.is_editing:
            pieces = (Piece(self._editing_words()),)
        elif line.is_rejected:
            pieces = (Piece(self.tr("You rejected this suggestion.")),)
        else:
            if not reader.selection():
                reader.go_to(spans[0].start)
            self._voice.announce(line.spoken)
        reader.ghosts.show_offer(
            Offer(
                look=line.look,
                title=f"{line.title}?",
                place=place,
                weight=line.weight,
                pieces=pieces,
                is_editable=not self._ghosts.is_editing and not line.is_rejected,
                is_open=not line.is_rejected,
            ),
            spans,
        )

    def _editing_words(self) -> str:
        return self.tr(
            "Its words are selected: Alt with the arrows makes them longer or shorter, "
            "Alt+Shift at the start. Then C D A B R or 1–9 records them as what you "
            "say, Space as it was suggested; both count as edited."
        )

    def _offer_link(self, due: DueLink) -> None:
        source = self._session.statement(due.source)
        target = self._session.statement(due.target)
        if source is None or target is None:
            return
        relation = due.kind.replace("_", " ")
        first, last = self._quoted(source), self._quoted(target)
        words = self.tr("{first} {relation} {last}. Both are recorded now.")
        told = words.format(first=first, relation=relation, last=last)
        self._bench.reader.go_to(source.start)
        self._voice.announce(self.tr("Link? {told}").format(told=told))
        self._bench.reader.ghosts.show_offer(
            Offer(
                look="comment",
                title=self.tr("Link: {relation}?").format(relation=relation),
                place="",
                weight="",
                pieces=(
                    Piece(first, bold=True),
                    Piece(f" {relation} "),
                    Piece(last, bold=True),
                    Piece(self.tr(". Both are recorded now.")),
                ),
                is_editable=False,
            ),
            source.spans,
        )

    def _quoted(self, statement: Statement) -> str:
        opened = self._session.open_cable
        words = excerpt(opened.text, statement.spans) if opened else ""
        words = shown_text(words)
        short = words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + "…"
        return f"“{short}”"

    def _line(self, number: int) -> GhostLine | None:
        opened = self._session.open_cable
        if opened is None or number >= len(self._ghosts.found.items):
            return None
        return line_of(
            number,
            self._ghosts.found.items[number],
            opened.text,
            opened.cable,
            is_rejected=number in self._ghosts.rejected,
        )
