"""Undo is the inverse, and the inverse of the inverse is the change."""

import pytest

from reviewer.domain.changes import Change, ChangeSet, Step
from reviewer.domain.identifiers import ReviewerId, SpeakerId
from reviewer.domain.statement import Speaker

OLD = Speaker(speaker_id=SpeakerId("s"), name="Harbour master")
NEW = Speaker(speaker_id=SpeakerId("s"), name="Harbour master of Port Selwyn")


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        Change(before=None, after=None)


def test_the_inverse_swaps_and_reverses() -> None:
    first, second = Change(before=None, after=OLD), Change(before=OLD, after=NEW)
    done = ChangeSet(
        label="Name a speaker",
        changes=(first, second),
        reviewer_id=ReviewerId("r"),
        sequence=7,
    )
    undone = done.inverse(Step.UNDO)
    assert undone.changes == (
        Change(before=NEW, after=OLD),
        Change(before=OLD, after=None),
    )
    assert (undone.step, undone.sequence) == (Step.UNDO, None)
    assert undone.inverse(Step.REDO).changes == done.changes
