"""Finds words, sentences and paragraphs in a cable. Pure.

A *passage* is what is read in one breath: a paragraph's pieces, a heading. Page
lines lie between the pieces, so a sentence that runs over one is two spans.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.cable import Cable
from reviewer.domain.text import Span

_WORD = re.compile(r"\w+(?:[’'.,&/\-]\w+)*")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_STANZA = re.compile(r"\n[ \t\\]*\n")
_NEXT = re.compile(r"[\s\\]*([\"'“‘«(\[]*)(\w+)?")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LABEL = re.compile(
    r"\(?(?:(?:begin|end)[ \t]+)?(?:action request|summary|comment|note|introduction)"
    r"(?:[ \t]+and[ \t]+\w+)?[.:]?\)?[.:]?(?:[ \t]*--)?(?=\s|\Z)",
    re.IGNORECASE,
)
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


class Selecting:
    """Answers where words, sentences and paragraphs of one cable begin and end."""

    def __init__(self, text: str, cable: Cable) -> None:
        self._text = text
        self._passages = _passages(text, cable)
        self._starts = [passage.start for passage in self._passages]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in the order of the text."""
        return self._passages

    def passage_at(self, position: int) -> Passage | None:
        """The passage at a position, else the next, else the last."""
        if not self._passages:
            return None
        number = max(bisect_right(self._starts, position) - 1, 0)
        past = position >= self._passages[number].end
        if past and number + 1 < len(self._passages):
            number += 1
        return self._passages[number]

    def content(self, span: Span) -> tuple[Span, ...]:
        """What of a span can be selected: no furniture, no number, no outer blanks."""
        found: list[Span] = []
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        for passage in self._passages[number:]:
            if passage.start >= span.end:
                break
            for piece in passage.spans:
                start, end = max(piece.start, span.start), min(piece.end, span.end)
                if start < end:
                    found.append(_trimmed(self._text, Span(start, end)))
        return tuple(item for item in found if item)

    def paragraph(self, position: int) -> tuple[Span, ...]:
        """The whole passage at a position."""
        passage = self.passage_at(position)
        return passage.spans if passage else ()

    def sentence(self, position: int) -> tuple[Span, ...]:
        """The sentence at a position; in a label such as "Comment:", the one after."""
        passage = self.passage_at(position)
        if passage is None:
            return ()
        found = self._sentences(passage)
        number = bisect_right([s[0].start for s in found], position) - 1
        if number < 0 or (
            position >= found[number][-1].end and number + 1 < len(found)
        ):
            number += 1
        return found[min(number, len(found) - 1)]

    def sentence_after(self, position: int) -> tuple[Span, ...]:
        """The first sentence that begins at or after a position, else nothing."""
        first = self.passage_at(position)
        number = self._passages.index(first) if first else 0
        for passage in self._passages[number:]:
            for sentence in self._sentences(passage):
                if sentence[0].start >= position:
                    return sentence
        return ()

    def word(self, position: int) -> Span | None:
        """The word at a position, else the next one of the passage, else its last."""
        passage = self.passage_at(position)
        words = list(self._words(passage)) if passage else []
        if not words:
            return None
        number = bisect_right([word.end for word in words], position)
        return words[min(number, len(words) - 1)]

    def word_end(self, position: int, count: int) -> int:
        """The end of a word, ``count`` word ends away; negative goes back."""
        return self._stepped(position, count, ends=True)

    def word_start(self, position: int, count: int) -> int:
        """The start of a word, ``count`` word starts away; negative goes back."""
        return self._stepped(position, count, ends=False)

    def _stepped(self, position: int, count: int, *, ends: bool) -> int:
        stops: list[int] = []
        for passage in self._around(position):
            stops += [w.end if ends else w.start for w in self._words(passage)]
        if not stops:
            return position
        if count >= 0:
            number = bisect_right(stops, position) + count - 1
        else:
            number = bisect_left(stops, position) + count
        return stops[min(max(number, 0), len(stops) - 1)]

    def _around(self, position: int) -> tuple[Passage, ...]:
        number = max(bisect_right(self._starts, position) - 1, 0)
        return self._passages[max(number - 1, 0) : number + 2]

    def _words(self, passage: Passage) -> Iterator[Span]:
        for span in passage.spans:
            for match in _WORD.finditer(self._text, span.start, span.end):
                yield Span(*match.span())

    def _sentences(self, passage: Passage) -> list[tuple[Span, ...]]:
        local, offsets = _joined(self._text, passage.spans)
        found = []
        for start, end in _sentence_ranges(local):
            spans = _back(passage.spans, offsets, start, end)
            trimmed = tuple(_trimmed(self._text, span) for span in spans)
            found.append(tuple(span for span in trimmed if span))
        return [item for item in found if item] or [passage.spans]


def _passages(text: str, cable: Cable) -> tuple[Passage, ...]:
    found = [
        Passage(tuple(span for span in pieces if span), number)
        for number, paragraph in enumerate(cable.paragraphs)
        if any(pieces := [_trimmed(text, piece) for piece in paragraph.pieces])
    ]
    # A title inside a numbered paragraph is already part of it.
    found += [
        Passage((heading.span,), None)
        for heading in cable.headings
        if heading.span and cable.paragraph_at(heading.span.start) is None
    ]
    return tuple(sorted(found, key=lambda passage: passage.start))


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
    found = _LAST_WORD.search(local, max(stop.start() - 40, 0), stop.start())
    last = found.group() if found else ""
    return not _is_abbreviation(last, word)


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


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Span(start, end)
