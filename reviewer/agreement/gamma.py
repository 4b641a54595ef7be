"""γ: agreement on places and labels at once, held against chance by sampling.

Mathet, Widlöcher and Métivier 2015: the disorder of the best alignment, relative to
the mean disorder of random passes. Random passes are made by shuffling: each is one
of the real passes, moved along the continuum by a random distance and wrapped round
its end, so that lengths, labels and neighbourhoods stay as people made them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import fmean, stdev

from reviewer.agreement.alignment import MATHET, Dissimilarity, align
from reviewer.agreement.measure import Measure, undefined
from reviewer.agreement.units import Unit

UNITS = "units"
SAMPLER = "shuffle"
"""The name under which the way of sampling is printed."""
SAMPLES = 30
"""The least number of samples that the authors ask for."""
FEWEST_SAMPLES = 5
PRECISION = 0.003
"""A standard error at which more samples change nothing that is printed; only passes
of many thousand units reach it before ``SAMPLES``."""
NO_UNITS = "neither pass has a statement"
ONE_EMPTY = "a pass has no statement"
NO_CHANCE = "chance agrees as well, so agreement cannot be told from it"
CANCELLED = "it was cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How random passes are drawn: the same seed gives the same figures.

    ``samples`` are drawn, or fewer once the standard error of their mean is as small
    a part of it as ``precision``. ``cancelled`` is asked before each; if it says yes,
    γ is undefined.
    """

    seed: int = 0
    samples: int = SAMPLES
    precision: float = PRECISION
    cancelled: Callable[[], bool] | None = None


BY_DEFAULT = Sampling()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gamma:
    """γ with everything that it takes to compute it again.

    ``disorder`` is that of the best alignment, None without units; ``drawn`` those of
    the random passes, of which γ takes the mean.
    """

    measure: Measure
    disorder: float | None
    drawn: tuple[float, ...]
    seed: int
    weights: Dissimilarity
    sampler: str = SAMPLER

    @property
    def samples(self) -> int:
        """How many random pairs of passes were drawn."""
        return len(self.drawn)

    @property
    def expected(self) -> float | None:
        """The mean disorder of random passes."""
        return fmean(self.drawn) if self.drawn else None


def gamma(
    first: Sequence[Unit],
    second: Sequence[Unit],
    length: int,
    sampling: Sampling = BY_DEFAULT,
    weights: Dissimilarity = MATHET,
    disorder: float | None = None,
) -> Gamma:
    """γ of two passes.

    Args:
        first: The units of one pass.
        second: The units of the other.
        length: The length of their continuum.
        sampling: How random passes are drawn.
        weights: The dissimilarity.
        disorder: Of the best alignment, where it is known already.
    """
    drawn: tuple[float, ...] = ()
    why = _why_not(first, second, length)
    if not why:
        if disorder is None:
            disorder = align(first, second, weights).disorder
        shuffle = _Shuffle(first, second, length, sampling.seed)
        drawn = tuple(_disorders(shuffle, sampling, weights))
    return Gamma(
        measure=_measure(disorder, drawn, len(first) + len(second), why),
        disorder=disorder,
        drawn=drawn,
        seed=sampling.seed,
        weights=weights,
    )


def _why_not(first: Sequence[Unit], second: Sequence[Unit], length: int) -> str:
    """Why there is nothing to sample; empty if there is."""
    if not first and not second:
        return NO_UNITS
    if not first or not second:
        return ONE_EMPTY
    if all(unit.size >= length for unit in (*first, *second)):
        return NO_CHANCE
    return ""


def _measure(
    disorder: float | None, drawn: Sequence[float], n: int, why: str
) -> Measure:
    if why or disorder is None or not drawn:
        return undefined(why or CANCELLED, n=n, of=UNITS)
    if not fmean(drawn):
        return undefined(NO_CHANCE, n=n, of=UNITS)
    return Measure(value=1 - disorder / fmean(drawn), n=n, of=UNITS)


def _disorders(
    shuffle: "_Shuffle", sampling: Sampling, weights: Dissimilarity
) -> list[float]:
    """The disorders of random passes; none at all if it was cancelled."""
    drawn: list[float] = []
    while len(drawn) < sampling.samples and not _is_steady(drawn, sampling):
        if sampling.cancelled and sampling.cancelled():
            return []
        drawn.append(align(*shuffle.draw(), weights).disorder)
    return drawn


def _is_steady(drawn: Sequence[float], sampling: Sampling) -> bool:
    if len(drawn) < FEWEST_SAMPLES:
        return False
    return stdev(drawn) <= sampling.precision * fmean(drawn) * sqrt(len(drawn))


class _Shuffle:
    """Draws pairs of random passes."""

    def __init__(
        self, first: Sequence[Unit], second: Sequence[Unit], length: int, seed: int
    ) -> None:
        self._passes = (first, second)
        self._length = length
        self._random = Random(seed)  # noqa: S311 - sampling, no secret
        sizes = sum(unit.end - unit.start for side in self._passes for unit in side)
        self._apart = min(sizes // (2 * (len(first) + len(second))), length // 2)

    def draw(self) -> tuple[list[Unit], list[Unit]]:
        """Two passes whose distances differ by half a mean unit or more."""
        begin = self._random.randrange(self._length)
        free = self._length - 2 * self._apart + 1
        further = self._apart + self._random.randrange(max(1, free))
        return self._moved(begin), self._moved((begin + further) % self._length)

    def _moved(self, by: int) -> list[Unit]:
        units, length = self._random.choice(self._passes), self._length
        return [
            unit.moved(by if unit.start + by < length else by - length)
            for unit in units
        ]
