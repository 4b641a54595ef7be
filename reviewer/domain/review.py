"""The second review: how far a cable has come, and who may see whose work.

A cable is read twice, blind, then compared, adjudicated and signed off. What may be
done when stands in ``moves``, by whom in ``duties``; services ask before they write,
and the database repeats what must hold against every program.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.statement import Pass, PassKind, PassState

SOLO_SENTENCE = "single reviewer – no independent check"
"""Printed on every export of a study that only one person has read."""


class CableState(StrEnum):
    """How far a cable has come."""

    IMPORTED = "imported"
    FIRST_PASS = "first_pass"  # noqa: S105 - a reading, no secret
    AWAITING_SECOND = "awaiting_second"
    SECOND_PASS = "second_pass"  # noqa: S105
    COMPARED = "compared"
    ADJUDICATION = "adjudication"
    ADJUDICATED = "adjudicated"
    SIGNED_OFF = "signed_off"
    REOPENED = "reopened"

    @property
    def words(self) -> str:
        """As it is said: ``awaiting second``."""
        return self.value.replace("_", " ")


class Stage(StrEnum):
    """What has happened to a cable after its passes, as it is stored."""

    ADJUDICATION = "adjudication"
    ADJUDICATED = "adjudicated"
    SIGNED_OFF = "signed_off"
    REOPENED = "reopened"

    @property
    def words(self) -> str:
        """As it is said after “it is”."""
        return _STAGE_WORDS[self]


_STAGE_WORDS = {
    Stage.ADJUDICATION: "in adjudication",
    Stage.ADJUDICATED: "adjudicated",
    Stage.SIGNED_OFF: "signed off",
    Stage.REOPENED: "reopened",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The stage of a cable as it is stored; absent while its passes are being made."""

    cable_id: CableId
    stage: Stage
    revision: int = 1

    @property
    def standing_id(self) -> str:
        """A cable has one."""
        return self.cable_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CableReview:
    """Where a cable stands: its two passes, its stage, and which revision it is in.

    The state is never stored beside the facts that make it, so that the two cannot
    come apart.
    """

    cable_id: CableId
    first: PassState | None = None
    second: PassState | None = None
    stage: Stage | None = None
    revision: int = 1

    @property
    def state(self) -> CableState:
        """The state that the facts amount to.

        Two people may work at the same time: while the first pass is open the cable
        is in its first pass, whatever the second does.
        """
        if self.stage is not None:
            return CableState(self.stage.value)
        if self.first is None and self.second is None:
            return CableState.IMPORTED
        if self.first is not PassState.SUBMITTED:
            return CableState.FIRST_PASS
        if self.second is None:
            return CableState.AWAITING_SECOND
        if self.second is PassState.OPEN:
            return CableState.SECOND_PASS
        return CableState.COMPARED

    @property
    def is_solo(self) -> bool:
        """Whether it went on with one pass only (see ``SOLO_SENTENCE``)."""
        return self.stage is not None and self.second is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A pass as it was handed in: an immutable snapshot, by its hash.

    ``revision`` counts from 1 and grows when a pass is handed in again. ``blind`` is
    False once its author could have seen the other pass.
    """

    pass_id: PassId
    revision: int
    snapshot_sha256: str
    blind: bool
    at: datetime

    @property
    def submission_id(self) -> str:
        """A pass has each revision once."""
        return f"{self.pass_id} {self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unblinding:
    """Somebody was shown a pass before their own was in; recorded for ever."""

    cable_id: CableId
    viewer: ReviewerId
    pass_id: PassId
    by: ReviewerId
    reason: str
    at: datetime

    @property
    def unblinding_id(self) -> str:
        """A pass is shown to somebody once; again would tell nothing new."""
        return f"{self.viewer} {self.pass_id}"


def may_see(
    viewer: ReviewerId | None,
    passes: Iterable[Pass],
    unblinded: Collection[PassId] = (),
) -> tuple[Pass, ...]:
    """The passes that somebody may see, of one cable or of many.

    One's own always. Those of others once the first and the second pass over the
    cable are both submitted, and again not while one of them is reopened. A result
    (final pass) follows the same rule; it alone opens a cable read by one person.

    Args:
        viewer: Who looks; None for somebody who has not joined.
        passes: All passes over the cables concerned.
        unblinded: Passes that this viewer was shown by a recorded unblinding.
    """
    asked = tuple(passes)
    closed = {cable for cable, group in _grouped(asked).items() if not _open(group)}
    return tuple(
        item
        for item in asked
        if item.reviewer_id == viewer
        or item.cable_id not in closed
        or item.pass_id in unblinded
    )


def was_blind(
    mine: Pass, others: Iterable[Pass], *, seen: bool, unblinded: Collection[PassId]
) -> bool:
    """Whether a pass that is handed in now was made without sight of the other.

    Args:
        mine: The pass.
        others: The passes of others over the same cable.
        seen: Whether both passes have been submitted at once before.
        unblinded: The passes that its author was shown.
    """
    shown = {other.pass_id for other in others if other.pass_id != mine.pass_id}
    return not seen and not shown & set(unblinded)


def counts_for_agreement(
    first: Iterable[Submission], second: Iterable[Submission]
) -> tuple[Submission, Submission] | None:
    """The submissions that figures rest on: of each pass the last blind one.

    None if either pass has no blind submission: such a pair is left out.
    """
    ours = [item for item in first if item.blind]
    theirs = [item for item in second if item.blind]
    if not ours or not theirs:
        return None
    return max(ours, key=_revision), max(theirs, key=_revision)


def _revision(submission: Submission) -> int:
    return submission.revision


def _grouped(passes: Iterable[Pass]) -> dict[CableId, list[Pass]]:
    groups: dict[CableId, list[Pass]] = {}
    for item in passes:
        groups.setdefault(item.cable_id, []).append(item)
    return groups


def _open(passes: Iterable[Pass]) -> bool:
    """Whether the passes over a cable are open to everybody."""
    kinds = {item.kind for item in passes if item.state is PassState.SUBMITTED}
    working = any(
        item.state is PassState.OPEN and item.kind is not PassKind.FINAL
        for item in passes
    )
    enough = {PassKind.FIRST, PassKind.SECOND} <= kinds or PassKind.FINAL in kinds
    return enough and not working
