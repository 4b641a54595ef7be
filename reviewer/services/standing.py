"""Where a cable stands in its review: its passes, roles and stage, read together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reviewer.domain import duties as rules
from reviewer.domain.changes import Change, ChangeSet, Step
from reviewer.domain.duties import Duty, Role
from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.moves import Move, after
from reviewer.domain.review import (
    CableReview,
    CableState,
    Stage,
    Standing,
    may_see,
)
from reviewer.domain.statement import Pass, PassKind, PassState, Reviewer
from reviewer.errors import RuleError
from reviewer.store import duties, passes, sign_offs, standings, unblindings
from reviewer.store.applying import apply
from reviewer.store.project import Transaction


class SignedOffError(RuleError):
    """A signed-off cable is frozen."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} is signed off and frozen. Nothing was changed; reopen it "
            "first, with a reason."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that is known about the review of one cable, by whomever."""

    cable_id: CableId
    passes: tuple[Pass, ...]
    duties: tuple[Duty, ...]
    standing: Standing | None
    signed: int = 0
    """How often it was signed off."""

    def pass_of(self, kind: PassKind) -> Pass | None:
        """The first, the second or the final pass."""
        return next((item for item in self.passes if item.kind is kind), None)

    def holder(self, role: Role) -> ReviewerId | None:
        """Who has a role."""
        held = (duty.reviewer_id for duty in self.duties if duty.role is role)
        return next(held, None)

    @property
    def review(self) -> CableReview:
        """The same as the rules of the review want it."""
        first, second = self.pass_of(PassKind.FIRST), self.pass_of(PassKind.SECOND)
        return CableReview(
            cable_id=self.cable_id,
            first=first.state if first else None,
            second=second.state if second else None,
            stage=self.standing.stage if self.standing else None,
            revision=self.standing.revision if self.standing else self.signed + 1,
        )

    def seen_by(
        self, viewer: ReviewerId | None, shown: frozenset[PassId] = frozenset()
    ) -> tuple[Pass, ...]:
        """The passes that somebody may see; ``shown`` are those by an unblinding."""
        return may_see(viewer, self.passes, shown)

    def state_for(self, viewer: ReviewerId | None) -> str:
        """The state as somebody may know it.

        As long as the other pass is not theirs to see, it is how far their own is;
        their own first pass, once handed in, awaits a second. ``submitted`` is a
        second pass that was handed in.
        """
        if len(self.seen_by(viewer)) == len(self.passes) and self._is_open_to_all:
            return self.review.state.value
        own = next(
            (
                p
                for p in self.passes
                if p.reviewer_id == viewer and p.kind in rules.READS
            ),
            None,
        )
        if own is None:
            oversees = viewer is not None and self.holder(Role.ADJUDICATOR) == viewer
            return (self.review.state if oversees else CableState.IMPORTED).value
        if own.state is PassState.OPEN:
            return f"{own.kind}_pass"
        return "awaiting_second" if own.kind is PassKind.FIRST else "submitted"

    def review_for(self, viewer: ReviewerId) -> CableReview:
        """The review as the sentence of a refusal may tell it to somebody.

        Of the pass that is not theirs to see nothing is known, but that a second
        review rests on a first.
        """
        held = (
            kind for kind, role in rules.READS.items() if self.holder(role) == viewer
        )
        mine = next(held, None)
        if self._is_open_to_all or mine is None:
            return self.review
        if mine is PassKind.FIRST:
            return replace(self.review, second=None, stage=None)
        return replace(self.review, first=PassState.SUBMITTED, stage=None)

    @property
    def _is_open_to_all(self) -> bool:
        return bool(self.passes) and len(self.seen_by(None)) == len(self.passes)


def dossiers(tx: Transaction, among: Sequence[CableId]) -> dict[CableId, Dossier]:
    """What is known about some cables, at most some hundred."""
    found = defaultdict[CableId, list[Pass]](list)
    given = defaultdict[CableId, list[Duty]](list)
    for item in passes.of_cables(tx, among):
        found[item.cable_id].append(item)
    for duty in duties.of_cables(tx, among):
        given[duty.cable_id].append(duty)
    stages = standings.of_cables(tx, among)
    signed = sign_offs.revisions(tx, among)
    told: dict[CableId, Dossier] = {}
    for cable_id in among:
        own = tuple(found[cable_id])
        told[cable_id] = Dossier(
            cable_id=cable_id,
            passes=own,
            duties=rules.implied(own, given[cable_id]),
            standing=stages.get(cable_id),
            signed=signed.get(cable_id, 0),
        )
    return told


def dossier(tx: Transaction, cable_id: CableId) -> Dossier:
    """What is known about one cable."""
    return dossiers(tx, [cable_id])[cable_id]


def seen(
    tx: Transaction, cable_id: CableId, viewer: ReviewerId | None
) -> tuple[Pass, ...]:
    """The passes over a cable that somebody may see, unblindings included."""
    shown = unblindings.shown_to(tx, viewer, cable_id) if viewer else frozenset()
    return dossier(tx, cable_id).seen_by(viewer, shown)


def frozen(
    tx: Transaction, among: Sequence[CableId] | None = None
) -> frozenset[CableId]:
    """Those of some cables, or of all, that are signed off."""
    found = standings.of_cables(tx, among).items()
    return frozenset(one for one, held in found if held.stage is Stage.SIGNED_OFF)


def require_unfrozen(tx: Transaction, *among: CableId) -> None:
    """Raise if one of some cables is signed off.

    Raises:
        SignedOffError: It is; the database would refuse every change to it, too.
    """
    for cable_id in sorted(frozen(tx, among)):
        raise SignedOffError(cable_id)


def stage_change(before: Dossier, move: Move, reason: str = "") -> tuple[Change, ...]:
    """How a move changes the stored stage of a cable.

    Raises:
        MoveRefusedError: The cable is not in a state for it.
        MoveReasonError: It needs a reason and has none.
    """
    moved = after(before.review, move, reason)
    wanted = None
    if moved.stage is not None:
        wanted = Standing(
            cable_id=before.cable_id, stage=moved.stage, revision=moved.revision
        )
    if wanted == before.standing:
        return ()
    return (Change(before=before.standing, after=wanted),)


def make_move(
    tx: Transaction,
    label: str,
    changes: Iterable[Change],
    who: Reviewer,
    cable_id: CableId | None = None,
    pass_id: PassId | None = None,
) -> ChangeSet:
    """Write a move of the review, which nobody can undo."""
    return apply(
        tx,
        ChangeSet(
            label=label,
            changes=tuple(changes),
            reviewer_id=who.reviewer_id,
            cable_id=cable_id,
            pass_id=pass_id,
            step=Step.MOVE,
        ),
    )
