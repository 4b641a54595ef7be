"""References in running text, and places as a person types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain import citing
from reviewer.domain.cable import Cable, Header, Reference
from reviewer.domain.text import Span

TWO = (
    Reference(text="08 KARVAL CITY 55", letter="A", cable_id="08KARVALCITY55"),
    Reference(text="SELWYN NORTH 7", letter="B", cable_id="09SELWYNNORTH7"),
    Reference(text="HASKIL E-MAIL", letter="C"),
)


def a_cable(text: str, references: tuple[Reference, ...] = TWO) -> Cable:
    return Cable(
        cable_id="09PORTSELWYN12",
        span=Span(0, len(text)),
        header=Header(references=references),
    )


@pytest.mark.parametrize(
    ("text", "cable_id"),
    [
        ("as told in >REF B, the dues", "09SELWYNNORTH7"),
        ("as told (>Ref A) before", "08KARVALCITY55"),
        ("in reftel >b) it was", "09SELWYNNORTH7"),
        ("see >REF C for it", None),
        ("see >REF D for it", None),
        ("in 09 PORT >SELWYN 000041 and", "09PORTSELWYN41"),
        ("in >09PORTSELWYN41.", "09PORTSELWYN41"),
        (">no reference stands here", None),
        ("the >reftel is one of two", None),
    ],
)
def test_what_stands_at_a_place(text: str, cable_id: str | None) -> None:
    at = text.index(">")
    text = text.replace(">", "")
    assert citing.cited_at(text, a_cable(text), at) == cable_id


def test_a_single_reference_needs_no_letter() -> None:
    text = "As told in reftel, the dues rose."
    cable = a_cable(text, TWO[:1])
    assert citing.cited_at(text, cable, text.index("tel")) == "08KARVALCITY55"


@given(st.text(max_size=200), st.integers(0, 200))
def test_any_text_can_be_asked(text: str, position: int) -> None:
    found = citing.cited_at(text, a_cable(text), min(position, len(text)))
    assert found is None or found


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("09PORTSELWYN12 ¶6", ("09PORTSELWYN12", 6)),
        ("09portselwyn12", ("09PORTSELWYN12", None)),
        ("09PORTSELWYN12~2, para 3", ("09PORTSELWYN12~2", 3)),
        (" ¶ 6 ", ("", 6)),
        ("6", ("", 6)),
        ("", None),
        ("¶", None),
        ("two words", None),
    ],
)
def test_places_are_read_as_typed(
    typed: str, place: tuple[str, int | None] | None
) -> None:
    assert citing.asked_place(typed) == place
