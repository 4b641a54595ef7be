"""Comparing two passes, and measuring their agreement."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from reviewer.agreement.comparing import Reading, compare
from reviewer.agreement.figures import end_to_end, figures
from reviewer.agreement.gamma import Sampling, gamma
from reviewer.agreement.units import Unit
from reviewer.domain.codebook import Kind
from reviewer.domain.comparison import Coding
from reviewer.domain.identifiers import CableId, PassId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from tests.benchmarks.measuring import Benchmark, Measured, median_ms
from tests.coded import AT, book

_COMPARE = "compare two passes of 20,000 over 1,000 cables"
_FIGURES = "all figures of agreement of the same"
_GAMMA = "γ of 200 + 200 statements, 30 samples"
_CABLES = 1_000
_STATEMENTS = 20
_CABLE = 6_000
_PARAGRAPH = 600
_FURNITURE = 10
"""Characters of a page line between two paragraphs."""
_TYPES = ("assertion", "denial", "accusation", "warning")


def benchmarks() -> Iterator[Benchmark]:
    """All that concerns two passes."""
    yield Benchmark((_COMPARE, _FIGURES), _comparing)
    yield Benchmark((_GAMMA,), _gamma)


def _comparing() -> Iterator[Measured]:
    draw = Random(5)  # noqa: S311 - invented passes
    readings = [_reading(draw, f"{n}", _STATEMENTS, _CABLE) for n in range(_CABLES)]
    yield Measured(_COMPARE, median_ms(lambda: compare(readings, book())), "ms", 500)
    compared = compare(readings, book())
    yield Measured(_FIGURES, median_ms(lambda: figures(compared, book())), "ms")


def _gamma() -> Iterator[Measured]:
    reading = _reading(Random(5), "1", 200, 30_000)  # noqa: S311 - invented passes
    (ours, theirs), length = end_to_end([compare([reading], book())[0].aligned])
    passes = _filled(ours), _filled(theirs)
    exactly = Sampling(seed=1, samples=30, precision=0)
    taken = median_ms(lambda: gamma(*passes, length, exactly))
    yield Measured(_GAMMA, taken, "ms", 500)


def _filled(units: list[Unit]) -> list[Unit]:
    """Two hundred units, the last ones moved on until there are enough."""
    missing = 200 - len(units)
    return sorted(units + [unit.moved(11) for unit in units[:missing]])


def _reading(draw: Random, name: str, count: int, length: int) -> Reading:
    first = [_statement(draw, f"{name}a{n}", length) for n in range(count)]
    second = [_again(draw, item, length) for item in first]
    paragraphs = range(0, length, _PARAGRAPH)
    text = [Span(start, start + _PARAGRAPH - _FURNITURE) for start in paragraphs]
    return Reading(
        cable_id=CableId(f"09PORTSELWYN{name}"),
        first=Coding(tuple(first)),
        second=Coding(tuple(second)),
        text=tuple(text),
    )


def _statement(draw: Random, name: str, length: int) -> Statement:
    paragraph = draw.randrange(length // _PARAGRAPH) * _PARAGRAPH
    start = paragraph + draw.randrange(_PARAGRAPH - 300)
    kind = draw.choice([Kind.CLAIM, Kind.CLAIM, Kind.COMMENT])
    told = {"statement_type": draw.choice(_TYPES), "access": "hearsay"}
    return Statement(
        statement_id=StatementId(name),
        cable_id=CableId("09PORTSELWYN1"),
        pass_id=PassId("first"),
        kind=kind,
        spans=(Span(start, start + draw.randrange(20, 200)),),
        created_at=AT,
        attributes=told if kind is Kind.CLAIM else {"role": "forecast"},
    )


def _again(draw: Random, statement: Statement, length: int) -> Statement:
    """What a second person makes of the same place: mostly the same."""
    chance = draw.random()
    name = StatementId(statement.statement_id.replace("a", "b"))
    if chance < 0.1:
        return _statement(draw, name, length)
    (span,) = statement.spans
    attributes = statement.attributes
    if chance < 0.25:
        span = Span(span.start + 3, span.end)
    elif chance < 0.3 and statement.kind is Kind.CLAIM:
        attributes = attributes | {"statement_type": "evaluation"}
    return replace(statement, statement_id=name, spans=(span,), attributes=attributes)
