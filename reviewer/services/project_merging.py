"""Merging two project files: what the other has and ours lacks is added.

Nothing that is in the project is overwritten; where both say something else, ours
stays and the difference is listed. Merging the same file again changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reviewer.domain.changes import Change, ChangeSet, Record, Step
from reviewer.domain.duties import Duty, Role
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.review import Standing, Submission, Unblinding
from reviewer.domain.signing import Package
from reviewer.domain.statement import Pass, PassKind, PassState
from reviewer.errors import InputError
from reviewer.interchange import jsonl_records as lines
from reviewer.interchange.jsonl import Bundle
from reviewer.services import (
    browsing,
    bundling,
    bundling_review,
    merging_cables,
    standing,
)
from reviewer.services.merging_cables import Conflict
from reviewer.services.working import person
from reviewer.store import applying, codebooks, duties, origins, passes, records
from reviewer.store.project import Project, Transaction


class UnmergeableError(InputError):
    """The other file is not one that could be merged."""

    def __init__(self, other: Project, reason: str) -> None:
        super().__init__(
            f"{other.path.name} cannot be merged: {reason}. Nothing was changed."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge added, or would add, and what it left as it was.

    ``cables`` are new to the project, ``touched`` got work or a review added.
    """

    cables: tuple[CableId, ...]
    touched: tuple[CableId, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    project: Project, other: Project, *, reviewer: str, dry_run: bool = False
) -> MergeReport:
    """Add to a project what another file of it holds.

    Refused suggestions and the other's journal are not taken over.

    Args:
        project: Which project gets more.
        other: The other file; it is only read.
        reviewer: The name of who merges.
        dry_run: Only tell what would be done.

    Raises:
        UnmergeableError: It has another codebook, or is an opened blind package.
        StoreError: It could not be saved; nothing was changed.
    """
    _require_mergeable(project, other)
    report = MergeReport(cables=(), touched=(), conflicts=())
    bundle = bundling.gather(other, browsing.cable_ids(other), None, banner="")
    try:
        with project.writing() as tx:
            person(tx, reviewer)
            report = _Merge(tx, bundle, other.path.name).run()
            _take_back_if(dry_run=dry_run or not (report.cables or report.touched))
    except _TakenBackError:
        pass
    return report


class _TakenBackError(Exception):
    """Nothing of the transaction is to stay; for ``merge`` alone."""


def _take_back_if(*, dry_run: bool) -> None:
    if dry_run:
        raise _TakenBackError


def _require_mergeable(project: Project, other: Project) -> None:
    with project.reading() as ours, other.reading() as theirs:
        if origins.of(theirs) is not None:
            reason = "it is a blind package, which “reviewer package merge” takes back"
            raise UnmergeableError(other, reason)
        if codebooks.current(ours)[1] != codebooks.current(theirs)[1]:
            raise UnmergeableError(other, "it was worked under another codebook")


@dataclass
class _Merge:
    """One merge under way.

    ``people`` says who somebody there is here; ``left`` holds the ids of what was not
    taken over, ``begun`` those of the passes that were.
    """

    tx: Transaction
    bundle: Bundle
    name: str
    conflicts: list[Conflict] = field(default_factory=list)
    touched: dict[CableId, None] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)
    people: dict[str, ReviewerId] = field(default_factory=dict)
    cable_of: dict[str, CableId] = field(default_factory=dict)

    def run(self) -> MergeReport:
        """Bring everything in, parents before children."""
        for line in self.bundle.of(lines.ReviewerLine):
            here = merging_cables.person_here(self.tx, line.reviewer)
            self.people[line.reviewer.reviewer_id] = here
        readings = (line.reading for line in self.bundle.of(lines.PassLine))
        self.cable_of |= {one.pass_id: one.cable_id for one in readings}
        cables = merging_cables.add(self.tx, self.bundle)
        self.conflicts += cables.conflicts
        away = {one.cable_id for one in cables.conflicts}
        frozen = standing.frozen(self.tx)
        bundling_review.keep_snapshots(self.tx, self.bundle)
        for owner, record in self._records():
            if not away & self._cables_of(record):
                self._bring(owner, record, frozen)
        return MergeReport(
            cables=cables.added,
            touched=tuple(self.touched),
            conflicts=tuple(dict.fromkeys(self.conflicts)),
        )

    def _records(self) -> Iterator[tuple[ReviewerId, Record]]:
        """Every record of the other file with its owner, named as they are here."""
        work, settled = bundling.change_sets, bundling_review.change_sets
        for change_set in (*work(self.bundle), *settled(self.bundle)):
            owner = self.people.get(change_set.reviewer_id, change_set.reviewer_id)
            for change in change_set.changes:
                if change.after is not None:
                    yield owner, _named_here(change.after, self.people)

    def _bring(
        self, owner: ReviewerId, record: Record, frozen: frozenset[CableId]
    ) -> None:
        stored = records.stored(self.tx, record)
        if stored == record:
            return
        reason = "it says something else here" if stored else self._obstacle(record)
        if frozen & self._cables_of(record):
            reason = "the cable is signed off here"
        if reason:
            self._leave(record, reason)
            return
        change = Change(before=None, after=record)
        label = f"Merge {self.name}"
        move = ChangeSet(
            label=label, changes=(change,), reviewer_id=owner, step=Step.MOVE
        )
        applying.apply(self.tx, move)
        self.touched |= dict.fromkeys(self._cables_of(record))
        if isinstance(record, Pass):
            self.begun.add(record.pass_id)

    def _obstacle(self, record: Record) -> str:
        """Why a record that is new here cannot be added; empty if it can."""
        if isinstance(record, Pass):
            read = passes.of_cable(self.tx, record.cable_id)
            taken = any(_exclude(one, record) for one in read)
            return "another pass has its place here" if taken else ""
        if isinstance(record, Duty):
            held = duties.of_cables(self.tx, [record.cable_id])
            clash = any(_clash(one, record) for one in held)
            return "that person has another role here" if clash else ""
        if self.left & _parents(record):
            return "what it belongs to was left out"
        if isinstance(record, Standing):
            hurt = {one.cable_id for one in self.conflicts}
            return "something of the cable was left out" * (record.cable_id in hurt)
        late = self._is_late(record)
        return "its pass was handed in here without it" if late else ""

    def _is_late(self, record: Record) -> bool:
        """Whether it is a part of a pass that was handed in here as it is."""
        own = getattr(record, "pass_id", None)
        if own is None or own in self.begun or isinstance(record, Unblinding):
            return False  # an unblinding tells of a pass and is no part of it
        found = passes.find(self.tx, own)
        return found is not None and found.state is PassState.SUBMITTED

    def _cables_of(self, record: Record) -> frozenset[CableId]:
        if isinstance(record, Package):
            return frozenset(record.cable_ids)
        if isinstance(record, Submission):
            return frozenset({self.cable_of[record.pass_id]})
        cable_id: CableId | None = getattr(record, "cable_id", None)
        return frozenset({cable_id} if cable_id else ())

    def _leave(self, record: Record, reason: str) -> None:
        entry = records.table_of(record)
        self.left.add(entry.id_of(record))
        told = f"a {entry.name.replace('_', ' ')}: {reason}"
        self.conflicts += [
            Conflict(cable_id=cable_id, reason=told)
            for cable_id in sorted(self._cables_of(record)) or [CableId("–")]
        ]


def _exclude(one: Pass, other: Pass) -> bool:
    """Whether a cable cannot have both."""
    reading = PassKind.FINAL not in {one.kind, other.kind}
    return one.kind is other.kind or (reading and one.reviewer_id == other.reviewer_id)


def _clash(one: Duty, other: Duty) -> bool:
    """Whether one person would review or decide on their own work."""
    apart = Role.RELEASING_OFFICER not in {one.role, other.role}
    waived = one.waiver or other.waiver
    return apart and not waived and one.reviewer_id == other.reviewer_id


def _parents(record: Record) -> set[str]:
    """The ids of what a record cannot be without."""
    names = ("pass_id", "from_id", "to_id", "statement_id", "proposition_id")
    found = {getattr(record, name, None) for name in names}
    return {str(one) for one in found if one}


def _named_here(record: Record, people: Mapping[str, ReviewerId]) -> Record:
    """A record with everybody that it names as they are known here."""
    names = ("reviewer_id", "by", "viewer")
    held = {name: getattr(record, name, None) for name in names}
    changed: dict[str, Any] = {
        name: people[who] for name, who in held.items() if who and people[who] != who
    }
    return replace(record, **changed) if changed else record
