"""What a report is made from: cables, and what one person recorded about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reviewer.domain.adjudication import Decision
from reviewer.domain.audit import Finding, FindingAnswer
from reviewer.domain.cable import Cable
from reviewer.domain.codebook import Codebook
from reviewer.domain.comparison import Comparison
from reviewer.domain.identifiers import CableId
from reviewer.domain.signing import SignOff
from reviewer.domain.statement import Link, Note, Pass, Speaker, Statement
from reviewer.domain.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CableMaterial:
    """A cable with what one person recorded about it.

    ``text`` is the whole text of the file, which the cable's spans count into.
    ``author`` is whose pass it is; ``is_solo`` says that it went on with one reading
    only. ``corrections`` are places where people read otherwise than the parser, with
    what they say. ``comparison``, ``decisions`` and ``blindness`` (in a sentence, how
    the two passes were kept apart) are there once a cable is adjudicated.
    """

    cable_id: CableId
    file_name: str
    encoding: str
    text: str
    text_sha256: str
    cable: Cable
    own_pass: Pass | None = None
    author: str = ""
    statements: Sequence[Statement] = ()
    links: Sequence[Link] = ()
    notes: Sequence[Note] = ()
    findings: Sequence[Finding] = ()
    answers: Sequence[FindingAnswer] = ()
    corrections: Sequence[tuple[Span, str]] = ()
    is_solo: bool = False
    comparison: Comparison | None = None
    decisions: Sequence[Decision] = ()
    blindness: str = ""
    sign_off: SignOff | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that a report is made from.

    ``reviewer`` is the name as given, never authenticated. ``steps`` and ``last_at``
    say how far that person had come. No clock is read and nothing that others do
    enters, so one state of somebody's work always gives one report.
    """

    project_name: str
    project_id: str
    reviewer: str
    codebook: Codebook
    codebook_sha256: str
    cables: Sequence[CableMaterial]
    speakers: Sequence[Speaker] = field(default=())
    is_fictional: bool = False
    steps: int = 0
    last_at: datetime | None = None
