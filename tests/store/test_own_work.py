"""Words in notes are found as the index would find them in a cable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.store.own_work import has_words


@pytest.mark.parametrize(
    ("text", "words", "is_prefix", "holds"),
    [
        ("Compare the tariff list.", "tariff", False, True),
        ("Compare the tariff list.", "TARIFF, list", False, True),
        ("Compare the tariff list.", "tarif", False, False),
        ("Compare the tariff list.", "tarif", True, True),
        ("Compare the tariff list.", "the list", False, False),
        ("Täriff", "tariff", False, True),
        ("tariff", "täriff", False, True),
        ("tariff_list", "list", False, True),
        ("", "list", False, False),
    ],
)
def test_words(text: str, words: str, is_prefix: bool, holds: bool) -> None:
    assert has_words(text, words, is_prefix) is holds


@given(
    st.lists(st.from_regex(r"[a-zäöéÀß]{1,8}", fullmatch=True), min_size=1), st.data()
)
def test_every_word_of_a_text_is_found(words: list[str], data: st.DataObject) -> None:
    text = ", ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    some = " ".join(words[start : start + 2])
    assert has_words(text, some, is_prefix=False)
    assert has_words(text, some[:-1] or some, is_prefix=True)
