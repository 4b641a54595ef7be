"""Recording one kind of statement at many places of many cables, as one step.

The step is one transaction, one row of the journal and one undo. What cannot be
recorded is left out and counted, so that the person learns what was not done.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.concordance import Place
from reviewer.domain.identifiers import CableId, StatementId, new_id
from reviewer.domain.sentences import Passage, passages, sentences
from reviewer.domain.statement import Pass, Reviewer, Statement
from reviewer.domain.text import Span, ordered
from reviewer.errors import RuleError
from reviewer.services import coding_rules, extents, projects
from reviewer.services.working import own_pass, person
from reviewer.store import codebooks, journal, listings, statements, times
from reviewer.store.applying import apply
from reviewer.store.cables import OpenCable
from reviewer.store.project import Project, Transaction

Progress = Callable[[int, int, str], None]
MOST_AT_ONCE = 10_000
"""Places in one step; more than that nobody has looked at."""


class Extent(StrEnum):
    """What is recorded at a place: the words themselves or their sentence."""

    HIT = "hit"
    SENTENCE = "sentence"


class Skip(StrEnum):
    """Why nothing was recorded at a place."""

    TAGGED = "tagged"
    OUTSIDE = "outside"
    APART = "apart"
    CLOSED = "closed"


_WHY = {
    Skip.TAGGED: "already recorded so",
    Skip.OUTSIDE: "outside the paragraphs' text",
    Skip.APART: "fact and comment on the same words",
    Skip.CLOSED: "on cables that are not yours to change",
}


class TooManyPlacesError(RuleError):
    """More places were chosen than anybody has looked at."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"{count:,} places are chosen, and one step takes at most "
            f"{MOST_AT_ONCE:,}. Nothing was recorded; choose fewer."
        )


class TaggingStoppedError(RuleError):
    """The person did not want to wait for the end."""

    def __init__(self) -> None:
        super().__init__("Recording was stopped. Nothing was recorded.")


class PlacesGoneError(RuleError):
    """A cable was made part of another one since the places were found."""

    def __init__(self) -> None:
        super().__init__(
            "A file was divided otherwise since these places were found. Nothing was "
            "recorded; search again."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be recorded at each place; ``attributes`` may leave out defaults."""

    kind: Kind
    attributes: Mapping[str, str] = field(default_factory=dict)
    extent: Extent = Extent.HIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What came of it; ``change_set`` is None where nothing was recorded."""

    change_set: ChangeSet | None
    added: int
    cables: int
    skipped: Mapping[Skip, int]

    @property
    def sentence(self) -> str:
        """What was recorded, and what was left out and why."""
        said = "Nothing was recorded."
        if self.added:
            where = _counted(self.cables, "cable")
            said = f"Recorded at {_counted(self.added, 'place')} of {where}."
        left = sum(self.skipped.values())
        if not left:
            return said
        why = "; ".join(f"{n} {_WHY[skip]}" for skip, n in self.skipped.items())
        return f"{said} Left out {_counted(left, 'place')}: {why}."


def tag_places(
    project: Project,
    places: Iterable[Place],
    *,
    reviewer: str,
    wish: Wish,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Tagged:
    """Record a statement at each place, in the person's own passes.

    Args:
        project: Where the places were found.
        places: At most ``MOST_AT_ONCE``.
        reviewer: The person's name.
        wish: What is recorded, and over which words.
        cancelled: Asked before each cable; True gives up, and nothing is recorded.
        progress: Told how many cables are done, of how many.

    Raises:
        RuleError: Too many places, the codebook does not have such a statement, a
            cable is gone, or it was given up; nothing was recorded.
        StoreError: It could not be saved; nothing was recorded.
    """
    chosen = sorted(set(places), key=lambda place: (place.position, place.span))
    if len(chosen) > MOST_AT_ONCE:
        raise TooManyPlacesError(len(chosen))
    looked_up = _LookUp(project, wish.extent)
    parts = [
        (position, [place.span for place in part])
        for position, part in groupby(chosen, lambda place: place.position)
    ]
    for done, (position, spans) in enumerate(parts, start=1):
        if cancelled and cancelled():
            raise TaggingStoppedError
        cable_id = looked_up.take(position, spans)
        if progress:
            progress(done, len(parts), cable_id)
    with project.writing() as tx:
        work = _Work(tx, person(tx, reviewer), wish)
        for cable_id, contents in looked_up.contents(tx):
            work.tag(cable_id, contents)
        return work.finish()


class _LookUp:
    """What is meant at each place, read before anything is written.

    Reading a thousand cables takes seconds, in which others can go on writing.
    """

    def __init__(self, project: Project, extent: Extent) -> None:
        self._project, self._extent = project, extent
        self._head = projects.head(project)
        self._places: dict[CableId, list[Span]] = {}
        self._contents: dict[CableId, list[tuple[Span, ...]]] = {}

    def take(self, position: int, spans: list[Span]) -> CableId:
        """Look up the places of one cable, and tell which it is."""
        with self._project.reading() as tx:
            item = next(iter(listings.page(tx, [position])), None)
            if item is None:
                raise PlacesGoneError
            self._places[item.cable_id] = spans
            self._contents[item.cable_id] = self._read(tx, item.cable_id)
        return item.cable_id

    def contents(
        self, tx: Transaction
    ) -> Iterator[tuple[CableId, list[tuple[Span, ...]]]]:
        """Cable by cable what is meant; read anew where anything was written since."""
        is_old = journal.head(tx) != self._head
        for cable_id, found in self._contents.items():
            yield cable_id, self._read(tx, cable_id) if is_old else found

    def _read(self, tx: Transaction, cable_id: CableId) -> list[tuple[Span, ...]]:
        opened = self._project.open_cable(tx, cable_id)
        if opened is None:
            raise PlacesGoneError
        read = passages(opened.text, opened.cable)
        return [
            _content(opened, read, span, self._extent)
            for span in self._places[cable_id]
        ]


class _Work:
    """One step in the making: changes, and what was left out."""

    def __init__(self, tx: Transaction, who: Reviewer, wish: Wish) -> None:
        self._tx, self._who, self._wish = tx, who, wish
        book = codebooks.current(tx)[0]
        self._attributes = coding_rules.attributes(book, wish.kind, wish.attributes)
        self._at = times.now()
        self._changes: list[Change] = []
        self._passes: list[Pass] = []
        self._added = 0
        self._skipped: Counter[Skip] = Counter()

    def tag(self, cable_id: CableId, contents: list[tuple[Span, ...]]) -> None:
        """Record at the places of one cable, or count them as left out."""
        try:
            record, begin = own_pass(self._tx, cable_id, self._who)
        except RuleError:  # submitted, full, past being read, or kept for its judge
            self._skipped[Skip.CLOSED] += len(contents)
            return
        present = list(statements.of_pass(self._tx, record.pass_id))
        added: list[Statement] = []
        for content in contents:
            made = self._made(record, content) if content else Skip.OUTSIDE
            if isinstance(made, Statement):
                made = self._refused(made, present) or made
            if isinstance(made, Statement):
                present.append(made)
                added.append(made)
            else:
                self._skipped[made] += 1
        if added:
            self._changes += [*begin, *(Change(before=None, after=s) for s in added)]
            self._passes.append(record)
            self._added += len(added)

    def finish(self) -> Tagged:
        """Write it all as one step."""
        done = None
        if self._changes:
            only = self._passes[0] if len(self._passes) == 1 else None
            change_set = ChangeSet(
                label=self._label(),
                changes=tuple(self._changes),
                reviewer_id=self._who.reviewer_id,
                cable_id=only.cable_id if only else None,
                pass_id=only.pass_id if only else None,
            )
            done = apply(self._tx, change_set)
        return Tagged(
            change_set=done,
            added=self._added,
            cables=len(self._passes),
            skipped={skip: self._skipped[skip] for skip in Skip if self._skipped[skip]},
        )

    def _made(self, record: Pass, content: tuple[Span, ...]) -> Statement:
        return Statement(
            statement_id=StatementId(new_id()),
            cable_id=record.cable_id,
            pass_id=record.pass_id,
            kind=self._wish.kind,
            spans=content,
            attributes=dict(self._attributes),
            created_at=self._at,
        )

    def _refused(self, made: Statement, present: list[Statement]) -> Skip | None:
        over = [other for other in present if _overlap(made, other)]
        if any(_is_same(made, other) for other in over):
            return Skip.TAGGED
        apart = coding_rules.APART.get(made.kind)
        if any(other.kind is apart and not other.mixed for other in over):
            return Skip.APART
        return None

    def _label(self) -> str:
        called = self._attributes.get(STATEMENT_TYPE) or self._wish.kind.value
        called = called.replace("_", " ")
        if self._added == 1:
            return f"Add {called}"
        places = _counted(len(self._passes), "cable")
        return f"Add {called} at {self._added} places of {places}"


def _content(
    opened: OpenCable, read: tuple[Passage, ...], span: Span, extent: Extent
) -> tuple[Span, ...]:
    """What of the paragraphs' text is meant; nothing where a place is outside."""
    found: list[Span] = []
    for passage in read:
        if not any(span.intersects(piece) for piece in passage.spans):
            continue
        if extent is Extent.SENTENCE:
            for sentence in sentences(opened.text, passage):
                if any(span.intersects(piece) for piece in sentence):
                    found += sentence
        else:
            found += [_common(span, p) for p in passage.spans if span.intersects(p)]
    return extents.extent(opened, ordered(found))


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.intersects(b) for a in one.spans for b in other.spans)


def _is_same(one: Statement, other: Statement) -> bool:
    return one.kind is other.kind and one.statement_type == other.statement_type


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
