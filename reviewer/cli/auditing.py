"""``reviewer audit``: do the markings agree with the cable and the rules."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.domain.audit import Finding
from reviewer.domain.cable import Cable
from reviewer.errors import InputError
from reviewer.services import auditing, projects
from reviewer.services.auditing import CableAudit

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

FOUND_SOMETHING = 1
_PROJECT_SUFFIX = ".reviewer"


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "audit",
        audit,
        summary="Check markings against the text and the rules of their day; "
        "exit code 1 if an error (E) or a warning (W) stands, notes (I) do not count.",
        example="reviewer audit 09PORTSELWYN41.txt --json",
    )
    parser.add_argument(
        "path",
        metavar="FILE|PROJECT",
        type=Path,
        nargs="+",
        help="cables as files, or a .reviewer file",
    )
    shared.add_json(parser)


def audit(arguments: Namespace, out: Output) -> int:
    """Audit every path; a file that is no cable is told and does not stop the rest."""
    documents: list[Json] = []
    code = cables = problems = notes = 0
    for path in arguments.path:
        try:
            for found in _audits(path):
                cables += 1
                problems += found.problems
                notes += len(found.findings) - found.problems
                if arguments.json:
                    documents.append(_json(found))
                else:
                    _describe(found, out)
        except InputError as error:
            out.say(str(error))
            code = error.exit_code
    if arguments.json:
        out.json({"cables": documents})
    else:
        out.say(
            f"{counted(cables, 'cable')} audited: {counted(problems, 'problem')}, "
            f"{counted(notes, 'note')}."
        )
    return code or (FOUND_SOMETHING if problems else 0)


def _audits(path: Path) -> Iterator[CableAudit]:
    if path.suffix != _PROJECT_SUFFIX:
        yield from auditing.audit_file(path)
        return
    project = projects.open_project(path, read_only=True)
    try:
        yield from auditing.audit_project(project)
    finally:
        projects.close(project)


def _json(found: CableAudit) -> Json:
    return {
        "cable_id": found.cable_id,
        "findings": [
            {
                "rule": finding.rule,
                "matter": finding.matter or None,
                "severity": finding.severity.value,
                "start": finding.span.start,
                "end": finding.span.end,
                "message": finding.message,
                "source": finding.source,
                "regime": finding.regime or None,
            }
            for finding in found.findings
        ],
    }


def _describe(found: CableAudit, out: Output) -> None:
    out.line(f"{found.cable_id or 'no id'}  ({found.file_name})")
    regime = next((item.regime for item in found.findings if item.regime), "")
    if regime:
        out.line(f"judged by {regime}")
    if found.findings:
        out.table(
            ("rule", "", "where", "what"),
            [
                (
                    finding.rule,
                    finding.severity.value,
                    _place(found.cable, finding),
                    finding.message,
                )
                for finding in found.findings
            ],
        )
    else:
        out.line("nothing found")
    out.line()


def _place(cable: Cable, finding: Finding) -> str:
    """The paragraph, ``header`` above the first one, ``text`` between them."""
    paragraph = cable.paragraph_at(finding.span.start)
    if paragraph:
        return f"¶{paragraph.number or cable.paragraphs.index(paragraph) + 1}"
    above = not cable.paragraphs or finding.span < cable.paragraphs[0].span
    return "header" if above else "text"
