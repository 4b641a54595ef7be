"""Suggestions: how many are right, and how long they take.

The invented cables of ``tests/data/suggesting`` were labelled by hand before there were
rules. The rules were tuned on one half; the other, ``heldout``, was looked into once,
for the forms of denial, so its figure for denials flatters. Author of texts and rules
is the same hand: real cables score lower. ``REVIEWER_LABELLED=FOLDER`` measures other
texts that are labelled in the same way.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer.domain.codebook import Kind
from reviewer.domain.sentences import passages, sentences
from reviewer.domain.text import Span
from reviewer.suggesting.suggest import suggest
from tests.benchmarks import labelled
from tests.benchmarks.labelled import COMMENT, Label, LabelledCable
from tests.benchmarks.measuring import Benchmark, Measured, median_ms
from tests.benchmarks.scoring import Score, Scores, score

_NAME = "suggesting"
_KB = 10_000
_TIME = f"{_NAME}, a cable of 10 kB"
_TARGETS = {"claim": 75, "acknowledgement": 72}
_TYPES = ("claim", COMMENT, "assertion", "denial", "acknowledgement", "accusation",
          "request", "commitment", "warning", "evaluation", "prediction")  # fmt: skip
_PLAIN = {
    "denial": r"denied|denies|rejected|disputed|dismissed|refuted|downplayed",
    "acknowledgement": r"acknowledged|admitted|confirmed|conceded|agreed that|"
    r"recognized",
    "accusation": r"accused|blamed|alleged",
    COMMENT: r"comment:|we believe|post believes|in our view|it appears",
    "assertion": r"said|told|noted|stated|reported|claimed|believed?|suggested|"
    r"stressed|added|replied|described|explained|emphasized|argued|asserted|insisted|"
    r"complained|maintained|warned|promised|urged|according to",
}
_PLAIN_CUES = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in _PLAIN.items()
}


def benchmarks() -> Iterator[Benchmark]:
    """Quality of both halves, beside plain cues; then the time."""
    yield Benchmark((_NAME,), _rows)


def proposals(cable: LabelledCable) -> Sequence[Label]:
    """What the product suggests, as labels."""
    return [
        Label(
            item.statement_type or COMMENT if item.kind is Kind.CLAIM else COMMENT,
            item.span,
        )
        for item in suggest(cable.text, cable.cable).items
    ]


def plain_cues(cable: LabelledCable) -> Sequence[Label]:
    """The baseline: each sentence with a cue whole, of the first type that fits."""
    found = []
    for passage in passages(cable.text, cable.cable):
        for spans in sentences(cable.text, passage):
            span = Span(spans[0].start, spans[-1].end)
            words = cable.text[span.start : span.end]
            for name, cue in _PLAIN_CUES.items():
                if cue.search(words):
                    found.append(Label(name, span))
                    break
    return found


def _rows() -> Iterator[Measured]:
    folder = Path(os.environ.get("REVIEWER_LABELLED", labelled.FOLDER))
    for half in ("heldout", "tuning"):
        cables = list(labelled.read(half, folder))
        yield from _quality(half, score(cables, proposals))
        yield from _quality(
            f"{half}, plain cues", score(cables, plain_cues), brief=True
        )
    yield _time(list(labelled.read("tuning")))


def _quality(half: str, scores: Scores, *, brief: bool = False) -> Iterator[Measured]:
    name = f"{_NAME}, {half}:"
    for kind in _TYPES[:2] if brief else _TYPES:
        if kind in scores.by_match:
            yield from _three(
                f"{name} {kind}", scores.by_match[kind], _TARGETS.get(kind)
            )
    for kind in ("claim", "denial", "acknowledgement"):
        if found := scores.by_sentence.get(kind):
            target = {"denial": 50, "acknowledgement": 72}.get(kind)
            yield from _three(f"{name} {kind} by sentence", found, target)
        if found := scores.by_overlap.get(kind):
            yield from _three(f"{name} {kind} by overlap", found, None)
    yield from _three(f"{name} comment by characters", scores.comment_characters, 80)
    share = 100 * scores.look_alikes.recall
    yield Measured(f"{name} look-alikes proposed", share, "%", 20)


def _three(name: str, found: Score, target: float | None) -> Iterator[Measured]:
    yield Measured(f"{name}, precision", 100 * found.precision, "%")
    yield Measured(f"{name}, recall", 100 * found.recall, "%")
    yield Measured(f"{name}, F1", 100 * found.f1, "%", target, at_least=True)


def _time(cables: list[LabelledCable]) -> Measured:
    def work() -> None:
        for cable in cables:
            suggest(cable.text, cable.cable)

    size = sum(len(cable.text) for cable in cables)
    return Measured(_TIME, median_ms(work) * _KB / size, "ms", 30)
