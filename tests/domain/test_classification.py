"""Markings: canonical text and roll-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.classification import Level, Marking, highest

markings = st.builds(
    Marking,
    st.sampled_from(list(Level)),
    st.lists(st.sampled_from(["NF", "OC", "SI"]), unique=True).map(tuple),
    st.lists(st.sampled_from(["USA", "GBR", "AUS"]), unique=True).map(tuple),
)


@given(markings)
def test_canonical_text_reads_back(marking: Marking) -> None:
    assert Marking.from_canonical(str(marking)) == marking


@pytest.mark.parametrize(
    ("marking", "text", "banner"),
    [
        (Marking(Level.S, ("NF",)), "S//NF", "SECRET//NOFORN"),
        (
            Marking(Level.C, (), ("USA", "GBR")),
            "C//REL TO USA, GBR",
            "CONFIDENTIAL//REL TO USA, GBR",
        ),
        (Marking(Level.U), "U", "UNCLASSIFIED"),
    ],
)
def test_spelling(marking: Marking, text: str, banner: str) -> None:
    assert (str(marking), marking.banner) == (text, banner)


@given(st.lists(markings, min_size=1))
def test_the_roll_up_protects_at_least_as_much(items: list[Marking]) -> None:
    rolled = highest(items)
    assert rolled is not None
    assert rolled.level.rank == max(item.level.rank for item in items)
    assert {c for item in items for c in item.controls} <= set(rolled.controls)


def test_different_release_lists_may_go_to_nobody() -> None:
    rolled = highest(
        [Marking(Level.C, (), ("USA", "GBR")), Marking(Level.C, (), ("USA", "AUS"))]
    )
    assert str(rolled) == "C//NF"


def test_nothing_rolls_up_to_nothing() -> None:
    assert highest([]) is None
