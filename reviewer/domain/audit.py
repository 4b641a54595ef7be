"""What the marking audit says about a cable's markings.

A finding is advice: it never changes the text and never re-marks. A person may
answer it: not an error, because.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import AnswerId, CableId, PassId
from reviewer.domain.text import Span


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "E"
    """It contradicts the text or the rule."""
    WARNING = "W"
    """It is likely an error."""
    NOTE = "I"
    """It is worth knowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule of the audit noticed.

    ``rule`` is stable (``MA-06``), ``span`` counts code points into the text the
    cable was read from and may be empty where something is missing, ``message``
    is one sentence that says why, ``source`` names the rule's origin. ``matter``
    tells things apart that one rule says of one place; empty where it says one.
    ``regime`` names the order by which it was judged and the dates of that order;
    empty where the rule is the same at all times.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    source: str
    matter: str = ""
    regime: str = ""

    @property
    def name(self) -> str:
        """What names it at its place, today and later: ``MA-06``, ``MA-29/STADIS``."""
        return f"{self.rule}/{self.matter}" if self.matter else self.rule

    @property
    def is_problem(self) -> bool:
        """Whether it is more than a note."""
        return self.severity is not Severity.NOTE


class Reason(StrEnum):
    """Why a finding is not an error."""

    MARKED_ELSEWHERE = "marked_elsewhere"
    """The original carries the marking at another place."""
    PRACTICE = "practice"
    """It was the practice of the time."""
    LOST_IN_COPY = "lost_in_copy"
    """The layout of this copy lost it."""
    OTHER = "other"
    """The text of the answer says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAnswer:
    """One person's answer to a finding of their cable.

    Findings are computed anew each time; ``rule``, which is the ``name`` of a
    finding, and ``span`` say which one is meant.
    """

    answer_id: AnswerId
    cable_id: CableId
    pass_id: PassId
    rule: str
    span: Span
    reason: Reason
    text: str = ""

    def is_about(self, finding: Finding) -> bool:
        """Whether it answers that finding.

        Answers that were given before a rule told several things apart name the
        bare rule, and answer all that it says of the place.
        """
        named = self.rule in {finding.name, finding.rule}
        return named and self.span == finding.span


def answer_to(finding: Finding, given: Sequence[FindingAnswer]) -> FindingAnswer | None:
    """The answer to a finding: one that names it, before one that names the rule."""
    about = [answer for answer in given if answer.is_about(finding)]
    about.sort(key=lambda answer: answer.rule != finding.name)
    return about[0] if about else None


def where(cable: Cable, span: Span) -> str:
    """Where a finding lies, in a word: ``subject``, ``¶3``, ``heading``, ``header``."""
    subject = cable.header.subject
    if subject and subject.span.intersects(span):
        return "subject"
    paragraph = cable.paragraph_at(span.start)
    if paragraph:
        return f"¶{paragraph.number or cable.paragraphs.index(paragraph) + 1}"
    if any(heading.span.contains(span.start) for heading in cable.headings):
        return "heading"
    above = not cable.paragraphs or span < cable.paragraphs[0].span
    return "header" if above else "text"
