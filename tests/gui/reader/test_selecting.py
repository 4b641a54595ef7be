"""Words, sentences and paragraphs are found as a reader sees them."""

from typing import Protocol

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.cable import Cable, Header, Paragraph
from reviewer.domain.text import Span
from reviewer.gui.reader.selecting import Selecting


class Invented(Protocol):
    text: str
    cable: Cable


def selecting(text: str) -> Selecting:
    whole = Span(0, len(text))
    paragraph = Paragraph(number=1, printed="", span=whole, pieces=(whole,))
    return Selecting(
        text, Cable(cable_id=None, span=whole, header=Header(), paragraphs=(paragraph,))
    )


@given(st.text(alphabet=st.sampled_from("aB. \n"), max_size=80), st.integers(0, 90))
def test_a_position_always_has_its_sentence_or_none(text: str, at: int) -> None:
    found = selecting(text).sentence(at)
    assert bool(found) == bool(text.strip(" \n"))


def test_a_sentence_over_a_page_line_is_two_spans(invented: Invented) -> None:
    text = invented.text
    found = Selecting(text, invented.cable).sentence(text.index("He called"))
    assert [text[span.start : span.end].replace("\n", " ") for span in found] == [
        "He called the lease an invention of the inland press,",
        "which he accused of taking money.",
    ]


def test_a_sentence_keeps_its_abbreviations(invented: Invented) -> None:
    text = invented.text
    (span,) = Selecting(text, invented.cable).sentence(text.index("Mr. Tarn"))
    assert text[span.start : span.end].startswith("He met Mr. Tarn of the U.S. firm")
    assert text[span.start : span.end].endswith("i.e. a week late.")


def test_content_has_no_number_no_page_line_no_outer_blank(invented: Invented) -> None:
    text = invented.text
    span = Span(text.index("inland press"), text.index("complaints"))
    found = Selecting(text, invented.cable).content(span)
    shown = [text[s.start : s.end] for s in found]
    assert shown[0] == "inland press,"
    assert shown[1].startswith("which he accused")
    assert shown[2] == "Two"


def test_words_are_stepped_over_page_lines(invented: Invented) -> None:
    text = invented.text
    reader = Selecting(text, invented.cable)
    press = reader.word(text.index("press"))
    assert press is not None
    end = reader.word_end(press.end, 2)
    assert text[:end].endswith("which he")
    assert reader.word_end(end, -2) == press.end
    assert reader.word_start(text.index("which"), -1) == press.start


def test_a_word_keeps_its_apostrophe_and_hyphen() -> None:
    text = "the post's co-ed 1,000"
    reader = selecting(text)
    found = [reader.word(at) for at in (4, 11, 17)]
    assert [text[w.start : w.end] for w in found if w] == ["post's", "co-ed", "1,000"]


def test_a_heading_is_a_passage_of_its_own(invented: Invented) -> None:
    reader = Selecting(invented.text, invented.cable)
    at = invented.text.index("Stewards and")
    passage = reader.passage_at(at)
    assert passage is not None
    assert passage.paragraph is None
    assert reader.sentence(at) == passage.spans
