"""Passes as they were handed in, and the snapshots that nobody can change."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from reviewer.domain.identifiers import PassId
from reviewer.domain.review import Submission
from reviewer.domain.text import digest
from reviewer.store import times
from reviewer.store.review_schema import snapshots, submissions

table = submissions


def to_row(submission: Submission) -> dict[str, object]:
    """The values of a submission's columns, without the hash."""
    return {
        "submission_id": submission.submission_id,
        "pass_id": submission.pass_id,
        "revision": submission.revision,
        "snapshot_sha256": submission.snapshot_sha256,
        "blind": int(submission.blind),
        "at": times.write(submission.at),
    }


def from_row(row: Row[tuple[object, ...]]) -> Submission:
    """Read a submission."""
    return Submission(
        pass_id=row.pass_id,
        revision=row.revision,
        snapshot_sha256=row.snapshot_sha256,
        blind=bool(row.blind),
        at=times.read(row.at),
    )


def find(tx: Connection, submission_id: str) -> Submission | None:
    """The submission of that id."""
    wanted = select(submissions).where(submissions.c.submission_id == submission_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_passes(tx: Connection, among: Sequence[PassId]) -> tuple[Submission, ...]:
    """All submissions of some passes, each pass's oldest first."""
    wanted = select(submissions).where(submissions.c.pass_id.in_(among))
    ordered = wanted.order_by(submissions.c.pass_id, submissions.c.revision)
    return tuple(from_row(row) for row in tx.execute(ordered))


def keep(tx: Connection, content: str) -> str:
    """Keep a snapshot for ever; returns its SHA-256 (hex), by which it is found."""
    sha256 = digest(content)
    if snapshot(tx, sha256) is None:
        tx.execute(snapshots.insert(), {"snapshot_sha256": sha256, "content": content})
    return sha256


def snapshot(tx: Connection, sha256: str) -> str | None:
    """The content of a snapshot."""
    wanted = select(snapshots.c.content).where(snapshots.c.snapshot_sha256 == sha256)
    return tx.execute(wanted).scalar_one_or_none()
