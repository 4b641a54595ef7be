"""The labelled cables are in order, and the suggestions keep what they reached."""

import pytest

from tests.benchmarks import labelled
from tests.benchmarks.labelled import COMMENT, LOOK_ALIKE, Label, unbraced
from tests.benchmarks.scoring import score
from tests.benchmarks.suggesting import plain_cues, proposals

HALVES = ("tuning", "heldout")


def test_there_are_enough_cables_of_every_kind() -> None:
    cables = [cable for half in HALVES for cable in labelled.read(half)]
    assert len(cables) >= 25
    types = [label.type for cable in cables for label in cable.labels]
    assert {"denial", "acknowledgement", COMMENT, LOOK_ALIKE} <= set(types)
    assert all("FICTIONAL" in cable.text for cable in cables)
    assert not any("{" in cable.text for cable in cables)


def test_braces_become_labels() -> None:
    text, labels = unbraced("He {denial: denies it} and {no: {x} goes}.")
    assert text.startswith("He denies it and ")
    assert labels[0] == Label("denial", labels[0].span)
    assert text[labels[0].span.start : labels[0].span.end] == "denies it"


@pytest.mark.parametrize("half", HALVES)
def test_quality_is_kept(half: str) -> None:
    cables = list(labelled.read(half))
    scores, baseline = score(cables, proposals), score(cables, plain_cues)
    assert scores.by_match["claim"].f1 >= 0.85 > baseline.by_match["claim"].f1
    assert scores.by_sentence["denial"].f1 >= 0.7
    assert scores.by_sentence["acknowledgement"].f1 >= 0.8
    assert scores.comment_characters.f1 >= 0.85
    assert scores.look_alikes.recall <= 0.2


def test_a_perfect_proposal_scores_one() -> None:
    cables = list(labelled.read("tuning"))
    scores = score(
        cables, lambda cable: [one for one in cable.labels if one.type != LOOK_ALIKE]
    )
    assert scores.by_match["claim"].f1 == 1
    assert scores.comment_characters.f1 == 1
    assert scores.look_alikes.found == 0
