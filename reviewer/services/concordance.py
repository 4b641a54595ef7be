"""Every place where words stand, over the whole project, each in its context.

Finding keeps three numbers a place, so that hundreds of thousands fit; what a line
shows is read for a page of places at a time. Whoever asks sees only their own
statements beside the places.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from reviewer.domain.cable import Cable, Paragraph
from reviewer.domain.classification import Marking
from reviewer.domain.concordance import Inquiry, Line, Place, Places, Sort
from reviewer.domain.context import context
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.query import Query
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.services import searching
from reviewer.services.browsing import UnknownCableError
from reviewer.services.patterns import PatternFinder
from reviewer.services.searching import Order
from reviewer.services.working import known_person
from reviewer.store import hits, listings, passes, statements, texts
from reviewer.store.cables import OpenCable
from reviewer.store.listings import Listing, Positions
from reviewer.store.project import Project, Transaction

__all__ = ["Inquiry", "Line", "Place", "Places", "Sort", "find", "lines", "positions"]
Cancelled = Callable[[], bool]
Progress = Callable[[int, int, str], None]
MOST = 300_000
"""Places are enough; a word that stands more often is no question."""
WIDTH = 60
"""Characters of context on each side, unless asked otherwise."""
_CABLES_AT_ONCE = 200
_PATTERN_CABLES_AT_ONCE = 50
_KEY_WIDTH = 40
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Found:
    """The hits of one cable; ``spans`` count into ``text``."""

    position: int
    start: int
    text: str
    spans: Sequence[Span]


def find(
    project: Project,
    inquiry: Inquiry,
    *,
    reviewer: str,
    most: int = MOST,
    cancelled: Cancelled | None = None,
    progress: Progress | None = None,
) -> Places:
    """Find every place of what is looked for.

    Args:
        project: Where to look.
        inquiry: What for.
        reviewer: Whose notes and states the operators of a search ask about.
        most: How many places are enough.
        cancelled: Asked all the time; True gives up.
        progress: Told how many cables are done, of how many.

    Raises:
        QueryError, PatternError: What was typed means nothing.
        SlowPatternError: A regular expression took too long.
        SearchStoppedError, PatternStoppedError: It was given up.
    """
    query, positions = _cables(project, inquiry, reviewer, cancelled)
    if not inquiry.is_pattern and not query.phrases:
        return Places()
    places, keys = Places(), list[str]()
    with ExitStack() as opened:
        if inquiry.is_pattern:
            finder = opened.enter_context(PatternFinder(inquiry.text, cancelled))
            found = _by_pattern(project, finder, positions, cancelled, progress)
        else:
            found = _by_words(project, query, positions, cancelled, progress)
        for one in found:
            for span in one.spans:
                whole = Span(one.start + span.start, one.start + span.end)
                places.add(one.position, whole)
                keys += _keys(one.text, span, inquiry.sort)
            if len(places) > most:
                break
    if keys:
        places.arrange(sorted(range(len(keys)), key=keys.__getitem__))
    return _cut(places, most)


def lines(
    project: Project,
    places: Sequence[Place],
    *,
    reviewer: str,
    left: int = WIDTH,
    right: int = WIDTH,
) -> tuple[Line, ...]:
    """What to show of a page of places.

    Args:
        project: Where they were found.
        places: As many as can be seen.
        reviewer: Whose statements are shown beside them, and nobody else's.
        left: The most characters of context before the hit.
        right: The most behind it.
    """
    with project.reading() as tx:
        listed = listings.page(tx, sorted({place.position for place in places}))
        reader = _Reader(project, tx, listed, reviewer)
        known = {item.position for item in listed}
        here = (place for place in places if place.position in known)
        return tuple(reader.line(place, left, right) for place in here)


def positions(project: Project, cable_ids: Sequence[CableId]) -> frozenset[int]:
    """Some cables as what ``Inquiry.among`` takes.

    Raises:
        UnknownCableError: The project does not have one of them.
    """
    with project.reading() as tx:
        found = listings.positions_of(tx, cable_ids)
    for cable_id in cable_ids:
        if cable_id not in found:
            raise UnknownCableError(cable_id, project)
    return frozenset(found.values())


class _Reader:
    """Reads lines; a cable and its statements once, however many lines it has."""

    def __init__(
        self,
        project: Project,
        tx: Transaction,
        listed: tuple[Listing, ...],
        reviewer: str,
    ) -> None:
        person = known_person(tx, reviewer)
        self._project, self._tx = project, tx
        self._reviewer_id = person.reviewer_id if person else None
        self._listed = {item.position: item for item in listed}
        self._cables: dict[int, OpenCable] = {}
        self._own: dict[CableId, tuple[Statement, ...]] = {}

    def line(self, place: Place, left: int, right: int) -> Line:
        item = self._listed[place.position]
        opened = self._opened(place.position, item.cable_id)
        around = context(
            opened.text, place.span, left=left, right=right, inside=opened.cable.span
        )
        paragraph = opened.cable.paragraph_at(place.span.start)
        return Line(
            place=place,
            cable_id=item.cable_id,
            dtg=item.dtg,
            left=around.left,
            hit=around.hit,
            right=around.right,
            paragraph=paragraph,
            marking=_marking(opened.cable, paragraph, place.span),
            statements=self._statements(item.cable_id, place.span),
        )

    def _opened(self, position: int, cable_id: CableId) -> OpenCable:
        if position not in self._cables:
            opened = self._project.open_cable(self._tx, cable_id)
            assert opened  # noqa: S101 - it is listed, and the transaction is one
            self._cables[position] = opened
        return self._cables[position]

    def _statements(self, cable_id: CableId, span: Span) -> tuple[Statement, ...]:
        if self._reviewer_id is None:
            return ()
        if cable_id not in self._own:
            self._own[cable_id] = _own(self._tx, cable_id, self._reviewer_id)
        return tuple(
            one
            for one in self._own[cable_id]
            if any(span.intersects(part) for part in one.spans)
        )


def _own(
    tx: Transaction, cable_id: CableId, reviewer_id: ReviewerId
) -> tuple[Statement, ...]:
    record = passes.own(tx, cable_id, reviewer_id)
    return statements.of_pass(tx, record.pass_id) if record else ()


def _marking(cable: Cable, paragraph: Paragraph | None, span: Span) -> Marking | None:
    return paragraph.marking if paragraph else cable.marking_at(span.start)


def _cables(
    project: Project, inquiry: Inquiry, reviewer: str, cancelled: Cancelled | None
) -> tuple[Query, Positions]:
    """What was understood, and the cables to look at, in the order of the lines."""
    order = {Sort.CABLE: Order.ID, Sort.DATE: Order.DATE}.get(
        inquiry.sort, Order.IMPORTED
    )
    text = "" if inquiry.is_pattern else inquiry.text
    found = searching.search(
        project, text, reviewer=reviewer, order=order, cancelled=cancelled
    )
    among = inquiry.among
    if among is None:
        return found.query, found.ids
    return found.query, array("q", (one for one in found.ids if one in among))


def _by_words(
    project: Project,
    query: Query,
    positions: Positions,
    cancelled: Cancelled | None,
    progress: Progress | None,
) -> Iterator[_Found]:
    for part in _parts(positions, _CABLES_AT_ONCE, progress):
        with project.reading() as tx, searching.watched(project, tx, cancelled):
            found = {one.position: one for one in hits.hits(tx, query.phrases, part)}
        for position in part:
            if one := found.get(position):
                yield _Found(position, one.start, one.text, one.spans)


def _by_pattern(
    project: Project,
    finder: PatternFinder,
    positions: Positions,
    cancelled: Cancelled | None,
    progress: Progress | None,
) -> Iterator[_Found]:
    for part in _parts(positions, _PATTERN_CABLES_AT_ONCE, progress):
        with project.reading() as tx, searching.watched(project, tx, cancelled):
            read = {one.position: one for one in texts.texts(tx, part)}
        ordered = [read[position] for position in part if position in read]
        spans = finder.find([one.text for one in ordered])
        for one, places in zip(ordered, spans, strict=True):
            yield _Found(one.position, one.start, one.text, places)


def _parts(
    positions: Positions, size: int, progress: Progress | None
) -> Iterator[Positions]:
    for start in range(0, len(positions), size):
        part = positions[start : start + size]
        yield part
        if progress:
            progress(start + len(part), len(positions), "")


def _keys(text: str, span: Span, sort: Sort) -> tuple[str, ...]:
    """By what the line of a hit is sorted, if by its context."""
    if sort is Sort.LEFT:
        before = text[max(span.start - _KEY_WIDTH, 0) : span.start].casefold()
        return ("\0".join(_WORD.findall(before)[::-1]),)
    if sort is Sort.RIGHT:
        behind = text[span.end : span.end + _KEY_WIDTH].casefold()
        return ("\0".join(_WORD.findall(behind)),)
    return ()


def _cut(places: Places, most: int) -> Places:
    places.is_cut = len(places) > most
    if places.is_cut:
        places.arrange(range(most))
    return places
