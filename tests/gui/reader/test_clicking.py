"""Whom a click chooses where statements overlap."""

from datetime import UTC, datetime

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import CableId, PassId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.reader.clicking import choice


def _statement(name: str, *spans: Span) -> Statement:
    return Statement(
        statement_id=StatementId(name),
        cable_id=CableId("a cable"),
        pass_id=PassId("a pass"),
        kind=Kind.CLAIM,
        spans=spans,
        created_at=datetime(2009, 5, 4, tzinfo=UTC),
        attributes={},
    )


OUTER, INNER = _statement("outer", Span(0, 50)), _statement("inner", Span(5, 9))
PARTED = _statement("parted", Span(0, 6), Span(20, 30))
ALL = [OUTER, INNER, PARTED]


def test_where_nothing_is_recorded_nobody_is_chosen() -> None:
    assert choice([], "outer") is None


def test_the_innermost_comes_first() -> None:
    assert choice(ALL, None) == "inner"
    assert choice(ALL, "elsewhere") == "inner"


def test_clicking_again_goes_outwards_and_round() -> None:
    chosen: str | None = None
    seen = [chosen := choice(ALL, chosen) for _ in range(4)]
    assert seen == ["inner", "parted", "outer", "inner"]
