"""What there is to decide on a cable: its cases, with two sides that have no names.

Which pass is X is drawn for each case from a seed that belongs to the project, and is
told by a decision's record alone, after it was made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.domain import outcome
from reviewer.domain.adjudication import (
    Adjudication,
    Decision,
    name_as_shown,
    replay,
    side_shown_as_x,
)
from reviewer.domain.comparison import Agreed, Disagreement, Side
from reviewer.domain.duties import Role
from reviewer.domain.identifiers import (
    CableId,
    CaseId,
    PassId,
    StatementId,
)
from reviewer.domain.review import Stage
from reviewer.domain.statement import Link, Origin, PassKind, Speaker, Statement
from reviewer.domain.text import digest
from reviewer.services import browsing, comparing, standing
from reviewer.services.comparing import Beside
from reviewer.services.snapshots import Snapshot
from reviewer.store import codebooks, decisions, reviewers
from reviewer.store.project import Project, Transaction

NOBODY = PassId("")
"""The pass of a statement whose author is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one side has there, without a name: a statement or a link.

    ``links`` are those that begin at the statement, ``notes`` what was noted on it;
    ``ends`` are the statements that a link leads from and to.
    """

    statement: Statement | None = None
    link: Link | None = None
    ends: tuple[Statement | None, Statement | None] = (None, None)
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing to decide; ``x`` or ``y`` is None where that side has nothing.

    ``name`` is its kind as it may be shown: ``boundary``, ``attribute:speaker``,
    ``only_in_x``, or ``agreed`` for what both say and can be called in question.
    ``is_moot``: a decision on another case has rejected what it is about.
    """

    case_id: CaseId
    cable_id: CableId
    name: str
    x: Held | None
    y: Held | None
    decision: Decision | None
    is_link: bool = False
    is_moot: bool = False

    @property
    def group(self) -> str:
        """What cases are listed under: the name, for either side alone one."""
        return "only_on_one_side" if self.name.startswith("only_in_") else self.name

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.decision is None and not self.is_moot and self.name != AGREED

    @property
    def is_deferred(self) -> bool:
        """Whether it was put off."""
        put_off = self.decision is not None and not self.decision.is_final
        return put_off and not self.is_moot

    @property
    def place(self) -> Statement | None:
        """The statement by which it is shown in the text."""
        for held in (self.x, self.y):
            if held is not None:
                return held.statement or held.ends[0]
        return None


AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """Everything to be decided on a cable, in order of place.

    ``matched`` counts the statements that answer each other, whatever they differ in.
    ``cases`` are the disagreements, ``agreed`` what enters the result by itself.
    ``unset`` are the required attributes that the result has no value for yet.
    ``speakers`` are all whom a statement names; ``adjudicator`` is None until one is
    appointed. ``seed`` is what the sides are drawn by.
    """

    cable_id: CableId
    stage: Stage | None
    revision: int
    adjudicator: str | None
    seed: int
    matched: int
    cases: tuple[Case, ...]
    agreed: tuple[Case, ...]
    unset: tuple[tuple[StatementId, str], ...]
    speakers: tuple[Speaker, ...]

    @property
    def open(self) -> tuple[Case, ...]:
        """What waits for a decision."""
        return tuple(case for case in self.cases if case.is_open)

    @property
    def deferred(self) -> tuple[Case, ...]:
        """What was put off, agreements called in question included."""
        return tuple(case for case in self.all if case.is_deferred)

    @property
    def settled(self) -> int:
        """How many of the disagreements need no more work."""
        return sum(not case.is_open and not case.is_deferred for case in self.cases)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left before the cable can be called adjudicated."""
        return not (self.open or self.deferred or self.unset)

    @property
    def all(self) -> tuple[Case, ...]:
        """Disagreements, then agreements."""
        return (*self.cases, *self.agreed)

    def case(self, case_id: CaseId) -> Case | None:
        """The case of that id."""
        return next((case for case in self.all if case.case_id == case_id), None)

    def after(self, case_id: CaseId | None) -> Case | None:
        """The next case to be done behind one, round the end; open before deferred."""
        ids = [case.case_id for case in self.cases]
        at = ids.index(case_id) + 1 if case_id in ids else 0
        ahead = (*self.cases[at:], *self.cases[:at])
        waiting = next((case for case in ahead if case.is_open), None)
        return waiting or next((case for case in ahead if case.is_deferred), None)


def docket(project: Project, cable_id: CableId, *, reviewer: str) -> Docket:
    """What there is to decide on a cable.

    Raises:
        NotComparableError: A pass over it is not in, or not this person's to see.
        UnknownCableError: There is no such cable.
    """
    with project.reading() as tx:
        browsing.opened(tx, project, cable_id)
        if not comparing.is_shown(tx, cable_id, reviewer):
            raise comparing.NotComparableError(cable_id)
        return of_cable(tx, project, comparing.of_cable(tx, project, cable_id))


def dockets(
    project: Project,
    cable_ids: Sequence[CableId],
    *,
    reviewer: str,
    progress: comparing.Progress | None = None,
    cancelled: comparing.Cancelled | None = None,
) -> tuple[Docket, ...]:
    """The same of many cables at once; see ``comparing.compare``."""
    found = comparing.compare(
        project, cable_ids, reviewer=reviewer, progress=progress, cancelled=cancelled
    )
    with project.reading() as tx:
        return tuple(of_cable(tx, project, one) for one in found)


def case(project: Project, case_id: CaseId, *, reviewer: str) -> Case:
    """The case of that id, on whichever cable.

    Raises:
        UnknownDisagreementError: None that this person may see compared.
    """
    cable_id = comparing.find(project, case_id, reviewer=reviewer)
    found = docket(project, cable_id, reviewer=reviewer).case(case_id)
    if found is None:
        raise comparing.UnknownDisagreementError(case_id)
    return found


def seed_of(project: Project) -> int:
    """What sides are drawn by: the same on every machine that holds the project."""
    return int(digest(project.project_id)[:8], 16)


def adjudication(tx: Transaction, found: Beside) -> Adjudication:
    """A comparison with everything that was decided on it."""
    made = decisions.of_cables(tx, [found.cable_id])
    return replay(found.compared.comparison, made)


def of_cable(tx: Transaction, project: Project, found: Beside) -> Docket:
    """The same, from a comparison that is at hand."""
    known = standing.dossier(tx, found.cable_id)
    state = adjudication(tx, found)
    final = known.pass_of(PassKind.FINAL)
    result = outcome.result(state, final.pass_id if final else NOBODY)
    holder = known.holder(Role.ADJUDICATOR)
    names = {one.reviewer_id: one.name for one in reviewers.all_of(tx)}
    seed = seed_of(project)
    comparison = state.comparison
    return Docket(
        cable_id=found.cable_id,
        stage=known.review.stage,
        revision=known.review.revision,
        adjudicator=names[holder] if holder else None,
        seed=seed,
        matched=len(comparison.pairs),
        cases=tuple(_case(one, state, found, seed) for one in comparison.disagreements),
        agreed=tuple(_case(one, state, found, seed) for one in comparison.agreed),
        unset=outcome.unset(result, codebooks.current(tx)[0]),
        speakers=found.pair.speakers,
    )


def open_cases(
    project: Project, cable_ids: tuple[CableId, ...], *, reviewer: str
) -> dict[CableId, int]:
    """How many cases wait on each of some cables; those not to be seen left out."""
    with project.reading() as tx:
        shown = [one for one in cable_ids if comparing.is_shown(tx, one, reviewer)]
        found = comparing.compared(tx, project, comparing.paired(tx, shown))
        states = {one.cable_id: adjudication(tx, one) for one in found}
    return {
        cable_id: len(state.open) + len(state.deferred)
        for cable_id, state in states.items()
    }


def _case(
    case: Disagreement | Agreed, state: Adjudication, found: Beside, seed: int
) -> Case:
    decision = state.decisions.get(case.case_id)
    x = decision.x if decision else side_shown_as_x(seed, case.case_id)
    agreed = isinstance(case, Agreed)
    is_link = case.is_link if isinstance(case, Agreed) else case.kind.is_link
    ids = {Side.A: case.a, Side.B: case.b}
    return Case(
        case_id=case.case_id,
        cable_id=case.cable_id,
        name=AGREED if isinstance(case, Agreed) else name_as_shown(case, x),
        x=_held(found, x, ids[x], is_link=is_link),
        y=_held(found, x.other, ids[x.other], is_link=is_link),
        decision=decision,
        is_link=is_link,
        is_moot=not agreed and state.is_moot(case),
    )


def _held(
    found: Beside, side: Side, record_id: str | None, *, is_link: bool
) -> Held | None:
    if record_id is None:
        return None
    comparison = found.compared.comparison
    coding = comparison.coding(side)
    if is_link:
        link = comparison.link(side, StatementId(record_id))
        if link is None:
            return None
        ends = (coding.by_id.get(link.from_id), coding.by_id.get(link.to_id))
        return Held(link=_bare_link(link), ends=(_bare(ends[0]), _bare(ends[1])))
    statement = comparison.statement(side, StatementId(record_id))
    mine = (link for link in coding.links if link.from_id == record_id)
    return Held(
        statement=_bare(statement),
        links=tuple(map(_bare_link, mine)),
        notes=tuple(_notes(found.pair.snapshot(side), record_id)),
    )


def _notes(said: Snapshot, record_id: str) -> Iterator[str]:
    return (note.text for note in said.notes if note.statement_id == record_id)


def _bare(statement: Statement | None) -> Statement | None:
    """A statement without what tells whose it is."""
    if statement is None:
        return None
    return replace(statement, pass_id=NOBODY, origin=Origin.MANUAL)


def _bare_link(link: Link) -> Link:
    return replace(link, pass_id=NOBODY)
