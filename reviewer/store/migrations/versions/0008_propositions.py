"""Propositions, and what is gathered under them."""

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = """
CREATE TABLE propositions (
    proposition_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    title TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_propositions PRIMARY KEY (proposition_id),
    CONSTRAINT fk_propositions_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_propositions_reviewer_id ON propositions (reviewer_id);
CREATE TABLE memberships (
    membership_id TEXT NOT NULL,
    proposition_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_memberships PRIMARY KEY (membership_id),
    CONSTRAINT fk_memberships_proposition_id FOREIGN KEY (proposition_id)
        REFERENCES propositions (proposition_id),
    CONSTRAINT fk_memberships_statement_id FOREIGN KEY (statement_id)
        REFERENCES statements (statement_id),
    CONSTRAINT fk_memberships_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id)
);
CREATE INDEX ix_memberships_proposition_id ON memberships (proposition_id);
CREATE INDEX ix_memberships_statement_id ON memberships (statement_id)
"""


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
