"""Answers to findings of the marking audit: rows and queries."""

from sqlalchemy import Connection, Row, select

from reviewer.domain.audit import FindingAnswer, Reason
from reviewer.domain.identifiers import AnswerId, PassId
from reviewer.domain.text import Span
from reviewer.store.schema import answers

table = answers


def to_row(answer: FindingAnswer) -> dict[str, object]:
    """The values of an answer's columns, without the hash."""
    return {
        "answer_id": answer.answer_id,
        "cable_id": answer.cable_id,
        "pass_id": answer.pass_id,
        "rule": answer.rule,
        "span_start": answer.span.start,
        "span_end": answer.span.end,
        "reason": answer.reason.value,
        "text": answer.text,
    }


def from_row(row: Row[tuple[object, ...]]) -> FindingAnswer:
    """Read an answer."""
    return FindingAnswer(
        answer_id=row.answer_id,
        cable_id=row.cable_id,
        pass_id=row.pass_id,
        rule=row.rule,
        span=Span(row.span_start, row.span_end),
        reason=Reason(row.reason),
        text=row.text,
    )


def find(tx: Connection, answer_id: AnswerId) -> FindingAnswer | None:
    """The answer of that id."""
    wanted = select(answers).where(answers.c.answer_id == answer_id)
    row = tx.execute(wanted).one_or_none()
    return from_row(row) if row else None


def of_pass(tx: Connection, pass_id: PassId) -> tuple[FindingAnswer, ...]:
    """All answers of a pass."""
    wanted = select(answers).where(answers.c.pass_id == pass_id)
    ordered = wanted.order_by(answers.c.answer_id)
    return tuple(from_row(row) for row in tx.execute(ordered))
