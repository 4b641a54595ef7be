"""Suggestions of a whole cable: what is proposed, why, and what never is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.codebook import Kind
from reviewer.domain.suggestion import Suggestion, Suggestions
from reviewer.parsing.parser import parse_document
from reviewer.suggesting.suggest import suggest

HEAD = "UNCLAS PORT SELWYN 000012\n\nSUBJECT: FICTIONAL\n\n"


def suggested(body: str) -> tuple[str, Suggestions]:
    text = HEAD + body
    return text, suggest(text, parse_document(text)[0])


def told(body: str) -> list[tuple[str, str]]:
    """Type (or ``comment``) and words of each suggestion for a paragraph."""
    text, found = suggested(f"1. {body}\n")
    return [
        (item.statement_type or "comment", words(text, item)) for item in found.items
    ]


def words(text: str, item: Suggestion) -> str:
    pieces = (text[span.start : span.end] for span in item.spans)
    return " … ".join(" ".join(piece.split()) for piece in pieces)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Brask said that the pier was safe.",
            [("assertion", "the pier was safe")],
        ),
        (
            "Brask told Poloff May 3 that the pier was safe, adding that it was new.",
            [("assertion", "the pier was safe"), ("assertion", "it was new")],
        ),
        (
            "According to Brask, the pier is safe.",
            [("assertion", "the pier is safe")],
        ),
        (
            "The pier is safe, Brask insisted.",
            [("assertion", "The pier is safe")],
        ),
        (
            "Brask acknowledged, but firmly denied, the story that he sold berths.",
            [
                ("acknowledgement", "the story that he sold berths"),
                ("denial", "the story that he sold berths"),
            ],
        ),
        (
            "Brask called the charge a myth.",
            [("denial", "the charge a myth")],
        ),
        (
            "Brask did not deny that he sold berths.",
            [("acknowledgement", "he sold berths")],
        ),
    ],
)
def test_forms_of_saying(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The Ambassador said that the pier was safe.",
        "Poloff told Brask that the pier was safe.",
        "Two men were admitted to the hospital.",
        "The court denied him bail.",
        "The disputed pier is closed.",
        "The two sides agreed that the pier should open.",
        "The charge was denied.",
        "The ministry announced that the pier would open.",
    ],
)
def test_look_alikes_are_no_claims(body: str) -> None:
    assert told(body) == []


def test_a_source_goes_on_without_a_cue() -> None:
    _, found = suggested("1. Brask said the pier was safe. Divers had seen it.\n")
    assert [item.statement_type for item in found.items] == ["assertion"] * 2
    assert "without a cue" in found.items[1].reason
    assert found.items[1].strength < found.items[0].strength


def test_a_comment_is_the_posts() -> None:
    text, found = suggested(
        "1. Brask denied that berths are sold to agents.\n\n"
        "2. Comment: We doubt that berths are not sold to agents. End comment.\n"
    )
    claim, comment = found.items
    assert (claim.kind, comment.kind) == (Kind.CLAIM, Kind.COMMENT)
    assert comment.attributes["marker"] == "explicit"
    (link,) = found.links
    assert (link.source, link.target, link.kind) == (1, 0, "disputes")
    assert words(text, comment).startswith("We doubt")


PIECES = [
    *("said", "denied", "that", "he", "Brask", ",", ".", '"', "the", "Ambassador"),
    *("and", "but", "told", "Comment:", "according to", "view", "is", "(", ")", "us"),
    *("acknowledged", "myth", "not", "(C)", "2.", "\n\n3."),
]


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    )
)
def test_whatever_the_text_suggestions_lie_in_it(pieces: list[str]) -> None:
    text, found = suggested("1. (C) " + " ".join(pieces))
    starts = [item.spans for item in found.items]
    assert starts == sorted(starts)
    for item in found.items:
        assert item.spans
        assert all(0 <= s.start < s.end <= len(text) for s in item.spans)
        assert list(item.spans) == sorted(set(item.spans))
        assert 0 < item.strength <= 1
        assert item.reason
    for link in found.links:
        assert found.items[link.target].kind is Kind.CLAIM


def test_a_pronoun_is_read_as_who_the_paragraph_named() -> None:
    _, found = suggested("1. Brask denied it was his. He said the pier was safe.\n")
    assert found.items[1].reason == "The cue “said” follows “He”, read as “Brask”."
    _, found = suggested("1. Brask denied it was his.\n\n2. He said it was safe.\n")
    assert found.items[1].reason == "The cue “said” follows “He”."
