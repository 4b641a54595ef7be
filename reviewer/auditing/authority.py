"""Authority: who classified, for which reason, under which order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.auditing.declassification import is_released
from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.text import Span

_DERIVED = re.compile(r"\bDERIVED FROM\b", re.IGNORECASE)
_REASON_WORD = re.compile(r"\bREASONS?\b", re.IGNORECASE)
_SECTION = re.compile(r"\b1\.(?P<digit>\d)(?!\d)")
_LETTER_GROUP = re.compile(
    r"[\s,/&]{0,6}(?:(?:AND|OR)\s{1,3})?"
    r"(?:\((?P<in>[A-Z](?:[/,] ?[A-Z])*)\)|(?P<bare>[A-Z])\b)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
"""A name alone is no position."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One printed reason: section ``1.4``, letter ``b``, and its place."""

    section: str
    letter: str
    span: Span


def classifier_missing(evidence: Evidence) -> Iterator[Hit]:
    """MA-11: nobody is named as the classifier, or without a position."""
    if not evidence.is_classified or not evidence.requires(
        lambda regime: regime.classifier_named
    ):
        return
    named = evidence.cable.header.classified_by
    if not named and _is_derived(evidence):
        return
    place = evidence.header.fields.get("by", evidence.header.place)
    if not named:
        yield Hit(place, "No “Classified by” names the classifier and the position.")
    elif len(named.split()) < _FEWEST_WORDS:
        yield Hit(place, f"“Classified by” says {named} without name and position.")


def reason_missing(evidence: Evidence) -> Iterator[Hit]:
    """MA-12: neither a reason nor a source from which the cable is derived."""
    if not evidence.is_classified or not evidence.requires(
        lambda regime: regime.reason_section
    ):
        return
    has_word = any(
        _REASON_WORD.search(evidence.words(span)) for span in _places(evidence)
    )
    if not (has_word or reasons(evidence) or _is_derived(evidence)):
        yield Hit(
            evidence.header.fields.get("by", evidence.header.place),
            "The cable gives neither a reason nor what it is derived from.",
        )


def reason_of_another_order(evidence: Evidence) -> Iterator[Hit]:
    """MA-13: the reason's section is that of another order."""
    allowed = {r.reason_section for r in evidence.accepted if r.reason_section}
    if not allowed:
        return
    seen: set[str] = set()
    for reason in reasons(evidence):
        if reason.section not in allowed and reason.section not in seen:
            seen.add(reason.section)
            yield Hit(
                reason.span,
                f"Reason {reason.section} does not belong to the order then in force, "
                f"whose reasons stand in {' or '.join(sorted(allowed))}.",
            )


def reason_out_of_range(evidence: Evidence) -> Iterator[Hit]:
    """MA-14: the order has no reason with that letter."""
    letters: dict[str, str] = {}
    for regime in evidence.regimes.orders:
        if regime.reason_section:
            known = letters.get(regime.reason_section, "")
            letters[regime.reason_section] = max(known, regime.reason_letters, key=len)
    for reason in reasons(evidence):
        known = letters.get(reason.section, "")
        if known and reason.letter not in known:
            yield Hit(
                reason.span,
                f"There is no reason {reason.section}({reason.letter}); the letters "
                f"go from {known[0]} to {known[-1]}.",
                matter=reason.letter,
            )


def order_not_in_force(evidence: Evidence) -> Iterator[Hit]:
    """MA-15: the order cited was not in force at the date-time group."""
    cited, on = evidence.cable.header.executive_order, evidence.written_on
    if not cited or on is None or not evidence.accepted or is_released(evidence):
        return
    if not any(cited in regime.cited_as for regime in evidence.accepted):
        yield Hit(
            evidence.header.fields.get("order", evidence.header.place),
            f"E.O. {cited} was not in force on {on.isoformat()}.",
        )


def reasons(evidence: Evidence) -> tuple[Reason, ...]:
    """Every reason printed in the E.O. and “Classified by” fields, in order."""
    found = [
        reason
        for span in _places(evidence)
        for section in _SECTION.finditer(evidence.text, span.start, span.end)
        for reason in _of_section(evidence.text, section, span.end)
    ]
    return tuple(sorted(found, key=lambda reason: reason.span))


def _of_section(text: str, section: re.Match[str], end: int) -> Iterator[Reason]:
    at = section.end()
    while group := _LETTER_GROUP.match(text, at, end):
        for letter in re.findall(r"[A-Za-z]", group["in"] or group["bare"]):
            name = f"1.{section['digit']}"
            yield Reason(name, letter.lower(), Span(section.start(), group.end()))
        at = group.end()


def _places(evidence: Evidence) -> Iterator[Span]:
    for name in ("order", "by"):
        if span := evidence.header.fields.get(name):
            yield span


def _is_derived(evidence: Evidence) -> bool:
    """Whether a source is named above the text or in its first paragraph."""
    numbered = (p for p in evidence.cable.paragraphs if p.number is not None)
    first = next(numbered, None)
    span = evidence.cable.span
    end = first.span.end if first else span.end
    return _DERIVED.search(evidence.text, span.start, end) is not None
