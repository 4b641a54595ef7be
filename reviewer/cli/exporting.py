"""Commands that write documents: export and demo."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import arguments as shared
from reviewer.cli.output import Output, counted
from reviewer.cli.window import Screenshot
from reviewer.services import browsing, exporting, projects, samples

if TYPE_CHECKING:
    from reviewer.cli.arguments import Commands

DEMO_REVIEWER = samples.REVIEWER


def add(commands: "Commands", screenshot: Screenshot | None) -> None:
    """Add the commands.

    Args:
        commands: The list of commands.
        screenshot: How ``demo`` takes its picture; without it there is none.
    """
    parser = shared.command(
        commands,
        "export",
        export,
        summary="Write an annotated report or an interchange file.",
        example="reviewer export study.reviewer --format pdf --all -o report.pdf",
    )
    shared.add_project(parser)
    parser.add_argument("--format", required=True, choices=exporting.FORMATS)
    shared.add_cables(parser)
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True)
    shared.add_reviewer(parser)
    parser = shared.command(
        commands,
        "demo",
        demo,
        summary="Do the main job on the fictional sample, without a screen.",
        example="reviewer demo demo/",
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.set_defaults(screenshot=screenshot)


def export(arguments: Namespace, out: Output) -> int:
    """Write the chosen cables with the person's statements."""
    reviewer = shared.reviewer_of(arguments)
    with shared.opened(arguments) as project:
        report = exporting.export(
            project,
            cable_ids=shared.cables_of(arguments, project, reviewer),
            format=arguments.format,
            out=arguments.out,
            reviewer=reviewer,
        )
    out.line(str(report.path))
    out.say(
        f"Wrote {counted(report.cables, 'cable')} with "
        f"{counted(report.statements, 'statement')}; the whole is {report.banner}."
    )
    return 0


def demo(arguments: Namespace, out: Output) -> int:
    """Make the sample project, its report and a picture of the window."""
    folder: Path = arguments.folder
    older = set(folder.iterdir()) if folder.is_dir() else set()
    path = samples.make(folder)
    made = {"project": path}
    project = projects.open_project(path, read_only=True)
    try:
        rows = browsing.cables(project, reviewer=DEMO_REVIEWER)
        for format_ in ("html", "pdf"):
            report = exporting.export(
                project,
                cable_ids=tuple(row.cable_id for row in rows),
                format=format_,
                out=folder / f"report.{format_}",
                reviewer=DEMO_REVIEWER,
            )
            made[f"{format_.upper()} report"] = report.path
    finally:
        projects.close(project)
    if arguments.screenshot:
        picture = folder / "window.png"
        arguments.screenshot(path, picture)
        made["screenshot"] = picture
    for name, where in made.items():
        out.line(f"{name:<12} {where}")
    replaced = sorted(where.name for where in made.values() if where in older)
    if replaced:
        out.say(f"Those of an earlier demo were replaced: {', '.join(replaced)}.")
    return 0
