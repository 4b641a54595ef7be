"""Statements put into words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reviewer.domain.statement import Statement
from reviewer.domain.text import Span
from reviewer.gui.models.coding import CableCoding, StatementLine


def line_of(coding: CableCoding, statement_id: str) -> StatementLine:
    statement = coding.statement(statement_id)
    assert statement is not None
    return coding.line(statement)


def test_a_row_is_spoken_with_type_place_marking_speaker_and_words(
    coding: CableCoding,
) -> None:
    spoken = line_of(coding, "lease").spoken
    assert spoken == (
        "Denial, ¶3, C, Dobry, "
        "'the story of a secret lease an invention of the inland press'"
    )


def test_a_long_quotation_is_shortened_when_spoken_only(coding: CableCoding) -> None:
    line = line_of(coding, "denies")
    assert "by threat" in line.quote
    assert "by threat" not in line.spoken
    assert "by threat" in line.explained
    assert line.spoken.endswith("…', 3 links")


@pytest.mark.parametrize(
    ("statement_id", "type_", "paragraph", "marking", "inherited"),
    [
        ("visit", "report", "1", "C", False),
        ("guild", "assertion", "2", "U", False),
        ("complaints", "assertion", "4", "S//NF", False),
        ("strike", "prediction", "5", "S//NF", True),
        ("doubts", "post comment", "6", "C", False),
    ],
)
def test_type_paragraph_and_marking(
    coding: CableCoding,
    statement_id: str,
    type_: str,
    paragraph: str,
    marking: str,
    *,
    inherited: bool,
) -> None:
    line = line_of(coding, statement_id)
    assert (line.type, line.paragraph, str(line.marking)) == (type_, paragraph, marking)
    assert line.inherited is inherited


def test_a_statement_over_two_paragraphs_has_the_higher_marking(
    coding: CableCoding, make_coding: Callable[..., CableCoding]
) -> None:
    first, second = coding.statement("guild"), coding.statement("complaints")
    assert first is not None
    assert second is not None
    long = replace(first, spans=(Span(first.start, second.end),))
    made = make_coding(statements=[long], links=[])
    assert str(made.line(long).marking) == "S//NF"


def test_outside_paragraphs_there_is_no_number(
    coding: CableCoding, make_coding: Callable[..., CableCoding]
) -> None:
    statement = coding.statement("guild")
    assert statement is not None
    titled = replace(statement, spans=(Span(0, 8),))
    line = make_coding(statements=[titled], links=[]).line(titled)
    assert line.paragraph == ""
    assert line.spoken.startswith("Assertion, S//NF")


def test_characters_that_turn_or_hide_text_are_shown_as_tokens(
    make_coding: Callable[..., CableCoding], coding: CableCoding
) -> None:
    made = make_coding()
    made.text = made.text.replace("east", "e\u202est")
    assert (
        line_of(made, "crane").quote == "the e[U+202E]st crane would be running again"
    )
    assert line_of(coding, "crane").quote == "the east crane would be running again"


def test_statements_are_placed_in_the_order_of_the_text(coding: CableCoding) -> None:
    assert coding.place_of("visit") == 0
    assert coding.place_of("tests") == len(coding.statements) - 1
    assert coding.place_of("gone") is None


def test_links_are_told_by_their_titles(coding: CableCoding) -> None:
    denial = coding.statement("denies")
    assert isinstance(denial, Statement)
    told = [coding.relation_words(link) for link in coding.links_to(denial)]
    assert told == [("disputes", "rebuts"), ("disputes", "rebuts"), ("answers", "")]


def _after(coding: CableCoding, **replaced: object) -> CableCoding:
    """The coding with some of its records replaced."""
    names = ("statements", "links", "notes", "speakers")
    records = {name: getattr(coding, name) for name in names} | replaced
    return coding.after(**records)


def test_what_follows_is_what_would_be_made_anew(
    make_coding: Callable[..., CableCoding],
) -> None:
    coding = make_coding()
    for left in (coding.statements[1:], coding.statements[:4], coding.statements[::2]):
        followed = _after(coding, statements=left, links=coding.links[1:])
        anew = make_coding(statements=left, links=coding.links[1:])
        assert [followed.line(s) for s in left] == [anew.line(s) for s in left]
        assert [followed.place_of(s.statement_id) for s in left] == [*range(len(left))]
        assert followed.statement(coding.statements[1].statement_id) == anew.statement(
            coding.statements[1].statement_id
        )


def test_only_what_changed_is_told_anew(coding: CableCoding) -> None:
    kept = coding.line(coding.statements[0])
    followed = _after(coding, statements=coding.statements[:-1], links=coding.links[1:])
    gone, link = coding.statements[-1], coding.links[0]
    touched = frozenset([gone.statement_id, link.from_id, link.to_id])
    assert followed.touched_since(coding) == touched
    assert followed.line(coding.statements[0]) is kept
    assert coding.statement(gone.statement_id) is gone, (
        "the earlier one stays as it was"
    )


def test_another_speaker_may_be_named_anywhere(coding: CableCoding) -> None:
    followed = _after(coding, speakers=coding.speakers[:1])
    assert followed.touched_since(coding) is None


def test_a_coding_knows_only_the_one_it_was_made_from(coding: CableCoding) -> None:
    second = _after(coding, statements=coding.statements[1:])
    third = _after(second, statements=coding.statements[2:])
    assert third.touched_since(second) == frozenset([coding.statements[1].statement_id])
    assert third.touched_since(coding) is None
