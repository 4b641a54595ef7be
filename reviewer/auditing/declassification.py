"""Declassification: the instruction, its date, its codes and its terms."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.auditing.printed import Printed
from reviewer.domain.audit import Severity
from reviewer.domain.text import Span

_LABEL = re.compile(
    r"\bDECL(?:AS(?:SIFY)?)?\b(?: ?ON\b)?[ ]?:?|\bE\.? ?[OM]\.? ?:? ?1\d{3,4}\b[ ]?:?",
    re.IGNORECASE,
)
_STOP = re.compile(r"\b(?:REASONS?|CLASSIF\w* BY|DERIVED FROM|DNG)\b", re.IGNORECASE)
_NOT_GIVEN = frozenset({"", "N/A", "NA", "N'A", "NONE", "N.A"})
_ALREADY = re.compile(r"\bDECLASSIFIED\b", re.IGNORECASE)
"""Written by whoever released the cable, in place of its own instruction."""
_SHORT_DATE = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|(?P<short>\d\d))\b")
_CODE = re.compile(
    r"\b(?P<code>(?:25|50|75)X\d?|X[1-8]|OADR|MR|MANUAL REVIEW|X?GDS|ADS|RDS)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]{3,}", re.IGNORECASE)
_FAMILIES = {"MANUAL REVIEW": "MR"}
_AMBIGUOUS, _IMPOSSIBLE = "ambiguous_date", "impossible_date"


def instruction(evidence: Evidence) -> Printed | None:
    """What is printed after ``DECL:``; None where nothing or ``N/A`` is."""
    for name in ("order", "by"):
        span = evidence.header.fields.get(name)
        if span and (found := _after_label(evidence.text, span, name)):
            return found
    return None


def is_released(evidence: Evidence) -> bool:
    """Whether the E.O. field tells of a later release instead of an instruction."""
    span = evidence.header.fields.get("order")
    return span is not None and _ALREADY.search(evidence.words(span)) is not None


def missing_or_needless(evidence: Evidence) -> Iterator[Hit]:
    """MA-16: classified without an instruction, or unclassified with one."""
    given = instruction(evidence)
    required = evidence.requires(lambda regime: regime.instruction_given)
    if is_released(evidence):
        return
    if evidence.is_classified and given is None and required:
        yield Hit(
            evidence.header.fields.get("order", evidence.header.place),
            "A classified cable carries no declassification instruction.",
        )
    if not evidence.is_classified and given and evidence.level is not None:
        yield Hit(
            given.span,
            f"An unclassified cable carries the instruction {given.words}.",
        )


def doubtful_date(evidence: Evidence) -> Iterator[Hit]:
    """MA-17: the date lies before the cable, is impossible, short or ambiguous."""
    place = _place(evidence)
    on, written = evidence.cable.header.declassify_on, evidence.written_on
    codes = {note.code: note.message for note in evidence.cable.notes}
    given = instruction(evidence)
    short = _SHORT_DATE.search(given.words) if given else None
    if on and written and on < written:
        message = f"The cable would be declassified on {on}, before it was sent."
        yield Hit(place, message, Severity.ERROR)
    elif _IMPOSSIBLE in codes:
        yield Hit(place, codes[_IMPOSSIBLE], Severity.ERROR)
    elif short and short["short"]:
        yield Hit(place, f"{short[0]} gives the year with two digits.")
    elif _AMBIGUOUS in codes:
        yield Hit(place, codes[_AMBIGUOUS], Severity.NOTE)


def implied_decision(evidence: Evidence) -> Iterator[Hit]:
    """MA-18: the usual term, counted from another day than that of the cable."""
    on, written = evidence.cable.header.declassify_on, evidence.written_on
    if on is None or written is None:
        return
    for years in {regime.usual_years for regime in evidence.accepted}:
        decided = _years(on, -years) if years else written
        days = (decided - written).days
        if days and abs(days) <= evidence.regimes.tolerance_days:
            yield Hit(
                _place(evidence),
                f"{years} years before {on} is {decided}, the implied day of decision, "
                f"{_counted(abs(days))} {'before' if days < 0 else 'after'} the cable.",
            )


def too_long(evidence: Evidence) -> Iterator[Hit]:
    """MA-19: the term is longer than the order allows without a code."""
    on, written = evidence.cable.header.declassify_on, evidence.written_on
    terms = [regime.longest_years for regime in evidence.accepted]
    longest = max((years for years in terms if years), default=None)
    if on is None or written is None or longest is None or None in terms:
        return
    exempting = {c for regime in evidence.accepted for c in regime.exempting_codes}
    if any(_family(code.words) in exempting for code in codes(evidence)):
        return
    last = _years(written, longest) + timedelta(days=evidence.regimes.tolerance_days)
    if on > last:
        yield Hit(
            _place(evidence),
            f"Declassification on {on} is more than {longest} years away, "
            "without a code that allows it.",
        )


def code_out_of_regime(evidence: Evidence) -> Iterator[Hit]:
    """MA-20: a code that the order does not know, or that lacks its date."""
    if not evidence.accepted:
        return
    allowed = {code for regime in evidence.accepted for code in regime.codes}
    dated = {code for regime in evidence.accepted for code in regime.dated_codes}
    for code in codes(evidence):
        family = _family(code.words)
        if family not in allowed:
            orders = " or ".join(regime.name for regime in evidence.accepted)
            message = f"{code.words} is no instruction under {orders}."
            yield Hit(code.span, message)
        elif family in dated and not _has_date_or_event(evidence, code):
            yield Hit(code.span, f"{code.words} needs a date or an event.")


def date_reached(evidence: Evidence) -> Iterator[Hit]:
    """MA-21: the day has come; the tool draws no conclusion from that."""
    on, written = evidence.cable.header.declassify_on, evidence.written_on
    if on and on <= evidence.today and (written is None or on >= written):
        yield Hit(
            _place(evidence),
            f"The declassification date {on} has been reached; this tool does not "
            "declassify or re-mark.",
        )


def codes(evidence: Evidence) -> tuple[Printed, ...]:
    """Codes of the instruction, upper case, in printed order."""
    given = instruction(evidence)
    if given is None:
        return ()
    found = _CODE.finditer(evidence.text, given.span.start, given.span.end)
    return tuple(Printed(m["code"].upper(), Span(*m.span("code"))) for m in found)


def _after_label(text: str, span: Span, name: str) -> Printed | None:
    labels = list(_LABEL.finditer(text, span.start, span.end))
    worded = [label for label in labels if label[0][:1] in "Dd"]
    if not labels or (name == "by" and not worded):
        return None
    start = (worded or labels)[0].end()
    stop = _STOP.search(text, start, span.end)
    words = text[start : stop.start() if stop else span.end]
    shown = words.strip(" \t\n.,;:\\")
    if shown.upper() in _NOT_GIVEN or _ALREADY.search(shown):
        return None
    start += words.index(shown)
    return Printed(" ".join(shown.split()), Span(start, start + len(shown)))


def _place(evidence: Evidence) -> Span:
    given = instruction(evidence)
    return given.span if given else evidence.header.place


def _family(code: str) -> str:
    """``25X1`` → ``25X``, ``X3`` → ``X``; other codes are their own family."""
    return _FAMILIES.get(code, code.rstrip("0123456789"))


def _has_date_or_event(evidence: Evidence, code: Printed) -> bool:
    if evidence.cable.header.declassify_on:
        return True
    given = instruction(evidence)
    after = evidence.text[code.span.end : given.span.end] if given else ""
    return len(_WORD.findall(after)) > 1


def _years(day: date, years: int) -> date:
    """The same day that many years later; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _counted(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"
