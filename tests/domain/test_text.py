"""Spans: set-like operations over code points."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.text import Span, digest, excerpt, ordered, without

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda ends: Span(min(ends), max(ends))
)


def points(items: Iterable[Span]) -> set[int]:
    return {n for span in items for n in range(span.start, span.end)}


def test_a_span_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match=r"not a span: 4\.\.3"):
        Span(4, 3)


@given(st.lists(spans))
def test_ordered_keeps_every_point_and_separates(items: list[Span]) -> None:
    result = ordered(items)
    assert points(result) == points(items)
    assert all(a.end < b.start for a, b in pairwise(result))
    assert all(result)


@given(spans, st.lists(spans))
def test_without_is_set_difference(span: Span, holes: list[Span]) -> None:
    assert points(without(span, holes)) == points([span]) - points(holes)


def test_an_excerpt_folds_line_ends_and_joins_pieces() -> None:
    text = "He denied  \nit. PAGE 2\nAll of it."
    assert excerpt(text, [Span(0, 15), Span(23, 33)]) == "He denied it. … All of it."


def test_a_digest_takes_lone_surrogates() -> None:
    assert digest("a") == digest(b"a")
    assert digest("\ud800") != digest("\ud801")
