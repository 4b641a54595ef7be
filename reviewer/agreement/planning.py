"""Reviewing a sample instead of everything: which cables, and what it tells.

A plan draws cables at random, stratum by stratum, so that rare kinds of cable are in
it as well. What the second review then overturns is an estimate for all cables, and
is never told without its interval.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from reviewer.agreement.measure import Measure, undefined
from reviewer.domain.adjudication import Adjudication, Decision
from reviewer.domain.comparison import Side
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import digest

Z_95 = 1.959963984540054
"""The normal quantile of a 95 % interval."""
NOTHING_DRAWN = "no cable of the sample has been reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which cables get a second review; the same seed draws the same ones.

    ``strata`` tells of each stratum how many cables it has and how many were drawn.
    """

    seed: int
    share: float
    cables: tuple[CableId, ...]
    strata: Mapping[Hashable, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A share that was observed, and between which values the true one may lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overturned:
    """How much of the first passes the second review did not uphold.

    ``rate`` is the share of the first reviewer's statements with a disagreement
    about them; ``interval`` its 95 % interval, None where nothing was reviewed.
    """

    rate: Measure
    interval: Interval | None


def plan(strata: Mapping[CableId, Hashable], share: float, seed: int) -> Plan:
    """Draw a sample for second review.

    Args:
        strata: Of each cable what it is to be represented with (its level, its post).
        share: What part to draw, above 0 and at most 1; of each stratum at least one
            cable, rounded up.
        seed: Of the draw, to be recorded. Cables are ordered by a hash of it and
            their id, so that a cable added later changes no earlier draw's order.
    """
    if not 0 < share <= 1:
        raise ValueError(f"not a share: {share}")
    groups: dict[Hashable, list[CableId]] = defaultdict(list)
    for cable_id in sorted(strata, key=lambda item: digest(f"{seed} {item}")):
        groups[strata[cable_id]].append(cable_id)
    drawn = {
        stratum: members[: max(1, ceil(share * len(members) - 1e-9))]
        for stratum, members in groups.items()
    }
    return Plan(
        seed=seed,
        share=share,
        cables=tuple(sorted(cable for members in drawn.values() for cable in members)),
        strata={name: (len(groups[name]), len(drawn[name])) for name in groups},
    )


def overturned(adjudications: Iterable[Adjudication]) -> Overturned:
    """The share of first-pass statements that the second review did not uphold.

    A statement counts once, however many things about it differ, and not if the
    adjudicator believed the first pass. Statements that only the second pass has are
    omissions, and no part of this rate.

    Args:
        adjudications: The cables of the sample, decided or not.
    """
    doubted, total = 0, 0
    for made in adjudications:
        total += len(made.comparison.first.statements)
        doubted += len(
            {
                case.a
                for case in made.comparison.disagreements
                if case.a is not None
                and not case.kind.is_link
                and not _upheld(made.decisions.get(case.case_id))
            }
        )
    if not total:
        none = undefined(NOTHING_DRAWN, n=0, of="statements")
        return Overturned(rate=none, interval=None)
    rate = Measure(value=doubted / total, n=total, of="statements")
    return Overturned(rate=rate, interval=wilson(doubted, total))


def _upheld(decision: Decision | None) -> bool:
    return decision is not None and Side.A in decision.taken


def wilson(successes: int, n: int, z: float = Z_95) -> Interval:
    """Wilson's interval of a share, which holds for small n and for shares of 0 and 1.

    Args:
        successes: How often it happened.
        n: Of how many, at least one.
        z: The normal quantile of the confidence wanted.
    """
    share = successes / n
    centre = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return Interval(
        low=0.0 if not successes else max(0.0, low),
        high=1.0 if successes == n else min(1.0, high),
    )
