"""What may be done to a cable in which state, and why not."""

from dataclasses import dataclass, replace
from enum import StrEnum

from reviewer.domain.identifiers import CableId
from reviewer.domain.review import CableReview, CableState, Stage
from reviewer.domain.statement import PassKind, PassState
from reviewer.errors import RuleError


class Move(StrEnum):
    """What brings a cable on, or back."""

    BEGIN_FIRST = "begin_first"
    SUBMIT_FIRST = "submit_first"
    REOPEN_FIRST = "reopen_first"
    BEGIN_SECOND = "begin_second"
    SUBMIT_SECOND = "submit_second"
    REOPEN_SECOND = "reopen_second"
    BEGIN_ADJUDICATION = "begin_adjudication"
    SETTLE = "settle"
    """All is decided; ``adjudication.check_settled`` is the gate before it."""
    ACCEPT_ALONE = "accept_alone"
    """The only pass becomes the result: a solo study."""
    SIGN_OFF = "sign_off"
    REOPEN = "reopen"


class MoveRefusedError(RuleError):
    """A cable is not in a state for what was to be done."""

    def __init__(self, review: CableReview, move: Move, obstacle: str) -> None:
        super().__init__(
            f"{review.cable_id} cannot {_RULES[move].said}: {obstacle}. "
            f"It stays as it is ({review.state.words})."
        )


class MoveReasonError(RuleError):
    """Going back needs a reason."""

    def __init__(self, cable_id: CableId, move: Move) -> None:
        super().__init__(
            f"{cable_id} cannot {_RULES[move].said} without a reason. Nothing was "
            "changed; say why, in a few words."
        )


def after(review: CableReview, move: Move, reason: str = "") -> CableReview:
    """The cable after a move.

    Args:
        review: Where it stands.
        move: What is to be done.
        reason: Why; needed to reopen a pass or a cable.

    Raises:
        MoveRefusedError: It is not in a state for it; the sentence says what is
            missing.
        MoveReasonError: A reason is needed and missing.
    """
    obstacle = why_not(review, move)
    if obstacle:
        raise MoveRefusedError(review, move, obstacle)
    rule = _RULES[move]
    if rule.needs_reason and not reason.strip():
        raise MoveReasonError(review.cable_id, move)
    if rule.reading is PassKind.FIRST:
        return replace(review, first=rule.becomes, stage=None)
    if rule.reading is PassKind.SECOND:
        return replace(review, second=rule.becomes, stage=None)
    later = review.revision + (move is Move.REOPEN)
    return replace(review, stage=rule.stage, revision=later)


def allowed(review: CableReview) -> tuple[Move, ...]:
    """The moves that the state of a cable allows, whoever asks."""
    return tuple(move for move in Move if not why_not(review, move))


def why_not(review: CableReview, move: Move) -> str:
    """Why a move is refused, to follow a colon; empty if it is allowed."""
    rule = _RULES[move]
    if review.stage is Stage.SIGNED_OFF and move is not Move.REOPEN:
        return "it is signed off and frozen; reopen it first"
    if move is Move.BEGIN_ADJUDICATION and review.second is not PassState.SUBMITTED:
        return _obstacle(replace(review, stage=None), move)
    if rule.reading is None:
        return "" if review.state in rule.states else _obstacle(review, move)
    if _pass(review, rule.reading) is not rule.needs:
        return _pass_told(review, rule.reading)
    if review.state not in rule.states:
        return _obstacle(review, move)
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """When a move is allowed and what comes of it.

    ``said`` follows “cannot”. A move of a pass names the ``reading``, the state it
    ``needs`` (None: not begun) and what it ``becomes``; others lead to a ``stage``.
    """

    said: str
    states: frozenset[CableState]
    reading: PassKind | None = None
    needs: PassState | None = None
    becomes: PassState | None = None
    stage: Stage | None = None
    needs_reason: bool = False


_READING = frozenset(
    {CableState.FIRST_PASS, CableState.AWAITING_SECOND, CableState.SECOND_PASS}
)
_READ = frozenset(CableState) - {CableState.IMPORTED, CableState.SIGNED_OFF}


def _submitting(reading: PassKind) -> _Rule:
    return _Rule(
        said=f"submit its {reading} pass",
        states=_READ,
        reading=reading,
        needs=PassState.OPEN,
        becomes=PassState.SUBMITTED,
    )


def _reopening(reading: PassKind) -> _Rule:
    return _Rule(
        said=f"reopen its {reading} pass",
        states=_READ,
        reading=reading,
        needs=PassState.SUBMITTED,
        becomes=PassState.OPEN,
        needs_reason=True,
    )


_RULES = {
    Move.BEGIN_FIRST: _Rule(
        said="begin its first pass",
        states=frozenset({CableState.IMPORTED, CableState.FIRST_PASS}),
        reading=PassKind.FIRST,
        becomes=PassState.OPEN,
    ),
    Move.SUBMIT_FIRST: _submitting(PassKind.FIRST),
    Move.REOPEN_FIRST: _reopening(PassKind.FIRST),
    Move.BEGIN_SECOND: _Rule(
        said="begin its second pass",
        states=_READING | {CableState.IMPORTED},
        reading=PassKind.SECOND,
        becomes=PassState.OPEN,
    ),
    Move.SUBMIT_SECOND: _submitting(PassKind.SECOND),
    Move.REOPEN_SECOND: _reopening(PassKind.SECOND),
    Move.BEGIN_ADJUDICATION: _Rule(
        said="go to adjudication",
        states=frozenset(
            {CableState.COMPARED, CableState.ADJUDICATED, CableState.REOPENED}
        ),
        stage=Stage.ADJUDICATION,
    ),
    Move.SETTLE: _Rule(
        said="be called adjudicated",
        states=frozenset({CableState.ADJUDICATION}),
        stage=Stage.ADJUDICATED,
    ),
    Move.ACCEPT_ALONE: _Rule(
        said="be accepted on one pass",
        states=frozenset({CableState.AWAITING_SECOND}),
        stage=Stage.ADJUDICATED,
    ),
    Move.SIGN_OFF: _Rule(
        said="be signed off",
        states=frozenset({CableState.ADJUDICATED}),
        stage=Stage.SIGNED_OFF,
    ),
    Move.REOPEN: _Rule(
        said="be reopened",
        states=frozenset({CableState.SIGNED_OFF}),
        stage=Stage.REOPENED,
        needs_reason=True,
    ),
}
_PASS_TOLD = {
    None: "has not been begun",
    PassState.OPEN: "is still open",
    PassState.SUBMITTED: "is submitted",
}
_WANTED = {
    Move.SETTLE: "it is not in adjudication",
    Move.SIGN_OFF: "it is not adjudicated",
    Move.REOPEN: "it is not signed off",
}


def _pass(review: CableReview, reading: PassKind) -> PassState | None:
    return review.first if reading is PassKind.FIRST else review.second


def _pass_told(review: CableReview, reading: PassKind) -> str:
    return f"its {reading} pass {_PASS_TOLD[_pass(review, reading)]}"


def _obstacle(review: CableReview, move: Move) -> str:
    """What stands in the way when the passes by themselves would allow a move."""
    if move in _WANTED:
        return _WANTED[move]
    if review.stage is not None:
        return f"it is already {review.stage.words}"
    waiting = PassKind.FIRST if review.first is not PassState.SUBMITTED else None
    return _pass_told(review, waiting or PassKind.SECOND)
