"""Mine beside final, by reason."""

from reviewer.domain.adjudication import (
    Adjudication,
    Choice,
    Decision,
    ReasonCode,
    replay,
)
from reviewer.domain.comparison import Disagreement, Side
from reviewer.domain.feedback import feedback
from reviewer.domain.identifiers import PassId, ReviewerId
from reviewer.domain.outcome import result
from tests.coded import AT, CABLE, claim, coding, compared

COMPARISON = compared(
    coding(claim("a1", 0, 20, "denial"), claim("a2", 30, 50)),
    coding(claim("b1", 0, 20)),
).comparison
LABEL, ALONE = COMPARISON.disagreements


def decided(case: Disagreement, choice: Choice, reason: ReasonCode) -> Decision:
    return Decision(
        case_id=case.case_id,
        cable_id=CABLE,
        choice=choice,
        x=Side.A,
        reason=reason,
        by=ReviewerId("adjudicator"),
        at=AT,
    )


def settled(*decisions: Decision) -> Adjudication:
    return replay(COMPARISON, decisions)


def test_each_side_sees_whether_it_was_believed() -> None:
    done = settled(decided(LABEL, Choice.Y, ReasonCode.DEFINITION))
    found = result(done, PassId("final"))
    (mine,) = feedback(done, found, Side.A)[ReasonCode.DEFINITION]
    (theirs,) = feedback(done, found, Side.B)[ReasonCode.DEFINITION]
    assert (mine.mine, mine.upheld) == ("a1", False)
    assert (theirs.mine, theirs.upheld) == ("b1", True)
    assert mine.final == (found.statements[0].statement_id,)


def test_cases_are_grouped_by_reason_and_open_ones_left_out() -> None:
    done = settled(
        decided(ALONE, Choice.X, ReasonCode.OVERLOOKED),
        decided(LABEL, Choice.DEFER, ReasonCode.CODEBOOK_GAP),
    )
    found = feedback(done, result(done, PassId("final")), Side.B)
    assert list(found) == [ReasonCode.OVERLOOKED]
    (missed,) = found[ReasonCode.OVERLOOKED]
    assert (missed.mine, missed.upheld) == (None, False)
