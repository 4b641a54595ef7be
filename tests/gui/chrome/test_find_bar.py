"""Finding words in a cable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.text import Span
from reviewer.gui.chrome.find_bar import places

TEXT = "The pier. THE\nPIER of the\n  pier masters."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the pier", ["The pier", "THE\nPIER", "the\n  pier"]),
        ("masters", ["masters"]),
        ("quay", []),
        ("  ", []),
        ("pier.", ["pier."]),
    ],
)
def test_words_are_found_in_any_case_and_across_lines(
    words: str, found: list[str]
) -> None:
    spans = places(TEXT, Span(0, len(TEXT)), words)
    assert [TEXT[s.start : s.end] for s in spans] == found


def test_only_the_cable_is_searched() -> None:
    assert places(TEXT, Span(10, 24), "pier") == (Span(14, 18),)


@given(st.text(), st.text())
def test_places_ascend_and_never_overlap(text: str, words: str) -> None:
    found = places(text, Span(0, len(text)), words)
    assert all(found)
    ends = [span.end for span in found]
    assert all(end <= span.start for end, span in zip(ends, found[1:], strict=False))
