"""Commands of blind packages: package make, open, return, merge."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer import settings
from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.services import package_merging, package_opening, packaging, projects
from reviewer.services.package_merging import Merged

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands


def add(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser(
        "package",
        help="Send cables to a second reviewer who never sees the project.",
        description="Blind packages: cables out as a file without any first pass, and "
        "the second pass back.",
        epilog='example:\n  reviewer package make study.reviewer --reviewer "second '
        'reviewer" --all -o for-second.package',
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    steps = parser.add_subparsers(metavar="STEP", title="steps", required=True)
    _add_make(steps)
    _add_open(steps)
    _add_return(steps)
    _add_merge(steps)


def _add_make(steps: "Commands") -> None:
    parser = shared.command(
        steps,
        "make",
        make,
        summary="Write a package for a second reviewer: cables and codebook alone.",
        example='reviewer package make study.reviewer --reviewer "second reviewer" '
        "--all -o for-second.package",
    )
    shared.add_project(parser)
    shared.add_cables(parser)
    parser.add_argument(
        "--reviewer", metavar="NAME", required=True, help="who gets the package"
    )
    parser.add_argument("--by", metavar="NAME", help="who gives it (default: you)")
    _add_out(parser, "FILE")


def _add_open(steps: "Commands") -> None:
    parser = shared.command(
        steps,
        "open",
        open_,
        summary="Make a project of a package, to be coded like any other.",
        example="reviewer package open for-second.package -o mine.reviewer",
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    _add_out(parser, "PROJECT2")


def _add_return(steps: "Commands") -> None:
    parser = shared.command(
        steps,
        "return",
        return_,
        summary="Write the submitted passes of an opened package to a file.",
        example='reviewer package return mine.reviewer --reviewer "second reviewer" '
        "-o back.package",
    )
    shared.add_project(parser)
    shared.add_reviewer(parser)
    _add_out(parser, "FILE2")


def _add_merge(steps: "Commands") -> None:
    parser = shared.command(
        steps,
        "merge",
        merge,
        summary="Take returned passes into the project; a second time changes nothing.",
        example="reviewer package merge study.reviewer back.package --dry-run",
    )
    shared.add_project(parser)
    parser.add_argument("file", metavar="FILE2", type=Path)
    shared.add_reviewer(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would be done"
    )
    shared.add_json(parser)


def _add_out(parser: ArgumentParser, name: str) -> None:
    parser.add_argument(
        "-o", "--out", metavar=name, type=Path, required=True, help="a new file"
    )


def make(arguments: Namespace, out: Output) -> int:
    """Write a package and print where it is."""
    reviewer: str = arguments.reviewer.strip()
    with shared.opened(arguments) as project:
        made = packaging.make(
            project,
            shared.cables_of(arguments, project, reviewer),
            reviewer=reviewer,
            by=arguments.by or settings.identity() or reviewer,
            out=arguments.out,
        )
    out.line(str(made.path))
    out.say(
        f"{counted(len(made.cable_ids), 'cable')} for {made.reviewer}, with nothing of "
        "the first pass. They open it with “reviewer package open”."
    )
    return 0


def open_(arguments: Namespace, out: Output) -> int:
    """Make a project of a package."""
    project = package_opening.open_package(arguments.file, arguments.out)
    name = package_opening.reader(project)
    projects.close(project)
    out.line(str(arguments.out))
    out.say(
        f"Opened for {name}: code it under that name, submit every cable, then "
        "“reviewer package return”."
    )
    return 0


def return_(arguments: Namespace, out: Output) -> int:
    """Write the passes that go back."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments, read_only=True) as project:
        made = package_opening.give_back(project, reviewer=reviewer, out=arguments.out)
    out.line(str(made.path))
    out.say(f"The passes over {counted(len(made.cable_ids), 'cable')} go back.")
    if made.corrections:
        out.say(
            f"{counted(made.corrections, 'correction')} of how cables are read "
            "stay here; tell the other side."
        )
    return 0


def merge(arguments: Namespace, out: Output) -> int:
    """Take the passes over, and say which and which not."""
    with shared.opened(arguments) as project:
        merged = package_merging.merge(
            project,
            arguments.file,
            reviewer=shared.known_reviewer(arguments),
            dry_run=arguments.dry_run,
        )
    if arguments.json:
        out.json(
            {
                "reviewer": merged.reviewer,
                "merged": list(merged.merged),
                "known": list(merged.known),
                "conflicts": [
                    {"cable_id": one.cable_id, "reason": one.reason}
                    for one in merged.conflicts
                ],
                "dry_run": arguments.dry_run,
            }
        )
        return 0
    _tell(merged, out, dry_run=arguments.dry_run)
    return 0


def _tell(merged: Merged, out: Output, *, dry_run: bool) -> None:
    for cable_id in merged.merged:
        out.line(f"{cable_id}  {'would be merged' if dry_run else 'merged'}")
    for cable_id in merged.known:
        out.line(f"{cable_id}  known")
    for conflict in merged.conflicts:
        out.line(f"{conflict.cable_id}  conflict: {conflict.reason}")
    if merged.known:
        out.say("This file was merged before; nothing was changed.")
