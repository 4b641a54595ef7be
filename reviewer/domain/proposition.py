"""Propositions: what several claims and comments, over several cables, are about.

A proposition is a sentence of the reviewer's own ("The Guild decides who loads
first"), under which they gather who asserts it, who denies it, who acknowledges it
and what posts comment. Gathering changes no statement and belongs to nobody's pass.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import (
    CableId,
    PropositionId,
    ReviewerId,
    StatementId,
)
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What statements are about; every reviewer keeps a list of their own."""

    proposition_id: PropositionId
    reviewer_id: ReviewerId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A statement that was gathered under a proposition."""

    proposition_id: PropositionId
    statement_id: StatementId
    cable_id: CableId

    @property
    def membership_id(self) -> str:
        """A statement is under a proposition once."""
        return digest(f"{self.proposition_id} {self.statement_id}")[:32]


class Stand(StrEnum):
    """How a statement stands to its proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACKNOWLEDGES = "acknowledges"
    COMMENTS = "comments"


_STANDS = {"denial": Stand.DENIES, "acknowledgement": Stand.ACKNOWLEDGES}


def stand_of(statement: Statement) -> Stand | None:
    """How a statement stands to what it is gathered under; None for reports.

    Claims that neither deny nor acknowledge put the proposition forward, whatever
    else they do.
    """
    if statement.kind is Kind.COMMENT:
        return Stand.COMMENTS
    if statement.kind is not Kind.CLAIM:
        return None
    return _STANDS.get(statement.statement_type or "", Stand.ASSERTS)


class Response(StrEnum):
    """What posts say of the claims under a proposition, the strongest first."""

    DISPUTED = "disputed"
    QUALIFIED = "qualified"
    SUPPORTED = "supported"
    NOT_ADDRESSED = "not_addressed"
    OPEN = "open"
    """There is no claim that a post could answer."""

    @property
    def words(self) -> str:
        """As it is said: ``not addressed``."""
        return self.value.replace("_", " ")


_RESPONSES = {
    "disputes": Response.DISPUTED,
    "qualifies": Response.QUALIFIED,
    "supports": Response.SUPPORTED,
}


def response(claims: Iterable[Statement], answers: Sequence[Link]) -> Response:
    """What posts say of some claims.

    Args:
        claims: The claims under a proposition.
        answers: All links from comments to them.
    """
    ids = {claim.statement_id for claim in claims}
    if not ids:
        return Response.OPEN
    said = {_RESPONSES.get(link.kind) for link in answers if link.to_id in ids}
    strongest = (one for one in Response if one in said)
    return next(strongest, Response.NOT_ADDRESSED)


def summary(counts: dict[Stand, int], disputed: int, unanswered: int) -> str:
    """A proposition in a sentence or two.

    Args:
        counts: How many statements stand to it in which way.
        disputed: How many of its claims a comment disputes.
        unanswered: How many of its claims no comment answers.
    """
    said = [
        f"{count} {verb if count == 1 else plural} it"
        for stand, verb, plural in _VERBS
        if (count := counts.get(stand, 0))
    ]
    if not said:
        return "Nobody has been gathered here yet."
    first = ", ".join(said) + "."
    post = []
    if disputed:
        post.append(f"posts dispute {disputed} of these claims")
    if unanswered:
        verb = "is" if unanswered == 1 else "are"
        post.append(f"{unanswered} {verb} not addressed")
    return f"{first} {_sentence(post)}".strip()


def answered_by(kinds: Sequence[str]) -> str:
    """What comments do with a claim: ``disputed by 2 comments``; '' where none does.

    Args:
        kinds: The kind of each link from a comment to it.
    """
    told = [
        f"{verb} by {_counted(count, 'comment')}"
        for kind, verb in _ANSWERED
        if (count := kinds.count(kind))
    ]
    return ", ".join(told)


def answers(links: Sequence[Link], targets: Sequence[Statement]) -> str:
    """What a comment does: ``disputes · rebuts the denial``; '' where it answers none.

    Args:
        links: The links from it.
        targets: The statements they lead to, as far as these are known.
    """
    types = {one.statement_id: one.statement_type for one in targets}
    told: dict[str, list[str]] = {}
    for link in links:
        verb = f"{link.kind} · {link.mode}" if link.mode else link.kind
        told.setdefault(verb, []).append(types.get(link.to_id) or "claim")
    return ", ".join(f"{verb} {_object(of)}" for verb, of in told.items())


def _object(types: Sequence[str]) -> str:
    if len(types) == 1:
        return f"the {types[0].replace('_', ' ')}"
    return _counted(len(types), "claim")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


_ANSWERED = (
    ("disputes", "disputed"),
    ("qualifies", "qualified"),
    ("supports", "supported"),
    ("contextualises", "put in context"),
)
_VERBS = (
    (Stand.ASSERTS, "asserts", "assert"),
    (Stand.DENIES, "denies", "deny"),
    (Stand.ACKNOWLEDGES, "acknowledges", "acknowledge"),
)


def _sentence(parts: Sequence[str]) -> str:
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}." if told else ""
