"""Sentences that state the same under different markings."""

from reviewer.auditing.facts import content_words
from tests.auditing.clean_cables import CleanCable, findings
from tests.auditing.near_cables import C

MEETING = "Econoff met the harbor warden and two ferry owners on the coal dock."


def told(cable: CleanCable) -> list[str]:
    return [item.message for item in findings(cable) if item.rule == "MA-26"]


def test_content_words_leave_small_words_out() -> None:
    assert content_words("The Warden and his mother-wing, of 41 men") == {
        "warden",
        "mother-wing",
        "men",
    }


def test_a_pair_of_paragraphs_is_told_once() -> None:
    cable = C.with_words(1, f"{MEETING} {MEETING}").with_words(2, MEETING)
    assert told(cable) == ["¶2 (U) and ¶3 (C) state the same (overlap 1.00)."]


def test_the_place_is_the_lower_marked_sentence() -> None:
    cable = C.with_words(1, f"Dues rise. {MEETING}").with_words(2, MEETING)
    (found,) = (item for item in findings(cable) if item.rule == "MA-26")
    assert cable.text[found.span.start : found.span.end] == MEETING


def test_half_a_sentence_is_enough_and_less_is_not() -> None:
    longer = "Econoff met the harbor warden on Friday about the broken lamps."
    other = "Nobody met anybody about lamps, ferries, herring, rope or paint."
    assert told(C.with_words(1, MEETING).with_words(2, longer)) == []
    assert told(C.with_words(1, MEETING).with_words(2, other)) == []
    nearly = "Econoff met the warden and ferry owners, who complained loudly."
    assert told(C.with_words(1, MEETING).with_words(2, nearly)) != []
