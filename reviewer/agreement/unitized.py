"""Agreement on where statements begin and end: Krippendorff's α for unitized data.

Two measures, because both are in use: α_U (Krippendorff 2004), which squares how far
the ends of units are apart, label by label; and uα (Krippendorff, Mathet, Bouvry and
Widlöcher 2016), which weighs the characters that two reviewers label alike, gaps
included. Both take any number of passes over one continuum, whole numbers of
characters.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from reviewer.agreement.measure import Measure, undefined
from reviewer.agreement.stretches import Stretch, intersecting, stretches
from reviewer.agreement.units import Unit

UNITS = "units"
NOBODY = "no pass uses it"
ONE_EMPTY = "a pass has none"
NO_ROOM = "everything is one unit, so agreement cannot be told from chance"


@dataclass(frozen=True, slots=True)
class Disagreement2004:
    """What α_U of one label is made of: observed and expected disagreement."""

    observed: float
    expected: float


def alpha_u(
    passes: Sequence[Iterable[Unit]], length: int, label: str | None = None
) -> Measure:
    """Krippendorff's α_U (2004) of one label, or over all labels.

    Args:
        passes: The units of each pass, at least two passes. Pieces of a unit are
            units of their own; those of one label that overlap count as one.
        length: The length of the continuum.
        label: Which label; None for all, whose disagreements are added up.
    """
    by_label = [stretches(units) for units in passes]
    labels = {name for found in by_label for name in found}
    wanted = sorted(labels) if label is None else [label]
    used = [[found.get(name, []) for found in by_label] for name in wanted]
    n = sum(len(found) for sections in used for found in sections)
    if not n:
        return undefined(NOBODY, n=0, of=UNITS)
    if any(not any(found.get(name) for name in wanted) for found in by_label):
        return undefined(ONE_EMPTY, n=n, of=UNITS)
    terms = [disagreement_2004(sections, length) for sections in used]
    expected = sum(term.expected for term in terms)
    if not expected or all(_is_whole(sections, length) for sections in used):
        return undefined(NO_ROOM, n=n, of=UNITS)
    observed = sum(term.observed for term in terms)
    return Measure(value=1 - observed / expected, n=n, of=UNITS)


def disagreement_2004(
    sections: Sequence[Sequence[Stretch]], length: int
) -> Disagreement2004:
    """Do and De of one label.

    Args:
        sections: The units of each pass, ascending and disjoint.
        length: The length of the continuum.
    """
    raters = len(sections)
    squares = sum(_squares(one, other) for one, other in combinations(sections, 2))
    observed = 2 * squares / (raters * (raters - 1) * length**2)
    return Disagreement2004(observed, _expected_2004(sections, length))


def u_alpha(passes: Sequence[Iterable[Unit]], length: int) -> Measure:
    """Krippendorff's uα (2016) over all labels, gaps included.

    Characters that a pass has under several labels count as a label of their own,
    the combination, since a character can have one value only.
    """
    segments = [tuple(_segments(units, length)) for units in passes]
    n = sum(1 for found in segments for *_, label in found if label)
    if any(not any(label for *_, label in found) for found in segments):
        return undefined(ONE_EMPTY if n else NOBODY, n=n, of=UNITS)
    total = len(segments) * length
    same = sum(_same(one, other) for one, other in combinations(segments, 2))
    observed = 2 * same / (len(segments) - 1)
    expected = _expected_same(segments, total)
    if total - expected <= 1e-12 * total:
        return undefined(NO_ROOM, n=n, of=UNITS, observed=observed / total)
    return Measure(
        value=1 - (total - observed) / (total - expected),
        n=n,
        of=UNITS,
        observed=observed / total,
    )


def _is_whole(sections: Sequence[Sequence[Stretch]], length: int) -> bool:
    return all(list(found) == [(0, length)] for found in sections)


def _squares(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """Squared differences of units that intersect, squared lengths of lonely ones."""
    lonely_one, lonely_other = set(one), set(other)
    squares = 0
    for (start, end), (other_start, other_end) in intersecting(one, other):
        squares += (start - other_start) ** 2 + (end - other_end) ** 2
        lonely_one.discard((start, end))
        lonely_other.discard((other_start, other_end))
    lonely = (*lonely_one, *lonely_other)
    return squares + sum((end - start) ** 2 for start, end in lonely)


def _expected_2004(sections: Sequence[Sequence[Stretch]], length: int) -> float:
    lengths = [end - start for units in sections for start, end in units]
    room = _Room(gap for units in sections for gap in _gaps(units, length))
    everywhere = len(sections) * length
    placings = everywhere * (everywhere - 1) - sum(one * (one - 1) for one in lengths)
    if not placings:
        return 0.0
    others = len(lengths) - 1
    spread = sum(
        others * (2 * one**3 - 3 * one**2 + one) / 3 + one**2 * room.places(one)
        for one in lengths
    )
    return 2 * spread / (length * placings)


class _Room:
    """In how many places a unit fits into gaps."""

    def __init__(self, gaps: Iterable[int]) -> None:
        self._gaps = sorted(gaps)
        self._sums = [0, *accumulate(self._gaps)]

    def places(self, size: int) -> int:
        """Σ (gap − size + 1) over the gaps that are no smaller."""
        fits = bisect_left(self._gaps, size)
        count = len(self._gaps) - fits
        return self._sums[-1] - self._sums[fits] - count * (size - 1)


def _gaps(units: Sequence[Stretch], length: int) -> Iterator[int]:
    ends = [0, *(at for stretch in units for at in stretch), length]
    return (end - start for start, end in zip(ends[::2], ends[1::2], strict=True))


Segment = tuple[int, int, frozenset[str]]
"""A stretch under the same labels; a gap has none."""


def _segments(units: Iterable[Unit], length: int) -> Iterator[Segment]:
    """Cut a pass's continuum wherever a unit begins or ends."""
    placed = [
        (start, end, label)
        for label, found in stretches(units).items()
        for start, end in found
    ]
    opening, closing = (
        defaultdict[int, list[str]](list),
        defaultdict[int, list[str]](list),
    )
    for start, end, label in placed:
        opening[start].append(label)
        closing[end].append(label)
    cuts = sorted({0, length, *opening, *closing})
    now = Counter[str]()
    for start, end in pairwise(cuts):
        now.subtract(closing[start])
        now.update(opening[start])
        yield start, end, frozenset(label for label, count in now.items() if count)


def _same(one: Sequence[Segment], other: Sequence[Segment]) -> int:
    """How many characters two passes have under the same labels."""
    same, a, b = 0, 0, 0
    while a < len(one) and b < len(other):
        start, end, labels = one[a]
        other_start, other_end, other_labels = other[b]
        if labels == other_labels:
            same += max(0, min(end, other_end) - max(start, other_start))
        if end <= other_end:
            a += 1
        if other_end <= end:
            b += 1
    return same


def _expected_same(segments: Sequence[Sequence[Segment]], total: int) -> float:
    lengths, corrections = Counter[frozenset[str]](), Counter[frozenset[str]]()
    for start, end, labels in (segment for found in segments for segment in found):
        size = end - start
        lengths[labels] += size
        corrections[labels] += size**2 if labels else size
    same = sum(size**2 - corrections[labels] for labels, size in lengths.items())
    anything = total**2 - corrections.total()
    return total * same / anything if anything else float(total)
