"""The marking audit of files and projects; advice only, nothing is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reviewer.auditing.audit import audit
from reviewer.auditing.rules import RULES, Rule
from reviewer.domain.audit import Finding
from reviewer.domain.cable import Cable
from reviewer.domain.identifiers import CableId
from reviewer.services import browsing, reading
from reviewer.store import cables as stored_cables
from reviewer.store.project import Project

__all__ = [
    "RULES",
    "CableAudit",
    "Rule",
    "audit_cable",
    "audit_file",
    "audit_opened",
    "audit_project",
    "title_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CableAudit:
    """What the audit found in one cable, in order of place.

    ``cable_id`` is None where a file's cable does not tell its own. Spans count
    code points into the text of the file ``file_name``.
    """

    cable_id: str | None
    file_name: str
    cable: Cable
    findings: tuple[Finding, ...]

    @property
    def problems(self) -> int:
        """How many findings are more than a note."""
        return sum(finding.is_problem for finding in self.findings)


def audit_file(path: Path, *, today: date | None = None) -> tuple[CableAudit, ...]:
    """Audit every cable of a file, without a project.

    Args:
        path: A file that ``reading.read_file`` can read.
        today: The day for declassification dates; by default that of this machine.

    Raises:
        InputError: As ``reading.read_file``.
    """
    found = reading.read_file(path)
    return tuple(
        CableAudit(
            cable_id=cable.cable_id,
            file_name=path.name,
            cable=cable,
            findings=audit(found.text, cable, today or _today()),
        )
        for cable in found.cables
    )


def audit_cable(
    project: Project, cable_id: CableId, *, today: date | None = None
) -> CableAudit:
    """Audit one cable of a project.

    Raises:
        RuleError: The project holds no cable of that id.
        StoreError: The stored text is not what was imported.
    """
    found = browsing.cable(project, cable_id)
    return CableAudit(
        cable_id=cable_id,
        file_name=found.file_name,
        cable=found.cable,
        findings=audit_opened(found, today=today),
    )


def audit_opened(
    opened: browsing.OpenCable, *, today: date | None = None
) -> tuple[Finding, ...]:
    """Audit a cable that was opened already; what it says, in order of place."""
    return audit(opened.text, opened.cable, today or _today())


def title_of(rule_id: str) -> str:
    """What a rule says of a cable that passes."""
    return next((rule.title for rule in RULES if rule.rule_id == rule_id), "")


def audit_project(
    project: Project, *, today: date | None = None
) -> Iterator[CableAudit]:
    """Audit every cable of a project in the order of import, one at a time.

    Raises:
        StoreError: A stored text is not what was imported.
    """
    with project.reading() as tx:
        cable_ids = stored_cables.ids(tx)
    for cable_id in cable_ids:
        yield audit_cable(project, cable_id, today=today)


def _today() -> date:
    return datetime.now().astimezone().date()
