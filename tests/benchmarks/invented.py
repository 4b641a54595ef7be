"""Invented cables and statements of any size, the same in every run."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from reviewer.domain.cable import Cable, Header, Paragraph
from reviewer.domain.classification import Level, Marking
from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.identifiers import CableId, PassId, StatementId
from reviewer.domain.statement import Statement
from reviewer.domain.text import Span, digest
from reviewer.services.browsing import OpenCable

_PROSE = (
    "the port authority denied that harbour unions were ever asked about tariffs and "
    "berths while stewards of the guild said they had paid for cranes at the pier"
)
_WORDS = _PROSE.split()
_LINE = 72
_KINDS = (Kind.CLAIM, Kind.CLAIM, Kind.COMMENT, Kind.REPORT)
_TYPES = ("assertion", "denial", "acknowledgement")
_MADE_AT = datetime(2009, 5, 4, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Invented:
    """An open cable and what was said of it."""

    opened: OpenCable
    statements: tuple[Statement, ...]


def cable(size: int, statements: int, *, one_line: bool = False) -> Invented:
    """A cable of so many code points, in wrapped paragraphs or in one line."""
    random = Random(size)  # noqa: S311 - no secret
    text, paragraphs = "", list[Paragraph]()
    parts: list[str] = []
    at = 0
    while at < size:
        length = size if one_line else random.randint(300, 1500)
        prefix = f"{len(paragraphs) + 1}. (C) "
        body = prose(random, length, wrapped=not one_line)
        span = Span(at, at + len(prefix) + len(body))
        paragraphs.append(
            Paragraph(
                number=len(paragraphs) + 1,
                printed=prefix[:-5],
                span=span,
                pieces=(Span(at + len(prefix), span.end),),
                marking=Marking(Level.C),
            )
        )
        parts.append(prefix + body + "\n\n")
        at += len(parts[-1])
    text = "".join(parts)
    made = Cable(
        cable_id="09SELWYN1",
        span=Span(0, len(text)),
        header=Header(),
        paragraphs=tuple(paragraphs),
    )
    opened = OpenCable(
        cable_id=CableId("09SELWYN1"),
        file_name="selwyn.txt",
        encoding="utf-8",
        text=text,
        text_sha256=digest(text),
        cable=made,
    )
    found = (_statement(random, made, number) for number in range(statements))
    return Invented(opened, tuple(found))


def prose(random: Random, length: int, *, wrapped: bool) -> str:
    """Words up to about a length, in lines of a telegram or in a single one."""
    lines, here, size = list[str](), "", 0
    words: list[str] = []
    while size < length:
        word = random.choice(_WORDS)
        size += len(word) + 1
        if wrapped and len(here) + len(word) > _LINE:
            lines.append(here)
            here = word
        elif wrapped:
            here = f"{here} {word}".strip()
        else:
            words.append(word)
    return "\n".join([*lines, here]) if wrapped else " ".join(words)


def cable_text(number: int, length: int = 6000) -> str:
    """A whole invented cable as it would be imported."""
    random = Random(number)  # noqa: S311 - no secret
    head = (
        f"R 04{number % 24:02}15Z MAY 09\nFM AMCONSUL PORT SELWYN\n"
        "TO SECSTATE WASHDC 1419\nINFO AMEMBASSY KARVAL CITY\n\n"
        f"C O N F I D E N T I A L PORT SELWYN {number:06}\n\nSIPDIS\n\n"
        "E.O. 12958: DECL: 05/04/2019\nTAGS: PGOV, EWWT, KV\n"
        f"SUBJECT: HARBOUR NOTE {number}\n\n"
    )
    body, count = "", 0
    while len(body) < length:
        count += 1
        mark = "(C)" if count % 3 else "(U)"
        body += f"{count}. {mark} {prose(random, 700, wrapped=True)}.\n\n"
    return head + body + "TARN\n"


def one_more(invented: Invented) -> Statement:
    """A further statement, near the top."""
    span = Span(100, 180)
    return _made(invented.opened.cable.content_of(span), Kind.CLAIM, "denial", 10**6)


def _statement(random: Random, made: Cable, number: int) -> Statement:
    start = random.randrange(0, max(len(made.span) - 200, 1))
    spans = made.content_of(Span(start, start + random.randint(10, 150)))
    return _made(spans, random.choice(_KINDS), random.choice(_TYPES), number)


def _made(spans: tuple[Span, ...], kind: Kind, type_: str, number: int) -> Statement:
    return Statement(
        statement_id=StatementId(f"s{number}"),
        cable_id=CableId("09SELWYN1"),
        pass_id=PassId("pass"),
        kind=kind,
        spans=spans,
        created_at=_MADE_AT + timedelta(seconds=number),
        attributes={STATEMENT_TYPE: type_} if kind is Kind.CLAIM else {},
    )
