"""What can be compared and decided of a statement, one by one."""

from dataclasses import replace

import pytest

from reviewer.domain import aspects
from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from tests.coded import book, claim, comment

ONE = claim("a", 0, 20, "denial", access="hearsay", speaker="m", confidence="low")
OTHER = claim("b", 5, 20, access="first_hand", speaker="p", confidence="high")


def test_what_differs_is_named_in_the_order_of_the_codebook() -> None:
    assert list(aspects.differing(ONE, OTHER, book())) == ["access", "speaker"]


def test_an_attribute_that_the_codebook_has_not_is_compared_all_the_same() -> None:
    odd = replace(ONE, attributes={**ONE.attributes, "weather": "fair"})
    assert list(aspects.differing(ONE, odd, book())) == ["weather"]


@pytest.mark.parametrize(
    "changed",
    [
        replace(ONE, mixed=True),
        replace(ONE, via=(SpeakerId("q"),)),
        replace(ONE, source_spans=(Span(0, 3),)),
        replace(ONE, cue_spans=(Span(4, 9),)),
    ],
)
def test_parts_are_compared_and_taken_like_attributes(changed: Statement) -> None:
    (name,) = aspects.differing(ONE, changed, book())
    assert aspects.taking(ONE, name, changed) == changed
    assert aspects.taking(changed, name, None) == ONE


def test_taking_one_aspect_leaves_the_others() -> None:
    taken = aspects.taking(ONE, aspects.BOUNDARY, OTHER)
    assert taken == replace(ONE, spans=OTHER.spans)
    assert aspects.taking(ONE, "access", OTHER).attributes["access"] == "first_hand"
    assert aspects.taking(ONE, "access", OTHER).statement_type == "denial"


def test_taking_another_type_leaves_the_attributes() -> None:
    taken = aspects.taking(ONE, aspects.LABEL, OTHER)
    assert taken.attributes == {**ONE.attributes, "statement_type": "assertion"}


def test_taking_another_kind_brings_its_own_attributes() -> None:
    taken = aspects.taking(ONE, aspects.LABEL, comment("c", 1, 9, role="forecast"))
    assert (taken.kind, taken.spans) == (Kind.COMMENT, ONE.spans)
    assert taken.attributes == {"role": "forecast"}
    assert taken.speaker_id is None


def test_a_fingerprint_changes_with_what_was_said_and_not_with_ids() -> None:
    again = replace(ONE, statement_id=OTHER.statement_id)
    assert aspects.fingerprint(again) == aspects.fingerprint(ONE)
    assert aspects.fingerprint(OTHER) != aspects.fingerprint(ONE)
