"""Terms as text: taken apart, written, joined, and the same search afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.query import Field, QueryError, parse
from reviewer.domain.query_terms import joined, terms, without, written


def test_a_text_is_taken_apart_where_it_is_read() -> None:
    found = list(terms('harbour  -tag:KV "fog  horn" POST:"PORT SELWYN'))
    assert [term.text for term in found] == [
        "harbour",
        "-tag:KV",
        '"fog  horn"',
        'POST:"PORT SELWYN',
    ]
    assert [term.operator for term in found] == ["", "tag", "", "post"]
    assert [term.is_negated for term in found] == [False, True, False, False]
    assert [term.is_open for term in found] == [False, False, False, True]
    assert found[1].start == len("harbour  ")


def meaning(text: str) -> object:
    try:
        return parse(text)
    except QueryError:
        return "none"


@given(st.text(alphabet='ab:"-|. \nétagfrom2009'))
def test_joining_what_was_taken_apart_keeps_the_meaning(text: str) -> None:
    parts = [term.text for term in terms(text)]
    assert all(part in text for part in parts)
    assert meaning(joined(parts)) == meaning(text)


@given(st.text(min_size=1, max_size=20), st.booleans())
def test_a_written_term_asks_for_that_value_alone(value: str, negated: bool) -> None:
    term = written(Field.POST, value, negated=negated)
    if not term:
        assert not value.strip() or set('"|') & set(value)
        return
    (read,) = parse(term).terms
    assert read.is_negated is negated
    assert getattr(read, "values", ()) == (value.strip(),)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("level:C harbour", "harbour"),
        ("LEVEL:C -level:S tag:KV", "tag:KV"),
        ("harbour", "harbour"),
    ],
)
def test_an_operator_is_taken_away(text: str, left: str) -> None:
    assert without(text, frozenset({"level"})) == left
