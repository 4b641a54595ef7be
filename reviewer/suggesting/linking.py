"""Proposes links: comments to the claims they are about, the Summary to its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.codebook import Kind
from reviewer.domain.suggestion import SuggestedLink, Suggestion
from reviewer.domain.text import excerpt
from reviewer.suggesting.lexicon import Lexicon
from reviewer.suggesting.reading import Zone

_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d")
_STEM = 6
_FEWEST = 2
_LEAST_COMMENT = 0.22
_LEAST_RESTATED = 0.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A suggestion, the zone it stands in and the words that carry it."""

    suggestion: Suggestion
    zone: Zone
    words: frozenset[str]


def placed(text: str, suggestion: Suggestion, zone: Zone, lexicon: Lexicon) -> Placed:
    """A suggestion with its content words, cut to their stems."""
    words = _WORD.findall(excerpt(text, suggestion.spans).lower())
    stems = frozenset(
        word[:_STEM] for word in words if word not in lexicon.lists["common"]
    )
    return Placed(suggestion, zone, stems)


def links(
    text: str, items: Sequence[Placed], lexicon: Lexicon
) -> Iterator[SuggestedLink]:
    """Links between suggestions, in order of the suggestion they come from."""
    for number, item in enumerate(items):
        if item.suggestion.kind is Kind.COMMENT:
            target = _nearest(number, items, _LEAST_COMMENT, in_summary=None)
            if target is not None:
                kind = _kind(excerpt(text, item.suggestion.spans), lexicon)
                yield SuggestedLink(number, target, kind)
        elif item.zone is Zone.SUMMARY:
            target = _nearest(number, items, _LEAST_RESTATED, in_summary=False)
            if target is not None:
                yield SuggestedLink(number, target, "restates")


def _nearest(
    number: int, items: Sequence[Placed], least: float, *, in_summary: bool | None
) -> int | None:
    """The claim that shares most words; a claim of the text before the Summary's."""
    words = items[number].words
    best: tuple[float, int] | None = None
    for other, item in enumerate(items):
        if item.suggestion.kind is not Kind.CLAIM or other == number:
            continue
        if in_summary is False and item.zone is Zone.SUMMARY:
            continue
        shared = len(words & item.words)
        smaller = min(len(words), len(item.words))
        if shared < _FEWEST or not smaller:
            continue
        weight = shared / smaller - (0.1 if item.zone is Zone.SUMMARY else 0)
        if weight >= least and (best is None or weight > best[0]):
            best = (weight, other)
    return best[1] if best else None


def _kind(comment: str, lexicon: Lexicon) -> str:
    if lexicon.patterns["disputing"].search(comment):
        return "disputes"
    if lexicon.patterns["supporting"].search(comment):
        return "supports"
    return "qualifies"
