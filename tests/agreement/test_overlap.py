"""F1 of statements, characters and links."""

import pytest
from hypothesis import given, settings

from reviewer.agreement.overlap import (
    EXACT,
    character_f1,
    f1,
    link_f1,
    same_label,
    same_place,
    span_f1,
)
from reviewer.domain.comparison import Coding, Side
from tests.coded import claim, coding, codings, comment, compared, link

A, B, C = "assertion", "denial", "warning"
FIRST = coding(claim("a1", 0, 10, A), claim("a2", 15, 25, B), claim("a3", 30, 40, A))
SECOND = coding(claim("b1", 0, 8, A), claim("b2", 15, 25, B), claim("b3", 32, 44, C))
ALIGNED = [compared(FIRST, SECOND).aligned]
EMPTY = [compared(FIRST, coding()).aligned]


def test_u_alpha1_f1() -> None:
    assert span_f1(ALIGNED, EXACT).value == pytest.approx(0.333, abs=5e-4)
    assert span_f1(ALIGNED, same_label).value == pytest.approx(0.667, abs=5e-4)
    assert span_f1(ALIGNED, same_place).value == 1
    assert character_f1(ALIGNED).value == pytest.approx(0.60)


def test_one_long_statement_does_not_stand_for_three() -> None:
    three = coding(claim("a1", 0, 10), claim("a2", 10, 20), claim("a3", 20, 30))
    found = compared(three, coding(claim("b", 0, 30)))
    assert span_f1([found.aligned], same_label).value == pytest.approx(2 / 4)


def test_of_one_label() -> None:
    assert span_f1(ALIGNED, same_label, A).value == pytest.approx(2 / 3)
    assert character_f1(ALIGNED, B).value == 1


def test_a_label_that_one_pass_lacks_has_nothing_in_common() -> None:
    assert span_f1(ALIGNED, same_label, C).value == 0


def test_an_empty_pass_has_no_figure() -> None:
    for found in (span_f1(EMPTY, EXACT), character_f1(EMPTY)):
        assert (found.value, found.why) == (None, "a pass has no statement")


def test_nothing_on_either_side_is_not_agreement() -> None:
    found = f1(0, 0, 0, "links")
    assert (found.value, found.why) == (None, "neither pass has any")


def test_links_agree_by_ends_kind_and_mode() -> None:
    ours = coding(
        claim("a", 0, 20),
        comment("x", 50, 70),
        link("x", "a", mode="rebuts"),
        link("x", "a", "qualifies"),
    )
    theirs = coding(
        claim("b", 0, 20), comment("y", 50, 70), link("y", "b", mode="rebuts")
    )
    found = link_f1([compared(ours, theirs)])
    assert found.value == pytest.approx(2 / 3)
    assert found.n == 3


@settings(max_examples=60)
@given(first=codings(Side.A), second=codings(Side.B))
def test_a_stricter_match_never_gives_more(first: Coding, second: Coding) -> None:
    aligned = [compared(first, second).aligned]
    strict, label, place = (
        span_f1(aligned, alike).value or 0 for alike in (EXACT, same_label, same_place)
    )
    assert 0 <= strict <= label <= place <= 1
