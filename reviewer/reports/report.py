"""The report: what every format says, and nothing about how it says it.

All text in it is fit to be shown: characters that would be invisible, reorder
others or break a writer have become tokens (see ``visible``). Writers escape
for their own format only.
"""

from dataclasses import dataclass

from reviewer.domain.layout import DisplayKind
from reviewer.domain.report_contents import ReportPart
from reviewer.domain.statement import Look

Row = tuple[str, str]
"""A label and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A marking as a small sign.

    ``tone`` names its colours: ``u``, ``handling``, ``c``, ``s``, ``ts``,
    ``sci`` or ``none`` for text without a marking. ``strokes`` (0–3) stand
    along the paragraph; one of tone ``handling`` is dotted.
    """

    text: str
    words: str
    tone: str
    strokes: int
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement where it covers a run; lane 0 lies next to the letters."""

    number: int
    look: Look
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InkRun:
    """A stretch of shown text that the same statements cover.

    ``marks`` ascend by lane; ``tint`` is the look painted behind the letters.
    ``starts`` and ``ends`` number the statements that begin or end with it.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    tint: Look | None = None
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One block of a cable's body with what stands in its margins.

    ``label`` is Summary, Comment or Note where the block lies in one, and
    ``opens_label`` is True where the word itself is printed. ``continues``
    says that the strokes go on from the block before at half strength.
    ``lanes`` is the number of underlines that lie below each other.
    """

    kind: DisplayKind
    runs: tuple[InkRun, ...]
    number: str = ""
    chip: Chip | None = None
    shows_chip: bool = False
    continues: bool = False
    label: str | None = None
    opens_label: bool = False
    has_comment: bool = False
    lanes: int = 0
    tight: bool = False

    @property
    def keeps_blanks(self) -> bool:
        """Whether it is a line of a table, in which blanks make columns."""
        return any("  " in run.text or "\t" in run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the post says of a claim: ``relation`` is ``disputes · rebuts``."""

    relation: str
    number: int
    quote: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A claim beside its answers; none means *not addressed by post*."""

    claim: "StatementEntry"
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a statement stands, for tables: ``offsets`` is ``120-145;160-170``."""

    post: str
    sent: str
    offsets: str
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEntry:
    """A link between two statements of the report, by their numbers."""

    source: int
    relation: str
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """A statement with everything needed to find and to quote it.

    ``number`` counts through the report from 1. ``place`` is ``¶6``, ``reference``
    ``09KARVAL12 ¶6 (C)``, ``provenance`` adds post, time, offsets and hash, and
    ``found`` has the same in parts. ``title`` joins ``kind`` and ``type``.
    """

    number: int
    look: Look
    letter: str
    title: str
    quote: str
    place: str
    chip: Chip
    reference: str
    provenance: str
    found: Found
    kind: str
    type: str = ""
    speaker: str = ""
    details: tuple[Row, ...] = ()
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """What the marking audit noticed; ``answer`` is empty where none was given.

    ``severity`` is E, W or I, and ``word`` says it: error, likely, note.
    """

    rule: str
    severity: str
    word: str
    place: str
    message: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementEntry:
    """What two passes said differently, and what was decided; all in words.

    A side that has nothing there is empty. ``decision`` is ``first pass``, ``edited``
    or the like, ``reason`` why.
    """

    number: int
    name: str
    place: str
    first: str
    second: str
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One cable of the report."""

    cable_id: str
    title: str
    chip: Chip
    card: tuple[Row, ...]
    body: tuple[BodyBlock, ...]
    statements: tuple[StatementEntry, ...]
    ledger: tuple[LedgerEntry, ...]
    links: tuple[LinkEntry, ...]
    notes: tuple[Row, ...]
    disagreements: tuple[DisagreementEntry, ...]
    findings: tuple[FindingEntry, ...]
    doubts: tuple[Row, ...]
    provenance: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """The sign of a look and its meaning."""

    look: Look
    letter: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report; equal reports are written as equal bytes.

    ``banner`` is the highest level over everything contained, ``warnings`` are
    sentences about it (a cable without any marking). ``flag`` stands beside the
    banner in a fictional project and is empty otherwise. ``parts`` are those that
    were asked for; what belongs to another is empty in every section.
    """

    title: str
    banner: str
    tone: str
    flag: str
    warnings: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    legend: tuple[LegendEntry, ...]
    sections: tuple[Section, ...]
    provenance: tuple[Row, ...]

    @property
    def statement_count(self) -> int:
        """How many statements the report holds."""
        return sum(len(section.statements) for section in self.sections)
