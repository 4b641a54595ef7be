"""What the list of cables is asked for, and the answers, read beside the window.

Every keystroke gives up what an earlier one still looks for. Only rows are read in
the window's own thread, a page at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reviewer.domain.query_terms import joined
from reviewer.domain.queues import ALL, QUEUES, Queue
from reviewer.gui import problems
from reviewer.gui.late import browsing, narrowing, searching
from reviewer.gui.session import ProjectSession
from reviewer.gui.tasks import Progress, Runner

if TYPE_CHECKING:
    from reviewer.errors import ReviewerError
    from reviewer.services.browsing import CableRow, OpenCable
    from reviewer.services.projects import Project
    from reviewer.services.searching import SearchResult

T = TypeVar("T")
_LATER_MS = 400
"""How long figures may lag behind a change, so that a row of changes counts once."""
_LEAD = 16
"""How many characters stand before a word found: it is to be seen in a narrow row."""
_AGAIN_MS = 300
"""How long to wait with rows that another program keeps from being read."""


class CableSearch(QObject):
    """One search at a time: text, queue and order in, cables and figures out.

    Signals:
        found: The cables have been found anew.
        facets_found: A tuple of ``narrowing.Facet``.
        counted: How many cables each queue holds, by its name.
        snippets_found: A ``Snippet`` or None by position.
        row_changed: The position of a cable whose row says something else.
        readable: Rows that could not be read may be readable now.
        moved: The position of the cable on the screen, None where there is none.
    """

    found = Signal()
    facets_found = Signal(object)
    counted = Signal(object)
    snippets_found = Signal(object)
    row_changed = Signal(int)
    readable = Signal()
    moved = Signal(object)

    def __init__(
        self, session: ProjectSession, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._running: dict[str, Progress] = {}
        self._wanted: dict[str, object] = {}
        self._text = ""
        self._queue = ALL
        self._order, self._descending = "relevance", False
        self._wants_facets = False
        self._result: SearchResult | None = None
        self._position: int | None = None
        self._later = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._later.timeout.connect(self.count)
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.readable)

    @property
    def text(self) -> str:
        """What was typed, without the queue."""
        return self._text

    @property
    def positions(self) -> array[int]:
        """The cables found, in their order."""
        return self._result.ids if self._result else array("q")

    @property
    def has_words(self) -> bool:
        """Whether words are looked for, so that there are places to show."""
        return bool(self._result and self._result.query.phrases)

    @property
    def position(self) -> int | None:
        """The cable on the screen."""
        return self._position

    @Slot(str)
    def look_for(self, text: str) -> None:
        """Look for something else."""
        self._text = text
        self.find()

    @Slot(object)
    def choose_queue(self, queue: Queue) -> None:
        """List another queue; what was typed holds on."""
        self._queue = queue
        self.find()

    def sort(self, order: str, *, descending: bool) -> None:
        """List in another order, a name of ``searching.Order``."""
        self._order, self._descending = order, descending
        self.find()

    def want_facets(self, *, wanted: bool) -> None:
        """Count facets from now on, or no longer."""
        self._wants_facets = wanted
        if wanted:
            self._find_facets()

    @Slot()
    def find(self) -> None:
        """Look again, and count anew what could be asked for next."""
        who, text = self._session.reviewer, self._whole()
        order, turned = self._order, self._descending

        def work(project: Project, progress: Progress) -> SearchResult:
            return searching.search(
                project,
                text,
                reviewer=who,
                order=_known_order(order),
                descending=turned,
                cancelled=progress.is_cancelled,
            )

        self._give_up("snippets")
        self._ask("found", work, self._take)
        self._find_facets()

    @Slot()
    def count(self) -> None:
        """Count the queues, and the facets if they are shown."""
        who, texts = self._session.reviewer, [queue.query for queue in QUEUES]

        def work(project: Project, progress: Progress) -> dict[str, int | None]:
            counts = narrowing.counts(
                project, texts, reviewer=who, cancelled=progress.is_cancelled
            )
            names = (queue.name for queue in QUEUES)
            return dict(zip(names, counts, strict=True))

        self._ask("counts", work, self.counted.emit)
        self._find_facets()

    @Slot(object)
    def read_snippets(self, positions: Sequence[int]) -> None:
        """Find where the words stand in some cables, as many as can be seen."""
        query = self._result.query if self._result else None
        if query is None:
            return

        def work(project: Project, progress: Progress) -> dict[int, object]:
            if progress.is_cancelled():
                return {}
            lit = searching.snippets(project, positions, query, lead=_LEAD)
            return {position: lit.get(position) for position in positions}

        self._ask("snippets", work, self.snippets_found.emit)

    def rows(self, positions: Sequence[int]) -> Sequence[CableRow] | None:
        """Read rows at once; None where another program keeps the file just now."""
        project = self._session.project
        if project is None:
            return ()
        rows: list[Sequence[CableRow]] = []
        with problems.telling(_let_pass):
            who = self._session.reviewer
            rows.append(browsing.page(project, positions, reviewer=who, hastily=True))
        if not rows:
            self._again.start()
        return rows[0] if rows else None

    def step(self, step: int) -> None:
        """Open the next or previous cable of what is listed; stops at its ends."""
        listed, here = self.positions, self._position
        if not listed:
            return
        at = listed.index(here) + step if here and here in listed else 0
        rows = self.rows([listed[min(max(at, 0), len(listed) - 1)]])
        for row in rows or ():
            self._session.show_cable(row.cable_id)

    @Slot()
    def begin(self) -> None:
        """Another project or person, or the project was read again."""
        for kind in tuple(self._wanted):
            self._give_up(kind)
        if self._session.project is None:
            self._result = None
            self.found.emit()
            return
        self.find()
        self.count()

    @Slot(object)
    def follow(self, opened: OpenCable | None) -> None:
        """Another cable is on the screen."""
        project = self._session.project
        self._position = None
        if opened and project:
            with problems.telling(_let_pass):
                self._position = browsing.position(project, opened.cable_id)
        self.moved.emit(self._position)

    @Slot(str)
    def follow_change(self, _cable_id: str) -> None:
        """Something was recorded on the cable on the screen."""
        if self._position is not None:
            self.row_changed.emit(self._position)
        self._later.start()

    @Slot()
    def let_go(self) -> None:
        """Stop reading while something is written, and go on after it."""
        stopped = tuple(self._wanted)
        for kind in stopped:
            self._give_up(kind)
        if stopped:
            QTimer.singleShot(0, self, self.begin)

    def close(self) -> None:
        """Stop, and wait for the end."""
        self._runner.close()

    def _whole(self) -> str:
        return joined((self._queue.query, self._text))

    def _find_facets(self) -> None:
        if not self._wants_facets:
            return
        who, text = self._session.reviewer, self._whole()

        def work(project: Project, progress: Progress) -> object:
            return narrowing.facets(
                project, text, reviewer=who, cancelled=progress.is_cancelled
            )

        self._ask("facets", work, self.facets_found.emit)

    def _take(self, result: SearchResult) -> None:
        self._result = result
        self.found.emit()

    def _ask(
        self,
        kind: str,
        work: Callable[[Project, Progress], T],
        take: Callable[[T], None],
    ) -> None:
        """Do one kind of work beside the window; the last one asked for counts."""
        project = self._session.project
        if project is None:
            return
        self._give_up(kind)
        ticket = self._wanted[kind] = object()

        def done(result: T) -> None:
            if self._wanted.get(kind) is ticket:
                del self._wanted[kind]
                take(result)

        def failed(error: Exception) -> None:
            if self._wanted.get(kind) is ticket:
                del self._wanted[kind]
                if not isinstance(error, searching.SearchStoppedError):
                    problems.settle(error, self._session.failed.emit)

        self._running[kind] = self._runner.run(
            lambda running: work(project, running), done, failed
        )

    def _give_up(self, kind: str) -> None:
        self._wanted.pop(kind, None)
        running = self._running.pop(kind, None)
        if running:
            running.cancel()


def _known_order(name: str) -> searching.Order:
    """The order of a name; one that a later version wrote is the usual one."""
    known = {order.value: order for order in searching.Order}
    return known.get(name, searching.Order.RELEVANCE)


def _let_pass(_error: ReviewerError) -> None:
    """What is asked only for show may fail silently; acting on it will tell."""
