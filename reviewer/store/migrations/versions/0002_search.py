"""Lists and searches many cables: derived tables, filled from what is there."""

import json
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0002"
down_revision = "0001"

_STATEMENTS = """
CREATE INDEX ix_statements_overlap ON statements (pass_id, kind, span_start);
CREATE TABLE listings (
    position INTEGER NOT NULL,
    cable_id TEXT NOT NULL,
    subject TEXT COLLATE "NOCASE" NOT NULL,
    from_post TEXT NOT NULL,
    dtg TEXT,
    banner TEXT,
    level INTEGER,
    text_start INTEGER NOT NULL,
    text_length INTEGER NOT NULL,
    CONSTRAINT pk_listings PRIMARY KEY (position)
);
CREATE INDEX ix_listings_cable_id ON listings (cable_id);
CREATE INDEX ix_listings_subject ON listings (subject);
CREATE INDEX ix_listings_from_post ON listings (from_post);
CREATE INDEX ix_listings_dtg ON listings (dtg);
CREATE INDEX ix_listings_level ON listings (level);
CREATE TABLE tags (
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_tags PRIMARY KEY (tag, position)
) WITHOUT ROWID;
CREATE TABLE citations (
    cited_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_citations PRIMARY KEY (cited_id, position)
) WITHOUT ROWID;
CREATE VIEW cable_texts AS SELECT l.position AS position, l.subject AS subject,
    CAST(substr(s.text, l.text_start + 1, l.text_length) AS TEXT) AS text
    FROM listings l JOIN cables c ON c.position = l.position
    JOIN sources s ON s.source_id = c.source_id;
CREATE VIRTUAL TABLE cable_words USING fts5(subject, text,
    content='cable_texts', content_rowid='position',
    tokenize='unicode61 remove_diacritics 2')
"""
_CABLES = (
    "SELECT c.position, c.cable_id, c.subject, c.from_post, c.dtg, c.banner, "
    "c.span_start, c.span_end, c.structure, s.text FROM cables c "
    "JOIN sources s ON s.source_id = c.source_id ORDER BY c.position"
)
_BELOW_C = {"U": 0, "CUI": 1, "FOUO": 1, "LOU": 1, "SBU": 1, "R": 2}
_RANKS = {**_BELOW_C, "C": 3, "S": 4, "TS": 5}


def upgrade() -> None:
    """Make the derived tables and fill them."""
    for statement in _STATEMENTS.split(";\n"):
        op.execute(statement)
    connection = op.get_bind()
    rows = connection.exec_driver_sql(_CABLES)
    for row in rows.yield_per(100):
        _derive(connection, row)
    connection.exec_driver_sql(
        "INSERT INTO cable_words(cable_words) VALUES ('rebuild')"
    )


def _derive(connection: Connection, row: Any) -> None:
    position, cable_id, *shown, start, end, structure, text = row
    whole = text.decode("utf-8", "surrogatepass")
    before, own = (
        len(part.encode("utf-8", "surrogatepass"))
        for part in (whole[:start], whole[start:end])
    )
    banner = shown[3]
    level = _RANKS.get(banner.split("//")[0]) if banner else None
    connection.exec_driver_sql(
        "INSERT INTO listings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (position, cable_id, *shown, level, before, own),
    )
    header = json.loads(structure)["header"]
    for tag in dict.fromkeys(header["tags"]):
        _insert(connection, "tags", tag, position)
    cited = (reference["cable_id"] for reference in header["references"])
    for cited_id in dict.fromkeys(filter(None, cited)):
        _insert(connection, "citations", cited_id, position)


def _insert(connection: Connection, table: str, word: str, position: int) -> None:
    plain = word.encode("utf-8", "replace").decode()
    sql = f"INSERT OR IGNORE INTO {table} VALUES (?, ?)"  # noqa: S608 - our own names
    connection.exec_driver_sql(sql, (plain, position))
