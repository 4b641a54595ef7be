"""A figure of agreement with all that it takes to read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure, or the reason why there is none.

    ``value`` is None where the data cannot tell agreement from chance; ``why`` then
    says so in words, and is None otherwise. ``n`` counts what it rests on (pairs,
    units or characters, as ``of`` says), ``coverage`` is the part of all statements
    that it looks at, ``observed`` the raw agreement Po before chance is allowed for.
    """

    value: float | None
    n: int
    of: str
    coverage: float | None = None
    observed: float | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.why is None):
            raise ValueError("a measure has either a value or a reason")


def undefined(
    why: str,
    *,
    n: int,
    of: str,
    coverage: float | None = None,
    observed: float | None = None,
) -> Measure:
    """A measure that the data do not allow."""
    return Measure(
        value=None, n=n, of=of, coverage=coverage, observed=observed, why=why
    )


def corrected(
    observed: float,
    expected: float,
    *,
    n: int,
    of: str,
    coverage: float | None = None,
    why: str,
) -> Measure:
    """(Po − Pe) / (1 − Pe); undefined for ``why`` if chance alone explains it all."""
    if 1 - expected <= 1e-12:  # noqa: PLR2004 - rounding of a sum of shares
        return undefined(why, n=n, of=of, coverage=coverage, observed=observed)
    return Measure(
        value=(observed - expected) / (1 - expected),
        n=n,
        of=of,
        coverage=coverage,
        observed=observed,
    )
