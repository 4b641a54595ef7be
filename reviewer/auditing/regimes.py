"""Regimes: which rules about markings held when, read from ``regimes.toml``.

No year stands in the code. An order is accepted from the day it was signed until
the day its successor came into force; in between, both are right.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from reviewer import resources
from reviewer.domain.classification import Level

_RESOURCE = "regimes.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One executive order and what it asks of a classified cable.

    ``replaced_on`` is the first day on which it no longer held, None for the
    order in force; ``title`` is how it is told where its number is not enough.
    ``codes`` and their like name families: ``25X`` is 25X1 to
    25X9. An empty ``reason_section`` means that no reason is asked for.
    ``unverified`` names what was written down from memory.
    """

    order: str
    title: str = ""
    cited_as: tuple[str, ...]
    signed_on: date
    replaced_on: date | None = None
    portions_marked: bool = False
    instruction_given: bool = False
    classifier_named: bool = False
    reason_section: str = ""
    reason_letters: str = ""
    usual_years: int | None = None
    longest_years: int | None = None
    codes: frozenset[str] = frozenset()
    exempting_codes: frozenset[str] = frozenset()
    dated_codes: frozenset[str] = frozenset()
    unverified: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the order is called in a sentence."""
        return self.title or f"E.O. {self.order}"

    @property
    def told(self) -> str:
        """The order and its dates, for a reader: ``E.O. 12356, 1982-04-02 to …``."""
        until = f"until {self.replaced_on}" if self.replaced_on else "and in force"
        doubt = " (from memory, unverified)" if self.unverified else ""
        return f"{self.name}, from {self.signed_on} {until}{doubt}"

    def is_accepted(self, on: date) -> bool:
        """Whether a cable of that day may follow this order."""
        return self.signed_on <= on and (
            self.replaced_on is None or on < self.replaced_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPeriod:
    """When a level was in use; ``until`` is the first day without it."""

    level: Level
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission:
    """How transport agrees with the cable; minutes between filing and DTG."""

    letters: dict[str, frozenset[Level]]
    most_minutes_after: int
    most_minutes_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """Captions that restrict distribution, and to whom."""

    captions: frozenset[str]
    department_only: frozenset[str]
    restricted: frozenset[str]
    widest_info: int
    department_posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What may stand on the TAGS line."""

    since: date
    subject_letters: str
    subjects: frozenset[str]
    organisations: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimes:
    """Everything that changed with time."""

    tolerance_days: int
    orders: tuple[Regime, ...]
    levels: tuple[LevelPeriod, ...]
    transmission: Transmission
    channels: Channels
    tags: Tags

    def accepted(self, on: date) -> tuple[Regime, ...]:
        """The orders that a cable of that day may follow: two within a window."""
        return tuple(regime for regime in self.orders if regime.is_accepted(on))

    def citing(self, order: str) -> tuple[Regime, ...]:
        """The orders that are meant where a cable cites ``order``."""
        return tuple(regime for regime in self.orders if order in regime.cited_as)


@cache
def regimes() -> Regimes:
    """The regimes that ship with the product."""
    raw = tomllib.loads(resources.path(_RESOURCE).read_text(encoding="utf-8"))
    return msgspec.convert(raw, Regimes)
