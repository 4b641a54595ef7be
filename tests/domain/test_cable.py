"""What a cable says about protection: unmarked text is never U."""

from dataclasses import replace

import pytest

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Paragraph,
    Subject,
)
from reviewer.domain.classification import Level, Marking
from reviewer.domain.text import Span

TS = Marking(Level.TS)


def cable(overall: Marking | None, *markings: Marking | None) -> Cable:
    paragraphs = tuple(
        Paragraph(
            number=n + 1,
            printed=f"{n + 1}.",
            span=Span(100 * n + 100, 100 * n + 200),
            pieces=(Span(100 * n + 104, 100 * n + 200),),
            marking=marking,
        )
        for n, marking in enumerate(markings)
    )
    return Cable(
        cable_id="09SELWYN1",
        span=Span(0, 1000),
        header=Header(overall=overall),
        paragraphs=paragraphs,
        furniture=(Furniture(kind=FurnitureKind.PAGE_LINE, span=Span(150, 160)),),
    )


def test_unmarked_text_takes_the_marking_before_it() -> None:
    read = cable(Marking(Level.C), Marking(Level.S), None)
    assert read.marking_at(250) == Marking(Level.S)


def test_text_before_any_marking_takes_the_overall_level() -> None:
    assert cable(Marking(Level.C), None).marking_at(120) == Marking(Level.C)


def test_a_cable_without_any_marking_is_treated_as_secret() -> None:
    assert cable(None, None).marking_at(120) == Marking(Level.S)


def test_the_banner_is_the_highest_of_line_portions_and_subject() -> None:
    read = cable(Marking(Level.C), Marking(Level.S, ("NF",)), Marking(Level.U))
    assert str(read.banner) == "S//NF"
    subject = Subject(text="x", span=Span(0, 1), marking=Marking(Level.TS))
    titled = Cable(
        cable_id=None,
        span=Span(0, 1),
        header=Header(overall=Marking(Level.C), subject=subject),
    )
    assert titled.banner == Marking(Level.TS)


def test_a_heading_takes_the_overall_level_and_not_the_portion_before_it() -> None:
    read = replace(
        cable(Marking(Level.S), Marking(Level.U)),
        headings=(Heading(text="DUES", span=Span(210, 214)),),
    )
    assert read.marking_at(150) == Marking(Level.U)
    assert read.marking_at(210) == Marking(Level.S)


def test_a_marked_title_keeps_its_own_marking() -> None:
    subject = Subject(text="x", span=Span(10, 20), marking=Marking(Level.U))
    heading = Heading(text="x", span=Span(190, 195), marking=TS)
    read = replace(
        cable(Marking(Level.C), Marking(Level.S)),
        header=Header(overall=Marking(Level.C), subject=subject),
        headings=(heading, Heading(text="y", span=Span(180, 185))),
    )
    assert read.marking_at(10) == Marking(Level.U)
    assert read.marking_at(190) == TS
    assert read.marking_at(180) == Marking(Level.S)  # inside a marked portion


def test_the_marking_over_spans_is_the_highest_of_all_they_touch() -> None:
    read = cable(Marking(Level.C), Marking(Level.U), Marking(Level.S), None)
    assert read.marking_over([Span(110, 190)]) == Marking(Level.U)
    assert read.marking_over([Span(110, 201)]) == Marking(Level.S)
    assert read.marking_over([Span(110, 120), Span(310, 320)]) == Marking(Level.S)
    assert read.marking_over([Span(90, 120)]) == Marking(Level.C)
    titled = replace(
        read, headings=(Heading(text="x", span=Span(150, 155), marking=TS),)
    )
    assert titled.marking_over([Span(110, 190)]) == TS
    with pytest.raises(ValueError, match="place"):
        read.marking_over([])


def test_content_never_holds_furniture() -> None:
    read = cable(None, None)
    assert read.content_of(Span(140, 170)) == (Span(140, 150), Span(160, 170))


def test_paragraphs_are_found_by_place() -> None:
    read = cable(None, None, None)
    found = read.paragraph_at(205)
    assert found is not None
    assert found.number == 2
    assert read.paragraph_at(50) is None
    assert read.paragraph_at(400) is None
    assert read.paragraphs_over([Span(199, 201), Span(50, 100)]) == read.paragraphs[:2]
