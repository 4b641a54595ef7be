"""Where the marks of a timeline stand, worked out without drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
           "Nov", "Dec")  # fmt: skip
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between two ticks, the fewest first."""
_MOST_TICKS = 9
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, and what stands below it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Time from left (0) to right (1), between two firsts of months."""

    start: datetime
    end: datetime

    def at(self, moment: datetime) -> float:
        """Where a moment lies."""
        return (moment - self.start) / (self.end - self.start)

    @property
    def years(self) -> str:
        """The year, or the years, that it covers."""
        last = (self.end - timedelta(days=1)).year
        first = self.start.year
        return str(first) if first == last else f"{first} to {last}"

    def ticks(self) -> tuple[Tick, ...]:
        """Firsts of months, as many as can be read."""
        months = _months_between(self.start, self.end)
        step = next((s for s in _STEPS if months // s < _MOST_TICKS), _STEPS[-1])
        one_year = self.start.year == (self.end - timedelta(days=1)).year
        found = []
        for number in range(0, months + 1, step):
            moment = _later(self.start, number)
            words = f"1 {_MONTHS[moment.month - 1]}"
            if not one_year:
                words = f"{_MONTHS[moment.month - 1]} {moment.year}"
            found.append(Tick(self.at(moment), words))
        return tuple(found)


def axis(moments: Iterable[datetime]) -> Axis | None:
    """The months that hold all of some moments; None where there is none."""
    usual = (moment for moment in moments if 1 < moment.year < _LAST_YEAR)
    found = sorted(moment.astimezone(UTC) for moment in usual)
    if not found:
        return None
    return Axis(_first_of_month(found[0]), _later(_first_of_month(found[-1]), 1))


def apart(wanted: Sequence[float], least: float) -> tuple[float, ...]:
    """Move marks of one row to the right until none covers another.

    Args:
        wanted: Where they would stand, in pixels, ascending.
        least: Distance of the middles of two neighbours.
    """
    placed: list[float] = []
    for x in wanted:
        placed.append(max(x, placed[-1] + least) if placed else x)
    return tuple(placed)


def _first_of_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _later(first: datetime, months: int) -> datetime:
    whole = first.year * 12 + first.month - 1 + months
    return first.replace(year=whole // 12, month=whole % 12 + 1)


def _months_between(start: datetime, end: datetime) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
