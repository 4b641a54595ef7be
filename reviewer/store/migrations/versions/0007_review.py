"""Roles, submissions, decisions and sign-offs of the second review."""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = """
CREATE TABLE duties (
    duty_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    role TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    waiver TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_duties PRIMARY KEY (duty_id),
    CONSTRAINT uq_duties_cable_id UNIQUE (cable_id, role),
    CONSTRAINT fk_duties_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_duties_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE UNIQUE INDEX ix_duties_apart
    ON duties (cable_id, reviewer_id)
    WHERE waiver = '' AND role <> 'releasing_officer';
CREATE INDEX ix_duties_reviewer_id ON duties (reviewer_id);
CREATE TABLE standings (
    standing_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    revision INTEGER NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_standings PRIMARY KEY (standing_id),
    CONSTRAINT fk_standings_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id)
);
CREATE INDEX ix_standings_cable_id ON standings (cable_id);
CREATE TABLE snapshots (
    snapshot_sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_snapshots PRIMARY KEY (snapshot_sha256)
);
CREATE TABLE submissions (
    submission_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    snapshot_sha256 TEXT NOT NULL,
    blind INTEGER NOT NULL,
    at TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_submissions PRIMARY KEY (submission_id),
    CONSTRAINT fk_submissions_pass_id FOREIGN KEY (pass_id)
        REFERENCES passes (pass_id),
    CONSTRAINT fk_submissions_snapshot_sha256 FOREIGN KEY (snapshot_sha256)
        REFERENCES snapshots (snapshot_sha256)
);
CREATE INDEX ix_submissions_pass_id ON submissions (pass_id);
CREATE TABLE unblindings (
    unblinding_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    viewer TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_unblindings PRIMARY KEY (unblinding_id),
    CONSTRAINT fk_unblindings_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_unblindings_viewer FOREIGN KEY (viewer)
        REFERENCES reviewers (reviewer_id),
    CONSTRAINT fk_unblindings_pass_id FOREIGN KEY (pass_id)
        REFERENCES passes (pass_id),
    CONSTRAINT fk_unblindings_by FOREIGN KEY ("by")
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_unblindings_cable_id ON unblindings (cable_id);
CREATE INDEX ix_unblindings_viewer ON unblindings (viewer);
CREATE TABLE decisions (
    case_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    choice TEXT NOT NULL,
    x TEXT NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    edited_statement TEXT,
    edited_link TEXT,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (case_id),
    CONSTRAINT fk_decisions_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_decisions_by FOREIGN KEY ("by")
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_decisions_cable_id ON decisions (cable_id);
CREATE TABLE sign_offs (
    sign_off_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    codebook_sha256 TEXT NOT NULL,
    first_sha256 TEXT NOT NULL,
    second_sha256 TEXT,
    decisions_sha256 TEXT NOT NULL,
    result_sha256 TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_sign_offs PRIMARY KEY (sign_off_id),
    CONSTRAINT fk_sign_offs_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_sign_offs_by FOREIGN KEY ("by")
        REFERENCES reviewers (reviewer_id),
    CONSTRAINT fk_sign_offs_result_sha256 FOREIGN KEY (result_sha256)
        REFERENCES snapshots (snapshot_sha256)
);
CREATE INDEX ix_sign_offs_cable_id ON sign_offs (cable_id);
CREATE TABLE packages (
    package_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    cable_ids TEXT NOT NULL,
    made_at TEXT NOT NULL,
    returned_sha256 TEXT,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_packages PRIMARY KEY (package_id),
    CONSTRAINT fk_packages_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_packages_reviewer_id ON packages (reviewer_id);
CREATE UNIQUE INDEX ix_passes_apart
    ON passes (cable_id, reviewer_id)
    WHERE kind <> 'final';
CREATE UNIQUE INDEX ix_passes_reading ON passes (cable_id, kind)
"""
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
    "EXISTS (SELECT 1 FROM standings WHERE cable_id = {row}.cable_id "
    "AND stage = 'signed_off')"
)
_LEAVING = "OLD.stage = 'signed_off'"


def upgrade() -> None:
    """Make the tables and the triggers."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
    for table in _KEPT_FOR_EVER:
        for verb in ("UPDATE", "DELETE"):
            _refuse(table, verb, "", f"{table} is append-only")
    for table in _FROZEN:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            _freeze(table, verb)
    for verb in ("UPDATE", "DELETE"):
        _freeze("cables", verb)
    changed = f"{_LEAVING} AND NEW.stage <> 'reopened'"
    _refuse("standings", "DELETE", _LEAVING, "the cable is signed off")
    _refuse("standings", "UPDATE", changed, "the cable is signed off")


def _freeze(table: str, verb: str) -> None:
    row = "NEW" if verb == "INSERT" else "OLD"
    _refuse(table, verb, _SIGNED.format(row=row), "the cable is signed off")


def _refuse(table: str, verb: str, when: str, why: str) -> None:
    when = f"WHEN {when} " if when else ""
    op.execute(
        f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
        f"{when}BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )
