from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.cable import Cable, Header, Subject
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span
from reviewer.store.canonical import decode, encode, seal, sealed
from tests.invented import a_cable


def test_keys_are_sorted_and_nothing_is_blank() -> None:
    assert encode({"b": 1, "a": [True, None]}) == '{"a":[true,null],"b":1}'


@given(st.text())
def test_any_text_comes_back_even_with_lone_surrogates(text: str) -> None:
    assert decode(encode({"text": text}), dict[str, str]) == {"text": text}


@given(st.dictionaries(st.text(), st.integers()))
def test_equal_values_have_equal_seals(values: dict[str, int]) -> None:
    reversed_order = dict(reversed(values.items()))
    assert seal(values) == seal(reversed_order)


def test_a_cable_comes_back() -> None:
    span, subject = Span(0, 10), "Dues \ud800 and \U0001f600"
    header = Header(
        dtg=datetime(2009, 11, 16, 4, 47, tzinfo=UTC),
        subject=Subject(text=subject, span=span),
    )
    strange = Cable(cable_id="09KARVAL1", span=span, header=header)
    for cable in (strange, a_cable(CableId("09KARVAL2"))):
        assert decode(encode(cable), Cable) == cable


@pytest.mark.parametrize("text", ['{"text": 1}', "[]", "{", ""])
def test_what_is_something_else_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(text, dict[str, str])


def test_a_sealed_row_carries_its_own_hash() -> None:
    row: dict[str, object] = {"a": 1}
    assert sealed(row) == {"a": 1, "row_sha256": seal(row)}
