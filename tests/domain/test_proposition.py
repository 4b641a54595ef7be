"""Propositions: how statements stand to them, and what is said of them."""

import pytest

from reviewer.domain.proposition import Response, Stand, response, stand_of, summary
from tests.coded import claim, comment, link


@pytest.mark.parametrize(
    ("statement_type", "stand"),
    [
        ("assertion", Stand.ASSERTS),
        ("denial", Stand.DENIES),
        ("acknowledgement", Stand.ACKNOWLEDGES),
        ("prediction", Stand.ASSERTS),
    ],
)
def test_a_claim_stands_by_its_type(statement_type: str, stand: Stand) -> None:
    assert stand_of(claim("a", 0, 5, statement_type)) is stand


def test_a_comment_comments() -> None:
    assert stand_of(comment("b", 0, 5)) is Stand.COMMENTS


def test_the_strongest_answer_counts() -> None:
    claims = [claim("a", 0, 5, "denial"), claim("b", 7, 9, "assertion")]
    answers = [link("c", "a", "supports"), link("c", "b", "disputes")]
    assert response(claims, answers) is Response.DISPUTED
    assert response(claims, answers[:1]) is Response.SUPPORTED
    assert response(claims, []) is Response.NOT_ADDRESSED
    assert response([], answers) is Response.OPEN


def test_an_answer_to_another_claim_says_nothing_here() -> None:
    elsewhere = [link("c", "z", "disputes")]
    assert response([claim("a", 0, 5, "denial")], elsewhere) is Response.NOT_ADDRESSED


def test_the_summary_counts_in_words() -> None:
    counts = {Stand.ASSERTS: 3, Stand.DENIES: 1, Stand.COMMENTS: 2}
    assert summary(counts, 0, 2) == "3 assert it, 1 denies it. 2 are not addressed."
    assert summary(counts, 1, 0) == (
        "3 assert it, 1 denies it. Posts dispute 1 of these claims."
    )
    assert summary({}, 0, 0) == "Nobody has been gathered here yet."
