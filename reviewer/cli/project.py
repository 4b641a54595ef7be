"""Commands about a project as a whole: new, import, list, check, backup."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json, marking_json, time_json
from reviewer.cli.output import Output, counted
from reviewer.errors import InputError
from reviewer.services import (
    backups,
    browsing,
    checking,
    codebooks,
    exporting,
    importing,
    projects,
    restoring,
)
from reviewer.services.browsing import CableRow
from reviewer.services.importing import Imported, ImportReport

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

FOUND_SOMETHING = 1
"""Exit code of a check that has findings."""


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "new",
        new,
        summary="Make an empty project.",
        example="reviewer new study.reviewer",
    )
    shared.add_project(parser)
    parser.add_argument(
        "--codebook", metavar="FILE", type=Path, help="a codebook of your own (TOML)"
    )

    parser = shared.command(
        commands,
        "import",
        import_,
        summary="Import cables from files and folders, or a project from JSONL.",
        example="reviewer import study.reviewer cables/ 09PORTSELWYN41.txt",
    )
    shared.add_project(parser)
    parser.add_argument("path", metavar="PATH", type=Path, nargs="+")
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=shared.positive,
        default=1,
        help="read with that many processes (worth it from some hundred files on)",
    )
    shared.add_reviewer(parser)
    shared.add_json(parser)

    parser = shared.command(
        commands,
        "list",
        list_,
        summary="List the cables of a project.",
        example="reviewer list study.reviewer --json",
    )
    shared.add_project(parser)
    shared.add_reviewer(parser)
    shared.add_json(parser)

    parser = shared.command(
        commands,
        "check",
        check,
        summary="Check that a project is whole; exit code 1 if it is not.",
        example="reviewer check study.reviewer",
    )
    shared.add_project(parser)
    shared.add_json(parser)

    parser = shared.command(
        commands,
        "backup",
        backup,
        summary="Copy a project safely, also while it is open in a window.",
        example="reviewer backup study.reviewer -o study-monday.reviewer",
    )
    shared.add_project(parser)
    parser.add_argument(
        "-o",
        "--out",
        metavar="FILE",
        type=Path,
        help="the copy (default: the folder of backups)",
    )


def new(arguments: Namespace, out: Output) -> int:
    """Make a project."""
    codebook = codebooks.load(arguments.codebook)
    project = projects.create(arguments.project, codebook=codebook)
    projects.close(project)
    out.say(f"Made {arguments.project} with the codebook {codebook.title}.")
    return 0


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
    return (
        not arguments.project.exists()
        and len(paths) == 1
        and paths[0].suffix == restoring.SUFFIX
    )


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


def list_(arguments: Namespace, out: Output) -> int:
    """List the cables as that person may see them."""
    with shared.opened(arguments) as project:
        rows = browsing.cables(project, reviewer=shared.known_reviewer(arguments))
    if arguments.json:
        out.json({"cables": [_row_json(row) for row in rows]})
    elif rows:
        heads = ("cable", "date", "level", "statements", "state", "subject")
        out.table(heads, [_row(row) for row in rows])
    else:
        out.say("There is no cable in this project yet; import some.")
    return 0


def _row(row: CableRow) -> tuple[object, ...]:
    date = f"{row.dtg:%Y-%m-%d}" if row.dtg else ""
    level = str(row.banner) if row.banner else "unmarked"
    return (row.cable_id, date, level, row.statements, row.state, row.subject)


def _row_json(row: CableRow) -> Json:
    return {
        "cable_id": row.cable_id,
        "subject": row.subject,
        "from": row.from_post,
        "dtg": time_json(row.dtg),
        "banner": marking_json(row.banner),
        "statements": row.statements,
        "state": row.state,
    }


def check(arguments: Namespace, out: Output) -> int:
    """Check a project; it is never changed by that."""
    report = checking.check(arguments.project)
    if arguments.json:
        out.json(
            {
                "findings": [
                    {
                        "code": finding.code,
                        "message": finding.message,
                        "cable_id": finding.cable_id,
                        "paragraph": finding.paragraph,
                    }
                    for finding in report.findings
                ],
                "cables": report.cables,
                "statements": report.statements,
                "journal_rows": report.journal_rows,
            }
        )
    else:
        for finding in report.findings:
            out.line(f"{finding.code}  {finding.message}")
        out.say(
            f"{counted(report.cables, 'cable')}, "
            f"{counted(report.statements, 'statement')} and "
            f"{counted(report.journal_rows, 'journal row')} checked: "
            f"{counted(len(report.findings), 'finding')}."
        )
    return FOUND_SOMETHING if report.findings else 0


def backup(arguments: Namespace, out: Output) -> int:
    """Make a verified copy and print where it is."""
    with shared.opened(arguments) as project:
        made = backups.make(project, arguments.out)
    out.line(str(made))
    return 0
