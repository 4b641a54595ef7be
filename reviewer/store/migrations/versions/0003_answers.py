"""Answers to findings of the marking audit."""

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = """
CREATE TABLE answers (
    answer_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_answers PRIMARY KEY (answer_id),
    CONSTRAINT fk_answers_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_answers_pass_id FOREIGN KEY (pass_id) REFERENCES passes (pass_id)
);
CREATE INDEX ix_answers_pass_id ON answers (pass_id)
"""


def upgrade() -> None:
    """Make the table."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
