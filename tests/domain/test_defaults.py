"""What words tell by themselves."""

import pytest

from reviewer.domain.defaults import quotation_of, speaker_named
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.domain.text import Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('He said "we closed the pier."', '"we closed the pier."', "direct"),
        ('He said "we closed the pier."', "we closed the pier", "direct"),
        ("He said \u201cwe closed it.\u201d", "we closed it.", "direct"),
        ('They called it "a lie from end to end" again.', None, "mixed"),
        ('The paper "Harbour News" said so.', None, "indirect"),
        ("He said the pier was closed.", "the pier was closed", "indirect"),
        ('"One part" and "another part here".', None, "mixed"),
        ('"', '"', "indirect"),
    ],
)
def test_quotation_marks_tell_how_words_are_quoted(
    text: str, words: str | None, expected: str
) -> None:
    at = text.index(words) if words else 0
    assert quotation_of(text, [Span(at, at + len(words or text))]) == expected


def test_a_speaker_is_known_by_name_alias_or_last_name() -> None:
    one = Speaker(speaker_id=SpeakerId("1"), name="Orla Dobry", aliases=("the chair",))
    two = Speaker(speaker_id=SpeakerId("2"), name="Varnholt")
    listed = (one, two)
    assert speaker_named("orla\ndobry", listed) is one
    assert speaker_named("Dobry", listed) is one
    assert speaker_named("Chair", listed) is one
    assert speaker_named("he", listed) is None


def test_a_last_name_of_two_is_nobody_s() -> None:
    both = [
        Speaker(speaker_id=SpeakerId(first), name=f"{first} Dobry")
        for first in ("Orla", "Ivo")
    ]
    assert speaker_named("Dobry", both) is None
