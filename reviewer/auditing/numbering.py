"""Sections and paragraph numbers: present, ordered, once."""

import re
from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit, number_place
from reviewer.domain.audit import Severity
from reviewer.domain.cable import FurnitureKind, Paragraph
from reviewer.domain.text import Span

_MISSING = "Missing Section"
_NUMBERED = re.compile(
    r"^[ \t]*¶?(?P<number>\d{1,3})[.)] ?\((?:TS|S|C|U|SBU)\b[^()\n]{0,30}\)",
    re.MULTILINE,
)


def sections(evidence: Evidence) -> Iterator[Hit]:
    """MA-25: of N sections one is missing, doubled, out of order or untitled."""
    count = evidence.cable.header.sections
    if not count or not evidence.header.titles:
        return
    titled = [title.section for title in evidence.header.titles if title.section]
    traced = [page.section for page in evidence.page_lines if page.section]
    missing = [n for n in range(1, count + 1) if n not in {*titled, *traced}]
    place = evidence.header.titles[0].span
    if missing:
        yield _missing(evidence, missing, place, has_traces=bool(traced or titled[1:]))
    untitled = [n for n in range(2, count + 1) if n in traced and n not in titled]
    if untitled:
        yield Hit(
            place,
            f"Section {_listed(untitled)} of {count} stands there "
            "without a header of its own.",
            Severity.NOTE,
            "headless",
        )
    if len(set(titled)) < len(titled):
        told = "A section's header stands there twice."
        yield Hit(place, told, Severity.NOTE, "double")
    elif titled != sorted(titled):
        yield Hit(place, "The sections are not in order.", Severity.NOTE, "order")


def paragraph_numbers(evidence: Evidence) -> Iterator[Hit]:
    """MA-27: the numbers do not run from 1 without gap or double."""
    numbered = [p for p in evidence.cable.paragraphs if p.number is not None]
    yield from _artefact(numbered)
    before = 0
    for paragraph in numbered:
        number = paragraph.number or 0
        if number != before + 1:
            yield Hit(number_place(paragraph), _irregular(number, before))
        before = max(number, before)
    yield from _doubled(evidence)


def _missing(
    evidence: Evidence, missing: list[int], place: Span, *, has_traces: bool
) -> Hit:
    """An error unless the text is whole and only the page lines were lost."""
    told = any(
        item.kind is FurnitureKind.BOILERPLATE and _MISSING in evidence.words(item.span)
        for item in evidence.cable.furniture
    )
    of = evidence.cable.header.sections
    if told or has_traces or evidence.cable.signature is None:
        message = f"Missing of {of} sections: {_listed(missing)}."
        return Hit(place, message, matter="missing")
    return Hit(
        place,
        f"Nothing shows where section {_listed(missing)} of {of} begins, though the "
        "text is signed.",
        Severity.NOTE,
        "missing",
    )


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _artefact(numbered: list[Paragraph]) -> Iterator[Hit]:
    """Tell once that the copy turned pilcrows into digits."""
    odd = [p for p in numbered if _digits(p) != str(p.number)]
    if odd:
        first, last = odd[0], odd[-1]
        yield Hit(
            number_place(first),
            f"Printed {_digits(first)} to {_digits(last)}, really ¶{first.number} to "
            f"¶{last.number}: the copy turned the pilcrow into a digit.",
            matter="pilcrow",
        )


def _irregular(number: int, before: int) -> str:
    if not before:
        return f"The first paragraph has the number {number}."
    if number <= before:
        return f"The number {number} stands there again after ¶{before}."
    return f"¶{number} follows ¶{before}: a number is left out."


def _doubled(evidence: Evidence) -> Iterator[Hit]:
    """A numbered and marked line that the count could not take."""
    starts = {paragraph.span.start for paragraph in evidence.cable.paragraphs}
    body = evidence.cable.paragraphs
    if not body:
        return
    for found in _NUMBERED.finditer(evidence.text, body[0].span.end, body[-1].span.end):
        start = found.end() - len(found[0].lstrip())
        if start not in starts:
            yield Hit(
                Span(start, found.end()),
                f"The number {found['number']} is printed where the count does not "
                "go on.",
            )


def _digits(paragraph: Paragraph) -> str:
    return "".join(filter(str.isdecimal, paragraph.printed))
