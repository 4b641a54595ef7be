"""The first schema, written out: it must stay what it was."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = """
CREATE TABLE codebooks (
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_codebooks PRIMARY KEY (version)
);
CREATE TABLE journal (
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    reviewer_id TEXT,
    pass_id TEXT,
    cable_id TEXT,
    step TEXT NOT NULL,
    label TEXT NOT NULL,
    target INTEGER,
    changes TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (sequence)
);
CREATE INDEX ix_journal_cable_id ON journal (cable_id);
CREATE INDEX ix_journal_reviewer_id ON journal (reviewer_id, step, sequence);
CREATE INDEX ix_journal_target ON journal (target);
CREATE TABLE project (
    project_id TEXT NOT NULL,
    name TEXT NOT NULL,
    fictional INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_project PRIMARY KEY (project_id)
);
CREATE TABLE reviewers (
    reviewer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_reviewers PRIMARY KEY (reviewer_id),
    CONSTRAINT uq_reviewers_name UNIQUE (name)
);
CREATE TABLE sources (
    source_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    text BLOB NOT NULL,
    bytes BLOB NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_sources PRIMARY KEY (source_id)
);
CREATE TABLE cables (
    cable_id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    parser_version INTEGER NOT NULL,
    subject TEXT NOT NULL,
    from_post TEXT NOT NULL,
    dtg TEXT,
    banner TEXT,
    structure TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_cables PRIMARY KEY (cable_id),
    CONSTRAINT fk_cables_source_id FOREIGN KEY (source_id)
        REFERENCES sources (source_id)
);
CREATE INDEX ix_cables_position ON cables (position);
CREATE INDEX ix_cables_source_id ON cables (source_id);
CREATE TABLE speakers (
    speaker_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    aliases TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_speakers PRIMARY KEY (speaker_id),
    CONSTRAINT fk_speakers_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_speakers_reviewer_id ON speakers (reviewer_id);
CREATE TABLE passes (
    pass_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    codebook_version INTEGER NOT NULL,
    codebook_sha256 TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_passes PRIMARY KEY (pass_id),
    CONSTRAINT uq_passes_cable_id UNIQUE (cable_id, reviewer_id, kind),
    CONSTRAINT fk_passes_cable_id FOREIGN KEY (cable_id) REFERENCES cables (cable_id),
    CONSTRAINT fk_passes_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES reviewers (reviewer_id)
);
CREATE INDEX ix_passes_reviewer_id ON passes (reviewer_id);
CREATE TABLE statements (
    statement_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    spans TEXT NOT NULL,
    source_spans TEXT NOT NULL,
    cue_spans TEXT NOT NULL,
    attributes TEXT NOT NULL,
    speaker_id TEXT,
    via TEXT NOT NULL,
    origin TEXT NOT NULL,
    mixed INTEGER NOT NULL,
    general INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_statements PRIMARY KEY (statement_id),
    CONSTRAINT fk_statements_cable_id FOREIGN KEY (cable_id)
        REFERENCES cables (cable_id),
    CONSTRAINT fk_statements_pass_id FOREIGN KEY (pass_id) REFERENCES passes (pass_id),
    CONSTRAINT fk_statements_speaker_id FOREIGN KEY (speaker_id)
        REFERENCES speakers (speaker_id)
);
CREATE INDEX ix_statements_cable_id ON statements (cable_id);
CREATE INDEX ix_statements_pass_id ON statements (pass_id, span_start);
CREATE INDEX ix_statements_speaker_id ON statements (speaker_id);
CREATE TABLE links (
    link_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    mode TEXT,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_links PRIMARY KEY (link_id),
    CONSTRAINT fk_links_cable_id FOREIGN KEY (cable_id) REFERENCES cables (cable_id),
    CONSTRAINT fk_links_pass_id FOREIGN KEY (pass_id) REFERENCES passes (pass_id),
    CONSTRAINT fk_links_from_id FOREIGN KEY (from_id)
        REFERENCES statements (statement_id),
    CONSTRAINT fk_links_to_id FOREIGN KEY (to_id) REFERENCES statements (statement_id)
);
CREATE INDEX ix_links_from_id ON links (from_id);
CREATE INDEX ix_links_pass_id ON links (pass_id);
CREATE INDEX ix_links_to_id ON links (to_id);
CREATE TABLE notes (
    note_id TEXT NOT NULL,
    cable_id TEXT NOT NULL,
    pass_id TEXT NOT NULL,
    statement_id TEXT,
    paragraph INTEGER,
    text TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    CONSTRAINT pk_notes PRIMARY KEY (note_id),
    CONSTRAINT fk_notes_cable_id FOREIGN KEY (cable_id) REFERENCES cables (cable_id),
    CONSTRAINT fk_notes_pass_id FOREIGN KEY (pass_id) REFERENCES passes (pass_id),
    CONSTRAINT fk_notes_statement_id FOREIGN KEY (statement_id)
        REFERENCES statements (statement_id)
);
CREATE INDEX ix_notes_pass_id ON notes (pass_id);
CREATE INDEX ix_notes_statement_id ON notes (statement_id);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER sources_no_update BEFORE UPDATE ON sources
    BEGIN SELECT RAISE(ABORT, 'sources is append-only'); END;
CREATE TRIGGER sources_no_delete BEFORE DELETE ON sources
    BEGIN SELECT RAISE(ABORT, 'sources is append-only'); END
"""


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
