"""What a cable says about protection: unmarked text is never U."""

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Paragraph,
    Subject,
)
from reviewer.domain.classification import Level, Marking
from reviewer.domain.text import Span


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


def test_content_never_holds_furniture() -> None:
    read = cable(None, None)
    assert read.content_of(Span(140, 170)) == (Span(140, 150), Span(160, 170))


def test_paragraphs_are_found_by_place() -> None:
    read = cable(None, None, None)
    found = read.paragraph_at(205)
    assert found is not None
    assert found.number == 2
    assert read.paragraph_at(50) is None
