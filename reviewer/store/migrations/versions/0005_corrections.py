"""Corrections of what the parser read."""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = """
CREATE TABLE corrections (
    correction_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    holds INTEGER NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_corrections PRIMARY KEY (correction_id),
    CONSTRAINT fk_corrections_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_corrections_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_corrections_cable_id ON corrections (cable_id)
"""


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
