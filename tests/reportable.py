"""Reports of an invented cable, for the tests of every writer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import (
    CableId,
    LinkId,
    NoteId,
    PassId,
    ReviewerId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.statement import (
    Link,
    Note,
    Pass,
    PassKind,
    PassState,
    Speaker,
    Statement,
)
from reviewer.domain.text import Span, digest
from reviewer.parsing.parser import parse_cable
from reviewer.reports.composing import compose
from reviewer.reports.material import CableMaterial, Material
from reviewer.reports.report import Report
from reviewer.services import codebooks

TEXT = """\
O 121015Z MAR 09
FM AMCONSUL PORT SELWYN
TO RUEHC/SECSTATE WASHDC 0412
INFO RUEHKV/AMEMBASSY KARVAL CITY 0093
C O N F I D E N T I A L SECTION 01 OF 02 PORT SELWYN 000012

SIPDIS

E.O. 12958: DECL: 03/11/2019
TAGS: PGOV, ELAB, KV
SUBJECT: PORT SELWYN: THE PIERS ARE QUIET

1. (C) Summary: The harbour master denied that the dues will rise, and
said the union is content. End summary.

2. (SBU) Econoff toured the cold store on March 9. The foreman
acknowledged, but firmly denied, the rumour that the crane is unsafe, which

PORT SELW 00000012  002 OF 002

he called a story of the inland press.

THE CRANE
---------

3. (S//NF) A guild member told Econoff that two complaints were withdrawn.

4. (C) Comment: Post does not share the foreman's view. The crane stood
idle twice this winter. End comment.

LANTERN
"""
CABLE_ID = CableId("09PORTSELWYN12")
PASS = PassId("pass")
ANALYST = ReviewerId("person")
NOW = datetime(2009, 3, 14, 9, 26, 53, tzinfo=UTC)
QUOTES = (
    (Kind.CLAIM, "denial", "denied that the dues will rise"),
    (Kind.CLAIM, "assertion", "the union is content"),
    (Kind.REPORT, None, "Econoff toured the cold store on March 9."),
    (
        Kind.CLAIM,
        "acknowledgement",
        "acknowledged, but firmly denied, the rumour that the crane is unsafe",
    ),
    (Kind.CLAIM, "denial", "firmly denied, the rumour that the crane is unsafe"),
    (Kind.CLAIM, "assertion", "two complaints were withdrawn"),
    (Kind.COMMENT, None, "Post does not share the foreman's view."),
    (Kind.COMMENT, None, "The crane stood\nidle twice this winter."),
)
SPEAKER = Speaker(
    speaker_id=SpeakerId("foreman"),
    name="the foreman",
    role="foreman of the cold store",
)


def statements(text: str = TEXT) -> tuple[Statement, ...]:
    """One statement for each of ``QUOTES`` that the text holds."""
    return tuple(
        statement(kind, text.index(quote), len(quote), name=f"s{index}", type_=type_)
        for index, (kind, type_, quote) in enumerate(QUOTES, start=1)
        if quote in text
    )


def statement(
    kind: Kind, start: int, length: int, *, name: str, type_: str | None = None
) -> Statement:
    """A statement of one span."""
    return Statement(
        statement_id=StatementId(name),
        cable_id=CABLE_ID,
        pass_id=PASS,
        kind=kind,
        spans=(Span(start, start + length),),
        created_at=NOW,
        attributes={"statement_type": type_} if type_ else {},
        speaker_id=SPEAKER.speaker_id if type_ else None,
    )


def link(from_: str, to: str, kind: str, mode: str | None = None) -> Link:
    """A link between two statements."""
    return Link(
        link_id=LinkId(f"{from_}-{to}"),
        cable_id=CABLE_ID,
        pass_id=PASS,
        from_id=StatementId(from_),
        to_id=StatementId(to),
        kind=kind,
        mode=mode,
    )


LINKS = (
    link("s7", "s5", "disputes", "rebuts"),
    link("s8", "s5", "disputes", "rebuts"),
    link("s8", "s4", "supports"),
    link("s5", "s1", "restates"),
)


def note(text: str, *, on: str | None = None) -> Note:
    """A note on a statement, or on the cable."""
    return Note(
        note_id=NoteId(f"note-{on}"),
        cable_id=CABLE_ID,
        pass_id=PASS,
        text=text,
        statement_id=StatementId(on) if on else None,
    )


def cable_material(
    text: str = TEXT, *, cable_id: CableId = CABLE_ID, notes: Sequence[Note] = ()
) -> CableMaterial:
    """The invented cable as the parser reads it, coded."""
    return CableMaterial(
        cable_id=cable_id,
        file_name="harbour.txt",
        encoding="utf-8",
        text=text,
        text_sha256=digest(text),
        cable=parse_cable(text),
        own_pass=Pass(
            pass_id=PASS,
            cable_id=cable_id,
            reviewer_id=ANALYST,
            kind=PassKind.FIRST,
            state=PassState.OPEN,
            codebook_version=1,
            codebook_sha256="0" * 64,
        ),
        statements=statements(text),
        links=LINKS if text == TEXT else (),
        notes=notes,
    )


def material(*cables: CableMaterial, **changes: object) -> Material:
    """A project with those cables, else with the invented one."""
    made = Material(
        project_name="harbour",
        project_id="0123456789abcdef",
        reviewer="analyst",
        codebook=codebooks.load(),
        codebook_sha256="1" * 64,
        cables=cables or (cable_material(),),
        speakers=(SPEAKER,),
        steps=7,
        last_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def report(*cables: CableMaterial, **changes: object) -> Report:
    """The report of those cables."""
    return compose(material(*cables, **changes))
