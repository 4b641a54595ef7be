"""How far a person has answered the suggestions for a cable.

Only their own pass and their own rejections are looked at, never another's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reviewer.domain.duties import READS
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Link, PassKind, Statement
from reviewer.domain.suggestion import (
    SAME_PLACE,
    Rejection,
    Suggestion,
    Suggestions,
    likeness,
)
from reviewer.domain.text import Span
from reviewer.services import standing
from reviewer.services.working import known_person
from reviewer.store import passes, rejections, statements
from reviewer.store.project import Project, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The suggestions a person has answered, by their numbers among all of them.

    ``recorded`` names the statement that says what was suggested, ``rejected`` the
    no that keeps it away.
    """

    recorded: Mapping[int, StatementId] = field(default_factory=dict)
    rejected: Mapping[int, Rejection] = field(default_factory=dict)

    def left_of(self, found: Suggestions) -> tuple[int, ...]:
        """The numbers of those that wait for an answer, in the order of the text."""
        gone = self.recorded.keys() | self.rejected.keys()
        return tuple(n for n in range(len(found.items)) if n not in gone)


@dataclass(frozen=True, slots=True)
class DueLink:
    """A suggested link whose two ends are recorded and not linked yet."""

    source: StatementId
    target: StatementId
    kind: str


def answered(
    project: Project, cable_id: CableId, found: Suggestions, *, reviewer: str
) -> Answered:
    """What a person has recorded or rejected of suggestions made before."""
    with project.reading() as tx:
        recorded, rejected = _answers(tx, cable_id, reviewer)
    named = _recorded(found.items, recorded)
    refused = {
        number: one
        for number, item in enumerate(found.items)
        for one in rejected
        if number not in named and one.is_about(item)
    }
    return Answered(recorded=named, rejected=refused)


def due_links(
    found: Suggestions, given: Answered, links: Iterable[Link]
) -> Iterator[DueLink]:
    """The suggested links that can be recorded now.

    Args:
        found: All suggestions for a cable.
        given: How a person has answered them.
        links: What they have linked; a pair is never offered twice.
    """
    linked = {frozenset((link.from_id, link.to_id)) for link in links}
    for link in found.links:
        source = given.recorded.get(link.source)
        target = given.recorded.get(link.target)
        if source and target and frozenset((source, target)) not in linked:
            yield DueLink(source, target, link.kind)


def reading_of(project: Project, cable_id: CableId, *, reviewer: str) -> PassKind:
    """Which reading of a cable is this person's, begun or about to begin."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        own = passes.own(tx, cable_id, who.reviewer_id) if who else None
        if own:
            return own.kind
        first = standing.dossier(tx, cable_id).holder(READS[PassKind.FIRST])
    mine = who is not None and first == who.reviewer_id
    return PassKind.FIRST if first is None or mine else PassKind.SECOND


def _answers(
    tx: Transaction, cable_id: CableId, reviewer: str
) -> tuple[tuple[Statement, ...], tuple[Rejection, ...]]:
    who = known_person(tx, reviewer)
    if who is None:
        return (), ()
    own = passes.own(tx, cable_id, who.reviewer_id)
    recorded = statements.of_pass(tx, own.pass_id) if own else ()
    return recorded, rejections.of_reviewer(tx, cable_id, who.reviewer_id)


def _recorded(
    items: Sequence[Suggestion], recorded: Iterable[Statement]
) -> dict[int, StatementId]:
    """The suggestions that statements already say, each statement one at most."""
    said: dict[int, StatementId] = {}
    for statement in recorded:
        span = Span(statement.start, statement.end)
        near = [
            (item.statement_type == statement.statement_type, like, number)
            for number, item in enumerate(items)
            if item.kind is statement.kind
            and number not in said
            and (like := likeness(span, item.span)) >= SAME_PLACE
        ]
        if near:
            said[max(near)[2]] = statement.statement_id
    return said
