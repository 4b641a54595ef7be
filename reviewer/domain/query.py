"""What is typed into the search box, read into terms.

``harbour "exact words" -strike dues* tag:PGOV from:2009-01..2009-12`` finds cables
that meet every term; ``-`` in front of one turns it round, ``|`` inside a value
offers another (``has:denial|comment``). A quotation that is still open ends with the
text, since people search while they type.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.domain.classification import Level
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.duties import Role
from reviewer.errors import InputError


class Field(StrEnum):
    """The operators; ``from`` is a time, all others are described by their name."""

    TAG = "tag"
    POST = "post"
    LEVEL = "level"
    FROM = "from"
    STATE = "state"
    ROLE = "role"
    HAS = "has"
    NOTE = "note"
    SPEAKER = "speaker"
    LABEL = "label"
    ID = "id"


STATES = (
    "imported",
    "first_pass",
    "awaiting_second",
    "second_pass",
    "submitted",
    "compared",
    "adjudication",
    "adjudicated",
    "signed_off",
    "reopened",
)
"""What ``state:`` takes, in the order of a cable's way: how far it is as the asking
person may know it. Before both passes are in that is how far their own is."""
ROLES = tuple(role.value for role in Role)
"""What ``role:`` takes: what the asking person is to a cable."""
UNMARKED = "unmarked"
"""What ``level:`` takes for a cable without any marking."""
THINGS = ("statement", "note", "link", "speaker", *(kind.value for kind in Kind))
"""What ``has:`` takes beside the labels and relations of the codebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand side by side; the last may go on where ``is_prefix``."""

    text: str
    is_prefix: bool = False
    is_negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """An operator with the values of which one must hold."""

    field: Field
    values: tuple[str, ...]
    is_negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Sent on one of these days, both included; None is without end."""

    first: date | None
    last: date | None
    is_negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The banner's level lies in this range by rank, both ends included."""

    lowest: Level
    highest: Level
    is_negated: bool = False


Term = Phrase | Condition | Period | Levels


@dataclass(frozen=True, slots=True)
class Query:
    """All terms, each of which must hold; without any, every cable is found."""

    terms: tuple[Term, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The words to be found, in the order in which they were typed."""
        phrases = (term for term in self.terms if isinstance(term, Phrase))
        return tuple(phrase for phrase in phrases if not phrase.is_negated)


class QueryError(InputError):
    """Something typed into the search box means nothing.

    ``position`` counts characters from 0.
    """

    def __init__(self, what: str, position: int) -> None:
        self.position = position
        super().__init__(f"Search, character {position + 1}: {what}")


TERM = re.compile(
    r"(?P<not>-?)(?:(?P<field>[A-Za-z]+):)?"
    r"(?:\"(?P<quoted>[^\"]*)(?:\"|$)|(?P<bare>[^\s\"]*))"
)
"""One term as it is typed."""
_WORD = re.compile(r"[^\W_]")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_RANGE = ".."


def names_of(book: Codebook) -> frozenset[str]:
    """What ``has:`` takes of a codebook: its statement types and relations."""
    types = book.attribute(STATEMENT_TYPE)
    names = {value.name for value in types.values} if types else set[str]()
    return frozenset(names | {link.value.name for link in book.links})


def parse(text: str, *, labels: Collection[str] = ()) -> Query:
    """Read a search.

    Args:
        text: As typed.
        labels: What ``has:`` may ask for beside ``THINGS``: the names of the
            codebook's statement types and relations.

    Raises:
        QueryError: An operator is unknown, or its value is none; the sentence
            says where, and what could stand there.
    """
    return Query(tuple(_terms(text, frozenset(labels) | frozenset(THINGS))))


def _terms(text: str, things: Collection[str]) -> Iterator[Term]:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        found = TERM.match(text, position)
        if found is None or found.end() == position:  # a lone quotation mark
            position += 1
            continue
        term = _term(found, things)
        if term:
            yield term
        position = found.end()


def _term(found: re.Match[str], things: Collection[str]) -> Term | None:
    negated = bool(found["not"])
    quoted = found["quoted"]
    value = found["bare"] if quoted is None else quoted
    if found["field"] is None:
        return _phrase(value, negated=negated, exact=quoted is not None)
    field = _field(found)
    at = found.start("bare") if quoted is None else found.start("quoted")
    if not value.strip():
        raise QueryError(f"“{field.value}:” needs a value behind it.", at)
    if field is Field.FROM:
        first, last = _range(value)
        return Period(
            first=_days(first, at)[0] if first else None,
            last=_days(last, at)[1] if last else None,
            is_negated=negated,
        )
    if field is Field.LEVEL and value.lower() != UNMARKED:
        lowest, highest = (_level(one, at) for one in _range(value))
        return Levels(lowest=lowest, highest=highest, is_negated=negated)
    values = _values(field, value, at, things)
    return Condition(field=field, values=values, is_negated=negated)


def _phrase(text: str, *, negated: bool, exact: bool) -> Phrase | None:
    """Words, or None where there is no letter or digit to look for."""
    if not _WORD.search(text):
        return None
    prefix = not exact and text.endswith("*")
    return Phrase(text=text.rstrip("*"), is_prefix=prefix, is_negated=negated)


def _field(found: re.Match[str]) -> Field:
    name = found["field"].lower()
    if name not in frozenset(Field):
        known = ", ".join(f"{field.value}:" for field in Field)
        what = f"there is no operator “{found['field']}:”. Known are {known}."
        raise QueryError(what, found.start("field"))
    return Field(name)


def _values(
    field: Field, value: str, at: int, things: Collection[str]
) -> tuple[str, ...]:
    values = tuple(filter(None, (one.strip() for one in value.split("|"))))
    allowed: Collection[str] | None = None
    if field is Field.HAS:
        allowed = things
    elif field is Field.STATE:
        allowed = STATES
    elif field is Field.ROLE:
        allowed = ROLES
    if allowed is None:
        return values
    values = tuple(one.lower() for one in values)
    if field is Field.HAS:  # “has:statements” asks for the same
        values = tuple(_singular(one, allowed) for one in values)
    for one in values:
        if one not in allowed:
            known = ", ".join(sorted(allowed))
            what = f"“{field.value}:” knows no “{one}”. It takes {known}."
            raise QueryError(what, at)
    return values


def _singular(value: str, known: Collection[str]) -> str:
    one = value.removesuffix("s")
    return one if one in known and value not in known else value


def _range(value: str) -> tuple[str, str]:
    first, dots, last = value.partition(_RANGE)
    return (first, last) if dots else (first, first)


def _level(text: str, at: int) -> Level:
    try:
        return Level(text.upper())
    except ValueError as error:
        known = ", ".join(level.value for level in Level)
        what = f"“{text}” is no level. “level:” takes {known} or {UNMARKED}."
        raise QueryError(what, at) from error


def _days(text: str, at: int) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise _no_date(text, at)
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as error:
        raise _no_date(text, at) from error
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


def _no_date(text: str, at: int) -> QueryError:
    what = (
        f"“{text}” is no date. “from:” takes a year, month or day, or two of them: "
        "2009, 2009-05, 2009-05-04, 2009-01..2009-12, 2009.. or ..2009."
    )
    return QueryError(what, at)
