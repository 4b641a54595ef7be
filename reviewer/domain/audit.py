"""What the marking audit says about a cable's markings.

A finding is advice: it never changes the text and never re-marks.
"""

from dataclasses import dataclass
from enum import StrEnum

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
    is one sentence that says why, ``source`` names the rule's origin.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    source: str

    @property
    def is_problem(self) -> bool:
        """Whether it is more than a note."""
        return self.severity is not Severity.NOTE
