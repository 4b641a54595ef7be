"""The same facts under different markings: sentences that say much the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.cable import Paragraph
from reviewer.domain.text import Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"')\]]*(?=\s+[\"'(A-Z])|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP_WORDS = """
    about after all also and any are because been before being between both but can
    could did does each for from had has have her him his how into its may more most
    not only other our out over said shall she should since some such than that the
    their them then there these they this those through under until was were what when
    where while who whom whose will with would you your summary comment end
"""
_STOP = frozenset(_STOP_WORDS.split())
_SHORTEST_WORD = 3
_FEWEST_SHARED = 5
_LEAST_OVERLAP = 0.5
_MOST_COMMON = 64
"""A word in more sentences than this finds no candidates, so time stays linear."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    paragraph: Paragraph
    span: Span
    words: frozenset[str]


def under_different_markings(evidence: Evidence) -> Iterator[Hit]:
    """MA-26: a sentence restates one of a paragraph that is marked differently."""
    marked = [p for p in evidence.cable.paragraphs if p.marking]
    if len({paragraph.marking for paragraph in marked}) < 2:  # noqa: PLR2004 - a pair
        return
    best: dict[tuple[int, int], tuple[float, _Sentence, _Sentence]] = {}
    for one, other, overlap in _alike(list(_sentences(evidence.text, marked))):
        key = (one.paragraph.span.start, other.paragraph.span.start)
        if key not in best or overlap > best[key][0]:
            best[key] = (overlap, one, other)
    for overlap, one, other in best.values():
        yield _hit(evidence, overlap, one, other)


def _hit(evidence: Evidence, overlap: float, one: _Sentence, other: _Sentence) -> Hit:
    pair = sorted((one, other), key=_rank)
    low, high = pair[0].paragraph, pair[1].paragraph
    return Hit(
        pair[0].span,
        f"{evidence.name(low)} ({low.marking}) and {evidence.name(high)} "
        f"({high.marking}) state the same (overlap {overlap:.2f}).",
        matter=evidence.name(high),
    )


def _rank(sentence: _Sentence) -> int:
    marking = sentence.paragraph.marking
    return marking.level.rank if marking else 0


def _sentences(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Sentence]:
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            for found in _SENTENCE.finditer(text, piece.start, piece.end):
                words = content_words(found[0])
                if len(words) >= _FEWEST_SHARED:
                    yield _Sentence(paragraph, Span(*found.span()), words)


def content_words(sentence: str) -> frozenset[str]:
    """The words that carry a sentence's content, in lower case."""
    words = (word.lower() for word in _WORD.findall(sentence))
    return frozenset(
        word for word in words if len(word) >= _SHORTEST_WORD and word not in _STOP
    )


def _alike(
    sentences: Sequence[_Sentence],
) -> Iterator[tuple[_Sentence, _Sentence, float]]:
    """Pairs of sentences under different markings, with their overlap (0.5 to 1).

    The overlap is the number of shared content words over the smaller number.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        near = Counter(
            before
            for word in sentence.words
            if len(places[word]) <= _MOST_COMMON
            for before in places[word]
        )
        for before in sorted(near):
            other = sentences[before]
            if other.paragraph.marking == sentence.paragraph.marking:
                continue
            shared = len(sentence.words & other.words)
            overlap = shared / min(len(sentence.words), len(other.words))
            if shared >= _FEWEST_SHARED and overlap >= _LEAST_OVERLAP:
                yield other, sentence, overlap
        for word in sentence.words:
            places[word].append(number)
