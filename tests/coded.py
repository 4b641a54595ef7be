"""Two invented passes over a cable, for tests of comparing and of what follows."""

from datetime import UTC, datetime
from functools import cache

from hypothesis import strategies as st

from reviewer.agreement.comparing import Compared, Reading, compare
from reviewer.domain.codebook import Codebook, Kind
from reviewer.domain.comparison import Coding, Side
from reviewer.domain.identifiers import (
    CableId,
    LinkId,
    PassId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.statement import Link, Statement
from reviewer.domain.text import Span
from reviewer.services import codebooks

CABLE = CableId("09PORTSELWYN12")
TEXT = (Span(0, 200),)
AT = datetime(2011, 5, 4, 9, tzinfo=UTC)


@cache
def book() -> Codebook:
    """The default codebook."""
    return codebooks.load()


def claim(
    name: str, start: int, end: int, kind: str = "assertion", **attributes: str
) -> Statement:
    """A claim of one span; ``speaker`` may be among the attributes."""
    speaker = attributes.pop("speaker", None)
    return Statement(
        statement_id=StatementId(name),
        cable_id=CABLE,
        pass_id=PassId("pass"),
        kind=Kind.CLAIM,
        spans=(Span(start, end),),
        created_at=AT,
        attributes={"statement_type": kind, **attributes},
        speaker_id=SpeakerId(speaker) if speaker else None,
    )


def comment(name: str, start: int, end: int, **attributes: str) -> Statement:
    """A post comment of one span."""
    return Statement(
        statement_id=StatementId(name),
        cable_id=CABLE,
        pass_id=PassId("pass"),
        kind=Kind.COMMENT,
        spans=(Span(start, end),),
        created_at=AT,
        attributes=attributes,
    )


def link(start: str, end: str, kind: str = "disputes", mode: str | None = None) -> Link:
    """A link between two statements, named by its ends."""
    return Link(
        link_id=LinkId(f"{start}-{kind}-{end}"),
        cable_id=CABLE,
        pass_id=PassId("pass"),
        from_id=StatementId(start),
        to_id=StatementId(end),
        kind=kind,
        mode=mode,
    )


def coding(*records: Statement | Link) -> Coding:
    """A pass of some statements and links."""
    return Coding(
        statements=tuple(item for item in records if isinstance(item, Statement)),
        links=tuple(item for item in records if isinstance(item, Link)),
    )


def compared(first: Coding, second: Coding) -> Compared:
    """The comparison of two passes over one cable."""
    reading = Reading(cable_id=CABLE, first=first, second=second, text=TEXT)
    return compare([reading], book())[0]


@st.composite
def codings(draw: st.DrawFn, side: Side) -> Coding:
    """Any pass of a few statements and links; ids begin with the side."""
    statements = [
        _drawn(draw, f"{side}{number}") for number in range(draw(st.integers(0, 5)))
    ]
    claims = [item.statement_id for item in statements if item.kind is Kind.CLAIM]
    comments = [item.statement_id for item in statements if item.kind is Kind.COMMENT]
    kinds = st.sampled_from(["disputes", "supports"])
    links = [
        link(start, draw(st.sampled_from(claims)), draw(kinds))
        for start in comments
        if draw(st.booleans()) and claims
    ]
    return coding(*statements, *links)


def _drawn(draw: st.DrawFn, name: str) -> Statement:
    start, size = draw(st.integers(0, 60)), draw(st.integers(1, 20))
    if draw(st.booleans()):
        roles = st.sampled_from(["judgement", "forecast"])
        return comment(name, start, start + size, role=draw(roles))
    kinds, speakers = st.sampled_from(["assertion", "denial"]), st.sampled_from("mp")
    return claim(
        name, start, start + size, draw(kinds), speaker=draw(speakers), confidence="low"
    )
