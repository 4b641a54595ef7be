"""What two passes and the decisions on them amount to: the statements of the result.

A pure function of the comparison and the decisions. Ids of the result are made from
those of its parts, so that working it out again gives the same statements.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from reviewer.domain.adjudication import (
    Adjudication,
    Choice,
    Decision,
    rejects_statement,
)
from reviewer.domain.aspects import LABEL, UNSET, taking
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.domain.comparison import Agreed, Comparison, Disagreement, Side
from reviewer.domain.identifiers import CaseId, LinkId, PassId, StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import digest

_ID_LENGTH = 32

Ends = Mapping[StatementId, StatementId]
"""Which statement of a result stands for a statement of either pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The statements and links that stand after adjudication.

    ``pending`` are the cases still to be settled; what they are about is left out
    until they are. Statements that were rejected are missing from ``ends``.
    """

    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    pending: tuple[CaseId, ...]
    ends: Ends


def result(
    adjudication: Adjudication, final: PassId, elsewhere: Ends | None = None
) -> Result:
    """Work out the result of a cable.

    Args:
        adjudication: The comparison and its decisions.
        final: The pass that the result belongs to.
        elsewhere: The same of other cables, for links that lead to them.
    """
    ends: dict[StatementId, StatementId] = {}
    statements: list[Statement] = []
    for sources, statement in _statements(adjudication):
        new_id = StatementId(_made_id(final, *sources))
        statements.append(replace(statement, statement_id=new_id, pass_id=final))
        ends |= dict.fromkeys(sources, new_id)
    statements.sort(key=lambda item: (item.spans, item.statement_id))
    links = _linked(adjudication, final, {**(elsewhere or {}), **ends})
    open_cases = (case.case_id for case in adjudication.open)
    return Result(
        statements=tuple(statements),
        links=tuple(links),
        pending=(*open_cases, *adjudication.deferred),
        ends=ends,
    )


def unset(
    found: Result, book: Codebook, required: Collection[str] = (STATEMENT_TYPE,)
) -> tuple[tuple[StatementId, str], ...]:
    """The required attributes that a result has no value for, by statement."""
    return tuple(
        (statement.statement_id, name)
        for statement in found.statements
        for name in required
        if (item := book.attribute(name)) is not None
        and statement.kind in item.kinds
        and statement.attributes.get(name, UNSET) == UNSET
    )


_Sourced = tuple[tuple[StatementId, ...], Statement]
"""The statements that one of the result stands for, and what it says."""
_PairCases = dict[tuple[object, object], list[Disagreement | Agreed]]


def _statements(adjudication: Adjudication) -> Iterator[_Sourced]:
    comparison, made = adjudication.comparison, adjudication.decisions
    by_pair = _cases_of_pairs(comparison)
    for a, b in comparison.pairs:
        pair = {
            Side.A: comparison.first.by_id[a],
            Side.B: comparison.second.by_id[b],
        }
        yield from _of_pair(pair, by_pair[a, b], made)
    for case in comparison.disagreements:
        decision = made.get(case.case_id)
        if case.kind.is_one_sided and decision is not None:
            yield from _of_one_side(comparison, case, decision)


def _cases_of_pairs(comparison: Comparison) -> _PairCases:
    found: _PairCases = {}
    cases: tuple[Disagreement | Agreed, ...] = (
        *(case for case in comparison.disagreements if not case.kind.is_link),
        *(case for case in comparison.agreed if not case.is_link),
    )
    for case in cases:
        found.setdefault((case.a, case.b), []).append(case)
    return found


def _of_pair(
    pair: Mapping[Side, Statement],
    cases: list[Disagreement | Agreed],
    made: Mapping[CaseId, Decision],
) -> Iterator[_Sourced]:
    """What becomes of a pair: one statement, two, or (rejected or open) none."""
    decisions: list[tuple[str, Decision]] = []
    for case in cases:
        decision = made.get(case.case_id)
        if isinstance(case, Agreed):
            yield from _of_agreement(pair, decision)
            return
        if (
            decision is None
            or not decision.is_final
            or rejects_statement(case, decision)
        ):
            return
        decisions.append((case.aspect, decision))
    decisions.sort(key=lambda item: item[0] != LABEL)  # another kind comes first
    if any(decision.choice is Choice.BOTH for _, decision in decisions):
        for side in Side:
            yield (pair[side].statement_id,), _decided(side, pair, decisions)
    else:
        yield _ids(pair), _decided(Side.A, pair, decisions)


def _decided(
    own: Side, pair: Mapping[Side, Statement], decisions: list[tuple[str, Decision]]
) -> Statement:
    """A statement with every aspect as it was decided; ``both`` keeps its own."""
    statement = pair[own]
    for aspect, decision in decisions:
        if decision.choice is Choice.BOTH:
            believed: Statement | None = pair[own]
        elif decision.taken:
            (side,) = decision.taken
            believed = pair[side]
        else:
            believed = _edited(decision)
        statement = taking(statement, aspect, believed)
    return statement


def _of_agreement(
    pair: Mapping[Side, Statement], decision: Decision | None
) -> Iterator[_Sourced]:
    """An agreement as it stands, or as it was decided after all."""
    if decision is None or decision.taken:
        yield _ids(pair), pair[Side.A]
    elif (edited := _edited(decision)) is not None:
        yield _ids(pair), edited


def _of_one_side(
    comparison: Comparison, case: Disagreement, decision: Decision
) -> Iterator[_Sourced]:
    side = Side.A if case.a is not None else Side.B
    alone = comparison.statement(side, case.of(side))
    kept = alone if side in decision.taken else _edited(decision)
    if alone is not None and kept is not None:
        yield (alone.statement_id,), kept


def _edited(decision: Decision) -> Statement | None:
    if decision.choice is Choice.EDIT and isinstance(decision.edited, Statement):
        return decision.edited
    return None


def _ids(pair: Mapping[Side, Statement]) -> tuple[StatementId, ...]:
    return tuple(pair[side].statement_id for side in Side)


def _linked(adjudication: Adjudication, final: PassId, ends: Ends) -> Iterator[Link]:
    """The links that stand and whose ends stand, each once."""
    seen: set[tuple[StatementId, StatementId, str]] = set()
    for link in _links(adjudication):
        start, end = ends.get(link.from_id), ends.get(link.to_id)
        if start is None or end is None or (start, end, link.kind) in seen:
            continue
        seen.add((start, end, link.kind))
        yield replace(
            link,
            link_id=LinkId(_made_id(final, start, end, link.kind)),
            pass_id=final,
            from_id=start,
            to_id=end,
        )


def _links(adjudication: Adjudication) -> Iterator[Link]:
    """The links of cases as decided, then those that follow a statement."""
    comparison, made = adjudication.comparison, adjudication.decisions
    in_cases: set[LinkId] = set()
    cases: tuple[Disagreement | Agreed, ...] = (
        *(case for case in comparison.agreed if case.is_link),
        *(case for case in comparison.disagreements if case.kind.is_link),
    )
    for case in cases:
        found = {
            side: link
            for side, record in ((Side.A, case.a), (Side.B, case.b))
            if (link := comparison.link(side, record)) is not None
        }
        in_cases |= {link.link_id for link in found.values()}
        yield from _decided_links(case, found, made.get(case.case_id))
    for side in Side:
        for link in comparison.coding(side).links:
            if link.link_id not in in_cases:
                yield link


def _decided_links(
    case: Disagreement | Agreed,
    found: Mapping[Side, Link],
    decision: Decision | None,
) -> Iterator[Link]:
    if decision is None:
        if isinstance(case, Agreed):
            yield found[Side.A]
    elif decision.choice is Choice.EDIT and isinstance(decision.edited, Link):
        yield decision.edited
    else:
        yield from (
            found[side] for side in Side if side in found.keys() & decision.taken
        )


def _made_id(*parts: str) -> str:
    return digest(" ".join(parts))[:_ID_LENGTH]
