from collections.abc import Callable

import pytest

from reviewer.parsing.parser import parse_cable

Wrap = Callable[[str], str]


def blocks(text: str) -> list[tuple[str, bool, str]]:
    return [
        (block.kind.value, block.closed, text[block.span.start : block.span.end])
        for block in parse_cable(text).blocks
    ]


@pytest.mark.parametrize(
    ("body", "kind", "words", "closed"),
    [
        ("1. (C) {}\n\n2. (C) b.", "summary", "Summary: a. End summary.", True),
        ("1. (C) {}\n\n2. (C) b.", "summary", "SUMMARY - a. END\nSUMMARY", True),
        ("1. (C) {}\n\n2. (C) b.", "summary", "a. End summary.", True),
        ("1. (C) {}\n\n2. (C) b.", "summary", "Summary: a.", False),
        ("1. (C) a.\n\n2. (C) {}", "comment", "Comment: b.", False),
        (
            "1. (C) a.\n\n2. (C) {} c.",
            "comment",
            "Embassy comment: b. End comment.",
            True,
        ),
        ("1. (C) a. {}", "comment", "(Comment: b (c). End comment.)", True),
        ("1. (C) a. {} e.", "note", "(Note: b (c) d.)", True),
        ("1. (C) a. {} c.", "note", "NOTE: b. END NOTE.", True),
    ],
)
def test_one_block(
    cable_text: Wrap, body: str, kind: str, words: str, *, closed: bool
) -> None:
    assert blocks(cable_text(body.format(words))) == [(kind, closed, words)]


def test_a_summary_over_paragraphs(cable_text: Wrap) -> None:
    body = "1. (C) Summary: a.\n\n2. (C) b. End summary.\n\n3. (C) c."
    assert blocks(cable_text(body)) == [
        ("summary", True, "Summary: a.\n\n2. (C) b. End summary.")
    ]


def test_a_heading_comment_reaches_to_the_next_heading(cable_text: Wrap) -> None:
    body = (
        "1. (C) a.\n\n-------\nComment\n-------\n\n2. (C) b.\n\n3. (C) c.\n\n"
        "-----\nWhat Next\n-----\n\n4. (C) d.\n\nVENN"
    )
    ((kind, closed, words),) = blocks(cable_text(body))
    assert (kind, closed) == ("comment", False)
    assert words.startswith("Comment\n")
    assert words.endswith("c.")


def test_a_comment_continued_is_one_block(cable_text: Wrap) -> None:
    body = (
        "1. (C) Comment: a.\n\n2. (C) Comment continued: b. End comment.\n\n3. (C) c."
    )
    ((kind, closed, words),) = blocks(cable_text(body))
    assert (kind, closed) == ("comment", True)
    assert words.endswith("b. End comment.")


def test_a_note_in_a_comment_is_its_own_block(cable_text: Wrap) -> None:
    body = "1. (C) Comment: a (Note: b. End note.) c. End comment."
    assert [kind for kind, *_ in blocks(cable_text(body))] == ["comment", "note"]


def test_one_phrase_may_close_two_blocks(cable_text: Wrap) -> None:
    body = (
        "1. (C) Summary and comment: a. Comment: b. End summary and comment.\n\n2. c."
    )
    assert [(kind, closed) for kind, closed, _ in blocks(cable_text(body))] == [
        ("summary", True),
        ("comment", True),
    ]


def test_an_unclosed_comment_stops_at_the_signature(cable_text: Wrap) -> None:
    ((*_, words),) = blocks(cable_text("1. (C) Comment: a.\n\nb.\n\nVENN\n"))
    assert words == "Comment: a.\n\nb."


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) He had no comment: none.",
        "1. (C) Asked for comment, he left.",
        "1. (C) Please note: the boats left.",
        "1. (C) This is the press summary of March.",
        "1. (C) A diplomatic note. The note-taker left.",
        "1. (C) Introduction: lamps.",
    ],
)
def test_words_that_are_no_labels(cable_text: Wrap, body: str) -> None:
    assert blocks(cable_text(body)) == []
