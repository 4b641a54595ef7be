"""The tables of a project; ``review_schema`` has those of the second review.

Spans and lists are JSON within their row; times are ISO text; every row carries
the hash of its own values. Order is ``sequence`` or ``position``, never a time.
What ``listings``, ``tags``, ``citations`` and the search index hold is derived from
the cables and can be made anew, so it has no hashes.
"""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from reviewer.store.columns import metadata, number, row_hash, text, to

SCHEMA_VERSION = 8
"""``user_version`` of the files this version writes."""
APPLICATION_ID = 0x52565752
"""``application_id`` of every project: "RVWR"."""
REVISION = "0008"
"""Alembic's name of the newest schema."""

project = Table(
    "project",
    metadata,
    text("project_id", key=True),
    text("name"),
    number("fictional"),
    text("created_at"),
    row_hash(),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    text("name"),
    text("sha256"),
    text("content"),
    row_hash(),
)

sources = Table(
    "sources",
    metadata,
    text("source_id", key=True),
    text("file_name"),
    text("encoding"),
    text("text_sha256"),
    text("imported_at"),
    # UTF-8 with surrogates passed through, which a TEXT column could not hold.
    Column("text", LargeBinary, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    row_hash(),
)

cables = Table(
    "cables",
    metadata,
    text("cable_id", key=True),
    to("source_id", "sources.source_id"),
    number("position"),
    number("span_start"),
    number("span_end"),
    number("parser_version"),
    text("subject"),
    text("from_post"),
    text("dtg", nullable=True),
    text("banner", nullable=True),
    text("structure"),
    row_hash(),
    Index(None, "source_id"),
    Index(None, "position"),
)

reviewers = Table(
    "reviewers",
    metadata,
    text("reviewer_id", key=True),
    text("name"),
    row_hash(),
    UniqueConstraint("name"),
)

passes = Table(
    "passes",
    metadata,
    text("pass_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("reviewer_id", "reviewers.reviewer_id"),
    text("kind"),
    text("state"),
    number("codebook_version"),
    text("codebook_sha256"),
    row_hash(),
    UniqueConstraint("cable_id", "reviewer_id", "kind"),
    Index(None, "reviewer_id"),
)

speakers = Table(
    "speakers",
    metadata,
    text("speaker_id", key=True),
    # Who listed the speaker: a blind second reviewer sees only their own list.
    to("reviewer_id", "reviewers.reviewer_id"),
    text("name"),
    text("role"),
    text("organisation"),
    text("aliases"),
    row_hash(),
    Index(None, "reviewer_id"),
)

statements = Table(
    "statements",
    metadata,
    text("statement_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("pass_id", "passes.pass_id"),
    text("kind"),
    number("span_start"),
    number("span_end"),
    text("spans"),
    text("source_spans"),
    text("cue_spans"),
    text("attributes"),
    to("speaker_id", "speakers.speaker_id", nullable=True),
    text("via"),
    text("origin"),
    number("mixed"),
    number("general"),
    text("created_at"),
    row_hash(),
    Index(None, "pass_id", "span_start"),
    Index("ix_statements_overlap", "pass_id", "kind", "span_start"),
    Index(None, "cable_id"),
    Index(None, "speaker_id"),
)

links = Table(
    "links",
    metadata,
    text("link_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("pass_id", "passes.pass_id"),
    to("from_id", "statements.statement_id"),
    to("to_id", "statements.statement_id"),
    text("kind"),
    text("mode", nullable=True),
    row_hash(),
    Index(None, "pass_id"),
    Index(None, "from_id"),
    Index(None, "to_id"),
)

notes = Table(
    "notes",
    metadata,
    text("note_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("pass_id", "passes.pass_id"),
    to("statement_id", "statements.statement_id", nullable=True),
    Column("paragraph", Integer),
    text("text"),
    row_hash(),
    Index(None, "pass_id"),
    Index(None, "statement_id"),
)

answers = Table(
    "answers",
    metadata,
    text("answer_id", key=True),
    to("cable_id", "cables.cable_id"),
    to("pass_id", "passes.pass_id"),
    text("rule"),
    number("span_start"),
    number("span_end"),
    text("reason"),
    text("text"),
    row_hash(),
    Index(None, "pass_id"),
)

searches = Table(
    "searches",
    metadata,
    text("search_id", key=True),
    # Whose it is: what somebody looks for is nobody else's to see.
    to("reviewer_id", "reviewers.reviewer_id"),
    text("name"),
    text("query"),
    row_hash(),
    Index(None, "reviewer_id"),
)

corrections = Table(
    "corrections",
    metadata,
    text("correction_id", key=True),
    # Of the cable, not of a pass: everybody reads the same paragraphs.
    to("cable_id", "cables.cable_id"),
    text("kind"),
    number("span_start"),
    number("span_end"),
    text("quote"),
    to("reviewer_id", "reviewers.reviewer_id"),
    text("created_at"),
    number("holds"),
    text("value"),
    text("reason"),
    row_hash(),
    Index(None, "cable_id"),
)

rejections = Table(
    "rejections",
    metadata,
    text("rejection_id", key=True),
    to("cable_id", "cables.cable_id"),
    # Whose it is: what somebody refuses is nobody else's to see.
    to("reviewer_id", "reviewers.reviewer_id"),
    text("kind"),
    text("statement_type"),
    number("span_start"),
    number("span_end"),
    row_hash(),
    Index(None, "cable_id"),
)

propositions = Table(
    "propositions",
    metadata,
    text("proposition_id", key=True),
    # Whose it is: what somebody gathers would tell a blind reader of their work.
    to("reviewer_id", "reviewers.reviewer_id"),
    text("title"),
    row_hash(),
    Index(None, "reviewer_id"),
)

memberships = Table(
    "memberships",
    metadata,
    text("membership_id", key=True),
    to("proposition_id", "propositions.proposition_id"),
    to("statement_id", "statements.statement_id"),
    to("cable_id", "cables.cable_id"),
    row_hash(),
    Index(None, "proposition_id"),
    Index(None, "statement_id"),
)

journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    text("at"),
    # No foreign keys: the journal outlives what it tells of.
    text("reviewer_id", nullable=True),
    text("pass_id", nullable=True),
    text("cable_id", nullable=True),
    text("step"),
    text("label"),
    Column("target", Integer),
    text("changes"),
    text("previous"),
    text("hash"),
    Index(None, "reviewer_id", "step", "sequence"),
    Index(None, "cable_id"),
    Index(None, "target"),
)

listings = Table(
    "listings",
    metadata,
    # The cable's own position, which is also its row in the search index.
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("cable_id"),
    Column("subject", Text(collation="NOCASE"), nullable=False),
    text("from_post"),
    text("dtg", nullable=True),
    text("banner", nullable=True),
    Column("level", Integer),
    # Where the cable stands in its source's text, in bytes.
    number("text_start"),
    number("text_length"),
    Index(None, "cable_id"),
    Index(None, "subject"),
    Index(None, "from_post"),
    Index(None, "dtg"),
    Index(None, "level"),
)

tags = Table(
    "tags",
    metadata,
    text("tag", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

citations = Table(
    "citations",
    metadata,
    text("cited_id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

alembic_version = Table(
    "alembic_version", metadata, Column("version_num", Text, primary_key=True)
)

APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in ("journal", "sources")
    for verb in ("UPDATE", "DELETE")
)
"""Triggers that refuse to rewrite the journal and the imported texts."""

_CABLE_TEXTS = """
CREATE VIEW cable_texts AS SELECT l.position AS position, l.subject AS subject,
    CAST(substr(s.text, l.text_start + 1, l.text_length) AS TEXT) AS text
    FROM listings l JOIN cables c ON c.position = l.position
    JOIN sources s ON s.source_id = c.source_id
"""
_CABLE_WORDS = """
CREATE VIRTUAL TABLE cable_words USING fts5(subject, text,
    content='cable_texts', content_rowid='position',
    tokenize='unicode61 remove_diacritics 2')
"""
SEARCH_INDEX = (_CABLE_TEXTS.strip(), _CABLE_WORDS.strip())
"""The words of every cable (FTS5); its text stays with its source."""
