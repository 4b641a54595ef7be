"""Agreement on labels, corrected for chance: Cohen's κ, Gwet's AC1, Krippendorff's α.

All work on values that two (for α, any number of) reviewers gave to the same units.
Where everybody used one value only there is nothing to tell agreement from habit,
and the measure is undefined, never 1.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from reviewer.agreement.measure import Measure, corrected, undefined

PAIRS = "pairs"
NO_PAIRS = "no statements of the two passes answer each other"
ONE_VALUE = "one value only, so agreement cannot be told from chance"

Pair = tuple[Hashable, Hashable]


def cohen_kappa(pairs: Iterable[Pair], coverage: float | None = None) -> Measure:
    """Cohen's κ: chance is each reviewer's own use of the values (Cohen 1960).

    Pairs may be given as a table, each with its count.
    """
    table = Counter(pairs)
    n = table.total()
    if not n:
        return undefined(NO_PAIRS, n=0, of=PAIRS, coverage=coverage)
    ours, theirs = _margins(table)
    expected = sum(count * theirs[value] for value, count in ours.items()) / n**2
    return corrected(
        _agreed(table) / n, expected, n=n, of=PAIRS, coverage=coverage, why=ONE_VALUE
    )


def gwet_ac1(pairs: Iterable[Pair], coverage: float | None = None) -> Measure:
    """Gwet's AC1, which holds where nearly everything has one value (Gwet 2008).

    The number of values is that of the values somebody used.
    """
    table = Counter(pairs)
    n = table.total()
    if not n:
        return undefined(NO_PAIRS, n=0, of=PAIRS, coverage=coverage)
    ours, theirs = _margins(table)
    values = ours.keys() | theirs.keys()
    agreed = _agreed(table) / n
    if len(values) == 1:
        return undefined(ONE_VALUE, n=n, of=PAIRS, coverage=coverage, observed=agreed)
    shares = sorted((ours[value] + theirs[value]) / (2 * n) for value in values)
    expected = sum(share * (1 - share) for share in shares) / (len(values) - 1)
    return corrected(agreed, expected, n=n, of=PAIRS, coverage=coverage, why=ONE_VALUE)


def krippendorff_alpha(
    units: Iterable[Sequence[Hashable | None]], coverage: float | None = None
) -> Measure:
    """Krippendorff's α for names, any number of reviewers (Krippendorff 2004).

    Args:
        units: For each unit the values it was given, None where a reviewer gave
            none; units with fewer than two values say nothing and are passed over.
        coverage: The part of all statements that the units are.
    """
    kept = [given for unit in units if len(given := _given(unit)) > 1]
    totals = Counter[Hashable]()
    differing = 0.0
    for given in kept:
        values, count = Counter(given), len(given)
        totals.update(values)
        same = sum(times * (times - 1) for times in values.values())
        differing += (count * (count - 1) - same) / (count - 1)
    n = totals.total()
    if not kept:
        return undefined(NO_PAIRS, n=0, of=PAIRS, coverage=coverage)
    chance = n * n - sum(times * times for times in totals.values())
    agreed = 1 - differing / n
    if not chance:
        return undefined(
            ONE_VALUE, n=len(kept), of=PAIRS, coverage=coverage, observed=agreed
        )
    value = 1 - (n - 1) * differing / chance
    return Measure(
        value=value, n=len(kept), of=PAIRS, coverage=coverage, observed=agreed
    )


def _margins(table: Counter[Pair]) -> tuple[Counter[Hashable], Counter[Hashable]]:
    ours, theirs = Counter[Hashable](), Counter[Hashable]()
    for (one, other), count in table.items():
        ours[one] += count
        theirs[other] += count
    return ours, theirs


def _agreed(table: Counter[Pair]) -> int:
    return sum(count for (one, other), count in table.items() if one == other)


def _given(unit: Sequence[Hashable | None]) -> list[Hashable]:
    return [value for value in unit if value is not None]
