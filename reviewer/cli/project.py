"""Commands about a project as a whole: new, check, backup."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.cable_json import Json
from reviewer.cli.output import Output, counted
from reviewer.services import backups, checking, codebooks, projects
from reviewer.services.checking import CheckReport

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

FOUND_SOMETHING = 1
"""Exit code of a check that has findings."""


def add(commands: "Commands") -> None:
    """Add the commands."""
    _add_new(commands)
    _add_check(commands)
    _add_backup(commands)


def _add_new(commands: "Commands") -> None:
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


def _add_check(commands: "Commands") -> None:
    parser = shared.command(
        commands,
        "check",
        check,
        summary="Check that a project is whole; exit code 1 if it is not.",
        example="reviewer check study.reviewer",
    )
    shared.add_project(parser)
    shared.add_json(parser)


def _add_backup(commands: "Commands") -> None:
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


def check(arguments: Namespace, out: Output) -> int:
    """Check a project; it is never changed by that."""
    report = checking.check(arguments.project)
    if arguments.json:
        out.json(_check_json(report))
    else:
        for finding in report.findings:
            out.line(f"{finding.code}  {finding.message}")
        # How much was recorded is not told: a blind reviewer may ask, too.
        found = counted(len(report.findings), "finding")
        out.say(f"{counted(report.cables, 'cable')} with all work checked: {found}.")
    return FOUND_SOMETHING if report.findings else 0


def _check_json(report: CheckReport) -> Json:
    return {
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
    }


def backup(arguments: Namespace, out: Output) -> int:
    """Make a verified copy and print where it is."""
    with shared.opened(arguments) as project:
        made = backups.make(project, arguments.out)
    out.line(str(made))
    return 0
