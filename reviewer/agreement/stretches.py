"""The characters that a pass has under each label, as stretches of a continuum."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reviewer.agreement.units import Unit

Stretch = tuple[int, int]


def stretches(units: Iterable[Unit]) -> Mapping[str, list[Stretch]]:
    """The pieces of units by label, ascending; those that overlap made one."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    for unit in units:
        found[unit.label] += (piece for piece in unit.pieces if piece[0] < piece[1])
    return {label: _merged(pieces) for label, pieces in found.items() if pieces}


def intersecting(
    one: Sequence[Stretch], other: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Pairs that share a character; each side is ascending and disjoint."""
    begin = 0
    for stretch in one:
        while begin < len(other) and other[begin][1] <= stretch[0]:
            begin += 1
        at = begin
        while at < len(other) and other[at][0] < stretch[1]:
            yield stretch, other[at]
            at += 1


def in_common(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """How many characters both sides have."""
    return sum(
        min(end, other_end) - max(start, other_start)
        for (start, end), (other_start, other_end) in intersecting(one, other)
    )


def _merged(pieces: list[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(pieces):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
