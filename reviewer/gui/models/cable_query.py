"""What is typed into the search box over the cables, and which rows fit it.

Words must all occur in a row's id, subject or post; operators ask for one thing:
``level:C``, ``post:SELWYN``, ``id:09SELWYN``, ``from:2009-01..2009-12``,
``state:submitted``, ``has:statements``. Quotation marks keep words together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The store takes a third of a second to import; the window is shown first.
    from reviewer.services.browsing import CableRow

_TERM = re.compile(r'(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))')
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NEWEST = "9999"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for; without an operator it is a word or a phrase."""

    operator: str
    value: str

    def __str__(self) -> str:
        """As it could have been typed."""
        value = f'"{self.value}"' if " " in self.value else self.value
        return f"{self.operator}:{value}" if self.operator else value

    @property
    def is_known(self) -> bool:
        """Whether the list of cables can answer it; others hide nothing."""
        return not self.operator or self.operator in _TESTS

    def fits(self, row: CableRow) -> bool:
        """Say whether a row has what is asked for."""
        if not self.operator:
            wanted = self.value.casefold()
            return any(wanted in part.casefold() for part in _words_of(row))
        test = _TESTS.get(self.operator)
        return test is None or test(row, self.value)


@dataclass(frozen=True, slots=True)
class CableQuery:
    """Everything asked for; a row must fit all of it."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __str__(self) -> str:
        """As it could have been typed."""
        return " ".join(map(str, self.terms))

    @classmethod
    def parse(cls, text: str) -> CableQuery:
        """Read what was typed; nothing typed is wrong.

        A word before a colon that is no operator stays part of the word, so that
        ``12:30`` can be looked for; unknown operators in letters are kept as
        such, to be shown as not understood.
        """
        terms = []
        for match in _TERM.finditer(text):
            value = match.group(2) if match.group(2) is not None else match.group(3)
            if value:
                terms.append(Term((match.group(1) or "").lower(), value))
        return cls(tuple(terms))

    def fits(self, row: CableRow) -> bool:
        """Say whether a row fits every term."""
        return all(term.fits(row) for term in self.terms)


def _words_of(row: CableRow) -> tuple[str, ...]:
    return row.subject, row.cable_id, row.from_post


def _has_level(row: CableRow, value: str) -> bool:
    if row.banner is None:
        return False
    wanted = value.upper()
    marking = str(row.banner).upper()
    return wanted in {marking, row.banner.level.value}


def _is_from(row: CableRow, value: str) -> bool:
    """``2009``, ``2009-03``, ``2009-03-12`` or a range of two of them by ``..``."""
    if row.dtg is None:
        return False
    first, dots, last = value.partition("..")
    if any(part and not _DAY.fullmatch(part) for part in (first, last)):
        return False
    day = f"{_date(row.dtg)}"
    until = (last or _NEWEST) if dots else first
    return first <= day and day[: len(until)] <= until


def _date(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _contains(part: Callable[[CableRow], str]) -> Callable[[CableRow, str], bool]:
    def test(row: CableRow, value: str) -> bool:
        joined = part(row).casefold().replace(" ", "")
        return value.casefold().replace(" ", "") in joined

    return test


_TESTS: Mapping[str, Callable[[CableRow, str], bool]] = {
    "level": _has_level,
    "post": _contains(lambda row: row.from_post),
    "id": _contains(lambda row: row.cable_id),
    "state": _contains(lambda row: row.state),
    "from": _is_from,
    "has": lambda row, value: value == "statements" and row.statements > 0,
}
OPERATORS = tuple(_TESTS)
"""The operators that the list of cables understands."""
