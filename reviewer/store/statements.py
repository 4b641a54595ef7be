"""Statements: rows and queries."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import (
    CableId,
    PassId,
    ReviewerId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.statement import Origin, Statement
from reviewer.domain.text import Span
from reviewer.store import times
from reviewer.store.canonical import encode
from reviewer.store.schema import passes, statements

table = statements
# Made once: thousands of rows are read when a cable is opened.
_SPANS = msgspec.json.Decoder(list[tuple[int, int]])
_ATTRIBUTES = msgspec.json.Decoder(dict[str, str])
_VIA = msgspec.json.Decoder(tuple[SpeakerId, ...])
_NO_SPANS = "[]"
# Every act asks for them, and making a query costs more than asking it.
_FIND = select(statements).where(statements.c.statement_id == bindparam("id"))
_NEAR = select(statements).where(
    statements.c.pass_id == bindparam("pass"),
    statements.c.span_start < bindparam("end"),
    statements.c.span_end > bindparam("start"),
    statements.c.kind == bindparam("kind"),
)


def to_row(statement: Statement) -> dict[str, object]:
    """The values of a statement's columns, without the hash."""
    return {
        "statement_id": statement.statement_id,
        "cable_id": statement.cable_id,
        "pass_id": statement.pass_id,
        "kind": statement.kind.value,
        "span_start": statement.start,
        "span_end": statement.end,
        "spans": _write_spans(statement.spans),
        "source_spans": _write_spans(statement.source_spans),
        "cue_spans": _write_spans(statement.cue_spans),
        "attributes": encode(statement.attributes),
        "speaker_id": statement.speaker_id,
        "via": encode(statement.via),
        "origin": statement.origin.value,
        "mixed": int(statement.mixed),
        "general": int(statement.general),
        "created_at": times.write(statement.created_at),
    }


def from_row(row: Row[tuple[object, ...]]) -> Statement:
    """Read a statement."""
    return Statement(
        statement_id=row.statement_id,
        cable_id=row.cable_id,
        pass_id=row.pass_id,
        kind=Kind(row.kind),
        spans=_read_spans(row.spans),
        source_spans=_read_spans(row.source_spans),
        cue_spans=_read_spans(row.cue_spans),
        attributes=_ATTRIBUTES.decode(row.attributes),
        speaker_id=row.speaker_id,
        via=_VIA.decode(row.via),
        origin=Origin(row.origin),
        mixed=bool(row.mixed),
        general=bool(row.general),
        created_at=times.read(row.created_at),
    )


def find(tx: Connection, statement_id: StatementId) -> Statement | None:
    """The statement of that id."""
    row = tx.execute(_FIND, {"id": statement_id}).one_or_none()
    return from_row(row) if row else None


def of_pass(tx: Connection, pass_id: PassId) -> tuple[Statement, ...]:
    """All statements of a pass in the order of the text."""
    wanted = (
        select(statements)
        .where(statements.c.pass_id == pass_id)
        .order_by(statements.c.span_start, statements.c.created_at)
    )
    return tuple(from_row(row) for row in tx.execute(wanted))


def overlapping(
    tx: Connection, pass_id: PassId, spans: Iterable[Span], *, kind: Kind
) -> tuple[Statement, ...]:
    """The statements of one kind in a pass whose content shares text with ``spans``."""
    spans = tuple(spans)
    place = {"start": spans[0].start, "end": spans[-1].end}
    rows = tx.execute(_NEAR, {"pass": pass_id, "kind": kind.value, **place})
    found = (from_row(row) for row in rows)
    return tuple(
        statement
        for statement in found
        if any(ours.intersects(theirs) for ours in spans for theirs in statement.spans)
    )


def counts(
    tx: Connection, reviewer_id: ReviewerId, among: Sequence[CableId] | None = None
) -> dict[str, int]:
    """How many statements a reviewer has on each cable (of these) that has any."""
    wanted = (
        select(statements.c.cable_id, func.count().label("statements"))
        .join(passes, passes.c.pass_id == statements.c.pass_id)
        .where(passes.c.reviewer_id == reviewer_id)
        .group_by(statements.c.cable_id)
    )
    if among is not None:
        wanted = wanted.where(statements.c.cable_id.in_(among))
    return {row.cable_id: row.statements for row in tx.execute(wanted)}


def _write_spans(spans: Iterable[Span]) -> str:
    return "[" + ",".join(f"[{span.start},{span.end}]" for span in spans) + "]"


def _read_spans(text: str) -> tuple[Span, ...]:
    if text == _NO_SPANS:
        return ()
    return tuple([Span(start, end) for start, end in _SPANS.decode(text)])
