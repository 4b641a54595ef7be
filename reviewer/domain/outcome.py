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
from reviewer.domain.aspects import UNSET, taking
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook
from reviewer.domain.comparison import (
    Agreed,
    Comparison,
    Disagreement,
    DisagreementKind,
    Side,
)
from reviewer.domain.identifiers import CaseId, LinkId, PassId, StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import digest

_ID_LENGTH = 32

Ends = Mapping[tuple[Side, StatementId], StatementId]
"""Where the statements of either pass have gone in the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The statements and links that stand after adjudication.

    ``pending`` are the cases still to be settled; what they are about is left out
    until they are. ``ends`` says which statement of the result stands for a
    statement of either pass; rejected ones are missing.
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
        elsewhere: Where statements of other cables have gone, for links to them.
    """
    found = list(_statements(adjudication))
    ends = dict(elsewhere or {})
    own: dict[tuple[Side, StatementId], StatementId] = {}
    statements: dict[StatementId, Statement] = {}
    for sources, statement in found:
        new_id = StatementId(_made_id(final, *sources, statement.statement_id))
        statements[new_id] = replace(statement, statement_id=new_id, pass_id=final)
        own.update(dict.fromkeys(sources, new_id))
    links = _linked(adjudication, final, ends | own)
    ordered = sorted(
        statements.values(), key=lambda item: (item.spans, item.created_at)
    )
    return Result(
        statements=tuple(ordered),
        links=tuple(links),
        pending=_pending(adjudication),
        ends=own,
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


_Sourced = tuple[tuple[tuple[Side, StatementId], ...], Statement]
"""A statement of the result, and the statements that it stands for."""


def _statements(adjudication: Adjudication) -> Iterator[_Sourced]:
    comparison, made = adjudication.comparison, adjudication.decisions
    by_pair = _cases_of_pairs(comparison)
    for a, b in comparison.pairs:
        one, other = comparison.first.by_id[a], comparison.second.by_id[b]
        yield from _settled(one, other, by_pair.get((a, b), []), made)
    for case in comparison.disagreements:
        if case.kind.is_one_sided:
            yield from _one_sided(comparison, case, made.get(case.case_id))


def _cases_of_pairs(
    comparison: Comparison,
) -> dict[tuple[object, object], list[Disagreement | Agreed]]:
    found: dict[tuple[object, object], list[Disagreement | Agreed]] = {}
    for case in comparison.disagreements:
        if not case.kind.is_link and not case.kind.is_one_sided:
            found.setdefault((case.a, case.b), []).append(case)
    for agreed in comparison.agreed:
        if not agreed.is_link:
            found.setdefault((agreed.a, agreed.b), []).append(agreed)
    return found


def _settled(
    one: Statement,
    other: Statement,
    cases: list[Disagreement | Agreed],
    made: Mapping[CaseId, Decision],
) -> Iterator[_Sourced]:
    """What becomes of a pair; nothing while one of its cases is open."""
    sources = {Side.A: one, Side.B: other}
    ids = {side: (side, item.statement_id) for side, item in sources.items()}
    decisions: list[tuple[str, Decision]] = []
    for case in cases:
        decision = made.get(case.case_id)
        if isinstance(case, Agreed):
            if decision is not None:
                yield from _questioned(one, tuple(ids.values()), decision)
                return
            continue
        if decision is None or not decision.is_final:
            return
        if rejects_statement(case, decision):
            return
        decisions.append((case.aspect, decision))
    if any(decision.choice is Choice.BOTH for _, decision in decisions):
        for side, item in sources.items():
            yield (ids[side],), _decided(item, side, sources, decisions)
    else:
        yield tuple(ids.values()), _decided(one, Side.A, sources, decisions)


def _decided(
    statement: Statement,
    own: Side,
    sources: Mapping[Side, Statement],
    decisions: list[tuple[str, Decision]],
) -> Statement:
    """A statement with every aspect as it was decided; ``both`` keeps its own."""
    for aspect, decision in sorted(decisions, key=lambda item: item[0] != "label"):
        believed: Statement | None
        if decision.choice is Choice.BOTH:
            believed = sources[own]
        elif decision.taken:
            (side,) = decision.taken
            believed = sources[side]
        else:
            believed = _edited_statement(decision)
        statement = taking(statement, aspect, believed)
    return statement


def _questioned(
    statement: Statement,
    ids: tuple[tuple[Side, StatementId], ...],
    decision: Decision,
) -> Iterator[_Sourced]:
    """An agreement that was called in question all the same."""
    if decision.taken:
        yield ids, statement
    elif (edited := _edited_statement(decision)) is not None:
        yield ids, replace(edited, statement_id=statement.statement_id)


def _one_sided(
    comparison: Comparison, case: Disagreement, decision: Decision | None
) -> Iterator[_Sourced]:
    side = Side.A if case.kind is DisagreementKind.ONLY_IN_A else Side.B
    statement = comparison.statement(side, case.of(side))
    if statement is None or decision is None:
        return
    sources = ((side, statement.statement_id),)
    edited = _edited_statement(decision)
    if side in decision.taken:
        yield sources, statement
    elif edited is not None:
        yield sources, replace(edited, statement_id=statement.statement_id)


def _edited_statement(decision: Decision) -> Statement | None:
    if decision.choice is Choice.EDIT and isinstance(decision.edited, Statement):
        return decision.edited
    return None


def _linked(adjudication: Adjudication, final: PassId, ends: Ends) -> Iterator[Link]:
    """The links that stand and whose ends stand, each once."""
    seen: set[tuple[StatementId, StatementId, str]] = set()
    for side, link in _links(adjudication):
        start, end = ends.get((side, link.from_id)), ends.get((side, link.to_id))
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


def _links(adjudication: Adjudication) -> Iterator[tuple[Side, Link]]:
    comparison, made = adjudication.comparison, adjudication.decisions
    in_cases: set[tuple[Side, LinkId]] = set()
    cases: list[Disagreement | Agreed] = [
        *(case for case in comparison.agreed if case.is_link),
        *(case for case in comparison.disagreements if case.kind.is_link),
    ]
    for case in cases:
        found = {
            side: link
            for side, record in ((Side.A, case.a), (Side.B, case.b))
            if (link := comparison.link(side, record)) is not None
        }
        in_cases |= {(side, link.link_id) for side, link in found.items()}
        yield from _decided_links(case, found, made.get(case.case_id))
    for side in Side:  # links that follow a statement only one pass has
        for link in comparison.coding(side).links:
            if (side, link.link_id) not in in_cases:
                yield side, link


def _decided_links(
    case: Disagreement | Agreed,
    found: Mapping[Side, Link],
    decision: Decision | None,
) -> Iterator[tuple[Side, Link]]:
    if decision is None:
        if isinstance(case, Agreed):
            yield Side.A, found[Side.A]
    elif decision.choice is Choice.EDIT and isinstance(decision.edited, Link):
        edited = decision.edited
        yield next((s for s in found if _knows(found[s], edited)), Side.A), edited
    else:
        yield from ((side, found[side]) for side in decision.taken if side in found)


def _knows(link: Link, edited: Link) -> bool:
    """Whether an edited link came from this one."""
    return edited.link_id == link.link_id


def _pending(adjudication: Adjudication) -> tuple[CaseId, ...]:
    open_cases = tuple(case.case_id for case in adjudication.open)
    return open_cases + adjudication.deferred


def _made_id(*parts: object) -> str:
    return digest(repr(parts))[:_ID_LENGTH]
