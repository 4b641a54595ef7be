"""The records of a JSONL file: one class a line, told apart by ``record``."""

from typing import Final

import msgspec

from reviewer.domain.audit import FindingAnswer
from reviewer.domain.cable import Cable
from reviewer.domain.codebook import Codebook
from reviewer.domain.correction import Correction
from reviewer.domain.proposition import Membership, Proposition
from reviewer.domain.saved_search import SavedSearch
from reviewer.domain.statement import Link, Note, Pass, Reviewer, Speaker, Statement
from reviewer.interchange.jsonl_review import ReviewLine

FORMAT: Final = "reviewer-jsonl"
VERSION: Final = 2
"""The newest that is understood.

A file says 2 only where it tells of a review, of propositions or of searches.
"""
FIRST_VERSION: Final = 1


class Header(
    msgspec.Struct, frozen=True, kw_only=True, tag="header", tag_field="record"
):
    """The first line. ``passes_of`` names whose passes are held, None means all.

    ``notice`` is what must be said wherever the content goes; empty if nothing.
    """

    format: str = FORMAT
    version: int = FIRST_VERSION
    project_id: str
    name: str
    fictional: bool
    banner: str
    passes_of: str | None = None
    notice: str = ""


class CodebookLine(msgspec.Struct, frozen=True, tag="codebook", tag_field="record"):
    """A version of the codebook."""

    codebook: Codebook


class SourceLine(
    msgspec.Struct, frozen=True, kw_only=True, tag="source", tag_field="record"
):
    """An imported file: bytes in base64, ``source_id`` is their SHA-256."""

    source_id: str
    file_name: str
    encoding: str
    text_sha256: str
    text: str
    data: bytes = msgspec.field(name="bytes")


class CableLine(
    msgspec.Struct, frozen=True, kw_only=True, tag="cable", tag_field="record"
):
    """A cable; its spans count code points of the source's text."""

    cable_id: str
    source_id: str
    parser_version: int
    cable: Cable


class ReviewerLine(msgspec.Struct, frozen=True, tag="reviewer", tag_field="record"):
    """A person who has worked on the project."""

    reviewer: Reviewer


class PassLine(msgspec.Struct, frozen=True, tag="pass", tag_field="record"):
    """One person's reading of one cable."""

    reading: Pass = msgspec.field(name="pass")


class SpeakerLine(msgspec.Struct, frozen=True, tag="speaker", tag_field="record"):
    """A speaker and who listed them."""

    reviewer_id: str
    speaker: Speaker


class StatementLine(msgspec.Struct, frozen=True, tag="statement", tag_field="record"):
    """A statement."""

    statement: Statement


class LinkLine(msgspec.Struct, frozen=True, tag="link", tag_field="record"):
    """A link."""

    link: Link


class NoteLine(msgspec.Struct, frozen=True, tag="note", tag_field="record"):
    """A note."""

    note: Note


class AnswerLine(msgspec.Struct, frozen=True, tag="answer", tag_field="record"):
    """An answer to a finding of the marking audit."""

    answer: FindingAnswer


class CorrectionLine(msgspec.Struct, frozen=True, tag="correction", tag_field="record"):
    """A correction of what the parser read; the cable is told as it was read."""

    correction: Correction


class PropositionLine(
    msgspec.Struct, frozen=True, tag="proposition", tag_field="record"
):
    """A proposition, which is one person's own."""

    proposition: Proposition


class MembershipLine(msgspec.Struct, frozen=True, tag="membership", tag_field="record"):
    """A statement that is gathered under a proposition."""

    membership: Membership


class SearchLine(msgspec.Struct, frozen=True, tag="search", tag_field="record"):
    """A search that somebody keeps."""

    search: SavedSearch


class End(msgspec.Struct, frozen=True, kw_only=True, tag="end", tag_field="record"):
    """The last line: how many lines stand above it, and their SHA-256."""

    lines: int
    sha256: str


Item = (
    CodebookLine
    | SourceLine
    | CableLine
    | ReviewerLine
    | PassLine
    | SpeakerLine
    | StatementLine
    | LinkLine
    | NoteLine
    | AnswerLine
    | CorrectionLine
    | ReviewLine
    | PropositionLine
    | MembershipLine
    | SearchLine
)
"""What stands between the header and the end."""
Line = Header | Item | End
