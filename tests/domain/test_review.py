"""Who may see whose work, and which passes figures may rest on."""

from datetime import UTC, datetime
from itertools import product

import pytest

from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.review import (
    Submission,
    counts_for_agreement,
    may_see,
    was_blind,
)
from reviewer.domain.statement import Pass, PassKind, PassState

CABLE = CableId("09PORTSELWYN12")
ANALYST, SECOND, OTHER = map(ReviewerId, ("analyst", "second", "other"))


def reading(
    kind: PassKind,
    state: PassState = PassState.SUBMITTED,
    who: ReviewerId = ANALYST,
    cable: CableId = CABLE,
) -> Pass:
    return Pass(
        pass_id=PassId(f"{cable} {kind}"),
        cable_id=cable,
        reviewer_id=who,
        kind=kind,
        state=state,
        codebook_version=1,
        codebook_sha256="",
    )


def seen(viewer: ReviewerId | None, *passes: Pass) -> list[str]:
    return [item.kind.value for item in may_see(viewer, passes)]


@pytest.mark.parametrize(("first", "second"), list(product(PassState, PassState)))
def test_others_are_seen_when_both_are_submitted(
    first: PassState, second: PassState
) -> None:
    passes = (
        reading(PassKind.FIRST, first, ANALYST),
        reading(PassKind.SECOND, second, SECOND),
    )
    both = {first, second} == {PassState.SUBMITTED}
    assert seen(ANALYST, *passes) == (["first", "second"] if both else ["first"])
    assert seen(SECOND, *passes) == (["first", "second"] if both else ["second"])
    assert seen(OTHER, *passes) == (["first", "second"] if both else [])
    assert seen(None, *passes) == (["first", "second"] if both else [])


def test_a_submitted_first_pass_shows_nothing_to_who_has_not_begun() -> None:
    assert seen(SECOND, reading(PassKind.FIRST)) == []


def test_the_result_of_a_single_reading_opens_it() -> None:
    passes = reading(PassKind.FIRST), reading(PassKind.FINAL)
    assert seen(OTHER, *passes) == ["first", "final"]


def test_one_cable_tells_nothing_of_another() -> None:
    other = CableId("09PORTSELWYN44")
    passes = (
        reading(PassKind.FIRST),
        reading(PassKind.SECOND, who=SECOND),
        reading(PassKind.FIRST, cable=other),
    )
    assert {item.cable_id for item in may_see(SECOND, passes)} == {CABLE}


def test_an_unblinded_pass_is_seen() -> None:
    hidden = reading(PassKind.FIRST)
    assert may_see(SECOND, [hidden], {hidden.pass_id}) == (hidden,)


def test_a_pass_made_after_sight_of_the_other_is_not_blind() -> None:
    mine, other = reading(PassKind.SECOND, who=SECOND), reading(PassKind.FIRST)
    assert was_blind(mine, [other, mine], seen=False, unblinded=[])
    assert not was_blind(mine, [other, mine], seen=True, unblinded=[])
    assert not was_blind(mine, [other, mine], seen=False, unblinded=[other.pass_id])


def submission(revision: int, *, blind: bool) -> Submission:
    return Submission(
        pass_id=PassId("p"),
        revision=revision,
        snapshot_sha256="",
        blind=blind,
        at=datetime(2011, 5, revision, tzinfo=UTC),
    )


def test_figures_rest_on_the_last_blind_submissions() -> None:
    first = [submission(1, blind=True), submission(2, blind=True)]
    second = [submission(1, blind=True), submission(2, blind=False)]
    assert counts_for_agreement(first, second) == (first[1], second[0])


def test_an_unblinded_pair_is_left_out() -> None:
    blind, sighted = submission(1, blind=True), submission(1, blind=False)
    assert counts_for_agreement([blind], [sighted]) is None
    assert counts_for_agreement([blind], []) is None
