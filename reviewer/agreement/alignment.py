"""The one alignment of two passes: which statement answers which.

Everything that compares two passes starts here: the list of disagreements, F1 and γ.
Pairs are chosen so that the sum of dissimilarities is least (Mathet, Widlöcher and
Métivier 2015), with one rule before it: what is identical on both sides is paired
first. Without that rule the squared distance sometimes tears an exact agreement
apart to make two halves fit better, and an agreement would have to be adjudicated.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from reviewer.agreement.assignment import assign
from reviewer.agreement.units import Unit, shared

Alike = Callable[[int, int], bool]
_TIE = 1e-9
"""Too little to change a sum, enough to prefer equal ranks among equal costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissimilarity:
    """How unlike two units are: position and label, in units of ``empty``.

    ``alpha`` weighs position, ``beta`` the label, and ``empty`` (Δ∅) is what a unit
    costs that is left alone.
    """

    alpha: float = 1.0
    beta: float = 1.0
    empty: float = 1.0

    def position(self, one: Unit, other: Unit) -> float:
        """The square of how far apart they lie, relative to their sizes.

        For units that overlap, the characters in only one of them; for others the
        distance between their starts and ends. In one piece both are the same.
        """
        sizes = one.size + other.size
        if not sizes:
            return 0.0 if one.start == other.start else float("inf")
        common = shared(one, other)
        if common:
            apart = sizes - 2 * common
        else:
            ends = abs(one.start - other.start) + abs(one.end - other.end)
            apart = max(ends, sizes)
        return (apart / sizes) ** 2 * self.empty

    def __call__(self, one: Unit, other: Unit) -> float:
        """The whole dissimilarity; zero for equal units."""
        apart = self.alpha * self.position(one, other)
        return apart if one.label == other.label else apart + self.beta * self.empty

    @property
    def reach(self) -> float:
        """How far from a unit, in parts of its size, a partner may begin."""
        return max(0.0, (sqrt(2 / self.alpha) - 1) / 2) if self.alpha else float("inf")


MATHET = Dissimilarity()
"""α = β = Δ∅ = 1, the weights that all figures use unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two units that answer each other, by index; they need not overlap."""

    a: int
    b: int
    cost: float
    overlap: int
    """How many characters they share."""


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """The matches of two sequences of units, in order of the first.

    A match without overlap is a neighbour that γ counts as a near miss; everybody
    else, ``overlapping`` included, counts such units as alone.
    """

    matches: tuple[Match, ...]
    first: int
    """How many units the first side has."""
    second: int
    weights: Dissimilarity = MATHET

    @cached_property
    def overlapping(self) -> tuple[Match, ...]:
        """The matches that share at least one character."""
        return tuple(match for match in self.matches if match.overlap)

    @property
    def cost(self) -> float:
        """The sum over matches and units left alone."""
        alone = self.first + self.second - 2 * len(self.matches)
        return sum(match.cost for match in self.matches) + alone * self.weights.empty

    @property
    def disorder(self) -> float:
        """The cost for each unit of an average pass; there must be a unit."""
        return self.cost / ((self.first + self.second) / 2)


def align(
    first: Sequence[Unit],
    second: Sequence[Unit],
    weights: Dissimilarity = MATHET,
    alike: Alike | None = None,
) -> Alignment:
    """Pair the units of two passes, one to one, at the least total dissimilarity.

    Args:
        first: One side, in a settled order: equal costs go by it.
        second: The other side.
        weights: The dissimilarity to minimise.
        alike: Whether two units of equal place and label, by index, are equal in
            everything else, too; such units are paired first.
    """
    matches = _identical(first, second, alike)
    left = _without(len(first), {match.a for match in matches})
    right = _without(len(second), {match.b for match in matches})
    if left and right:
        matches += _assigned(first, second, left, right, weights)
    matches.sort(key=lambda match: match.a)
    return Alignment(
        matches=tuple(matches), first=len(first), second=len(second), weights=weights
    )


def _identical(
    first: Sequence[Unit],
    second: Sequence[Unit],
    alike: Alike | None,
) -> list[Match]:
    waiting: dict[Unit, list[int]] = defaultdict(list)
    for b, unit in enumerate(second):
        waiting[unit].append(b)
    matches: list[Match] = []
    equals: dict[Unit, list[int]] = defaultdict(list)
    for a, unit in enumerate(first):
        if unit.size and unit in waiting:
            equals[unit].append(a)
    for unit, ours in equals.items():
        for a, b in _paired(ours, waiting[unit], alike):
            matches.append(Match(a, b, 0.0, unit.size))
    return matches


def _paired(
    ours: list[int], theirs: list[int], alike: Alike | None
) -> Iterator[tuple[int, int]]:
    """Pair units of equal place and label, those equal in everything else first."""
    if alike and (len(ours) > 1 or len(theirs) > 1):
        for a in tuple(ours):
            same = next((b for b in theirs if alike(a, b)), None)
            if same is not None:
                ours.remove(a)
                theirs.remove(same)
                yield a, same
    yield from zip(ours, theirs, strict=False)


def _without(count: int, taken: set[int]) -> list[int]:
    return [index for index in range(count) if index not in taken]


def _assigned(
    first: Sequence[Unit],
    second: Sequence[Unit],
    left: list[int],
    right: list[int],
    weights: Dissimilarity,
) -> list[Match]:
    """The best assignment of what is not identical."""
    ours = sorted(left, key=lambda index: first[index])
    theirs = sorted(right, key=lambda index: second[index])
    alone = 2 * weights.empty
    costs: list[dict[int, float]] = [{} for _ in ours]
    for row, column in _neighbours(
        [first[index] for index in ours],
        [second[index] for index in theirs],
        weights.reach,
    ):
        cost = weights(first[ours[row]], second[theirs[column]])
        if cost < alone:
            costs[row][column] = cost + _TIE * abs(row - column)
    found: list[Match] = []
    for row, taken in enumerate(assign(costs, len(theirs), alone)):
        if taken is not None:
            a, b = ours[row], theirs[taken]
            overlap = shared(first[a], second[b])
            found.append(Match(a, b, weights(first[a], second[b]), overlap))
    return found


def _neighbours(
    rows: Sequence[Unit], columns: Sequence[Unit], reach: float
) -> Iterator[tuple[int, int]]:
    """Pairs near enough to be matched: their widened extents overlap.

    One sweep from left to right over what begins, with what is still open on either
    side; both sequences are ordered by place.
    """
    begins = [
        (unit.start - reach * (unit.end - unit.start), side, index, unit)
        for side, units in enumerate((rows, columns))
        for index, unit in enumerate(units)
    ]
    begins.sort()
    open_rows: list[tuple[float, int]] = []
    open_columns: list[tuple[float, int]] = []
    for begin, side, index, unit in begins:
        end = unit.end + reach * (unit.end - unit.start)
        if side:
            open_rows = [item for item in open_rows if item[0] >= begin]
            yield from ((row, index) for _, row in open_rows)
            open_columns.append((end, index))
        else:
            open_columns = [item for item in open_columns if item[0] >= begin]
            yield from ((index, column) for _, column in open_columns)
            open_rows.append((end, index))
