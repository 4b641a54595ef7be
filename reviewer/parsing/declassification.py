"""Executive order, declassification date, reasons and "Classified by".

Dates are read month first, as the State Department writes them. A date that
would also be a date the other way round, or that is none, is told in a note.

Source: E.O. 12958 §1.5, 32 CFR 2001.21, 5 FAH-1 H-240.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from reviewer.domain.cable import ParseNote
from reviewer.domain.text import Span

_ORDER = re.compile(r"E\.? ?[OM]\.? ?:? ?(1\d{3,4})", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:DECL(?:ASSIFY)?(?: ?ON)?|DECLAS)\b ?:? {0,3}", re.IGNORECASE)
_DOWNGRADING = re.compile(r"DNG\b", re.IGNORECASE)
"""A date of downgrading says nothing of declassification."""
_DATE = re.compile(
    r"(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})\b"
)
_WORDED = re.compile(
    r"(?P<month>[A-Z]{3,9}) {1,2}(?P<day>\d{1,2}), {0,2}(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2}) {1,2}(?P<month2>[A-Z]{3,9}),? {1,2}(?P<year2>\d{4})",
    re.IGNORECASE,
)
_SPELLED = {
    "FIVE": 5, "TEN": 10, "FIFTEEN": 15, "TWENTY": 20, "TWENTY-FIVE": 25,
    "TWENTY FIVE": 25, "FIFTY": 50,
}  # fmt: skip
_YEARS = re.compile(
    r"(?P<word>TWENTY[ -]FIVE|FIVE|TEN|FIFTEEN|TWENTY|FIFTY|\d{1,2}) ?"
    r"(?:\(\d{1,2}\) ?)?(?:YEARS|YRS)(?P<after> AFTER)?",
    re.IGNORECASE,
)
_REASON_SECTION = re.compile(
    r"\b1\.([45])(?!\d)[ ]?(?:X[1-8])?((?:[ ]{0,2}(?:AND|OR|&|[,/])?[ ]{0,2}"
    r"(?:1\.[45] ?)?(?:\([A-H](?:[/,]{1,2} ?[A-H]){0,7}\)|[A-H]\b)){1,10})",
    re.IGNORECASE,
)
_REASON_LETTER = re.compile(r"(?<![A-Za-z])([A-Ha-h])(?![A-Za-z])")
_BY = re.compile(
    r"(?:\([A-Z]{1,3}\) ?)?(?:CLASSIF\w{0,4} BY:? {0,2}){1,2}", re.IGNORECASE
)
_BY_END = re.compile(
    r"[,;.]? {0,2}\b(?:for )?(?:REASONS?\b|E\.?O\.? 1\d{4}|DERIVED FROM|DECLASSIFY ON)",
    re.IGNORECASE,
)
_MONTHS_IN_YEAR = 12
_TWO_DIGITS = 2
_PIVOT = 60
"""Two-digit years below are 20yy: nothing was declassified before 1960."""


@dataclass(slots=True)
class Declassification:
    """What the E.O. and Classified-By lines say about declassification."""

    executive_order: str | None = None
    on: date | None = None
    printed: str | None = None
    reasons: tuple[str, ...] = ()
    classified_by: str | None = None
    notes: list[ParseNote] = field(default_factory=list)


def read_order(text: str, span: Span, written_at: datetime | None) -> Declassification:
    """Read the E.O. field that stands at ``span``."""
    value = " ".join(text[span.start : span.end].replace("\\", " ").split())
    result = Declassification(reasons=read_reasons(value))
    if found := _ORDER.search(value):
        result.executive_order = found[1]
        value = value[found.end() :].lstrip(" :")
    label = _LABEL.search(value)
    rule = value[label.end() :] if label else value
    if _DOWNGRADING.match(rule):
        result.printed = _printed_rule(rule)
        return result
    result.printed = _printed_rule(rule)
    _read_date(result, rule, span, written_at)
    return result


def read_reasons(text: str) -> tuple[str, ...]:
    """Canonical reasons of a field: ``1.4(B) AND (D)`` → ``1.4(b)``, ``1.4(d)``."""
    reasons: list[str] = []
    for found in _REASON_SECTION.finditer(text):
        tail = re.sub(r"1\.[45]|\b(?:AND|OR)\b", " ", found[2], flags=re.IGNORECASE)
        reasons += [
            f"1.{found[1]}({letter.lower()})" for letter in _REASON_LETTER.findall(tail)
        ]
    return tuple(dict.fromkeys(reasons))


def read_classified_by(value: str) -> str | None:
    """The name and position after ``Classified By:``, without the reasons."""
    found = _BY.match(value)
    if found is None:
        return None
    name = value[found.end() :]
    if end := _BY_END.search(name):
        name = name[: end.start()]
    return name.strip(" .,;:") or None


def _printed_rule(rule: str) -> str | None:
    end = re.search(r"\bREASONS?\b", rule, re.IGNORECASE)
    return (rule[: end.start()] if end else rule).strip(" .,;") or None


def _read_date(
    result: Declassification, rule: str, span: Span, written_at: datetime | None
) -> None:
    if found := _DATE.search(rule):
        _numeric(result, found, span)
    elif found := _WORDED.search(rule):
        result.on = _worded(found)
    elif (found := _YEARS.search(rule)) and not found["after"] and written_at:
        word = found["word"].upper()
        years = int(word) if word.isdigit() else _SPELLED[word.replace("-", " ")]
        result.on = _years_after(written_at.date(), years)
        message = f"{found[0]} from the day it was sent is {result.on.isoformat()}."
        result.notes.append(ParseNote(code="date_computed", message=message, span=span))


def _numeric(result: Declassification, found: re.Match[str], span: Span) -> None:
    a, b, c = found["a"], int(found["b"]), found["c"]
    if len(a) > _TWO_DIGITS:
        result.on = _date(int(a), b, int(c))
    else:
        year = int(c) + (0 if len(c) > _TWO_DIGITS else _century(int(c)))
        result.on = _date(year, int(a), b)
        if result.on and b <= _MONTHS_IN_YEAR and int(a) != b:
            result.notes.append(
                ParseNote(
                    code="ambiguous_date",
                    message=f"{found[0]} is read month first: {result.on.isoformat()}.",
                    span=span,
                )
            )
    if result.on is None:
        result.notes.append(
            ParseNote(
                code="impossible_date",
                message=f"{found[0]} is no date, month first; none was taken.",
                span=span,
            )
        )


def _century(year: int) -> int:
    return 2000 if year < _PIVOT else 1900


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _worded(found: re.Match[str]) -> date | None:
    """``JUNE 21, 2006`` through dateutil, which alone knows the spellings."""
    from dateutil.parser import ParserError, parse  # noqa: PLC0415 - slow to import

    try:
        return parse(found[0], default=datetime(2000, 1, 1)).date()  # noqa: DTZ001
    except (ParserError, OverflowError):
        return None


def _years_after(day: date, years: int) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - slow to import

    return day + relativedelta(years=years)
