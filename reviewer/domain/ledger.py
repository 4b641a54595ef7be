"""The ledger: every claim beside what the post says about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import StatementId
from reviewer.domain.statement import Link, Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """A post comment and the link by which it answers a claim."""

    link: Link
    statement: Statement


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A claim with its answers in the order of the text."""

    claim: Statement
    answers: tuple[Answer, ...]

    @property
    def is_addressed(self) -> bool:
        """Whether the post says anything about the claim."""
        return bool(self.answers)


def ledger(
    statements: Iterable[Statement], links: Iterable[Link]
) -> tuple[LedgerRow, ...]:
    """Set claims beside their answers, in the order of the text.

    Only links from a comment to a claim count: that claims contradict each other
    is not an answer of the post's. Links to absent statements are left out.
    """
    present = {item.statement_id: item for item in statements}
    answers: dict[StatementId, list[Answer]] = {}
    for link in links:
        source, target = present.get(link.from_id), present.get(link.to_id)
        if source and target and _answers(source, target):
            answers.setdefault(link.to_id, []).append(Answer(link, source))
    claims = sorted(
        (item for item in present.values() if item.kind is Kind.CLAIM), key=_place
    )
    return tuple(
        LedgerRow(claim, _sorted(answers.get(claim.statement_id, [])))
        for claim in claims
    )


def _answers(source: Statement, target: Statement) -> bool:
    return source.kind is Kind.COMMENT and target.kind is Kind.CLAIM


def _sorted(answers: list[Answer]) -> tuple[Answer, ...]:
    return tuple(
        sorted(answers, key=lambda item: (_place(item.statement), item.link.link_id))
    )


def _place(statement: Statement) -> tuple[int, int, str]:
    return statement.start, statement.end, statement.statement_id
