"""Corrections stand above the reading: they tile, they fit or say why not."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import resources
from reviewer.domain.cable import BlockKind, Cable, FurnitureKind, PartKind
from reviewer.domain.correcting import Fit, corrected
from reviewer.domain.correction import (
    Correction,
    CorrectionKind,
    quote_of,
)
from reviewer.domain.identifiers import CableId, CorrectionId, ReviewerId
from reviewer.domain.layout import lay_out
from reviewer.domain.text import Span
from reviewer.parsing.parser import parse_cable
from tests.correcting import BODY, correction, place

SAMPLES = [
    *(path.read_text() for path in sorted(resources.path("sample").glob("*.txt"))),
    BODY,
]
VALUES: dict[CorrectionKind, list[str]] = {
    CorrectionKind.NUMBER: ["", "1", "3", "11"],
    CorrectionKind.MARKING: ["", "U", "C", "S//NF"],
    CorrectionKind.BLOCK: [kind.value for kind in BlockKind],
    CorrectionKind.FURNITURE: [kind.value for kind in FurnitureKind],
    CorrectionKind.CABLE: ["09PORTSELWYN99"],
}


def check(text: str, cable: Cable) -> None:
    """What ``Cable`` promises."""
    at = cable.span.start
    for part in cable.parts:
        assert part.span.start == at
        assert part.span
        at = part.span.end
        assert (part.kind is PartKind.PARAGRAPH) == (part.index is not None)
    assert at == cable.span.end
    seen = [part.index for part in cable.parts if part.index is not None]
    assert seen == sorted(seen)
    assert set(seen) == set(range(len(cable.paragraphs)))
    for before, after in pairwise(cable.paragraphs):
        assert before.span.end <= after.span.start
    for one in cable.paragraphs:
        assert cable.span.start <= one.span.start <= one.span.end <= cable.span.end
        for piece in one.pieces:
            assert piece
            assert one.span.start <= piece.start < piece.end <= one.span.end
            assert text[piece.start].strip()
            assert not any(piece.intersects(item.span) for item in cable.furniture)
    for item, following in pairwise(cable.furniture):
        assert item.span.end <= following.span.start
    lay_out(text, cable)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Cable, list[Correction]]:
    text = draw(st.sampled_from(SAMPLES))
    cable = parse_cable(text)
    bounds = sorted(
        {edge for part in cable.parts for edge in (part.span.start, part.span.end)}
        | {edge for it in cable.headings for edge in (it.span.start, it.span.end)}
        | {one.span.start for one in cable.paragraphs}
    )
    anywhere = st.one_of(st.sampled_from(bounds), st.integers(0, len(text)))
    made = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(CorrectionKind))
        start = draw(anywhere)
        end = draw(st.one_of(anywhere, st.just(start + 9)))
        span = Span(min(start, end), min(max(start, end), len(text)))
        made.append(
            Correction(
                correction_id=CorrectionId(str(number)),
                cable_id=CableId("09PORTSELWYN41"),
                kind=kind,
                span=span,
                quote=quote_of(text, span),
                reviewer_id=ReviewerId("r"),
                created_at=datetime(2026, 1, 1, tzinfo=UTC),
                holds=draw(st.booleans()),
                value=draw(st.sampled_from(VALUES.get(kind, [""]))),
            )
        )
    return text, cable, made


@settings(max_examples=200, deadline=None)
@given(places())
def test_whatever_is_corrected_the_parts_tile_the_text(
    made: tuple[str, Cable, list[Correction]],
) -> None:
    text, cable, corrections = made
    found = corrected(text, cable, corrections)
    check(text, found.cable)
    assert len(found.outcomes) == len(corrections)
    assert all(bool(one.why) == (one.fit is Fit.MISFIT) for one in found.outcomes)
    assert found == corrected(text, cable, corrections[::-1])


@settings(max_examples=60, deadline=None)
@given(places())
def test_a_corrected_cable_needs_no_second_correction(
    made: tuple[str, Cable, list[Correction]],
) -> None:
    text, cable, corrections = made
    first = next(
        (it for it in corrections if it.kind is not CorrectionKind.CABLE), None
    )
    if first is None:
        return
    once = corrected(text, cable, [first])
    again = corrected(text, once.cable, [first])
    if once.outcomes[0].fit is Fit.APPLIED:
        assert again.outcomes[0].fit is not Fit.APPLIED or again.cable == once.cable
    else:
        assert again.cable == cable


def test_without_corrections_the_reading_is_untouched() -> None:
    cable = parse_cable(BODY)
    assert corrected(BODY, cable, []).cable is cable


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def read(*made: Correction) -> Cable:
    found = corrected(BODY, parse_cable(BODY), made)
    assert [one.fit for one in found.outcomes] == [Fit.APPLIED] * len(made)
    check(BODY, found.cable)
    return found.cable


def why(one: Correction) -> str:
    found = corrected(BODY, parse_cable(BODY), [one])
    assert found.outcomes[0].fit is Fit.MISFIT
    assert found.cable == parse_cable(BODY)
    return found.outcomes[0].why


def test_a_number_and_a_marking_are_replaced() -> None:
    cable = read(
        correction(CorrectionKind.NUMBER, "3. (C) ", "7"),
        correction(CorrectionKind.MARKING, "3. (C) ", "S//NF"),
    )
    assert [one.number for one in cable.paragraphs] == [1, 2, 7, 4]
    assert str(cable.paragraphs[2].marking) == "S//NF"
    assert str(cable.banner) == "S//NF"
    assert str(cable.marking_at(place("twice").start)) == "S//NF"


def test_a_marking_can_be_none_and_then_the_one_before_protects() -> None:
    cable = read(correction(CorrectionKind.MARKING, "4. (U) "))
    assert cable.paragraphs[3].marking is None
    assert str(cable.marking_at(place("regatta").start)) == "C"


def test_the_subject_and_a_heading_can_be_marked() -> None:
    cable = read(
        correction(CorrectionKind.MARKING, "KARVALIA: THE HARBOUR DUES", "S"),
        correction(CorrectionKind.MARKING, "PORT SELWYN IN SPRING", "C"),
    )
    assert cable.header.subject
    assert str(cable.header.subject.marking) == "S"
    assert [str(one.marking) for one in cable.headings] == ["C"]


def test_a_paragraph_begins_where_it_is_said_to() -> None:
    cable = read(correction(CorrectionKind.PARAGRAPH, "The council keeps"))
    assert [one.number for one in cable.paragraphs] == [1, 2, None, 3, 4]
    assert words(BODY, cable.paragraphs[1].pieces) == [
        "He said the council had asked for it."
    ]
    assert cable.paragraphs[2].marking is None
    assert words(BODY, cable.paragraphs[2].pieces)[0].startswith("The council keeps")


def test_a_beginning_that_is_none_joins_the_paragraph_before() -> None:
    cable = read(correction(CorrectionKind.PARAGRAPH, "2. (C) ", holds=False))
    assert [one.number for one in cable.paragraphs] == [1, 3, 4]
    (piece,) = words(BODY, cable.paragraphs[0].pieces)
    assert piece.startswith("Summary:")
    assert piece.endswith("ask again.")


def test_a_beginning_below_a_heading_cannot_be_denied() -> None:
    one = correction(CorrectionKind.PARAGRAPH, "3. (C) ", holds=False)
    assert "heading" in why(one)


def test_a_heading_in_mid_paragraph_parts_it() -> None:
    cable = read(correction(CorrectionKind.HEADING, "NEXT STEPS"))
    assert [one.text for one in cable.headings] == [
        "NEXT STEPS",
        "PORT SELWYN IN SPRING",
    ]
    assert [one.number for one in cable.paragraphs] == [1, 2, None, 3, 4]
    assert words(BODY, cable.paragraphs[2].pieces) == ["The consul will ask again."]
    shown = [block.shown for block in lay_out(BODY, cable)]
    assert "NEXT STEPS" in shown


def test_a_heading_that_is_none_is_text_of_the_paragraph_before() -> None:
    one = correction(CorrectionKind.HEADING, "PORT SELWYN IN SPRING", holds=False)
    cable = read(one)
    assert cable.headings == ()
    (piece,) = words(BODY, cable.paragraphs[1].pieces)
    assert piece.endswith("PORT SELWYN IN SPRING")


def test_furniture_is_no_part_of_a_statement_and_back() -> None:
    said = correction(CorrectionKind.FURNITURE, "NEXT STEPS\n", "stamp")
    cable = read(said)
    assert len(cable.paragraphs[1].pieces) == 2
    whole = cable.paragraphs[1].span
    assert cable.content_of(whole) == (
        Span(whole.start, said.span.start),
        Span(said.span.end, whole.end),
    )
    denied = correction(CorrectionKind.FURNITURE, "NEXT STEPS\n", holds=False)
    back = corrected(BODY, cable, [denied])
    assert back.outcomes[0].was == "stamp"
    assert back.cable == parse_cable(BODY)


def test_a_paragraph_whose_opening_is_furniture_joins_the_one_before() -> None:
    cable = read(correction(CorrectionKind.FURNITURE, "2. (C) ", "page_line"))
    assert [one.number for one in cable.paragraphs] == [1, 3, 4]
    assert len(cable.paragraphs[0].pieces) == 2


def test_a_block_is_added_changed_and_removed() -> None:
    note = correction(CorrectionKind.BLOCK, "The council keeps no minutes.", "note")
    longer = correction(
        CorrectionKind.BLOCK,
        "Comment: He has raised them twice. He knows that. End comment.\n\n4. (U) The",
        "comment",
    )
    gone = correction(CorrectionKind.BLOCK, "Summary: The", "summary", holds=False)
    cable = read(note, longer, gone)
    assert [(one.kind, one.span) for one in cable.blocks] == [
        (BlockKind.NOTE, note.span),
        (BlockKind.COMMENT, longer.span),
    ]
    assert not cable.blocks[1].closed


@pytest.mark.parametrize(
    ("kind", "quoted", "value"),
    [
        (CorrectionKind.NUMBER, "2. (C) ", "2"),
        (CorrectionKind.MARKING, "2. (C) ", "C"),
        (CorrectionKind.PARAGRAPH, "2. (C) ", ""),
        (CorrectionKind.HEADING, "PORT SELWYN IN SPRING", ""),
    ],
)
def test_what_the_reading_says_by_itself_is_redundant(
    kind: CorrectionKind, quoted: str, value: str
) -> None:
    cable = parse_cable(BODY)
    found = corrected(BODY, cable, [correction(kind, quoted, value)])
    assert found.cable is cable
    assert found.outcomes[0].fit is Fit.REDUNDANT


@pytest.mark.parametrize(
    ("kind", "quoted", "expected"),
    [
        (CorrectionKind.NUMBER, "council keeps", "No paragraph begins"),
        (CorrectionKind.PARAGRAPH, "HALVORSEN", "signature"),
        (CorrectionKind.HEADING, "again.\n\nPORT", "within one paragraph"),
        (CorrectionKind.FURNITURE, "IN SPRING\n\n3", "part of a heading"),
    ],
)  # fmt: skip
def test_what_does_not_fit_says_why(
    kind: CorrectionKind, quoted: str, expected: str
) -> None:
    value = "stamp" if kind is CorrectionKind.FURNITURE else ""
    assert expected in why(correction(kind, quoted, value))


def test_a_place_that_says_something_else_is_left_alone() -> None:
    text = BODY.replace("3. (C)", "3. (S)")
    one = correction(CorrectionKind.NUMBER, "3. (C) ", "9")
    found = corrected(text, parse_cable(text), [one])
    assert "do not stand" in found.outcomes[0].why
