"""An invented cable and projects holding it, for tests that need no parser."""

from pathlib import Path

from reviewer.domain.cable import (
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Paragraph,
    Part,
    PartKind,
    Subject,
)
from reviewer.domain.classification import Level, Marking
from reviewer.domain.identifiers import CableId
from reviewer.domain.text import Span, without
from reviewer.services import projects
from reviewer.store import sources
from reviewer.store.project import Project

HEADER = "SUBJECT: HARBOUR DUES IN PORT SELWYN\n\n"
FIRST = "1. (C) The harbour master denied raising the dues.\n"
PAGE_LINE = "PORT SELW 00000012  002 OF 003\n"
SECOND = "2. (C) Comment: He has raised them twice. End comment.\n"
TEXT = HEADER + FIRST + PAGE_LINE + SECOND
ANALYST = "analyst"
SECOND_REVIEWER = "second reviewer"
CABLE = CableId("09PORTSELWYN12")


def span_of(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


CLAIM_SPAN = span_of("denied raising the dues")
COMMENT_SPAN = span_of("He has raised them twice")


def a_cable(cable_id: CableId = CABLE) -> Cable:
    """Two paragraphs of ``TEXT`` with a page line between them."""
    first, page, second = span_of(FIRST), span_of(PAGE_LINE), span_of(SECOND)
    header = Span(0, first.start)
    marking = Marking(Level.C)
    paragraphs = tuple(
        Paragraph(
            number=number,
            printed=f"{number}.",
            span=span,
            pieces=(Span(span.start + 7, span.end),),
            marking=marking,
            marking_span=Span(span.start + 3, span.start + 6),
        )
        for number, span in enumerate((first, second), start=1)
    )
    subject = span_of("HARBOUR DUES IN PORT SELWYN")
    return Cable(
        cable_id=cable_id,
        span=Span(0, len(TEXT)),
        header=Header(
            from_post="CONSUL PORT SELWYN",
            overall=marking,
            subject=Subject(text="HARBOUR DUES IN PORT SELWYN", span=subject),
        ),
        paragraphs=paragraphs,
        furniture=(Furniture(kind=FurnitureKind.PAGE_LINE, span=page),),
        parts=(
            Part(kind=PartKind.HEADER, span=header),
            Part(kind=PartKind.PARAGRAPH, span=first, index=0),
            Part(kind=PartKind.FURNITURE, span=page),
            Part(kind=PartKind.PARAGRAPH, span=second, index=1),
        ),
    )


def add_cable(project: Project, cable_id: CableId = CABLE, *, note: str = "") -> None:
    """Import the invented cable; ``note`` makes its bytes different."""
    text = TEXT + note
    source = sources.Source(
        data=text.encode(), text=text, encoding="utf-8", file_name=f"{cable_id}.txt"
    )
    found = [(cable_id, a_cable(cable_id))]
    with project.writing() as tx:
        sources.add(tx, source, found, parser_version=1)


def a_project(folder: Path, name: str = "harbour.reviewer") -> Project:
    """A new project with the invented cable in it."""
    project = projects.create(folder / name, fictional=True)
    add_cable(project)
    return project


def words_of(spans: tuple[Span, ...], text: str = TEXT) -> list[str]:
    """What stands at each of the spans."""
    return [text[span.start : span.end] for span in spans]


def outside_furniture(span: Span) -> tuple[Span, ...]:
    """A span of ``TEXT`` without the page line."""
    return without(span, [span_of(PAGE_LINE)])
