"""The tables of the second review, and what the database itself refuses.

Roles, submissions, decisions and sign-offs are records like all others; snapshots are
kept by the hash of their content. A signed-off cable is frozen by triggers, so that
no program can change what the receipt tells of without taking them out first.
"""

from sqlalchemy import Column, Index, Table, Text, UniqueConstraint
from sqlalchemy import text as sql

from reviewer.store.columns import metadata, number, row_hash, text, to
from reviewer.store.schema import passes

_APART = sql("waiver = '' AND role <> 'releasing_officer'")
_READING = sql("kind <> 'final'")

duties = Table(
    "duties",
    metadata,
    text("duty_id", key=True),
    to("cable_id", "cables.cable_id"),
    text("role"),
    to("reviewer_id", "reviewers.reviewer_id"),
    text("waiver"),
    row_hash(),
    UniqueConstraint("cable_id", "role"),
    Index(None, "reviewer_id"),
    # Nobody reviews or decides on their own work, except by a waiver.
    Index(
        "ix_duties_apart",
        "cable_id",
        "reviewer_id",
        unique=True,
        sqlite_where=_APART,
    ),
)

standings = Table(
    "standings",
    metadata,
    text("standing_id", key=True),
    to("cable_id", "cables.cable_id"),
    text("stage"),
    number("revision"),
    row_hash(),
    Index(None, "cable_id"),
)

snapshots = Table(
    "snapshots",
    metadata,
    text("snapshot_sha256", key=True),
    text("content"),
)

submissions = Table(
    "submissions",
    metadata,
    text("submission_id", key=True),
    to("pass_id", "passes.pass_id"),
    number("revision"),
    to("snapshot_sha256", "snapshots.snapshot_sha256"),
    number("blind"),
    text("at"),
    row_hash(),
    Index(None, "pass_id"),
)

unblindings = Table(
    "unblindings",
    metadata,
    text("unblinding_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("viewer", "reviewers.reviewer_id"),
    to("pass_id", "passes.pass_id"),
    to("by", "reviewers.reviewer_id"),
    text("reason"),
    text("at"),
    row_hash(),
    Index(None, "viewer"),
    Index(None, "cable_id"),
)

decisions = Table(
    "decisions",
    metadata,
    text("case_id", key=True),
    to("cable_id", "cables.cable_id"),
    text("choice"),
    text("x"),
    text("reason"),
    to("by", "reviewers.reviewer_id"),
    text("at"),
    text("text"),
    text("edited_statement", nullable=True),
    text("edited_link", nullable=True),
    row_hash(),
    Index(None, "cable_id"),
)

sign_offs = Table(
    "sign_offs",
    metadata,
    text("sign_off_id", key=True),
    to("cable_id", "cables.cable_id"),
    number("revision"),
    to("by", "reviewers.reviewer_id"),
    text("at"),
    text("text_sha256"),
    text("codebook_sha256"),
    text("first_sha256"),
    text("second_sha256", nullable=True),
    text("decisions_sha256"),
    to("result_sha256", "snapshots.snapshot_sha256"),
    row_hash(),
    Index(None, "cable_id"),
)

packages = Table(
    "packages",
    metadata,
    text("package_id", key=True),
    to("reviewer_id", "reviewers.reviewer_id"),
    text("cable_ids"),
    text("made_at"),
    Column("returned_sha256", Text),
    row_hash(),
    Index(None, "reviewer_id"),
)

Index("ix_passes_reading", passes.c.cable_id, passes.c.kind, unique=True)
Index(
    "ix_passes_apart",
    passes.c.cable_id,
    passes.c.reviewer_id,
    unique=True,
    sqlite_where=_READING,
)

_KEPT_FOR_EVER = ("snapshots", "submissions", "unblindings", "sign_offs")
_FROZEN = (
    "passes",
    "statements",
    "links",
    "notes",
    "answers",
    "corrections",
    "duties",
    "decisions",
)
_SIGNED = (
    "SELECT 1 FROM standings WHERE cable_id = {row}.cable_id AND stage = 'signed_off'"
)


def _refusing(table: str, verb: str, when: str, why: str) -> str:
    name = f"{table}_refuses_{verb.lower()}"
    when = f"WHEN {when} " if when else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _unless_signed(table: str, verb: str) -> str:
    row = "NEW" if verb == "INSERT" else "OLD"
    signed = f"EXISTS ({_SIGNED.format(row=row)})"
    return _refusing(table, verb, signed, "the cable is signed off")


_CHANGING = ("UPDATE", "DELETE")
_LEAVING = "OLD.stage = 'signed_off'"
REFUSALS = (
    *(
        _refusing(table, verb, "", f"{table} is append-only")
        for table in _KEPT_FOR_EVER
        for verb in _CHANGING
    ),
    *(_unless_signed(t, verb) for t in _FROZEN for verb in ("INSERT", *_CHANGING)),
    *(_unless_signed("cables", verb) for verb in _CHANGING),
    _refusing("standings", "DELETE", _LEAVING, "the cable is signed off"),
    _refusing(
        "standings",
        "UPDATE",
        f"{_LEAVING} AND NEW.stage <> 'reopened'",
        "the cable is signed off",
    ),
)
"""Triggers: what is kept for ever, and what a sign-off freezes."""
