"""The cases of two passes' statements: what they say alike, and each difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain import aspects
from reviewer.domain.codebook import Codebook
from reviewer.domain.comparison import Agreed, Disagreement, DisagreementKind, case_id
from reviewer.domain.identifiers import CableId
from reviewer.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Cases:
    """Agreements and disagreements, each in order of place."""

    agreed: tuple[Agreed, ...]
    disagreements: tuple[Disagreement, ...]


def differences(
    cable_id: CableId,
    first: Sequence[Statement],
    second: Sequence[Statement],
    pairs: Mapping[tuple[int, int], bool],
    book: Codebook,
) -> Cases:
    """List what two passes over a cable say alike and what they do not.

    Args:
        cable_id: The cable.
        first: The statements of the first pass.
        second: The statements of the second.
        pairs: Which answer each other, by index, and whether their places differ.
        book: The codebook.
    """
    agreed: list[Agreed] = []
    found: list[tuple[int, Disagreement]] = []
    for (a, b), moved in pairs.items():
        one, other = first[a], second[b]
        cases = [
            _about_pair(cable_id, (one, other), kind, name, book)
            for kind, name in _kinds(one, other, book, moved=moved)
        ]
        found += [(one.start, case) for case in cases]
        if not cases:
            ids = one.statement_id, other.statement_id
            agreed.append(Agreed(cable_id=cable_id, a=ids[0], b=ids[1]))
    left = set(range(len(first))) - {a for a, _ in pairs}
    right = set(range(len(second))) - {b for _, b in pairs}
    found += [(first[a].start, _only_in_a(cable_id, first[a])) for a in left]
    found += [(second[b].start, _only_in_b(cable_id, second[b])) for b in right]
    found.sort(key=lambda item: (item[0], item[1].case_id))
    return Cases(tuple(agreed), tuple(case for _, case in found))


def _kinds(
    one: Statement, other: Statement, book: Codebook, *, moved: bool
) -> Iterator[tuple[DisagreementKind, str | None]]:
    """In what a pair differs; each is decided by itself."""
    if moved:
        yield DisagreementKind.BOUNDARY, None
    if not aspects.same_label(one, other):
        yield DisagreementKind.LABEL, None
    for name in aspects.differing(one, other, book):
        yield DisagreementKind.ATTRIBUTE, name


def _about_pair(
    cable_id: CableId,
    pair: tuple[Statement, Statement],
    kind: DisagreementKind,
    attribute: str | None,
    book: Codebook,
) -> Disagreement:
    ids = [side.statement_id for side in pair]
    values = [aspects.value_of(side, attribute or kind.value, book) for side in pair]
    return Disagreement(
        case_id=case_id(cable_id, kind, attribute, *ids, *values),
        cable_id=cable_id,
        kind=kind,
        a=ids[0],
        b=ids[1],
        attribute=attribute,
    )


def _only_in_a(cable_id: CableId, alone: Statement) -> Disagreement:
    kind, told = DisagreementKind.ONLY_IN_A, aspects.fingerprint(alone)
    return Disagreement(
        case_id=case_id(cable_id, kind, alone.statement_id, told),
        cable_id=cable_id,
        kind=kind,
        a=alone.statement_id,
        b=None,
    )


def _only_in_b(cable_id: CableId, alone: Statement) -> Disagreement:
    kind, told = DisagreementKind.ONLY_IN_B, aspects.fingerprint(alone)
    return Disagreement(
        case_id=case_id(cable_id, kind, alone.statement_id, told),
        cable_id=cable_id,
        kind=kind,
        a=None,
        b=alone.statement_id,
    )
