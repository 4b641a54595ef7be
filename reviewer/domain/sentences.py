"""Passages of a cable and the sentences in them, robust to abbreviations. Pure.

A *passage* is what is read in one breath: a paragraph's pieces, a heading. Page
lines lie between the pieces, so a sentence that runs over one is two spans. The
window selects by these sentences and suggestions are made of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_STANZA = re.compile(r"\n[ \t\\]*\n")
_NEXT = re.compile(r"[\s\\]*([\"'“‘«(\[]*)(\w+)?")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LABEL = re.compile(
    r"\(?(?:(?:begin|end)\s+)?(?:action request|summary|comment|note|introduction)"
    r"(?:[ \t]+and[ \t]+\w+)?[.:]?\)?[.:]?(?:[ \t]*--)?(?=\s|\Z)",
    re.IGNORECASE,
)
_LONGEST_REMARK = 1000
_ABBREVIATED = 2
"""As many words in brackets may be an abbreviation: "(U.S. Gov.)"."""
_BLANKS = " \t\n\r\\\u00a0\u2028\u2029\x0b\x0c"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "mr mrs ms dr prof rev hon gen lt col maj capt cpt sgt cmdr adm brig sen rep "
    "gov amb pres st ft mt messrs fnu lnu"
)
"""Never the end of a sentence: a name follows."""
_SHORT = _set("e.g i.e cf vs approx ca dept est al")
"""Not an end unless a word follows that begins sentences."""
_BEFORE_FIGURES = _set(
    "no nos para paras fig vol art sec jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Not an end where a figure follows."""
_STARTERS = _set(
    "a according after although an and as at but by despite during for from he her "
    "his however if in it its many meanwhile moreover nevertheless on one our she "
    "since some that the their there these they this those we when while with"
)
"""Words that begin a sentence after an abbreviation such as "U.S."."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text read as one, without furniture; ``paragraph`` is None for a heading."""

    spans: tuple[Span, ...]
    paragraph: int | None

    @property
    def start(self) -> int:
        """The first code point."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.spans[-1].end


def passages(text: str, cable: Cable) -> tuple[Passage, ...]:
    """All passages of a cable in the order of the text."""
    found = [
        Passage(tuple(span for span in pieces if span), number)
        for number, paragraph in enumerate(cable.paragraphs)
        if any(pieces := [trimmed(text, piece) for piece in paragraph.pieces])
    ]
    # A title inside a numbered paragraph is already part of it.
    found += [
        Passage((heading.span,), None)
        for heading in cable.headings
        if heading.span and cable.paragraph_at(heading.span.start) is None
    ]
    return tuple(sorted(found, key=lambda passage: passage.start))


def sentences(text: str, passage: Passage) -> list[tuple[Span, ...]]:
    """The sentences of a passage without labels ("Comment:"), outer blanks cut.

    A sentence over a page line has several spans. A passage of nothing but a
    label is its own and only sentence.
    """
    local, offsets = _joined(text, passage.spans)
    found = []
    for start, end in _sentence_ranges(local):
        spans = _back(passage.spans, offsets, start, end)
        cut = tuple(trimmed(text, span) for span in spans)
        found.append(tuple(span for span in cut if span))
    return [item for item in found if item] or [passage.spans]


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Span(start, end)


def _joined(text: str, spans: tuple[Span, ...]) -> tuple[str, list[int]]:
    """Pieces with one blank between, and where each begins in the result."""
    offsets, at = [], 0
    for span in spans:
        offsets.append(at)
        at += len(span) + 1
    return " ".join(text[span.start : span.end] for span in spans), offsets


def _back(
    spans: tuple[Span, ...], offsets: list[int], start: int, end: int
) -> Iterator[Span]:
    for span, offset in zip(spans, offsets, strict=True):
        first = max(start - offset, 0)
        last = min(end - offset, len(span))
        if first < last:
            yield Span(span.start + first, span.start + last)


def _sentence_ranges(local: str) -> Iterator[tuple[int, int]]:
    start = _after_label(local, 0)
    for end in _ends(local):
        if end <= start:
            continue
        if not _LABEL.fullmatch(local[start:end].strip(_BLANKS)):
            yield start, end
        start = _after_label(local, end)
    rest = local[start:].strip(_BLANKS)
    if rest and not _LABEL.fullmatch(rest):
        yield start, len(local)


def _after_label(local: str, start: int) -> int:
    while start < len(local) and local[start] in _BLANKS:
        start += 1
    label = _LABEL.match(local, start)
    # "Comment on the vote …" is no label: that needs its dot, colon or bracket.
    return label.end() if label and label.group()[-1] in ".:)-" else start


def _ends(local: str) -> list[int]:
    stops = [m.end() for m in _STOP.finditer(local) if _is_end(local, m)]
    for gap in _STANZA.finditer(local):
        before = local[max(gap.start() - 40, 0) : gap.start()].rstrip(_BLANKS)
        after = local[gap.end() : gap.end() + 40].lstrip(_BLANKS)
        if not after[:1].islower() or before.endswith((".", "!", "?", ":")):
            stops.append(gap.start())
    return sorted(stops)


def _is_end(local: str, stop: re.Match[str]) -> bool:
    following = _NEXT.match(local, stop.end())
    word = (following.group(2) or "") if following else ""
    if word[:1].islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    if stop.group().endswith(")") and _closes_a_remark(local, stop.start()):
        return True
    found = _LAST_WORD.search(local, max(stop.start() - 40, 0), stop.start())
    last = found.group() if found else ""
    return not _is_abbreviation(last, word)


def _closes_a_remark(local: str, stop: int) -> bool:
    """Whether the bracket holds more than an abbreviation: "(See refs B and C.)"."""
    opened = local.rfind("(", max(stop - _LONGEST_REMARK, 0), stop)
    return opened >= 0 and len(local[opened:stop].split()) > _ABBREVIATED


def _is_abbreviation(last: str, following: str) -> bool:
    """Whether the stop after ``last`` is part of it rather than a full stop."""
    plain = last.lower()
    if plain in _TITLES:
        return True
    if plain in _BEFORE_FIGURES:
        return following[:1].isdigit()
    initial = len(last) == 1 and last.isalpha() and last != "I"
    dotted = "." in last and all(len(part) == 1 for part in last.split("."))
    if plain in _SHORT or dotted or initial:
        return following.lower() not in _STARTERS or plain in {"e.g", "i.e"}
    return False
