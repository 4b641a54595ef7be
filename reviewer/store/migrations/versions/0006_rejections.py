"""Suggestions that a person rejected."""

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = """
CREATE TABLE rejections (
    rejection_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    statement_type TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_rejections PRIMARY KEY (rejection_id),
    CONSTRAINT fk_rejections_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_rejections_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_rejections_cable_id ON rejections (cable_id)
"""


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
