"""The search box: what each term means, and what is said where it means nothing."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.classification import Level
from reviewer.domain.query import (
    Condition,
    Field,
    Levels,
    Period,
    Phrase,
    Query,
    QueryError,
    Term,
    parse,
)


def test_words_phrases_and_what_must_not_be_there() -> None:
    assert parse('harbour "fog  horn" -strike -"no dues" berth*').terms == (
        Phrase(text="harbour"),
        Phrase(text="fog  horn"),
        Phrase(text="strike", is_negated=True),
        Phrase(text="no dues", is_negated=True),
        Phrase(text="berth", is_prefix=True),
    )


@pytest.mark.parametrize("text", ["", "  ", "-", '"', '""', "… – *", "--", '-"'])
def test_nothing_to_look_for_finds_everything(text: str) -> None:
    assert parse(text) == Query()


def test_an_open_quotation_ends_with_the_text() -> None:
    assert parse('pier "fog ho').terms[1] == Phrase(text="fog ho")


def test_operators_take_one_value_or_several() -> None:
    assert parse('tag:KV|PGOV -post:"PORT SELWYN" HAS:Claim').terms == (
        Condition(field=Field.TAG, values=("KV", "PGOV")),
        Condition(field=Field.POST, values=("PORT SELWYN",), is_negated=True),
        Condition(field=Field.HAS, values=("claim",)),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009-02", date(2009, 2, 1), date(2009, 2, 28)),
        ("2009-05-04", date(2009, 5, 4), date(2009, 5, 4)),
        ("2009-01..2009-12", date(2009, 1, 1), date(2009, 12, 31)),
        ("2009-06..", date(2009, 6, 1), None),
        ("..2009-06", None, date(2009, 6, 30)),
    ],
)
def test_times(text: str, first: date | None, last: date | None) -> None:
    assert parse(f"from:{text}").terms == (Period(first=first, last=last),)


def test_levels() -> None:
    assert parse("level:c -level:SBU..S level:unmarked").terms == (
        Levels(lowest=Level.C, highest=Level.C),
        Levels(lowest=Level.SBU, highest=Level.S, is_negated=True),
        Condition(field=Field.LEVEL, values=("unmarked",)),
    )


def test_a_time_of_day_is_a_word() -> None:
    assert parse("10:30").terms == (Phrase(text="10:30"),)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("pier mood:good", 5, "no operator “mood:”"),
        ("-mood:good", 1, "no operator “mood:”"),
        ("pier tag:", 9, "needs a value"),
        ('tag:""', 5, "needs a value"),
        ("state:done", 6, "awaiting_second"),
        ("has:moods", 4, "knows no “moods”"),
        ("level:X", 6, "is no level"),
        ("level:C..", 6, "is no level"),
        ("from:May", 5, "is no date"),
        ("from:2009-13", 5, "is no date"),
        ("from:0000", 5, "is no date"),
        ("from:2009-02-30", 5, "is no date"),
    ],
)
def test_what_means_nothing_is_told_with_its_place(
    text: str, position: int, words: str
) -> None:
    with pytest.raises(QueryError, match=words) as told:
        parse(text)
    assert told.value.position == position
    assert f"character {position + 1}:" in str(told.value)


def test_labels_of_the_codebook_can_be_asked_for() -> None:
    assert parse("has:denial", labels=["denial"]).terms == (
        Condition(field=Field.HAS, values=("denial",)),
    )


@given(st.text(alphabet=st.characters() | st.sampled_from('":-*|. tagfromlevel09')))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert all(isinstance(term, Term) for term in parse(text).terms)
