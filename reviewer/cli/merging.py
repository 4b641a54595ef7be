"""The command that merges two project files."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.services import project_merging, projects

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "merge",
        merge,
        summary="Add to a project what another file of it holds; overwrites nothing.",
        example="reviewer merge study.reviewer study-laptop.reviewer --dry-run",
    )
    shared.add_project(parser)
    parser.add_argument("other", metavar="OTHER", type=Path, help="is only read")
    shared.add_reviewer(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would be done"
    )
    shared.add_json(parser)


def merge(arguments: Namespace, out: Output) -> int:
    """Merge, and list what was left as it is."""
    reviewer = shared.reviewer_of(arguments)
    other = projects.open_project(arguments.other, read_only=True)
    try:
        with shared.opened(arguments) as project:
            found = project_merging.merge(
                project, other, reviewer=reviewer, dry_run=arguments.dry_run
            )
    finally:
        projects.close(other)
    if arguments.json:
        out.json(
            {
                "cables": list(found.cables),
                "touched": list(found.touched),
                "conflicts": [
                    {"cable_id": one.cable_id, "reason": one.reason}
                    for one in found.conflicts
                ],
                "dry_run": arguments.dry_run,
            }
        )
        return 0
    for one in found.conflicts:
        out.line(f"{one.cable_id}  {one.reason}")
    done = "would be" if arguments.dry_run else "were"
    out.say(
        f"{counted(len(found.cables), 'cable')} {done} added, work or review "
        f"{done} added to {counted(len(found.touched), 'cable')}; "
        f"{counted(len(found.conflicts), 'difference')} left as it is here."
    )
    return 0
