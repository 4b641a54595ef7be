"""Findings of the marking audit as the report lists them."""

from collections.abc import Iterable

from reviewer.domain.audit import (
    Finding,
    FindingAnswer,
    Reason,
    Severity,
    answer_to,
    where,
)
from reviewer.domain.cable import Cable
from reviewer.reports.report import FindingEntry
from reviewer.reports.visible import visible

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "likely", Severity.NOTE: "note"}
_REASONS = {
    Reason.MARKED_ELSEWHERE: "marked elsewhere in the original",
    Reason.PRACTICE: "the practice of the time",
    Reason.LOST_IN_COPY: "lost by the layout of this copy",
    Reason.OTHER: "another reason",
}


def finding_entries(
    cable: Cable, findings: Iterable[Finding], answers: Iterable[FindingAnswer]
) -> tuple[FindingEntry, ...]:
    """Each finding with the person's answer, in order of place."""
    given = tuple(answers)
    return tuple(
        FindingEntry(
            rule=finding.rule,
            severity=finding.severity.value,
            word=_WORDS[finding.severity],
            place=where(cable, finding.span),
            message=visible(finding.message),
            answer=_said(answer_to(finding, given)),
        )
        for finding in findings
    )


def _said(answer: FindingAnswer | None) -> str:
    if answer is None:
        return ""
    reason = f"Not an error: {_REASONS[answer.reason]}."
    return f"{reason} {visible(answer.text)}".strip()
