"""Refuses a file whose tables or labels this version does not know."""

from pathlib import Path

from sqlalchemy import Column, Connection, select

from reviewer.domain.adjudication import Choice, ReasonCode
from reviewer.domain.audit import Reason
from reviewer.domain.codebook import Kind
from reviewer.domain.correction import CorrectionKind
from reviewer.domain.duties import Role
from reviewer.domain.review import Stage
from reviewer.domain.statement import Origin, PassKind, PassState
from reviewer.store.columns import metadata
from reviewer.store.failures import DamagedError, NewerProjectError
from reviewer.store.review_schema import decisions, duties, standings
from reviewer.store.schema import (
    SCHEMA_VERSION,
    answers,
    corrections,
    passes,
    rejections,
    statements,
)

_COLUMNS = (
    "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c "
    "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' "
    "AND t.name NOT GLOB 'cable_words*'"
)
_LABELS: tuple[tuple[Column[str], frozenset[str]], ...] = (
    (statements.c.kind, frozenset(Kind)),
    (statements.c.origin, frozenset(Origin)),
    (passes.c.kind, frozenset(PassKind)),
    (passes.c.state, frozenset(PassState)),
    (answers.c.reason, frozenset(Reason)),
    (corrections.c.kind, frozenset(CorrectionKind)),
    (rejections.c.kind, frozenset(Kind)),
    (duties.c.role, frozenset(Role)),
    (standings.c.stage, frozenset(Stage)),
    (decisions.c.choice, frozenset(Choice)),
    (decisions.c.reason, frozenset(ReasonCode)),
)


def refuse_unknown(tx: Connection, path: Path) -> None:
    """Raise when the file holds what only a newer version can have written.

    Raises:
        NewerProjectError: There is an unknown table, column or label; nothing is
            written, since half-known data would be written back maimed.
        DamagedError: A table or column is missing.
    """
    found = {(table, column) for table, column in tx.exec_driver_sql(_COLUMNS)}
    known = {(t.name, c.name) for t in metadata.tables.values() for c in t.columns}
    for table, column in sorted(found - known):
        raise NewerProjectError(
            path, f"an unknown column “{table}.{column}”", SCHEMA_VERSION
        )
    for table, column in sorted(known - found):
        raise DamagedError(path, f"the column {table}.{column}, which is missing,")
    for label_column, labels in _LABELS:
        for value in tx.execute(select(label_column).distinct()).scalars():
            if value not in labels:
                what = f"an unknown label “{value}” in {label_column}"
                raise NewerProjectError(path, what, SCHEMA_VERSION)
