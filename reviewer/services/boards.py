"""The board of a proposition: who says what about it, in the order of time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.classification import Marking, highest
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import PropositionId, ReviewerId
from reviewer.domain.proposition import (
    Proposition,
    Response,
    Stand,
    response,
    stand_of,
    summary,
)
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import excerpt
from reviewer.services import browsing, propositions
from reviewer.services.working import known_person
from reviewer.store import links, memberships, passes, speakers, statements
from reviewer.store import propositions as stored
from reviewer.store.cables import OpenCable
from reviewer.store.project import Project, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A statement with all that must be told of it away from its cable.

    ``paragraph`` is the number, None outside paragraphs; ``speaker`` is described in
    a line, and empty where none was named. ``answers`` are the links from
    comments to it, ``targets`` what it answers itself.
    """

    statement: Statement
    stand: Stand
    quote: str
    paragraph: int | None
    marking: Marking
    post: str
    dtg: datetime | None
    speaker: str
    answers: tuple[Link, ...]
    targets: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A proposition in the list."""

    proposition: Proposition
    statements: int
    cables: int
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A proposition with its cards by stand, each column in the order of time."""

    proposition: Proposition
    cards: Mapping[Stand, tuple[Card, ...]]
    response: Response
    summary: str
    marking: Marking | None

    @property
    def in_order(self) -> tuple[Card, ...]:
        """All cards in the order of time."""
        every = [card for column in self.cards.values() for card in column]
        return tuple(sorted(every, key=_when))


def listed(project: Project, *, reviewer: str) -> tuple[Line, ...]:
    """A person's propositions, those with the most statements first."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        if who is None:
            return ()
        under = memberships.gathered(tx, who.reviewer_id)
        lines = [
            _line(tx, one, under.get(one.proposition_id, ()))
            for one in stored.of_reviewer(tx, who.reviewer_id)
        ]
    return tuple(sorted(lines, key=lambda line: -line.statements))


def board(project: Project, proposition_id: PropositionId, *, reviewer: str) -> Board:
    """Everything that is gathered under a proposition.

    Raises:
        UnknownPropositionError: It is none of the person's.
        DamagedError: A cable's text is not what was imported.
    """
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        if who is None:
            raise propositions.UnknownPropositionError(proposition_id)
        known = propositions.own(tx, proposition_id, who)
        under = memberships.gathered(tx, who.reviewer_id).get(proposition_id, ())
        cards = _cards(tx, project, under, who.reviewer_id)
    columns = {
        stand: tuple(sorted((c for c in cards if c.stand is stand), key=_when))
        for stand in Stand
    }
    claims = [card for card in cards if card.stand is not Stand.COMMENTS]
    disputed = sum(any(link.kind == "disputes" for link in c.answers) for c in claims)
    return Board(
        proposition=known,
        cards=columns,
        response=response(
            (card.statement for card in claims),
            [link for card in claims for link in card.answers],
        ),
        summary=summary(
            {stand: len(column) for stand, column in columns.items()},
            disputed,
            sum(not card.answers for card in claims),
        ),
        marking=highest(card.marking for card in cards),
    )


def unanswered(project: Project, *, reviewer: str) -> tuple[Card, ...]:
    """A person's claims that no comment answers, in the order of time."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        if who is None:
            return ()
        claims: list[Statement] = []
        for reading in passes.of_reviewer(tx, who.reviewer_id):
            said = statements.of_pass(tx, reading.pass_id)
            claims += (one for one in said if one.kind is Kind.CLAIM)
        cards = _cards(tx, project, claims, who.reviewer_id)
    return tuple(sorted((card for card in cards if not card.answers), key=_when))


def candidates(
    project: Project, proposition_id: PropositionId, *, reviewer: str
) -> tuple[Card, ...]:
    """A person's claims and comments that could be gathered there and are not yet.

    Raises:
        UnknownPropositionError: It is none of the person's.
    """
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        if who is None:
            raise propositions.UnknownPropositionError(proposition_id)
        propositions.own(tx, proposition_id, who)
        under = memberships.of_proposition(tx, proposition_id)
        there = {one.statement_id for one in under}
        free = [
            one
            for reading in passes.of_reviewer(tx, who.reviewer_id)
            for one in statements.of_pass(tx, reading.pass_id)
            if one.statement_id not in there
        ]
        cards = _cards(tx, project, free, who.reviewer_id)
    return tuple(sorted(cards, key=_when))


def _line(
    tx: Transaction, proposition: Proposition, under: Sequence[Statement]
) -> Line:
    claims = [one for one in under if one.kind is Kind.CLAIM]
    ids = [claim.statement_id for claim in claims]
    return Line(
        proposition=proposition,
        statements=len(under),
        cables=len({one.cable_id for one in under}),
        response=response(claims, _from_comments(tx, memberships.answers(tx, ids))),
    )


def _from_comments(tx: Transaction, found: Iterable[Link]) -> list[Link]:
    """The links that a comment answers by; claims may be linked to each other."""
    ends = ((link, statements.find(tx, link.from_id)) for link in found)
    return [link for link, end in ends if end and end.kind is Kind.COMMENT]


def _cards(
    tx: Transaction,
    project: Project,
    wanted: Iterable[Statement],
    reviewer_id: ReviewerId,
) -> list[Card]:
    names = {s.speaker_id: s.described for s in speakers.of_reviewer(tx, reviewer_id)}
    cards = []
    for statement in sorted(wanted, key=lambda one: (one.cable_id, one.start)):
        stand = stand_of(statement)
        opened = browsing.opened(tx, project, statement.cable_id)
        if stand is not None:
            said_by = statement.speaker_id
            speaker = names.get(said_by, "") if said_by else ""
            cards.append(_card(tx, statement, stand, opened, speaker))
    return cards


def _card(
    tx: Transaction,
    statement: Statement,
    stand: Stand,
    opened: OpenCable,
    speaker: str,
) -> Card:
    cable = opened.cable
    over = cable.paragraphs_over(statement.spans)
    touching = links.touching(tx, statement.statement_id)
    led_here = [link for link in touching if link.to_id == statement.statement_id]
    return Card(
        statement=statement,
        stand=stand,
        quote=excerpt(opened.text, cable.shown(statement.spans)),
        paragraph=over[0].number if over else None,
        marking=cable.marking_over(statement.spans),
        post=cable.header.from_post or "",
        dtg=cable.header.dtg,
        speaker=speaker,
        answers=tuple(_from_comments(tx, led_here)),
        targets=tuple(
            link for link in touching if link.from_id == statement.statement_id
        ),
    )


def _when(card: Card) -> tuple[bool, str, str, int]:
    """Cables without a date come last."""
    moment = card.dtg.isoformat() if card.dtg else ""
    return not moment, moment, card.statement.cable_id, card.statement.start
