"""Compares suggestions with labels: counts, and what follows from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.domain.sentences import passages, sentences
from reviewer.domain.text import Span
from tests.benchmarks.labelled import COMMENT, LOOK_ALIKE, Label, LabelledCable

LEAST_DICE = 0.5
Proposing = Callable[[LabelledCable], Sequence[Label]]
"""Anything that proposes typed spans for a cable."""


@dataclass(slots=True)
class Score:
    """How many of what was proposed and of what was labelled were found."""

    proposed: int = 0
    right: int = 0
    labelled: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the proposed that is right; 0 where nothing was."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled that was found; 0 where nothing was."""
        return self.found / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The scores of one half of the set, by measure and kind or type."""

    by_match: dict[str, Score] = field(default_factory=dict)
    by_sentence: dict[str, Score] = field(default_factory=dict)
    by_overlap: dict[str, Score] = field(default_factory=dict)
    comment_characters: Score = field(default_factory=Score)
    look_alikes: Score = field(default_factory=Score)


def score(cables: Iterable[LabelledCable], propose: Proposing) -> Scores:
    """Score what is proposed for the cables.

    ``by_match`` pairs one to one where the characters' Dice is at least 0.5,
    ``by_sentence`` compares the sentences touched, ``by_overlap`` asks for one
    shared character. ``look_alikes`` counts as found those that a claim touches.
    """
    scores = Scores()
    for cable in cables:
        _add(scores, cable, propose(cable))
    return scores


def _add(scores: Scores, cable: LabelledCable, proposed: Sequence[Label]) -> None:
    claims = [label for label in proposed if label.type != COMMENT]
    look_alikes = [label.span for label in cable.labels if label.type == LOOK_ALIKE]
    labelled = [label for label in cable.labels if label.type != LOOK_ALIKE]
    scores.look_alikes.labelled += len(look_alikes)
    scores.look_alikes.found += _touched(look_alikes, [c.span for c in claims])
    bounds = _sentence_bounds(cable)
    types = {label.type for label in (*proposed, *labelled)}
    for name in {*types, "claim"}:
        mine, theirs = _spans(proposed, name), _spans(labelled, name)
        _match(scores.by_match.setdefault(name, Score()), mine, theirs)
        overlap = scores.by_overlap.setdefault(name, Score())
        overlap.proposed += len(mine)
        overlap.labelled += len(theirs)
        overlap.right += _touched(mine, theirs)
        overlap.found += _touched(theirs, mine)
        ours, gold = (_sentences(bounds, spans) for spans in (mine, theirs))
        _compare(scores.by_sentence.setdefault(name, Score()), ours, gold)
        if name == COMMENT:
            _compare(scores.comment_characters, _characters(mine), _characters(theirs))


def _spans(labels: Sequence[Label], name: str) -> list[Span]:
    """The spans of a type; of all types of claim, each place once, for ``claim``."""
    if name != "claim":
        return [label.span for label in labels if label.type == name]
    return sorted({label.span for label in labels if label.type != COMMENT})


def _match(score: Score, proposed: list[Span], labelled: list[Span]) -> None:
    """Pair greedily, the likest first; at 0.5 and more this is the best pairing."""
    pairs = sorted(
        ((_dice(one, other), i, j) for i, one in enumerate(proposed)
         for j, other in enumerate(labelled) if one.intersects(other)),
        reverse=True,
    )  # fmt: skip
    mine, theirs = set[int](), set[int]()
    for dice, i, j in pairs:
        if dice >= LEAST_DICE and i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
    score.proposed += len(proposed)
    score.labelled += len(labelled)
    score.right += len(mine)
    score.found += len(theirs)


def _dice(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * max(shared, 0) / (len(one) + len(other))


def _touched(spans: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(any(span.intersects(other) for other in others) for span in spans)


def _compare(score: Score, proposed: set[int], labelled: set[int]) -> None:
    score.proposed += len(proposed)
    score.labelled += len(labelled)
    score.right += len(proposed & labelled)
    score.found += len(proposed & labelled)


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _sentence_bounds(cable: LabelledCable) -> list[Span]:
    return [
        Span(spans[0].start, spans[-1].end)
        for passage in passages(cable.text, cable.cable)
        for spans in sentences(cable.text, passage)
    ]


def _sentences(bounds: list[Span], spans: Sequence[Span]) -> set[int]:
    """The numbers of the sentences that hold a span's start or its middle."""
    places = {at for span in spans for at in (span.start, (span.start + span.end) // 2)}
    return {
        number
        for number, bound in enumerate(bounds)
        if any(bound.contains(at) for at in places)
    }
