"""The audit of one cable: every rule, and what they found in order of place."""

from datetime import date

from reviewer.auditing.evidence import Evidence
from reviewer.auditing.rules import RULES
from reviewer.domain.audit import Finding
from reviewer.domain.cable import Cable


def audit(text: str, cable: Cable, today: date) -> tuple[Finding, ...]:
    """Audit a cable's markings; advice only, nothing is changed.

    Args:
        text: The whole text that the cable's spans count into.
        cable: The cable as parsed.
        today: The day against which declassification dates are held.

    Returns:
        The findings by place, then by rule. Spans count code points into
        ``text`` and lie inside the cable's span.
    """
    evidence = Evidence.of(text, cable, today)
    found = [finding for rule in RULES for finding in rule.findings(evidence)]
    return tuple(sorted(found, key=lambda item: (item.span, item.rule)))
