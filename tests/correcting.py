"""A cable whose structure invites corrections, and corrections for it."""

from datetime import UTC, datetime
from pathlib import Path

from reviewer.domain.correction import Correction, CorrectionKind, quote_of
from reviewer.domain.identifiers import CableId, CorrectionId, ReviewerId
from reviewer.domain.text import Span
from reviewer.services import importing, projects
from reviewer.services.projects import Project
from tests.invented import ANALYST

CABLE = CableId("09PORTSELWYN61")
BODY = """\
O 121200Z MAR 09
FM CONSUL PORT SELWYN
TO SECSTATE WASHDC
C O N F I D E N T I A L PORT SELWYN 000061
FICTIONAL - TRAINING
E.O. 12958: DECL: 03/12/2019
TAGS: PGOV, KV
SUBJECT: KARVALIA: THE HARBOUR DUES

1. (C) Summary: The harbour master denied raising the dues. End summary.

2. (C) He said the council had asked for it.
The council keeps no minutes.
NEXT STEPS
The consul will ask again.

PORT SELWYN IN SPRING

3. (C) Comment: He has raised them twice. He knows that. End comment.

4. (U) The regatta is on Sunday.
HALVORSEN
"""


def place(words: str, text: str = BODY) -> Span:
    """Where some words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def correction(
    kind: CorrectionKind, words: str, value: str = "", *, holds: bool = True
) -> Correction:
    """A correction of the place where some words first stand."""
    span = place(words)
    return Correction(
        correction_id=CorrectionId(f"{kind}-{span.start}"),
        cable_id=CABLE,
        kind=kind,
        span=span,
        quote=quote_of(BODY, span),
        reviewer_id=ReviewerId("somebody"),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        holds=holds,
        value=value,
    )


def a_project(folder: Path) -> Project:
    """A project that holds the cable, imported as a person would."""
    file = folder / f"{CABLE}.txt"
    file.write_text(BODY)
    project = projects.create(folder / "corrections.reviewer", fictional=True)
    importing.import_paths(project, [file], reviewer=ANALYST)
    return project
