"""Stepping stops at the ends and starts where the reader is."""

from datetime import UTC, datetime

import pytest

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, PassId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui import stepping


def at(start: int) -> Statement:
    return Statement(
        statement_id=StatementId(str(start)),
        cable_id=CableId("09SELWYN31"),
        pass_id=PassId("pass"),
        kind=Kind.CLAIM,
        spans=(Span(start, start + 5),),
        created_at=datetime(2009, 5, 4, tzinfo=UTC),
    )


THREE = (at(10), at(20), at(30))


@pytest.mark.parametrize(
    ("current", "step", "near", "found"),
    [
        (THREE[0], 1, 0, 20),
        (THREE[2], 1, 0, 30),
        (THREE[0], -1, 0, 10),
        (None, 1, 0, 10),
        (None, 1, 15, 20),
        (None, -1, 25, 20),
        (None, 1, 99, 30),
    ],
)
def test_the_next_statement(
    current: Statement | None, step: int, near: int, found: int
) -> None:
    following = stepping.next_statement(THREE, current, step, near)
    assert following == at(found)


def test_no_statement_no_step() -> None:
    assert stepping.next_statement((), None, 1, 0) is None
