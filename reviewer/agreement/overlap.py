"""F1: what two passes have in common, as a part of what they have.

Twice what is common, divided by what both have together; 1 is all, 0 nothing. Chance
is not allowed for. Statements are matched one to one by the alignment, so that one
long statement never stands for three short ones.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import eq

from reviewer.agreement.comparing import Aligned, Compared
from reviewer.agreement.measure import Measure, undefined
from reviewer.agreement.stretches import Stretch, in_common, stretches
from reviewer.agreement.units import Unit

STATEMENTS = "statements"
CHARACTERS = "characters"
LINKS = "links"
NOTHING = "neither pass has any"
ONE_EMPTY = "a pass has no statement"

Alike = Callable[[Unit, Unit], bool]
EXACT: Alike = eq
"""The same places and the same label."""


def same_label(one: Unit, other: Unit) -> bool:
    """A shared character and the same label."""
    return one.label == other.label


def same_place(_one: Unit, _other: Unit) -> bool:
    """A shared character, whatever the labels."""
    return True


def f1(common: int, first: int, second: int, of: str) -> Measure:
    """F1 of what two sides have in common; undefined if both are empty.

    Args:
        common: How much they have in common, counted once.
        first: How much the first has.
        second: How much the second has.
        of: What is counted.
    """
    n = first + second
    if not n:
        return undefined(NOTHING, n=0, of=of)
    return Measure(value=2 * common / n, n=n, of=of)


def span_f1(
    aligned: Iterable[Aligned], alike: Alike, label: str | None = None
) -> Measure:
    """F1 of statements.

    Args:
        aligned: The cables.
        alike: Which matches count as common: ``EXACT``, ``same_label`` or
            ``same_place``; all of them overlap.
        label: Of one label only.
    """
    common, first, second = 0, 0, 0
    for item in aligned:
        ours, theirs = item.units
        common += sum(
            1
            for match in item.alignment.overlapping
            if alike(ours[match.a], theirs[match.b])
            and label in {None, ours[match.a].label}
            and label in {None, theirs[match.b].label}
        )
        first += sum(1 for unit in ours if label in {None, unit.label})
        second += sum(1 for unit in theirs if label in {None, unit.label})
    return _unless_empty(common, first, second, STATEMENTS, label)


def character_f1(aligned: Iterable[Aligned], label: str | None = None) -> Measure:
    """F1 of characters under the same label; each label counts by itself."""
    common, first, second = 0, 0, 0
    for item in aligned:
        ours, theirs = (_of_label(stretches(side), label) for side in item.units)
        common += sum(
            in_common(found, theirs[name])
            for name, found in ours.items()
            if name in theirs
        )
        first += _size(ours)
        second += _size(theirs)
    return _unless_empty(common, first, second, CHARACTERS, label)


def link_f1(compared: Iterable[Compared]) -> Measure:
    """F1 of links with the same ends, kind and mode."""
    common, first, second = 0, 0, 0
    for item in compared:
        comparison = item.comparison
        common += sum(1 for case in comparison.agreed if case.is_link)
        first += len(comparison.first.links)
        second += len(comparison.second.links)
    return f1(common, first, second, LINKS)


def _unless_empty(
    common: int, first: int, second: int, of: str, label: str | None
) -> Measure:
    """F1 of a label is 0 where one pass lacks it; with an empty pass there is none."""
    if label is None and bool(first) != bool(second):
        return undefined(ONE_EMPTY, n=first + second, of=of)
    return f1(common, first, second, of)


def _of_label(
    found: Mapping[str, list[Stretch]], label: str | None
) -> Mapping[str, list[Stretch]]:
    if label is None:
        return found
    return {name: pieces for name, pieces in found.items() if name == label}


def _size(found: Mapping[str, list[Stretch]]) -> int:
    return sum(end - start for pieces in found.values() for start, end in pieces)
