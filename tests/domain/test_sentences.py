"""Sentences end where a reader sees an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.sentences import Passage, sentences
from reviewer.domain.text import Span


def shown(text: str) -> list[str]:
    passage = Passage((Span(0, len(text)),), 0)
    found = sentences(text, passage)
    return [" ".join(text[s.start : s.end] for s in spans) for spans in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Mr. Tarn met Dr. Oke. They ate.", ["Mr. Tarn met Dr. Oke.", "They ate."]),
        ("The U.S. Embassy wrote. It paid.", ["The U.S. Embassy wrote.", "It paid."]),
        ("He knows the U.S. He said so.", ["He knows the U.S.", "He said so."]),
        ("E.g. Cranes, i.e. lifts. End.", ["E.g. Cranes, i.e. lifts.", "End."]),
        ("J. R. Tarn spoke. Q. Oke sat.", ["J. R. Tarn spoke.", "Q. Oke sat."]),
        ("It cost 3.5 m. euros. Cheap!", ["It cost 3.5 m. euros.", "Cheap!"]),
        ('He said "no." "Why?" she asked.', ['He said "no."', '"Why?" she asked.']),
        ("Was it? Perhaps... Nobody knew.", ["Was it?", "Perhaps...", "Nobody knew."]),
        ("On Nov. 3 we met. No. 4 was late.", ["On Nov. 3 we met.", "No. 4 was late."]),
        ("Comment: Post doubts it. End comment.", ["Post doubts it."]),
        ("Summary. He came. End Summary.", ["He came."]),
        ("(Comment: It is new. End comment.)", ["It is new."]),
        ("Comment on it was rare. Rain.", ["Comment on it was rare.", "Rain."]),
        ("(See refs B and C.) Tarn sat.", ["(See refs B and C.)", "Tarn sat."]),
        ("The (U.S.) Embassy wrote.", ["The (U.S.) Embassy wrote."]),
        ("Oke left. End\nsummary.", ["Oke left."]),
        ("First line\n\nSecond stanza here.", ["First line", "Second stanza here."]),
        ("the rolls\n\nof the party. End", ["the rolls\n\nof the party.", "End"]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@given(st.text(alphabet=st.sampled_from('aB. \n"(Mr.U'), max_size=120))
def test_sentences_ascend_within_the_text(text: str) -> None:
    found = sentences(text, Passage((Span(0, len(text)),), 0))
    ends = [0, *(spans[-1].end for spans in found)]
    assert all(
        before <= spans[0].start for before, spans in zip(ends, found, strict=False)
    )
    assert ends[-1] <= len(text)


def test_a_sentence_over_a_page_line_has_two_spans() -> None:
    text = "He sold\nPAGE 2\nthe pier. Fine."
    passage = Passage((Span(0, 7), Span(15, len(text))), 0)
    assert sentences(text, passage)[0] == (Span(0, 7), Span(15, 24))


def test_a_passage_of_a_label_is_its_own_sentence() -> None:
    assert shown("Comment:") == ["Comment:"]
