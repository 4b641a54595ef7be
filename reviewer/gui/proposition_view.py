"""Joins the page of propositions with the session; reads only while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reviewer.domain.classification import Marking, highest
from reviewer.domain.identifiers import PropositionId, StatementId
from reviewer.domain.proposition import Proposition, stand_of
from reviewer.domain.text import excerpt
from reviewer.gui import problems
from reviewer.gui.dialogs.pick_proposition import PickProposition
from reviewer.gui.dialogs.pick_statement import PickStatement
from reviewer.gui.dialogs.proposition_title import PropositionTitle
from reviewer.gui.late import boards, propositions
from reviewer.gui.main_window import MainWindow
from reviewer.gui.propositions.page import PropositionsPage
from reviewer.gui.session import ProjectSession
from reviewer.gui.visits import Visits
from reviewer.gui.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.services.boards import Board, Card, Line
    from reviewer.services.projects import Project

T = TypeVar("T")


class PropositionView(QObject):
    """The session on the left hand, the page on the right.

    Signals:
        text_wanted: A cable is about to be opened, so that no other page may stay.
    """

    text_wanted = Signal()

    def __init__(
        self, session: ProjectSession, visits: Visits, window: MainWindow, voice: Voice
    ) -> None:
        super().__init__(window)
        self._session = session
        self._visits = visits
        self._window = window
        self._bench = window.workbench
        self._voice = voice
        self._page: PropositionsPage | None = None
        self._wanted: str | None = None
        self._seen: tuple[Card, ...] = ()
        self._under: QWidget | None = None
        self._has_banner = False

    @property
    def page(self) -> PropositionsPage:
        """The page; made when it is first asked for."""
        if self._page is None:
            self._page = PropositionsPage()
            self._connect(self._page)
        return self._page

    @property
    def is_seen(self) -> bool:
        """Whether the page stands in place of the text."""
        return self._page is not None and self._bench.page is self._page

    @Slot()
    def open(self) -> None:
        """Show the propositions."""
        self._come_forward()
        if self.page.is_on_unanswered:
            self.page.show_board(None)
        self._read()
        self.page.enter()

    @Slot()
    def open_unanswered(self) -> None:
        """Show the claims that no post addresses."""
        self._come_forward()
        self._show_unanswered()
        self.page.enter()

    @Slot()
    def leave(self) -> None:
        """Go back to the text, or to the page that was there before."""
        if self.is_seen:
            self._bench.show_page(self._under)
            self.give_way()
            (self._under or self._bench.reader).setFocus()

    @Slot()
    def give_way(self) -> None:
        """Let the banner tell of the cable again once the page is not seen any more."""
        if self._has_banner and not self.is_seen:
            self._has_banner = False
            self._show_banner_of_cable()

    @Slot()
    def gather_here(self) -> None:
        """Gather the statement in hand under a proposition that is asked for."""
        opened, current = self._session.open_cable, self._session.current
        if opened is None or current is None:
            return
        if stand_of(current) is None:
            said = self.tr("Only claims and comments can stand under a proposition.")
            self._voice.warn(said)
            return
        quote = excerpt(opened.text, opened.cable.shown(current.spans))
        self._pick(current.statement_id, quote)

    @Slot()
    def follow(self) -> None:
        """Something changed; what cannot be seen is read when it is opened."""
        if self.is_seen:
            self._read()

    @Slot()
    def follow_project(self) -> None:
        """Another project, or another person: nothing that was shown stands."""
        if self._session.project is None and self.is_seen:
            self._under = None
            self.leave()
        self.follow()

    def _come_forward(self) -> None:
        if not self.is_seen:
            self._under = self._bench.page
            self._bench.show_page(self.page, alone=True)

    def _read(self) -> None:
        if self.page.is_on_unanswered:
            self._show_unanswered()
            return
        lines = self._lines()
        ids = [line.proposition.proposition_id for line in lines]
        if self._wanted not in ids:
            self._wanted = ids[0] if ids else None
        board = self._board(self._wanted) if self._wanted else None
        number = ids.index(board.proposition.proposition_id) + 1 if board else 0
        self.page.show_board(board, number, len(ids))
        self.page.show_lines(lines)
        cards = board.in_order if board else ()
        self._show_highest(cards)

    def _show_unanswered(self) -> None:
        cards = self._asked(boards.unanswered) or ()
        self.page.show_unanswered(cards)
        self.page.show_lines(self._lines())
        self._show_highest(cards)

    def _lines(self) -> Sequence[Line]:
        return self._asked(boards.listed) or ()

    def _board(self, proposition_id: str) -> Board | None:
        def ask(project: Project, *, reviewer: str) -> Board:
            wanted = PropositionId(proposition_id)
            return boards.board(project, wanted, reviewer=reviewer)

        return self._asked(ask)

    @Slot(str)
    def _choose(self, proposition_id: str) -> None:
        self._wanted = proposition_id
        self.page.show_board(None)
        self._read()

    @Slot(object)
    def _open_card(self, card: Card) -> None:
        """Open a card's cable at its words, with the statement in hand."""
        self._visits.leave()
        self._under = None
        self.leave()
        self.text_wanted.emit()
        statement = card.statement
        self._session.show_cable(statement.cable_id)
        opened = self._session.open_cable
        if opened and opened.cable_id == statement.cable_id:
            self._bench.reader.clear_selection()
            self._session.select(statement.statement_id)
            self._bench.reader.setFocus()

    @Slot()
    def _new(self) -> None:
        self._ask_title("", lambda title: self._create(title, ()))

    @Slot(object)
    def _rename(self, known: Proposition) -> None:
        def rename(title: str) -> None:
            self._session.keep(
                lambda project: propositions.rename(
                    project,
                    known.proposition_id,
                    title,
                    reviewer=self._session.reviewer,
                )
            )

        self._ask_title(known.title, rename)

    @Slot(str)
    def _remove(self, proposition_id: str) -> None:
        self._session.keep(
            lambda project: propositions.remove(
                project,
                PropositionId(proposition_id),
                reviewer=self._session.reviewer,
            )
        )

    @Slot(str)
    def _add(self, proposition_id: str) -> None:
        """Ask for a statement of the project and gather it."""

        def ask(project: Project, *, reviewer: str) -> tuple[Card, ...]:
            wanted = PropositionId(proposition_id)
            return boards.candidates(project, wanted, reviewer=reviewer)

        cards = self._asked(ask)
        if cards:
            shown = self.page.shown
            title = shown.title if shown else ""
            dialog = PickStatement(title, cards, self._window)
            dialog.picked.connect(lambda one: self._gather(proposition_id, (one,)))
            dialog.open()
        elif cards is not None:
            said = self.tr("All your claims and comments are here already.")
            self._voice.warn(said)

    @Slot(object)
    def _pick_for(self, card: Card) -> None:
        self._pick(card.statement.statement_id, card.quote)

    @Slot(str, object)
    def _gather(self, proposition_id: str, ids: Sequence[str]) -> None:
        self._session.keep(
            lambda project: propositions.gather(
                project,
                PropositionId(proposition_id),
                [StatementId(one) for one in ids],
                reviewer=self._session.reviewer,
            )
        )

    @Slot(str, str)
    def _take_out(self, proposition_id: str, statement_id: str) -> None:
        self._session.keep(
            lambda project: propositions.take_out(
                project,
                PropositionId(proposition_id),
                StatementId(statement_id),
                reviewer=self._session.reviewer,
            )
        )

    def _pick(self, statement_id: str, quote: str) -> None:
        dialog = PickProposition(quote, self._lines(), self._window)
        dialog.picked.connect(lambda one: self._gather(one, (statement_id,)))
        dialog.wanted.connect(lambda title: self._create(title, (statement_id,)))
        dialog.open()

    def _create(self, title: str, ids: Sequence[str]) -> None:
        done = self._session.keep(
            lambda project: propositions.create(
                project,
                title,
                reviewer=self._session.reviewer,
                statement_ids=[StatementId(one) for one in ids],
            )
        )
        made = done.changes[0].after if done else None
        if isinstance(made, Proposition):
            self._wanted = made.proposition_id
            self.follow()

    def _ask_title(self, present: str, take: Callable[[str], None]) -> None:
        taken = [line.proposition.title for line in self._lines()]
        dialog = PropositionTitle(present, taken, self._window)
        dialog.titled.connect(take)
        dialog.open()

    def _asked(self, ask: Callable[..., T]) -> T | None:
        project = self._session.project
        if project is None or not self._session.reviewer:
            return None
        found: list[T] = []
        with problems.telling(self._voice.show_failure):
            found.append(ask(project, reviewer=self._session.reviewer))
        return found[0] if found else None

    @Slot()
    def show_banner_again(self) -> None:
        """Another cable is in hand, though it cannot be seen."""
        if self.is_seen:
            self._show_highest(self._seen)

    def _show_highest(self, cards: Sequence[Card]) -> None:
        """The banner of what is seen: the highest marking of these."""
        self._seen = tuple(cards)
        self._has_banner = True
        marking = highest(card.marking for card in cards)
        self._show_banner(marking, is_shown=bool(cards))

    def _show_banner(self, marking: Marking | None, *, is_shown: bool) -> None:
        project = self._session.project
        fictional = project is not None and project.is_fictional
        for banner in (self._window.banner_top, self._window.banner_bottom):
            if is_shown:
                banner.show_marking(marking, is_fictional=fictional)
            else:
                banner.show_nothing()

    def _show_banner_of_cable(self) -> None:
        opened = self._session.open_cable
        marking = opened.cable.banner if opened else None
        self._show_banner(marking, is_shown=opened is not None)

    def _connect(self, page: PropositionsPage) -> None:
        page.chosen.connect(self._choose)
        page.unanswered_requested.connect(self.open_unanswered)
        page.new_requested.connect(self._new)
        page.rename_requested.connect(self._rename)
        page.removal_requested.connect(self._remove)
        page.add_requested.connect(self._add)
        page.gathered.connect(self._gather)
        page.taken_out.connect(self._take_out)
        page.gather_requested.connect(self._pick_for)
        page.opened.connect(self._open_card)
        page.left.connect(self.leave)
