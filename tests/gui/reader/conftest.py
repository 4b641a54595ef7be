"""An invented cable with everything the reader draws, built by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.cable import (
    Block,
    BlockKind,
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Paragraph,
    Part,
    PartKind,
    Signature,
    Subject,
)
from reviewer.domain.classification import Level, Marking
from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.identifiers import CableId, LinkId, PassId, StatementId
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span, digest
from reviewer.gui import fonts, theme
from reviewer.gui.reader.reader import Reader
from reviewer.services.browsing import OpenCable

HEADER = "FM AMCONSUL PORT SELWYN\nTO SECSTATE WASHDC\nSUBJECT: CRANES\n\n"
SUMMARY = (
    "Summary. The harbour master met Econoff on May 4. He said the\n"
    "east crane would run again by June. End summary."
)
HEADING = "Stewards and Berths"
DENIAL = (
    "The chairman acknowledged, but firmly denied, the widespread\n"
    "perception that the guild settles disputes by threat. He called the\n"
    "lease an invention of the inland press,"
)
PAGE_LINE = "SELWYN 00000031 002 OF 002"
REST = (
    "which he accused of taking money. He met Mr. Tarn of the U.S. firm\nat Pier 2 "
    "on Nov. 3, i.e. a week late."
)
OFFICIAL = "Two complaints were withdrawn. A third was lost."
COMMENT = "Comment: Post does not share this account. The offer can be tested."
LONG_COMMENT = "  ".join([COMMENT, "It is new. " * 60])
_MADE_AT = datetime(2009, 5, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Invented:
    """A cable and the means to speak of places in it."""

    text: str
    cable: Cable

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def between(self, first: str, last: str) -> tuple[Span, ...]:
        start = self.text.index(first)
        end = self.text.index(last, start) + len(last)
        return self.cable.content_of(Span(start, end))

    def opened(self) -> OpenCable:
        return OpenCable(
            cable_id=CableId("09SELWYN31"),
            file_name="selwyn.txt",
            encoding="utf-8",
            text=self.text,
            text_sha256=digest(self.text),
            cable=self.cable,
        )


@pytest.fixture
def invented() -> Invented:
    """Five paragraphs: C, a heading, C with a page line in it, S//NF, unmarked, C."""
    text = HEADER
    paragraphs: list[Paragraph] = []

    def add(number: int, marking: Marking | None, *pieces: str) -> None:
        nonlocal text
        printed = f"{number + 10}. " + (f"({marking}) " if marking else "")
        start = len(text)
        text += printed
        spans = []
        for index, piece in enumerate(pieces):
            if index:
                text += f"\n{PAGE_LINE}\n"
            spans.append(Span(len(text), len(text) + len(piece)))
            text += piece
        paragraphs.append(
            Paragraph(
                number=number,
                printed=f"{number + 10}.",
                span=Span(start, len(text)),
                pieces=tuple(spans),
                marking=marking,
            )
        )
        text += "\n\n"

    add(1, Marking(Level.C), SUMMARY)
    heading = Span(len(text), len(text) + len(HEADING))
    text += HEADING + "\n\n"
    add(2, Marking(Level.C), DENIAL, REST)
    add(3, Marking(Level.S, ("NF",)), OFFICIAL)
    add(4, None, "The tug crews expect a strike.")
    add(5, Marking(Level.C), LONG_COMMENT)
    name = Span(len(text), len(text) + 4)
    text += "TARN\n"
    page = text.index(PAGE_LINE)
    header = Header(
        from_post="AMCONSUL PORT SELWYN",
        action=("SECSTATE WASHDC",),
        info=("AMEMBASSY KARVAL CITY",),
        tags=("PGOV", "KV"),
        dtg=datetime(2009, 5, 4, 10, 15, tzinfo=UTC),
        overall=Marking(Level.S, ("NF",)),
        subject=Subject(text="CRANES", span=Span(text.index("CRANES"), 58)),
    )
    cable = Cable(
        cable_id="09SELWYN31",
        span=Span(0, len(text)),
        header=header,
        paragraphs=tuple(paragraphs),
        headings=(Heading(text=HEADING, span=heading),),
        blocks=(
            Block(kind=BlockKind.SUMMARY, span=paragraphs[0].span, closed=True),
            Block(kind=BlockKind.COMMENT, span=paragraphs[4].span, closed=False),
        ),
        furniture=(
            Furniture(
                kind=FurnitureKind.PAGE_LINE, span=Span(page, page + len(PAGE_LINE))
            ),
        ),
        signature=Signature(text="TARN", span=name),
        parts=(Part(kind=PartKind.HEADER, span=Span(0, len(HEADER))),),
    )
    return Invented(text, cable)


@pytest.fixture
def make_statement() -> Callable[..., Statement]:
    """Make a statement; each is later than the one before."""
    made = 0

    def make(
        spans: Span | tuple[Span, ...], look: str = "claim", name: str = ""
    ) -> Statement:
        nonlocal made
        made += 1
        kinds = {"comment": Kind.COMMENT, "report": Kind.REPORT}
        kind = kinds.get(look, Kind.CLAIM)
        type_ = {"claim": "assertion"}.get(look, look)
        return Statement(
            statement_id=StatementId(name or f"statement-{made}"),
            cable_id=CableId("09SELWYN31"),
            pass_id=PassId("pass"),
            kind=kind,
            spans=(spans,) if isinstance(spans, Span) else spans,
            created_at=_MADE_AT + timedelta(minutes=made),
            attributes={STATEMENT_TYPE: type_} if kind is Kind.CLAIM else {},
        )

    return make


@pytest.fixture
def make_link() -> Callable[..., Link]:
    """Make a link from one statement to another."""

    def make(source: Statement, target: Statement, kind: str = "disputes") -> Link:
        return Link(
            link_id=LinkId(f"{source.statement_id}-{target.statement_id}"),
            cable_id=CableId("09SELWYN31"),
            pass_id=PassId("pass"),
            from_id=source.statement_id,
            to_id=target.statement_id,
            kind=kind,
        )

    return make


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication, invented: Invented) -> Iterator[Reader]:
    """A reader of ordinary size that shows the invented cable from its top."""
    widget = Reader()
    qtbot.addWidget(widget)
    widget.resize(784, 700)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_cable(invented.opened())
    yield widget
    if fonts.scale() != 1.0 or theme.current() is not theme.LIGHT:
        fonts.set_scale(1.0)
        theme.apply(qapp, theme.LIGHT)
