"""Comparing links: which of two passes' links say the same about the same statements.

Links are compared through the alignment of their ends. A link with an end that only
one pass has is no disagreement of its own: what becomes of it follows from what
becomes of the statement.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from reviewer.agreement.differing import Cases
from reviewer.domain.comparison import Agreed, Disagreement, DisagreementKind, case_id
from reviewer.domain.identifiers import CableId, StatementId
from reviewer.domain.statement import Link


class Partners:
    """Which statement of the other pass answers one, over all cables compared."""

    def __init__(self, pairs: Iterable[tuple[StatementId, StatementId]]) -> None:
        self._of_second = {other: one for one, other in pairs}
        self._first = set(self._of_second.values())

    def of_first(self, statement_id: StatementId) -> StatementId | None:
        """A statement of the first pass itself, if it has a partner."""
        return statement_id if statement_id in self._first else None

    def of_second(self, statement_id: StatementId) -> StatementId | None:
        """The partner in the first pass of a statement of the second."""
        return self._of_second.get(statement_id)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A link with its ends in terms of the first pass, None where there is none."""

    link: Link
    start: StatementId | None
    end: StatementId | None


_Key = Callable[[_Placed], tuple[Hashable, ...]]


def compare_links(
    cable_id: CableId, first: Iterable[Link], second: Iterable[Link], partners: Partners
) -> Cases:
    """List what two passes' links of a cable say alike and what they do not.

    Links with the same ends are held beside each other first, then those with one
    end and the kind in common; what is left is missing on the other side.
    """
    ours = _placed(first, partners.of_first)
    theirs = _placed(second, partners.of_second)
    agreed = [
        Agreed(
            cable_id=cable_id, a=one.link.link_id, b=other.link.link_id, is_link=True
        )
        for one, other in _taken(ours, theirs, _everything)
    ]
    found = [
        _case(cable_id, kind, one, other)
        for kind, key in (
            (DisagreementKind.LINK_KIND, _ends),
            (DisagreementKind.LINK_END, _start_and_kind),
            (DisagreementKind.LINK_END, _kind_and_end),
        )
        for one, other in _taken(ours, theirs, key)
    ]
    missing = DisagreementKind.LINK_MISSING
    found += [_case(cable_id, missing, one, None) for one in ours if _known(one)]
    found += [
        _case(cable_id, missing, None, other) for other in theirs if _known(other)
    ]
    return Cases(tuple(agreed), tuple(found))


def _placed(
    links: Iterable[Link], partner: Callable[[StatementId], StatementId | None]
) -> list[_Placed]:
    ordered = sorted(links, key=lambda link: link.link_id)
    return [_Placed(it, partner(it.from_id), partner(it.to_id)) for it in ordered]


def _taken(
    ours: list[_Placed], theirs: list[_Placed], key: _Key
) -> Iterator[tuple[_Placed, _Placed]]:
    """Pair links of one key and take them out of both lists."""
    for one in tuple(ours):
        wanted = key(one)
        if None in wanted:
            continue
        other = next((item for item in theirs if key(item) == wanted), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            yield one, other


def _everything(placed: _Placed) -> tuple[Hashable, ...]:
    return placed.start, placed.end, placed.link.kind, placed.link.mode or ""


def _ends(placed: _Placed) -> tuple[Hashable, ...]:
    return placed.start, placed.end


def _start_and_kind(placed: _Placed) -> tuple[Hashable, ...]:
    return placed.start, placed.link.kind


def _kind_and_end(placed: _Placed) -> tuple[Hashable, ...]:
    return placed.link.kind, placed.end


def _known(placed: _Placed) -> bool:
    return placed.start is not None and placed.end is not None


def _case(
    cable_id: CableId,
    kind: DisagreementKind,
    one: _Placed | None,
    other: _Placed | None,
) -> Disagreement:
    links = [placed.link if placed else None for placed in (one, other)]
    told = [
        (link.link_id, link.from_id, link.to_id, link.kind, link.mode) if link else None
        for link in links
    ]
    ours, theirs = links
    return Disagreement(
        case_id=case_id(cable_id, kind, *told),
        cable_id=cable_id,
        kind=kind,
        a=ours.link_id if ours else None,
        b=theirs.link_id if theirs else None,
    )
