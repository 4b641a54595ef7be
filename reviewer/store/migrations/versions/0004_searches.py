"""Searches that a person keeps under a name."""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = """
CREATE TABLE searches (
    search_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_searches PRIMARY KEY (search_id),
    CONSTRAINT fk_searches_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_searches_reviewer_id ON searches (reviewer_id)
"""


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
