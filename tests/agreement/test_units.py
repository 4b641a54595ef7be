"""Statements as places on a continuum."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.units import Continuum, Unit, continuum_of, label_of, shared
from reviewer.domain.text import Span
from tests.coded import claim, comment

BROKEN = Continuum([Span(10, 50), Span(60, 110)])
"""A text with a header before it and a page line from 50 to 60."""
pieces = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(
    lambda ends: [(a, b) for a, b in zip(*[iter(sorted(ends))] * 2, strict=False)]
)


def test_a_statement_that_goes_on_after_a_page_line_is_one_piece() -> None:
    statement = replace(claim("a", 0, 1), spans=(Span(40, 50), Span(60, 70)))
    assert BROKEN.unit(statement).pieces == ((30, 50),)


def test_a_statement_in_two_places_keeps_its_gap() -> None:
    statement = replace(claim("a", 0, 1), spans=(Span(10, 20), Span(70, 80)))
    unit = BROKEN.unit(statement)
    assert unit.pieces == ((0, 10), (50, 60))
    assert unit.size == 20


@pytest.mark.parametrize(
    ("offset", "position"), [(0, 0), (10, 0), (49, 39), (50, 40), (55, 40), (60, 40)]
)
def test_what_is_cut_out_has_no_length(offset: int, position: int) -> None:
    assert BROKEN.position(offset) == position
    assert BROKEN.length == 90


def test_a_continuum_is_widened_by_what_was_marked_outside() -> None:
    assert continuum_of([Span(10, 50)], [claim("a", 60, 70)]).length == 50


def test_labels_are_types_of_claims_and_kinds_of_others() -> None:
    assert label_of(claim("a", 0, 9, "denial")) == "denial"
    assert label_of(comment("b", 0, 9)) == "comment"
    assert label_of(claim("a", 0, 9, "report")) == "claim/report"


@given(one=pieces, other=pieces)
def test_shared_characters_are_those_of_both(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    sets = [{at for a, b in side for at in range(a, b)} for side in (one, other)]
    found = shared(Unit.of(one, "x"), Unit.of(other, "x"))
    assert found == len(sets[0] & sets[1])
