"""Changes: one shape for add, edit and remove, and its inverse is a swap."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reviewer.domain.adjudication import Decision
from reviewer.domain.audit import FindingAnswer
from reviewer.domain.correction import Correction
from reviewer.domain.duties import Duty
from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.domain.proposition import Membership, Proposition
from reviewer.domain.review import Standing, Submission, Unblinding
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.signing import Package, SignOff
from reviewer.domain.statement import Link, Note, Pass, Reviewer, Speaker, Statement
from reviewer.domain.suggestion import Rejection

Record = (
    Statement
    | Link
    | Speaker
    | Note
    | Pass
    | Reviewer
    | FindingAnswer
    | SavedSearch
    | Correction
    | Rejection
    | Duty
    | Standing
    | Submission
    | Unblinding
    | Decision
    | SignOff
    | Package
    | Proposition
    | Membership
)


class Step(StrEnum):
    """Whether a change set was done, undone or redone, or can never be undone."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    MOVE = "move"
    """A move of the second review: going back is a move of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record before and after; None means absent. Both are of one class."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after")

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Everything one action changed: a single step of undo.

    ``label`` names the action in words ("Add denial"). ``sequence`` (from 1) and
    ``at`` (UTC) are set once the set is in the journal.
    """

    label: str
    changes: tuple[Change, ...]
    reviewer_id: ReviewerId
    cable_id: CableId | None = None
    pass_id: PassId | None = None
    step: Step = Step.DO
    sequence: int | None = None
    at: datetime | None = None

    def inverse(self, step: Step) -> "ChangeSet":
        """The set that takes this one back, to be journalled as ``step``."""
        return replace(
            self,
            changes=tuple(change.inverse() for change in reversed(self.changes)),
            step=step,
            sequence=None,
            at=None,
        )
