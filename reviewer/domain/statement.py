"""What a reviewer records: statements, links, speakers, notes, passes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.domain.codebook import STATEMENT_TYPE, Kind
from reviewer.domain.identifiers import (
    CableId,
    LinkId,
    NoteId,
    PassId,
    ReviewerId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.text import Span


class Origin(StrEnum):
    """How a statement came to be."""

    MANUAL = "manual"
    ACCEPTED = "accepted"
    EDITED = "edited"


class PassKind(StrEnum):
    """Which reading of a cable this is."""

    FIRST = "first"
    SECOND = "second"
    FINAL = "final"


class PassState(StrEnum):
    """Whether a pass can still be worked on."""

    OPEN = "open"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A person who works on the project; the name is unique in it."""

    reviewer_id: ReviewerId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One person's reading of one cable under one version of the codebook."""

    pass_id: PassId
    cable_id: CableId
    reviewer_id: ReviewerId
    kind: PassKind
    state: PassState
    codebook_version: int
    codebook_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim, comment, report or background.

    ``spans`` is the content: at least one, ascending, disjoint, never furniture.
    ``source_spans`` (who says it) and ``cue_spans`` (the words of saying) may be
    empty. ``attributes`` maps codebook attributes to values; what is missing has
    the codebook's default. ``mixed`` allows claim and comment on one span,
    ``general`` says that a comment answers no single claim.
    """

    statement_id: StatementId
    cable_id: CableId
    pass_id: PassId
    kind: Kind
    spans: tuple[Span, ...]
    created_at: datetime
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    speaker_id: SpeakerId | None = None
    via: tuple[SpeakerId, ...] = ()
    origin: Origin = Origin.MANUAL
    mixed: bool = False
    general: bool = False

    @property
    def statement_type(self) -> str | None:
        """The type of a claim (``denial``), None for other kinds."""
        return self.attributes.get(STATEMENT_TYPE)

    @property
    def start(self) -> int:
        """The first code point of the content."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """The code point after the content's last."""
        return self.spans[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation from one statement to another within one pass."""

    link_id: LinkId
    cable_id: CableId
    pass_id: PassId
    from_id: StatementId
    to_id: StatementId
    kind: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone or something that statements are attributed to."""

    speaker_id: SpeakerId
    name: str
    role: str = ""
    organisation: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def described(self) -> str:
        """In one line: ``Dobry, chairman, Guild``."""
        parts = (self.name, self.role, self.organisation)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Free text on a statement, a paragraph, or (both None) the whole cable."""

    note_id: NoteId
    cable_id: CableId
    pass_id: PassId
    text: str
    statement_id: StatementId | None = None
    paragraph: int | None = None


Look = str


def look_of(statement: Statement) -> Look:
    """The appearance of a statement, a fixed set that themes and reports draw.

    One of ``claim``, ``denial``, ``acknowledgement``, ``comment``, ``report``.
    Denials and acknowledgements are told apart from other claims because the
    difference is what readers look for; background is drawn as a report.
    """
    if statement.kind is Kind.COMMENT:
        return "comment"
    if statement.kind is not Kind.CLAIM:
        return "report"
    if statement.statement_type in {"denial", "acknowledgement"}:
        return statement.statement_type
    return "claim"


LETTERS = {
    "claim": "C",
    "denial": "D",
    "acknowledgement": "A",
    "comment": "B",
    "report": "R",
}
"""The letter tag of each look."""
