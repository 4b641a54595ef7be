"""The tables of a project, schema 5.

Spans and lists are JSON within their row; times are ISO text; every row carries
the hash of its own values. Order is ``sequence`` or ``position``, never a time.
What ``listings``, ``tags``, ``citations`` and the search index hold is derived from
the cables and can be made anew, so it has no hashes.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 6
"""``user_version`` of the files this version writes."""
APPLICATION_ID = 0x52565752
"""``application_id`` of every project: "RVWR"."""
REVISION = "0006"
"""Alembic's name of the newest schema."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _text(name: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=nullable)


def _to(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=nullable)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _hash() -> Column[str]:
    return Column("row_sha256", Text, nullable=False)


project = Table(
    "project",
    metadata,
    _text("project_id", key=True),
    _text("name"),
    _number("fictional"),
    _text("created_at"),
    _hash(),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("sha256"),
    _text("content"),
    _hash(),
)

sources = Table(
    "sources",
    metadata,
    _text("source_id", key=True),
    _text("file_name"),
    _text("encoding"),
    _text("text_sha256"),
    _text("imported_at"),
    # UTF-8 with surrogates passed through, which a TEXT column could not hold.
    Column("text", LargeBinary, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    _hash(),
)

cables = Table(
    "cables",
    metadata,
    _text("cable_id", key=True),
    _to("source_id", "sources.source_id"),
    _number("position"),
    _number("span_start"),
    _number("span_end"),
    _number("parser_version"),
    _text("subject"),
    _text("from_post"),
    _text("dtg", nullable=True),
    _text("banner", nullable=True),
    _text("structure"),
    _hash(),
    Index(None, "source_id"),
    Index(None, "position"),
)

reviewers = Table(
    "reviewers",
    metadata,
    _text("reviewer_id", key=True),
    _text("name"),
    _hash(),
    UniqueConstraint("name"),
)

passes = Table(
    "passes",
    metadata,
    _text("pass_id", key=True),
    _to("cable_id", "cables.cable_id"),
    _to("reviewer_id", "reviewers.reviewer_id"),
    _text("kind"),
    _text("state"),
    _number("codebook_version"),
    _text("codebook_sha256"),
    _hash(),
    UniqueConstraint("cable_id", "reviewer_id", "kind"),
    Index(None, "reviewer_id"),
)

speakers = Table(
    "speakers",
    metadata,
    _text("speaker_id", key=True),
    # Who listed the speaker: a blind second reviewer sees only their own list.
    _to("reviewer_id", "reviewers.reviewer_id"),
    _text("name"),
    _text("role"),
    _text("organisation"),
    _text("aliases"),
    _hash(),
    Index(None, "reviewer_id"),
)

statements = Table(
    "statements",
    metadata,
    _text("statement_id", key=True),
    _to("cable_id", "cables.cable_id"),
    _to("pass_id", "passes.pass_id"),
    _text("kind"),
    _number("span_start"),
    _number("span_end"),
    _text("spans"),
    _text("source_spans"),
    _text("cue_spans"),
    _text("attributes"),
    _to("speaker_id", "speakers.speaker_id", nullable=True),
    _text("via"),
    _text("origin"),
    _number("mixed"),
    _number("general"),
    _text("created_at"),
    _hash(),
    Index(None, "pass_id", "span_start"),
    Index("ix_statements_overlap", "pass_id", "kind", "span_start"),
    Index(None, "cable_id"),
    Index(None, "speaker_id"),
)

links = Table(
    "links",
    metadata,
    _text("link_id", key=True),
    _to("cable_id", "cables.cable_id"),
    _to("pass_id", "passes.pass_id"),
    _to("from_id", "statements.statement_id"),
    _to("to_id", "statements.statement_id"),
    _text("kind"),
    _text("mode", nullable=True),
    _hash(),
    Index(None, "pass_id"),
    Index(None, "from_id"),
    Index(None, "to_id"),
)

notes = Table(
    "notes",
    metadata,
    _text("note_id", key=True),
    _to("cable_id", "cables.cable_id"),
    _to("pass_id", "passes.pass_id"),
    _to("statement_id", "statements.statement_id", nullable=True),
    Column("paragraph", Integer),
    _text("text"),
    _hash(),
    Index(None, "pass_id"),
    Index(None, "statement_id"),
)

answers = Table(
    "answers",
    metadata,
    _text("answer_id", key=True),
    _to("cable_id", "cables.cable_id"),
    _to("pass_id", "passes.pass_id"),
    _text("rule"),
    _number("span_start"),
    _number("span_end"),
    _text("reason"),
    _text("text"),
    _hash(),
    Index(None, "pass_id"),
)

searches = Table(
    "searches",
    metadata,
    _text("search_id", key=True),
    # Whose it is: what somebody looks for is nobody else's to see.
    _to("reviewer_id", "reviewers.reviewer_id"),
    _text("name"),
    _text("query"),
    _hash(),
    Index(None, "reviewer_id"),
)

corrections = Table(
    "corrections",
    metadata,
    _text("correction_id", key=True),
    # Of the cable, not of a pass: everybody reads the same paragraphs.
    _to("cable_id", "cables.cable_id"),
    _text("kind"),
    _number("span_start"),
    _number("span_end"),
    _text("quote"),
    _to("reviewer_id", "reviewers.reviewer_id"),
    _text("created_at"),
    _number("holds"),
    _text("value"),
    _text("reason"),
    _hash(),
    Index(None, "cable_id"),
)

rejections = Table(
    "rejections",
    metadata,
    _text("rejection_id", key=True),
    _to("cable_id", "cables.cable_id"),
    # Whose it is: what somebody refuses is nobody else's to see.
    _to("reviewer_id", "reviewers.reviewer_id"),
    _text("kind"),
    _text("statement_type"),
    _number("span_start"),
    _number("span_end"),
    _hash(),
    Index(None, "cable_id"),
)

journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    # No foreign keys: the journal outlives what it tells of.
    _text("reviewer_id", nullable=True),
    _text("pass_id", nullable=True),
    _text("cable_id", nullable=True),
    _text("step"),
    _text("label"),
    Column("target", Integer),
    _text("changes"),
    _text("previous"),
    _text("hash"),
    Index(None, "reviewer_id", "step", "sequence"),
    Index(None, "cable_id"),
    Index(None, "target"),
)

listings = Table(
    "listings",
    metadata,
    # The cable's own position, which is also its row in the search index.
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("cable_id"),
    Column("subject", Text(collation="NOCASE"), nullable=False),
    _text("from_post"),
    _text("dtg", nullable=True),
    _text("banner", nullable=True),
    Column("level", Integer),
    # Where the cable stands in its source's text, in bytes.
    _number("text_start"),
    _number("text_length"),
    Index(None, "cable_id"),
    Index(None, "subject"),
    Index(None, "from_post"),
    Index(None, "dtg"),
    Index(None, "level"),
)

tags = Table(
    "tags",
    metadata,
    _text("tag", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

citations = Table(
    "citations",
    metadata,
    _text("cited_id", key=True),
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
