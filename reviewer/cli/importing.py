"""``reviewer import``: files, folders, archives and mails into a project."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.errors import InputError
from reviewer.services import (
    browsing,
    exporting,
    import_protocol,
    importing,
    projects,
    restoring,
)
from reviewer.services.importing import Imported, ImportReport

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "import",
        import_,
        summary="Import cables from files, folders, archives (zip, tar) and mails, "
        "or a project from JSONL.",
        example="reviewer import study.reviewer cables/ 09PORTSELWYN41.txt",
    )
    shared.add_project(parser)
    parser.add_argument("path", metavar="PATH", type=Path, nargs="+")
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=shared.positive,
        help="read with that many processes (by default several where there is much "
        "to read)",
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="also write what came of every file (.csv, .html, else plain text)",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)


def import_(arguments: Namespace, out: Output) -> int:
    """Import files and folders.

    Refused files are told. They give exit code 5 where they were named themselves,
    or nothing else was found; in a folder of cables a stray file is no failure.
    """
    if _is_whole_project(arguments):
        report = _make_from_export(arguments.project, arguments.path[0])
    else:
        with shared.opened(arguments) as project:
            report = importing.import_paths(
                project,
                arguments.path,
                reviewer=shared.known_reviewer(arguments),
                progress=out.progress,
                jobs=arguments.jobs,
            )
    if arguments.report:
        import_protocol.save(report, arguments.report)
    if arguments.json:
        out.json(_report_json(report))
    else:
        _tell(report, out)
    named = any(refused.path in arguments.path for refused in report.refused)
    found = report.imported or report.duplicates
    return 0 if found and not named else InputError.exit_code


def _is_whole_project(arguments: Namespace) -> bool:
    """Whether a JSONL export is to become a project that does not exist yet."""
    paths: list[Path] = arguments.path
    if len(paths) != 1 or paths[0].suffix != restoring.SUFFIX:
        return False
    try:
        return not arguments.project.exists()
    except OSError:  # opening it says what is wrong
        return False


def _make_from_export(project_path: Path, path: Path) -> ImportReport:
    project = exporting.import_jsonl(path, project_path)
    try:
        rows = browsing.cables(project, reviewer="")
    finally:
        projects.close(project)
    ids = tuple(row.cable_id for row in rows)
    return ImportReport(imported=(Imported(path=path, cable_ids=ids),))


def _tell(report: ImportReport, out: Output) -> None:
    for imported in report.imported:
        out.line(f"imported   {' '.join(imported.cable_ids)}  {imported.path}")
    for duplicate in report.duplicates:
        out.line(f"duplicate  {duplicate.cable_id}  {duplicate.path}")
    for renamed in report.renamed:
        out.say(
            f"{renamed.path}: {renamed.cable_id} is in the project with another text; "
            f"this one is kept as {renamed.kept_as}."
        )
    for refused in report.refused:
        out.say(f"Refused: {refused.reason}")
    cables = sum(len(imported.cable_ids) for imported in report.imported)
    out.say(
        f"{counted(cables, 'cable')} imported, "
        f"{counted(len(report.duplicates), 'duplicate')}, "
        f"{len(report.refused) or 'none'} refused."
    )


def _report_json(report: ImportReport) -> Json:
    return {
        "imported": [
            {"path": str(item.path), "cable_ids": list(item.cable_ids)}
            for item in report.imported
        ],
        "duplicates": [
            {"path": str(item.path), "cable_id": item.cable_id}
            for item in report.duplicates
        ],
        "renamed": [
            {
                "path": str(item.path),
                "cable_id": item.cable_id,
                "kept_as": item.kept_as,
            }
            for item in report.renamed
        ],
        "refused": [
            {"path": str(item.path), "reason": item.reason} for item in report.refused
        ],
    }
