"""The second review in a JSONL bundle: out of a project, and into one."""

from collections.abc import Iterator, Mapping, Sequence

from reviewer.domain.changes import Change, ChangeSet, Record, Step
from reviewer.domain.identifiers import CableId, PassId, ReviewerId
from reviewer.interchange import jsonl_records as records
from reviewer.interchange import jsonl_review as lines
from reviewer.interchange.jsonl import Bundle
from reviewer.services import standing
from reviewer.services.standing import Dossier
from reviewer.store import (
    decisions,
    duties,
    packages,
    sign_offs,
    standings,
    submissions,
    unblindings,
)
from reviewer.store.project import Transaction


def seen_passes(
    tx: Transaction, chosen: Sequence[CableId], viewer: ReviewerId | None
) -> list[PassId]:
    """The passes that somebody may have, by their ids; an unblinding is for the eye."""
    found = (standing.dossier(tx, cable_id) for cable_id in chosen)
    return [one.pass_id for known in found for one in known.seen_by(viewer)]


def gather(
    tx: Transaction,
    chosen: Sequence[CableId],
    viewer: ReviewerId | None,
    *,
    everything: bool,
) -> Iterator[lines.ReviewLine]:
    """What is known about the review of some cables.

    Args:
        tx: Any transaction.
        chosen: Which cables.
        viewer: Who asks; of a cable that is not open to them they get their own
            submissions alone.
        everything: The keeper of the whole project asks.
    """
    dossiers = [standing.dossier(tx, cable_id) for cable_id in chosen]
    shown = [one for one in dossiers if everything or _is_shown(one, viewer)]
    open_ids = [one.cable_id for one in shown]
    yield from map(lines.DutyLine, duties.of_cables(tx, open_ids))
    for known in dossiers:
        reads = known.passes if known in shown else known.seen_by(viewer)
        for one in submissions.of_passes(tx, [item.pass_id for item in reads]):
            yield lines.SubmissionLine(one, _content(tx, one.snapshot_sha256))
    for cable_id in open_ids:
        yield from map(lines.UnblindingLine, unblindings.of_cable(tx, cable_id))
    yield from map(lines.DecisionLine, decisions.of_cables(tx, open_ids))
    for cable_id in open_ids:
        for signed in sign_offs.of_cable(tx, cable_id):
            hashes = signed.decisions_sha256, signed.result_sha256
            yield lines.SignOffLine(signed, *(_content(tx, one) for one in hashes))
    for package in packages.all_of(tx):
        if set(package.cable_ids) <= set(open_ids):
            yield lines.PackageLine(package)
    stages = standings.of_cables(tx, open_ids)
    yield from (lines.StandingLine(stages[one]) for one in open_ids if one in stages)


def people_in(found: Sequence[records.Item]) -> Iterator[ReviewerId]:
    """Whoever a record of the review names."""
    for item in found:
        match item:
            case lines.DutyLine(duty=duty):
                yield duty.reviewer_id
            case lines.UnblindingLine(unblinding=shown):
                yield from (shown.viewer, shown.by)
            case lines.DecisionLine(decision=decision):
                yield decision.by
            case lines.SignOffLine(sign_off=signed):
                yield signed.by
            case lines.PackageLine(package=package):
                yield package.reviewer_id
            case _:
                pass


def keep_snapshots(tx: Transaction, bundle: Bundle) -> None:
    """Keep everything that submissions and sign-offs refer to."""
    for handed_in in bundle.of(lines.SubmissionLine):
        submissions.keep(tx, handed_in.snapshot)
    for signed in bundle.of(lines.SignOffLine):
        submissions.keep(tx, signed.decisions)
        submissions.keep(tx, signed.result)


def change_sets(bundle: Bundle) -> Iterator[ChangeSet]:
    """The review as moves, each by whom it was; stages last, since they freeze."""
    passes = [line.reading for line in bundle.of(records.PassLine)]
    owners = {str(one.pass_id): one.reviewer_id for one in passes}
    # Every stage after the passes has a result, whose owner brought the cable there.
    owners |= {str(p.cable_id): p.reviewer_id for p in passes}
    for item in bundle.items:
        if isinstance(item, lines.ReviewLine):
            record: Record = getattr(item, _FIELDS[type(item)])
            yield _move(record, _owner(record, owners))


_FIELDS = {
    lines.DutyLine: "duty",
    lines.SubmissionLine: "submission",
    lines.UnblindingLine: "unblinding",
    lines.DecisionLine: "decision",
    lines.SignOffLine: "sign_off",
    lines.PackageLine: "package",
    lines.StandingLine: "standing",
}


def _owner(record: Record, owners: Mapping[str, ReviewerId]) -> ReviewerId:
    """Who a record is journalled for: who made it, or whose pass or cable it is."""
    who: ReviewerId | None = getattr(record, "by", None)
    who = who or getattr(record, "reviewer_id", None)
    key: str = getattr(record, "pass_id", "") or getattr(record, "cable_id", "")
    return who or owners.get(key, ReviewerId(""))


def _move(record: Record, owner: ReviewerId) -> ChangeSet:
    return ChangeSet(
        label="Import review",
        changes=(Change(before=None, after=record),),
        reviewer_id=owner,
        cable_id=getattr(record, "cable_id", None),
        step=Step.MOVE,
    )


def _is_shown(known: Dossier, viewer: ReviewerId | None) -> bool:
    """Whether a cable is open to everybody, so that its review may be told."""
    seen = known.seen_by(viewer)
    return len(seen) == len(known.passes) and len(known.seen_by(None)) == len(seen) > 0


def _content(tx: Transaction, sha256: str) -> str:
    return submissions.snapshot(tx, sha256) or ""
