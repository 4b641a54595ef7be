"""Regular expressions from outside: what fits, and that none can hang the product."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.services import patterns
from reviewer.services.patterns import (
    NoPatternProcessError,
    PatternError,
    PatternFinder,
    PatternStoppedError,
    SlowPatternError,
)


def found(pattern: str, text: str) -> list[str]:
    with PatternFinder(pattern, None) as finder:
        (spans,) = finder.find([text])
    return [text[span.start : span.end] for span in spans]


def test_case_and_line_ends_do_not_matter() -> None:
    text = "The Fog\n   horn, the fog horn and the fog-horn"
    assert found("fog horn", text) == ["Fog\n   horn", "fog horn"]
    assert found("fog *horn|[ -]h", "fog  horn") == ["fog  horn"]


def test_places_of_no_length_are_left_out() -> None:
    assert found("x*", "axxb") == ["xx"]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("fog (horn", "character 5"),
        ("[", "character 1"),
        ("  ", "nothing to look for"),
        ("x" * 501, "500 characters"),
        ("a{99999999999999}", "too large"),
        ("a{3,1}", "Regular expression"),
    ],
)
def test_what_is_no_pattern_is_told(pattern: str, told: str) -> None:
    with pytest.raises(PatternError, match=told):
        patterns.checked(pattern)


@pytest.mark.parametrize("pattern", [r"(a+)+~", r"(?:a|a)*~", r"(a*)*(a*)*~"])
def test_a_hostile_pattern_ends(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "PATIENCE_S", 0.3)
    with (
        pytest.raises(SlowPatternError, match="more than 0"),
        PatternFinder(pattern, None) as finder,
    ):
        finder.find(["a" * 200 + "!"])


def test_it_is_given_up_when_nobody_waits() -> None:
    asked: Iterator[bool] = iter([False, True])
    with (
        pytest.raises(PatternStoppedError),
        PatternFinder(r"(a+)+~", lambda: next(asked)) as finder,
    ):
        finder.find(["a" * 200 + "!"])


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_serve", print)
    with pytest.raises(NoPatternProcessError), PatternFinder("fog", None):
        pytest.fail("it has not started")


@given(st.text(st.sampled_from(r"ab \[](){}*+?|^$.-:"), max_size=12))
def test_anything_is_a_pattern_or_told(text: str) -> None:
    try:
        wide = patterns.checked(text)
    except PatternError:
        return
    assert len(wide) >= len(text)


@given(st.lists(st.sampled_from(["fog", "horn", "berth"]), min_size=1, max_size=4))
def test_words_are_found_however_they_are_wrapped(words: list[str]) -> None:
    wide = re.compile(patterns.checked(" ".join(words)))
    assert wide.fullmatch("\n  ".join(words))
    assert not wide.fullmatch("".join(["x", *words]))
