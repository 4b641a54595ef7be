"""Quotes are found as a person would give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.cable import Cable, Furniture, FurnitureKind, Header
from reviewer.domain.text import Span
from reviewer.services import quoting

TEXT = 'He said it was\nmade up by\n\nPAGE 002\n\nthe brokers. "Never," he said.\n'
PAGE = Span(TEXT.index("PAGE"), TEXT.index("\n\nthe"))


def _cable(text: str = TEXT, *furniture: Span) -> Cable:
    return Cable(
        cable_id="09PORTSELWYN41",
        span=Span(0, len(text)),
        header=Header(),
        furniture=tuple(
            Furniture(kind=FurnitureKind.PAGE_LINE, span=span) for span in furniture
        ),
    )


def _found(quote: str, occurrence: int | None = None) -> str:
    span = quoting.place(TEXT, _cable(TEXT, PAGE), quote, occurrence=occurrence)
    return TEXT[span.start : span.end]


def test_a_quote_may_run_over_line_ends() -> None:
    assert _found("it was  made up") == "it was\nmade up"


def test_a_quote_is_found_as_the_window_shows_it() -> None:
    text = "a port-\nside office \\\nwas\\ \n shut by the harbour-  \nmaster."
    shown = "a port-side office was shut by the harbour-master."
    span = quoting.place(text, _cable(text), shown)
    assert span == Span(0, len(text))
    with pytest.raises(quoting.QuoteNotFoundError):
        quoting.place("a port- side", _cable("a port- side"), "port-side")


def test_a_quote_may_run_over_a_page_line() -> None:
    assert _found("made up by the brokers").endswith("PAGE 002\n\nthe brokers")


def test_furniture_itself_is_no_quote() -> None:
    with pytest.raises(quoting.QuoteNotFoundError, match="does not stand"):
        _found("PAGE 002")


def test_curly_quotation_marks_are_the_same_as_straight_ones() -> None:
    assert _found("“Never,”") == '"Never,"'


def test_the_number_of_occurrences_is_told_when_one_must_be_chosen() -> None:
    with pytest.raises(quoting.AmbiguousQuoteError, match="stands 2 times"):
        _found("said")
    first, second = (
        quoting.place(TEXT, _cable(), "said", occurrence=number) for number in (1, 2)
    )
    assert first < second


@pytest.mark.parametrize("occurrence", [0, 3])
def test_an_occurrence_that_is_not_there_is_told(occurrence: int) -> None:
    with pytest.raises(quoting.OccurrenceError, match="stands 2 times"):
        _found("said", occurrence)


@pytest.mark.parametrize("quote", ["", "  \n", "Made up", "brokers\nNever"])
def test_a_quote_that_is_not_there_is_told(quote: str) -> None:
    with pytest.raises(quoting.QuoteNotFoundError):
        _found(quote)


def test_a_cue_is_looked_for_near_what_it_introduces() -> None:
    end = Span(TEXT.index("Never"), TEXT.index("Never") + 5)
    assert quoting.nearest(TEXT, _cable(), "said", to=end).start > end.start
    assert quoting.nearest(TEXT, _cable(), "said", to=Span(0, 2)).start == 3


def test_only_the_cable_itself_is_searched() -> None:
    cable = Cable(cable_id=None, span=Span(0, 8), header=Header())
    with pytest.raises(quoting.QuoteNotFoundError, match="the cable"):
        quoting.place(TEXT, cable, "brokers")


@given(st.text(alphabet="ab(.*\n é𐐷", max_size=60), st.data())
def test_every_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    found = quoting.occurrences(text, _cable(text), quote)
    assert bool(found) == bool(quote.strip())
    assert all(text[span.start : span.end].split() == quote.split() for span in found)
