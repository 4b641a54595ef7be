"""One hash over everything that a project holds."""

from hashlib import sha256

from sqlalchemy import Connection, Table, select

from reviewer.store.canonical import encode
from reviewer.store.review_schema import (
    decisions,
    duties,
    packages,
    sign_offs,
    snapshots,
    standings,
    submissions,
    unblindings,
)
from reviewer.store.schema import (
    answers,
    cables,
    codebooks,
    corrections,
    links,
    memberships,
    notes,
    passes,
    propositions,
    reviewers,
    searches,
    sources,
    speakers,
    statements,
)

_CONTENT = (codebooks, cables, passes, speakers, statements, links, notes)
_REVIEW = (
    duties,
    standings,
    snapshots,
    submissions,
    unblindings,
    decisions,
    sign_offs,
    packages,
)
_INCIDENTAL = frozenset({"position", "row_sha256"})


def content(tx: Connection) -> str:
    """SHA-256 (hex) over all records, each table in the order of its key.

    The journal, the project's identity, times of import and people without a pass
    are left out: two projects that hold the same work have the same digest.
    """
    total = sha256()
    total.update(_people(tx).encode())
    total.update(_sources(tx).encode())
    for table in _CONTENT:
        total.update(table.name.encode())
        for line in _lines(tx, table):
            total.update(line.encode())
    # Only where there are any: older work keeps its digest.
    own = (propositions, memberships, searches)
    for table in (answers, corrections, *_REVIEW, *own):
        for line in _lines(tx, table):
            total.update(line.encode())
    return total.hexdigest()


def _lines(tx: Connection, table: Table) -> list[str]:
    columns = [column for column in table.c if column.name not in _INCIDENTAL]
    wanted = select(*columns).order_by(*table.primary_key.columns)
    return [encode(tuple(row)) for row in tx.execute(wanted)]


def _people(tx: Connection) -> str:
    working = select(passes.c.reviewer_id)
    wanted = select(reviewers.c.reviewer_id, reviewers.c.name)
    wanted = wanted.where(reviewers.c.reviewer_id.in_(working))
    rows = tx.execute(wanted.order_by(reviewers.c.reviewer_id))
    return encode([tuple(row) for row in rows])


def _sources(tx: Connection) -> str:
    columns = (sources.c.source_id, sources.c.text_sha256, sources.c.encoding)
    wanted = select(*columns, sources.c.file_name).order_by(sources.c.source_id)
    return encode([tuple(row) for row in tx.execute(wanted)])
